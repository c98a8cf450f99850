"""Ages that a record gives in years, held against the age group that a claim names."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.findings.clash import Clash
from auditor.findings.figures import numbers
from auditor.findings.numerals import plain
from auditor.findings.statements import Record
from claims.languages import load

_RANGE = re.compile(
    r"(?:aged?|ages|aged between) (?:of )?(\d{1,2})(?: years?)?(?: ?- ?| to | and )(\d{1,2})\b(?!\s?(?:%|mo|w|d))"
    r"|\b(\d{1,2}) ?(?:-|to) ?(\d{1,2})[- ](?:years?|yrs?)(?:[- ]olds?| of age)"
)
_OLDER = re.compile(r"aged? (\d{2}) ?(?:years?|yrs?)?(?: of age)? (?:or|and) (?:older|over|above)")
_SPAN = re.compile(r"(?<![\d.])(\d{1,2}) ?(?:-|to|and) ?(\d{1,2})(?= ?(?:years?|yrs?|[,.;]|\Z|[- ]year))")
OLDEST = 120.0
_MEAN = re.compile(r"(?:mean|average|median) age (?:of |was |[=:] ?)?(?:\w+ ){0,2}?(\d{1,2}(?:\.\d+)?)")
_STATED = re.compile(
    _RANGE.pattern
    + r"|\b(\d{1,2})-(?:year-olds?)? ?(?:to|and) (\d{1,2})-year-olds?"
    + r"|between (?:the ages of )?(\d{1,2}) and (\d{1,2}) years (?:old|of age)"
)
"""Ages as articles give them besides."""
_AGES = re.compile("|".join(each.pattern for each in (_RANGE, _OLDER, _MEAN)))
MARGIN = 0.1
"""Share of a range of years within an age group, and half the share of the group, that is only its edge."""
BOUNDS = {
    "infant": (0, 3),
    "child": (1, 18),
    "adolescent": (10, 20),
    "young adult": (17, 36),
    "middle-aged": (35, 66),
    "older": (55, 120),
}
"""The years, generously, within which people are called so."""


def years_in_common(claim: str, told: Record) -> bool:
    """Whether claim and record tell of one range of years ("girls of 14 to 19"), whatever they call the people."""
    theirs = set(_SPAN.findall(plain(told.text)))
    return any(span in theirs for span in _SPAN.findall(plain(claim)))


def numeric_ages(groups: frozenset[str], told: Record) -> Clash | None:
    """A conflict where the record's people were, in years, all outside the claim's age groups."""
    for sentence in told.sentences:
        text = plain(sentence.text)
        if (match := _RANGE.search(text)) or (match := _MEAN.search(text)):
            years = [float(number) for number in match.groups() if number]
            if all(_apart(years, BOUNDS[group]) for group in groups):
                return Clash("population", ", ".join(sorted(groups)), match[0], sentence.text)
            return None
    return None


def numeric_decades(claim: str, told: Record) -> Clash | None:
    """A conflict where the claim's people were in some decades of age and the record's years lie in none."""
    match = _decades().search(plain(claim))
    if not match:
        return None
    begins = [_begins()[word] for word in match.groups() if word]
    for sentence in told.sentences:
        text = plain(sentence.text)
        found = _RANGE.search(text) or _OLDER.search(text)
        if found:
            years = [float(number) for number in found.groups() if number]
            years += [OLDEST] if len(years) == 1 else []
            return Clash("population", match[0], found[0], sentence.text) if _apart(years, _span(begins)) else None
    return None


def stated_years(claim: str, told: Record) -> Clash | None:
    """A conflict where both give ages in years, all the record's lie apart, and it holds none of the claim's."""
    match = _STATED.search(plain(claim))
    if not match:
        return None
    mine = [float(number) for number in match.groups() if number]
    if set(mine) & numbers(told.text):
        return None
    given = [(found, each.text) for each in told.sentences for found in _AGES.finditer(plain(each.text))]
    if not given or not all(_apart(_years(found), (min(mine), max(mine))) for found, _ in given):
        return None
    return Clash("population", match[0], given[0][0][0], given[0][1])


def _years(found: re.Match[str]) -> list[float]:
    """The ages of a match; what has no upper end goes on to the oldest."""
    years = [float(number) for number in found.groups() if number]
    return [*years, OLDEST] if _OLDER.fullmatch(found[0]) else years


def _span(begins: list[int]) -> tuple[int, int]:
    return min(begins), max(begins) + 9


@lru_cache(maxsize=4)
def _begins(language: str = "en") -> dict[str, int]:
    pairs = (line.split() for line in load(language)["cohort"]["decades"])
    return {word: int(year) for word, year in pairs}


@lru_cache(maxsize=4)
def _decades(language: str = "en") -> re.Pattern[str]:
    words = "|".join(_begins(language))
    return re.compile(rf"in their (?:\w+ )?({words})(?:(?:,? and |,? or |,? to )({words}))?")


def _apart(years: list[float], bounds: tuple[float, float]) -> bool:
    """Whether years lie outside the bounds, or a range of them all but does: teenagers are not those of 18 to 65."""
    low, high = bounds
    shared = min(max(years), high) - max(min(years), low)
    span = max(years) - min(years)
    return shared < 0 or (shared <= MARGIN * span and shared <= MARGIN * 2 * (high - low) and span > 0)
