"""The formats of a report: each a pure function from a `Report` to text, one module each."""

from __future__ import annotations

import pkgutil
import sys

from auditor.parts import Format
from claims.registry import collect


def names() -> tuple[str, ...]:
    """The names of all formats, which are those of their modules; none is imported."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def formats() -> dict[str, Format]:
    """Every format by its name."""
    return {form.name: form for form in collect(sys.modules[__name__], "FORMAT", Format)}
