"""How many were studied: the claim's number against every number of people, animals or studies in the record.

Abstracts give those screened, randomised and analysed, whole and by arm; so a claimed number is contradicted only
where the record holds it nowhere, nothing in the record adds up to it, and none of its counts is near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, combinations_with_replacement

from auditor.findings.clash import Clash
from auditor.findings.figures import numbers
from auditor.findings.numbers import worded
from auditor.findings.numerals import in_digits, plain
from auditor.findings.places import nationals
from auditor.findings.statements import Record, Statement
from claims.entities.counts import Count, counts
from claims.languages import load
from claims.model import Span

APART = 0.15
"""Relative difference between two counts that drop-out leaves room for."""
ROUNDED, LOOSE = 0.015, 0.1
"""Relative difference to any number of the record that rounding, and "about" or "nearly", leave room for."""
SUMMED = 0.03
MOST_SUMMED = 14
OVER = 24
"""Characters before a count in which it is told as one that was exceeded."""
YEARS = range(1900, 2100)
"""Numbers that are years more often than counts, and round numbers of none."""
Rival = tuple[Count, str]
"""A count of the record, and its sentence."""
_OF = re.compile(r"\d ?(?:/|of|out of)(?: the)? ?\Z")
_NATIONALS = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+) (?:[a-z][\w-]+ ){0,2}([A-Z][a-z]+s)\b")


def contradicted(claim: Statement, told: Record, *, introduced: bool = True) -> Iterator[Clash]:
    """Counts of people or of pooled studies that the record contradicts.

    A sentence that only goes on about a study, and is not the one by which it was `introduced`, counts parts of it.
    """
    everything = numbers(told.text)
    given = [(count, each.text) for each in (told.title, *told.sentences) for count in _counts(each.text)]
    for count in _counts(claim.text):
        rivals = [(other, text) for other, text in given if _alike(count, other)]
        if _is_part(claim.text, count) or count.value < 2 or not rivals:
            continue
        if not introduced and count.value < max(other.value for other, _ in rivals):
            continue
        before = claim.text[: count.span.start]
        loose = _is_loose(before)
        if _exceeded(before, count.value, rivals):
            continue
        if not _told(count.value, LOOSE if loose else ROUNDED, everything, rivals, _twice(told)):
            most, text = max(rivals, key=lambda rival: rival[0].value)
            yield Clash("sample", _words(claim.text, count), _words(text, most), text)


def _counts(text: str) -> tuple[Count, ...]:
    """The counts of a text, those of the people of a country with them ("1,006 Italians")."""
    known = counts(text)
    found = (match for match in _NATIONALS.finditer(text) if match[2].casefold() in nationals())
    more = [Count(Span(m.start(), m.end()), int(re.sub(r"\D", "", m[1])), m[2].casefold(), "people") for m in found]
    return (*known, *(count for count in more if all(count.span.start != other.span.start for other in known)))


def _is_part(text: str, count: Count) -> bool:
    """Whether a count is of some of the people: "19 of 24 patients", "twelve patients withdrew"."""
    before, after = in_digits(text[: count.span.start]), plain(text[count.span.end :])
    return count.partial or bool(_OF.search(before) or worded("leaving").match(after.lstrip()))


def _exceeded(before: str, value: int, rivals: list[Rival]) -> bool:
    """Whether a count is told as exceeded ("over a million"), and the record's is above it, and not twice it."""
    over = worded("exceeding").search(plain(before)[-OVER:].rstrip())
    return bool(over) and any(value <= rival.value < 2 * value for rival, _ in rivals)


def _is_loose(before: str, language: str = "en") -> bool:
    """Whether the words before a count make it approximate."""
    return plain(before).rstrip().endswith(tuple(load(language)["figures"]["loose"]))


def _alike(mine: Count, other: Count) -> bool:
    return other.value > 1 and not other.partial and (mine.kind == "studies") == (other.kind == "studies")


def _twice(told: Record) -> bool:
    """Whether the size of one arm may stand for those of several."""
    return worded("equal_arms").search(plain(told.text)) is not None


def _told(value: int, room: float, everything: frozenset[float], rivals: list[Rival], twice: bool) -> bool:
    """Whether the record tells of a number, of a count near to it, or of counts that add up to it."""
    if any(abs(number - value) <= (0 if number in YEARS else room * value) for number in everything):
        return True
    if any(abs(rival.value - value) <= APART * max(rival.value, value) for rival, _ in rivals):
        return True
    return any(abs(total - value) <= SUMMED * value for total in _sums(rivals, twice))


def _sums(rivals: list[Rival], twice: bool) -> Iterator[int]:
    """What counts come to together: any two of them, all of them, and those of one sentence."""
    several = sorted({rival.value for rival, _ in rivals}, reverse=True)[:MOST_SUMMED]
    yield from (2 * value for value in several if _allotted(value, rivals) > 1)
    pairs = combinations_with_replacement(several, 2) if twice else combinations(several, 2)
    yield from (one + other for one, other in pairs)
    yield sum(several)
    for sentence in {text for _, text in rivals}:
        yield sum(rival.value for rival, text in rivals if text == sentence)


def _allotted(value: int, rivals: list[Rival]) -> int:
    """In how many sentences so many people were assigned to something: two groups of twenty are forty."""
    return sum(rival.value == value and bool(worded("allotting").search(plain(text))) for rival, text in rivals)


def _words(text: str, count: Count) -> str:
    return in_digits(text[count.span.start : count.span.end])
