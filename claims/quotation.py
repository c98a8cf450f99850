"""Quotation marks paired: where a quotation opens and closes, whatever marks it uses.

Curly, straight, low (German), guillemets and single marks, also mixed ("opens straight, closes
curly"). A mark is read by its neighbours: an apostrophe, a prime after a number and an elision
are no quotation marks. A quotation left open runs to the end of its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DOUBLE = '"“”„‟«»″＂'
_MARK = re.compile(f"[{_DOUBLE}]|\n\\s*\n")
_OPENING = frozenset("“„«‟")
_CLOSING = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation with its marks: `start` is the opening mark, `end` lies past the closing one."""

    start: int
    end: int
    closed: bool = True


def pairs(text: str) -> tuple[Pair, ...]:
    """The quotations of a text in order, never nested, never across a blank line."""
    return tuple(_pairs(text))


def _pairs(text: str) -> Iterator[Pair]:
    opened: int | None = None
    for match in _MARK.finditer(text):
        if match.group().isspace():
            if opened is not None:
                yield Pair(opened, match.start(), closed=False)
            opened = None
        elif opened is None:
            if _may_open(text, match.start()):
                opened = match.start()
        elif _may_close(text, match.start()):
            yield Pair(opened, match.end())
            opened = None
    if opened is not None:
        yield Pair(opened, len(text), closed=False)


def _may_open(text: str, at: int) -> bool:
    mark, after = text[at], text[at + 1 : at + 2]
    if mark in _CLOSING or not after or after.isspace():
        return False
    return mark in _OPENING or not text[at - 1 : at].isalnum()


def _may_close(text: str, at: int) -> bool:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark in _CLOSING:
        return True
    return not before.isspace() and not after.isalnum() and mark not in _OPENING
