"""The numbers at the tail of an entry: year, volume, issue, pages, in every common order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.citing.cues import YEAR

_YEAR = r"(?P<year>(?:1[89]|20)\d\d)[a-z]?"
_PAGES = r"(?P<pages>[A-Za-z]{0,2}\d{1,9}[A-Za-z]?(?:\s?[-–—−]\s?[A-Za-z]{0,2}\d{1,9}[A-Za-z]?)?(?:-\d+)?)"
_ISSUE = r"(?:\s?\(\s?(?P<issue>[^()]{1,40})\))?"
_VOLUME = r"(?P<volume>[A-Z]?\d{1,4}[A-Z]?(?:[-–/]\d{1,4})?)"
_COUNT = r"\d{1,3}(?:,\d{3})+\s[^\W\d]"
"""A number with commas for thousands and what it counts ("a study of 1,204 oaks"), which is no volume and page."""
_MONTH = r"(?:\s?,?[A-Z][a-z]{2,8}\.?(?:[-–/\s][A-Z]?[a-z]{0,8}\d{0,2}){0,2})?"
_SUPPLEMENT = r"(?:\s?(?:Suppl|Pt|S|Spec No)\.?\s?[\w]{0,4}){0,2}"
_TAILS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\d)\(?{_YEAR}\)?{_MONTH}\s?[;:,]\s?{_VOLUME}{_SUPPLEMENT}{_ISSUE}\s?[:,]\s?(?:pp?\.?\s?)?{_PAGES}",
        rf"(?<!\d)\(?{_YEAR}\)?{_MONTH}\s?[;,]\s?{_VOLUME}{_SUPPLEMENT}{_ISSUE}(?=\s?(?:[.;]|\Z|doi))",
        rf"\b[Vv]ol(?:ume|\.)?\s?{_VOLUME}(?:,?\s(?:[Nn]o|[Ii]ss(?:ue)?|[Nn]um(?:ber)?)\.?\s?(?P<issue>[\w–-]{{1,12}}))?(?:,?\s(?:[A-Z][a-z]{{2,8}}\.?\s)?\(?{_YEAR}\)?)?(?:[,:]?\s(?:pp?\.?\s|pages\s|Article\s)?{_PAGES})?",
        rf"(?<![\w.–-])(?!{_COUNT}){_VOLUME}{_SUPPLEMENT}{_ISSUE}\s?[:,]\s?(?:pp?\.?\s?|Article\s|e)?{_PAGES}(?:\s?[,.(]\s?\(?{_YEAR}\)?)?(?=\s?(?:[.,;)\]]|\Z|\s|doi))",
        rf"(?<![\w.–-]){_VOLUME}\s?\({_YEAR}\)\s?[,:]?\s?(?:pp?\.?\s?)?{_PAGES}",
        rf"(?<!\d){_YEAR}\s?:\s?{_PAGES}",
        rf"(?<!\w)(?:pp?\.|pages)\s?{_PAGES}",
    )
)
_PLAIN_YEAR = re.compile(rf"(?<![\d/.-])({YEAR})[a-z]?(?![\d/])")


@dataclass(frozen=True, slots=True)
class Tail:
    """Numbers of an entry and where they begin; `start` is the text's length where there are none."""

    start: int
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def tail(text: str) -> Tail:
    """Read the numbers: of all patterns that fit, the first in order, at its last place in the text."""
    for pattern in _TAILS:
        matches = list(pattern.finditer(text))
        if matches:
            return _tail(matches[-1])
    return Tail(len(text))


def _tail(match: re.Match[str]) -> Tail:
    found = match.groupdict()
    pages = re.sub(r"\s?[-–—−]\s?", "-", found["pages"]) if found.get("pages") else None
    year = int(found["year"]) if found.get("year") else None
    return Tail(match.start(), year, found.get("volume"), found.get("issue"), pages)


def plain_year(text: str) -> tuple[int, int] | None:
    """The last year that stands alone in a text, with its place."""
    matches = list(_PLAIN_YEAR.finditer(text))
    return (int(matches[-1].group(1)), matches[-1].start()) if matches else None
