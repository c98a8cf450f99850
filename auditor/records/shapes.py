"""The fields of a JSON object from strangers: what is of the expected shape, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from auditor.records.markup import plain

Item: TypeAlias = Mapping[str, Any]


def text(item: Item, key: str) -> str | None:
    """A string or whole number as a string; `None` where there is neither, or nothing in it."""
    value = item.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None


def words(item: Item, key: str) -> str:
    """A string without markup, empty where there is none."""
    return plain(text(item, key) or "")


def strings(item: Item, key: str) -> list[str]:
    """The strings of a list; a bare string is a list of one (CSL-JSON, collapsed XML)."""
    value = item.get(key)
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str) and each.strip()]


def first(item: Item, key: str) -> str | None:
    """The first string of a list that holds words, without markup."""
    return next((found for found in map(plain, strings(item, key)) if found), None)


def mapping(item: Item, key: str) -> Item:
    """An object, empty where there is none."""
    value = item.get(key)
    return value if isinstance(value, Mapping) else {}


def items(item: Item, key: str) -> list[Item]:
    """The objects of a list; a bare object is a list of one."""
    value = item.get(key)
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, Mapping)]


def year(value: object) -> int | None:
    """The year at the head of a date ("2011-02-01T13:09:15Z", "2016", 2016), where it can be one."""
    digits = str(value).strip()[:4] if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return int(digits) if digits.isascii() and digits.isdigit() and FIRST_YEAR <= int(digits) <= LAST_YEAR else None


FIRST_YEAR, LAST_YEAR = 1400, 2100
"""Printing begins; years beyond the last are of other calendars (Thai records count from 543 BC)."""
