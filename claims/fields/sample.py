"""How many people, animals or things a study looked at."""

from __future__ import annotations

import re
from functools import lru_cache

from claims import counts
from claims.citing import listed
from claims.fields.line import Line

SMALLEST = 4
"""Smaller numbers of people in a sentence are parts of a whole ("two adults in five")."""
FEWEST_THINGS = 10
"""The smallest number of things taken for a sample."""


@lru_cache(maxsize=16)
def _things(language: str) -> re.Pattern[str]:
    held = rf"{listed(language, 'holdings', 'nouns', 'loose')}\s{listed(language, 'based', 'belonging', 'sizing')}"
    took = rf"{listed(language, 'acting', 'finding')}|{held}"
    number = r"(?P<number>\d{1,3}(?:,\d{3})+|\d{2,7})"
    unit, works = listed(language, "units"), listed(language, "pooled")
    roughly = rf"(?:{listed(language, 'roughly')}\s){{0,5}}"
    return re.compile(rf"\b(?:{took})\s{roughly}{number}\s(?!{unit}\b)(?!(?:[\w-]+\s){{0,3}}{works}\b)[^\W\d]")


def sample(line: Line, text: str) -> int | None:
    """The number of people or animals stated, else of the things the study took ("gathered 12,800 statements")."""
    found = counts.claimed_sample(text, line.language)
    if found is not None and found >= SMALLEST and not _is_year(found, text):
        return found
    match = _things(line.language).search(text)
    if not match:
        return None
    number = int(match["number"].replace(",", ""))
    return number if number >= FEWEST_THINGS and not _is_year(number, text) else None


def _is_year(number: int, text: str) -> bool:
    """Whether a number is a year: four digits in the range of years, and no comma in them."""
    return 1900 <= number <= 2099 and str(number) in text
