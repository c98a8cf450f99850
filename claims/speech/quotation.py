"""Quotation marks paired: where a quotation opens and closes, whatever marks it uses.

Curly, straight, low (German), guillemets and single marks, also mixed ("opens straight, closes
curly"). A mark is read by its neighbours: an apostrophe, a prime after a number and an elision
('tis, rock 'n' roll) are no quotation marks. A quotation never crosses a blank line; one left open
runs to the end of its paragraph. One pass over the marks, so time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.model import Span

_DOUBLE = '"“”„‟«»″＂'
_SINGLE = "'‘’"
_MARK = re.compile(f"[{_DOUBLE}{_SINGLE}]|\n\\s*\n")
_CLOSERS = {"«": "»", "»": "«"}
_CURLY = '”“"″＂‟'
_PRIME = re.compile(r"\d['′’]\s?\d{1,2}\Z")
_ELISION = re.compile(r"(?:tis|twas|twere|em|n|til|till|cause|cuz|bout|round|ere|\d{2}s?)\b", re.IGNORECASE)
_FIRM = ",.?!…"
_BEFORE_SENTENCE = frozenset({"", ".", "!", "?", ":", ",", "’", "…"})
_OPEN_BEFORE = "([{—–-/"


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation: `start` is the opening mark, `end` lies past the closing one, if there is one."""

    start: int
    end: int
    closed: bool = True
    marked: bool = True
    """Whether there are marks at all (`<q>` has none)."""

    @property
    def inner(self) -> Span:
        """The words inside the marks."""
        if not self.marked:
            return Span(self.start, self.end)
        return Span(self.start + 1, self.end - 1 if self.closed else self.end)


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    sign: str
    opens: bool
    closes: bool
    firm: bool = False
    """For a single mark: whether punctuation beside it makes it surely a closing mark."""
    possessive: bool = False
    left_open: bool = False
    """Whether a single mark surely opens a sentence, so that it counts even if nothing closes it in its paragraph."""


@lru_cache(maxsize=2048)
def pairs(text: str) -> tuple[Pair, ...]:
    """The quotations of a text in order, never nested, never across a blank line; asked for by several parts."""
    return tuple(_pairs(text))


def _pairs(text: str) -> Iterator[Pair]:
    marks: list[_Mark] = []
    for match in _MARK.finditer(text):
        if match.group()[0] == "\n":
            yield from _paragraph(marks, match.start())
            marks = []
        else:
            marks.append(_mark(text, match.start()))
    yield from _paragraph(marks, len(text.rstrip()))


def _mark(text: str, at: int) -> _Mark:
    sign, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    free = not before or not before.isalnum()
    ahead, behind = bool(after.strip()), bool(before.strip())
    if sign in _SINGLE:
        return _single(text, at, free and ahead, behind)
    if sign in "«»":
        opens = (not behind or before in _OPEN_BEFORE) and bool(after)
        return _Mark(at, sign, opens or (sign == "«" and free), closes=bool(before) and not after.isalnum())
    if sign in "“„‟":
        return _Mark(at, sign, ahead, closes=behind and before not in _OPEN_BEFORE and not after.isalnum())
    if sign == "”":
        return _Mark(at, sign, opens=not behind and after.isalnum(), closes=True)
    prime = before.isdigit() and bool(_PRIME.search(text[max(at - 6, 0) : at]))
    return _Mark(at, sign, free and ahead, closes=behind and not after.isalnum() and not prime)


def _single(text: str, at: int, ahead: bool, behind: bool) -> _Mark:
    sign, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    opens = sign != "’" and ahead and not _ELISION.match(text, at + 1, at + 10)
    closes = sign != "‘" and behind and not after.isalnum()
    firm = closes and (before in _FIRM or after in ",.;:?!)")
    possessive = closes and not firm and before == "s" and text[at + 2 : at + 3].islower()
    left_open = (
        sign == "‘"
        and opens
        and not closes
        and after.isupper()
        and text[max(at - 4, 0) : at].rstrip()[-1:] in _BEFORE_SENTENCE
    )
    return _Mark(at, sign, opens and not (closes and firm), closes, firm, possessive, left_open)


def _paragraph(marks: list[_Mark], end: int) -> Iterator[Pair]:
    """The pairs of one paragraph's marks; `end` is where the paragraph ends."""
    index = 0
    while index < len(marks):
        mark = marks[index]
        if not mark.opens:
            index += 1
            continue
        close = _single_close(marks, index) if mark.sign in _SINGLE else _double_close(marks, index)
        if close is not None and close < 0:
            index = -close
        elif close is not None:
            yield Pair(mark.at, marks[close].at + 1)
            index = close + 1
        elif mark.sign in _SINGLE and not mark.left_open:
            index += 1
        else:
            yield Pair(mark.at, end, closed=False)
            return


def _double_close(marks: list[_Mark], opening: int) -> int | None:
    """The index of the closing mark, minus that of a mark that opens anew, or `None`."""
    sign = marks[opening].sign
    closers = _CLOSERS.get(sign, _CURLY)
    nested = False
    for index in range(opening + 1, len(marks)):
        mark = marks[index]
        if mark.sign not in _DOUBLE:
            continue
        if mark.opens and not mark.closes and mark.sign not in "«»":
            if mark.sign == sign == '"':
                return -index
            nested = nested or mark.sign != sign
        elif mark.closes and mark.sign in closers:
            if not nested or (mark.sign in "”") == (sign in "“"):
                return index
            nested = False
    return None


def _single_close(marks: list[_Mark], opening: int) -> int | None:
    """The first sure closing mark; a plural possessive closes only if nothing better follows."""
    fallback: int | None = None
    for index in range(opening + 1, len(marks)):
        mark = marks[index]
        if mark.sign not in _SINGLE:
            continue
        if mark.closes and not mark.possessive:
            return index
        if mark.closes and fallback is None:
            fallback = index
        if mark.opens and not mark.closes:
            break
    return fallback
