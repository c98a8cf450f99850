"""Discovery of parts: one module, one constant; nothing else is edited to add a part."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar


def modules(package: ModuleType) -> tuple[ModuleType, ...]:
    """Every module of a package, in name order."""
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    return tuple(importlib.import_module(f"{package.__name__}.{name}") for name in names)


T = TypeVar("T")


def collect(package: ModuleType, constant: str, kind: type[T]) -> tuple[T, ...]:
    """The constant of that name from every module of the package that has one, in name order."""
    found = (getattr(module, constant, None) for module in modules(package))
    return tuple(part for part in found if isinstance(part, kind))
