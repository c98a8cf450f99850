"""Expressions compiled when they are first used: hundreds wait for words that most articles do not have."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Later:
    """Stands in for an expression until one of its methods is asked for, and then has the methods themselves."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazily(source: str, flags: int = 0) -> re.Pattern[str]:
    """The expression as `re.compile` makes it, but later: an error in it shows when it is first used."""
    return cast("re.Pattern[str]", _Later(source, flags))
