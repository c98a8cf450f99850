"""Whence a study's people are, where no institution is named: "colleagues in Sendai", "a trial from São Paulo".

A town or country stands in for the institution that the sentence does not name. It counts only right beside the people
or the study, so a place that is merely mentioned is none, and it never makes a sentence one that cites.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.citing.cues import leading, lexicon, listed
from claims.entities import journals
from claims.fields.line import Line, Slot
from claims.languages import load
from claims.model import Span

_WORD = r"[^\W\d_a-zà-öø-ÿ][^\W\d_A-Z]*[a-zà-öø-ÿ][\w-]*"
"""A capitalised word that is no abbreviation."""
_PLACE = rf"(?P<place>{_WORD}(?:\s{_WORD}){{0,2}})"
_AFTER = r"(?=[,.;:)]?\s[a-z\d(]|\s\(|[.,;:)]|\Z)"


@dataclass(frozen=True, slots=True)
class _Slots:
    people: re.Pattern[str]
    study: re.Pattern[str]
    studied: re.Pattern[str]
    owned: re.Pattern[str]


@lru_cache(maxsize=16)
def _slots(language: str) -> _Slots:
    def any_of(*keys: str) -> str:
        return listed(language, *keys)

    people, nouns = any_of("team", "colleagues", "folk"), any_of("nouns", "loose")
    return _Slots(
        re.compile(rf"\b{people}\s{any_of('bare_in', 'whence', 'arriving')}\s{_PLACE}{_AFTER}"),
        re.compile(rf"\b{nouns}\s(?:in\s[^.;,]{{3,60}}?\s)?{any_of('whence')}\s{_PLACE}{_AFTER}"),
        re.compile(rf"(?:\d|\b{nouns}\s{any_of('sizing')})\s(?:[\w-]+\s){{0,4}}\Z"),
        re.compile(rf"(?:\b{any_of('new')}\s|(?:\A|[.,;:]\s)\W*){_PLACE}\s(?!{nouns}\b){people}(?![\w-])"),
    )


def place(line: Line, taken: tuple[Span, ...] = ()) -> Slot[str] | None:
    """The town or country of the people who did the study; `taken` are spans of journal, title and institution."""
    slots = _slots(line.language)
    for pattern, sure in ((slots.people, True), (slots.study, True), (slots.owned, False)):
        for match in pattern.finditer(line.text):
            span = Span(*match.span("place"))
            free = not (any(span.meets(o) for o in taken) or _studied(line, pattern, match.start()))
            if free and _may_be(match["place"], line.language) and (sure or is_place(match["place"], line.language)):
                return Slot(span, match["place"])
    return None


def _studied(line: Line, pattern: re.Pattern[str], at: int) -> bool:
    """Whether the people are those studied, by a number or a study before them ("a survey of teachers in Oregon")."""
    slots = _slots(line.language)
    return pattern is slots.people and bool(slots.studied.search(line.before(at)))


def _may_be(name: str, language: str) -> bool:
    """Whether nothing speaks against a place: no month, no nation's adjective, no journal, no word of a body's name."""
    words = {word.lower() for word in name.split()}
    other = lexicon(language).sets["months"] | lexicon(language).sets["nations"] | lexicon(language).sets["bodies"]
    return not (words & other) and not leading(name, language) and journals.resolve(name) is None


def is_place(name: str, language: str) -> bool:
    """Whether a name is listed as a country's, a nation's or a town's."""
    return name.lower() in _places(language)


@lru_cache(maxsize=16)
def _places(language: str) -> frozenset[str]:
    return frozenset(place for places in load(language)["places"].values() for place in places)
