"""The formats of a report: each a pure function from a `Report` to text, one module each."""

from __future__ import annotations

import sys

from auditor.parts import Format
from claims.registry import collect


def formats() -> dict[str, Format]:
    """Every format by its name."""
    return {form.name: form for form in collect(sys.modules[__name__], "FORMAT", Format)}
