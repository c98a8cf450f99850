"""A venue field that holds a whole citation, taken apart: arXiv's journal references are such.

"Phys.Rev.D76:013009,2007", "Linear Multilinear Algebra 62 (2014), 297-321", "MNRAS, 2019, Volume 483,
Issue 4, p.4479-4494". Only what is a name followed by numbers and the words round numbers is taken
apart; "Proceedings of the 2015 Conference on …" is a name to its end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims import languages

MOST_CHARACTERS = 300
"""A venue field longer than this is left as it is."""
_NAME = re.compile(r"(?=[^\W\d_])([^\d(]{2,120}?)[\s,;:.]*(?=\(?\d)")
_YEAR = re.compile(r"(?<![\d.:-])(?:19|20)\d\d(?![\d.:-])")
_NUMBER = re.compile(r"[A-Za-z]?\d+[A-Za-z]?")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Placed:
    """The parts of a citation; `year` is that of the journal, which may differ from the record's."""

    venue: str
    volume: str | None = None
    page: str | None = None
    year: int | None = None


def placed(text: str) -> Placed:
    """The parts of a venue field; the field itself as the name where it is no citation.

    A year alone makes none: "J Am Pharm Assoc (2003)" is the journal that began in 2003.
    """
    found = _NAME.match(text[:MOST_CHARACTERS])
    if not found or len(text) > MOST_CHARACTERS:
        return Placed(text)
    name, numbers = _name(found[1]), text[found.end() :]
    years = set(_YEAR.findall(numbers))
    volume, page = _volume_and_page(_YEAR.sub(" ", _issue().sub(" ", numbers)))
    if len(years) != 1 or not volume or _last(name) in _words("months") or not _only_numbers(numbers):
        return Placed(text)
    return Placed(name, volume, page, int(years.pop()))


def _name(text: str) -> str:
    """A name without the word for "volume" at its end."""
    name = text.rstrip(" ,;:(")
    while len(name.split()) > 1 and _last(name) in _words("number_words"):
        name = name.rpartition(" ")[0].rstrip(" ,;:(")
    return name


def _last(name: str) -> str:
    return name.rpartition(" ")[2].casefold().strip(".,;:(")


def _only_numbers(text: str) -> bool:
    known = _words("number_words") | _words("issue_words") | _words("months")
    return set(map(str.casefold, _WORD.findall(text))) <= known


def _volume_and_page(numbers: str) -> tuple[str | None, str | None]:
    found = [*_NUMBER.findall(numbers), None, None]
    return found[0], found[1]


@lru_cache(maxsize=4)
def _issue(language: str = "en") -> re.Pattern[str]:
    """An issue number: "(2)", "no. 8", "Issue 4-5"."""
    words = "|".join(sorted(_words("issue_words", language), key=len, reverse=True))
    return re.compile(rf"\((?!(?:19|20)\d\d\))[^()]*\)|\b(?:{words})\b\.?\s*\d+(?:\s*[-–/]\s*\d+)?", re.IGNORECASE)


@lru_cache(maxsize=16)
def _words(key: str, language: str = "en") -> frozenset[str]:
    return frozenset(languages.load(language)["abstract"][key])
