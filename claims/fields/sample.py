"""How many people, animals or things a study looked at."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.citing.cues import listed
from claims.entities import counts
from claims.fields.line import Line
from claims.patterns import lazily

SMALLEST = 4
"""Smaller numbers of people in a sentence are parts of a whole ("two adults in five")."""
FEWEST_THINGS = 10
"""The smallest number of things taken for a sample."""


_TWO_DIGITS = re.compile(r"\d\d")
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3}){1,4}|\d{2,7})"
_LARGE = r"(?P<number>\d{1,3}(?:,\d{3}){1,4}|\d{3,7})"


@lru_cache(maxsize=16)
def _things(language: str) -> tuple[re.Pattern[str], ...]:
    """A number taken or held, of whatever it be; a number of parts of things; people told by nation or trade."""
    held = rf"{listed(language, 'holdings', 'nouns', 'loose')}\s{listed(language, 'based', 'belonging', 'sizing')}"
    acted = listed(language, "acting", "finding")
    unit, works, whence = listed(language, "units"), listed(language, "pooled", "sites"), listed(language, "taken_from")
    roughly = rf"(?:{listed(language, 'roughly')}\s){{0,5}}"
    counted = rf"\s(?!{unit}\b)(?!(?:(?!{whence}\s)[\w-]+\s){{0,3}}{works}\b)"
    nation = rf"{listed(language, 'nations')}\s"
    trade = rf"(?:[a-z-]+\s){{0,2}}?(?!{listed(language, 'no_trade')}\b)[a-z-]{{2,}}{listed(language, 'trades')}\b"
    return (
        lazily(rf"\b(?:{acted}|{held})\s{roughly}{_NUMBER}{counted}[^\W\d]"),
        lazily(rf"\b{acted}\s(?:[\w-]+\s){{1,6}}?{listed(language, 'belonging')}\s{_LARGE}{counted}[^\W\d]"),
        lazily(rf"\b{listed(language, 'taken_from')}\s{roughly}{_NUMBER}{counted}(?:{nation}|{trade})"),
        lazily(rf"(?<![\w.,$£€–-]){_NUMBER}{counted}(?:{nation}|{trade})"),
        lazily(
            rf"(?<![\w.,$£€–-]){_NUMBER}-{listed(language, 'head')}\s(?:[\w-]+\s){{0,2}}?{listed(language, 'nouns')}"
        ),
    )


@lru_cache(maxsize=16)
def _told_apart(language: str) -> re.Pattern[str]:
    """A number apart from its noun, which stands before or nowhere: ", 87 of them,", "Of 118 who joined"."""
    spelt = listed(language, "numbers")
    number, stop = rf"(\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,7}}|{spelt})", r"(?=[,.;:)—–]|\Z)"
    return lazily(
        rf"(?:,\s|[(—–]\s?|\b{listed(language, 'there_were')}\s){number}\s{listed(language, 'of_them')}{stop}"
        rf"|\A\W*{listed(language, 'out_of')}\s{number}\s{listed(language, 'who')}\s"
    )


def sample(line: Line, text: str) -> int | None:
    """The number of people or animals stated, else of the things the study took ("gathered 12,800 statements")."""
    return _sample(text, line.language)


@lru_cache(maxsize=64)
def _sample(text: str, language: str) -> int | None:
    if (told := _told_apart(language).search(text)) and not counts.counts(text[: told.start()], language):
        written = next(filter(None, told.groups())).replace(",", "")
        value = int(written) if written.isdigit() else counts.amount(written, language)
        if value:
            return value
    found = counts.claimed_sample(text, language)
    if found is not None and found >= SMALLEST and not _is_year(found, text):
        return found
    patterns = _things(language) if _TWO_DIGITS.search(text) else ()
    matches = (pattern.search(text) for pattern in patterns)
    numbers = (int(match["number"].replace(",", "")) for match in matches if match)
    return next((number for number in numbers if number >= FEWEST_THINGS and not _is_year(number, text)), None)


def _is_year(number: int, text: str) -> bool:
    """Whether a number is a year: four digits in the range of years, and no comma in them."""
    return 1900 <= number <= 2099 and str(number) in text
