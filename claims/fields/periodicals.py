"""Journals that the gazetteer does not know, told by their form in a bracket, where sources stand.

"(Doe, Journal of Imaginary Beverages, 2014)", "(Iran J Nurs Midwifery Res)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.citing.cues import NAME, YEAR, listed
from claims.entities import journals
from claims.entities.venue_names import tokens, word_list
from claims.fields.line import Line
from claims.model import Span

SHORTEST = 3
"""Words of the shortest abbreviation taken for a journal's that no list has."""

_AHEAD = r"(?=,?\s\(?(?:1[89]|20)\d\d|[)\];])"
_ABBREVIATION = re.compile(rf"(?<=[(\[,;])\s?(?P<name>(?:[A-Z][A-Za-z]*\.?\s){{2,7}}[A-Z][A-Za-z]+\.?){_AHEAD}")


@lru_cache(maxsize=16)
def _serial(language: str) -> re.Pattern[str]:
    """A name with a word for periodicals in it and what it is the periodical of."""
    small, the = listed(language, "journal_small"), listed(language, "definite")
    head = rf"(?:{listed(language, 'serials')}\s{small}(?:\s{the})?|{listed(language, 'latin_serials')})"
    name = rf"(?:{NAME}\s){{0,4}}?{head}\s{NAME}(?:(?:,?\s(?:{small}|&))?,?\s(?!{YEAR}){NAME}){{0,6}}"
    return re.compile(rf"(?<=[(\[,;“\"*_\s])(?P<name>{name}){_AHEAD}")


def in_brackets(line: Line) -> Iterator[Span]:
    """Every stretch of a bracket that is a periodical's name by its form."""
    if "(" not in line.text and "[" not in line.text:
        return
    for match in _serial(line.language).finditer(line.text):
        if _is_inside(line.text, match.start("name")):
            yield Span(*match.span("name"))
    for match in _ABBREVIATION.finditer(line.text):
        if _is_inside(line.text, match.start("name")) and _is_abbreviation(match["name"]):
            yield Span(*match.span("name"))


def _is_inside(text: str, at: int) -> bool:
    """Whether a bracket is open there."""
    return max(text.rfind("(", 0, at), text.rfind("[", 0, at)) > max(text.rfind(")", 0, at), text.rfind("]", 0, at))


def _is_abbreviation(name: str) -> bool:
    """Whether words abbreviate the title of one journal, and one of them is short for what journals are of."""
    words = tokens(name)
    marked = not word_list("abbreviated").isdisjoint(words)
    return len(words) >= SHORTEST and marked and journals.resolve(name) is not None
