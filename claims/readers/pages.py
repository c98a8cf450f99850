"""How web pages are built, as data: `claims/data/pages.toml`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("claims.data") / "pages.toml").read_text("utf-8"))


def ranked(table: str, key: str) -> tuple[str, ...]:
    """One of its lists, in order."""
    return tuple(_tables()[table][key])


def words(table: str, key: str) -> frozenset[str]:
    """One of its lists, as a set."""
    return frozenset(ranked(table, key))
