"""The web sources, one module each; each speaks its service's language and does no I/O."""

from __future__ import annotations

import sys

from auditor.parts import Api
from claims.registry import modules


def apis() -> dict[str, type[Api]]:
    """The class of every web source, by name."""
    found = (getattr(module, "API", None) for module in modules(sys.modules[__name__]))
    return {api.name: api for api in found if api is not None}
