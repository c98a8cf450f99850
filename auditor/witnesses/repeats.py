"""The same words under two names: quotes of all articles of a run, indexed by their shingles.

Two quotes that share 95 % of their words in order share a run of eight words at the least, so every pair
is met through a shingle of that length; no quote is compared with all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.model import Repeat
from auditor.witnesses.likening import LONGEST, likeness
from auditor.witnesses.speakers import person_of
from claims.entities import people
from claims.model import Article, Person, Quote
from claims.words import fold, tokens

SHINGLE = 8
"""Words of a shingle, and the fewest of a quote that is compared: fewer may be anybody's."""
SAME = 0.95
"""Share of words in order from which two quotes are the same words."""
SURE = 0.8
"""How sure it must be that the words are the speaker's."""
MOST = 20
"""Quotes under one shingle that are compared, each speaker's words once: a saying of the day has hundreds."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One quote with its place: the first of its words and speaker."""

    article: str
    line: int
    quote: Quote
    person: Person
    words: tuple[str, ...]


class Repeated:
    """All quotes of a run in quotation marks by people with a whole name; `of` tells where else a quote stands."""

    def __init__(self, quotes: Iterable[tuple[Article, Quote]]) -> None:
        self._by_shingle: dict[int, list[_Said]] = defaultdict(list)
        known: set[tuple[tuple[str, ...], str]] = set()
        for article, quote in quotes:
            said = _said(article, quote)
            if said and (key := (said.words, fold(str(said.person)))) not in known:
                known.add(key)
                self._keep(said)

    def _keep(self, said: _Said) -> None:
        for shingle in _shingles(said.words):
            kept = self._by_shingle[shingle]
            if len(kept) < MOST:
                kept.append(said)

    def of(self, article: Article, quote: Quote) -> tuple[Repeat, ...]:
        """The same words under the name of somebody who cannot be the same person, the nearest first."""
        said = _said(article, quote)
        if said is None:
            return ()
        near = {id(other): other for shingle in _shingles(said.words) for other in self._by_shingle.get(shingle, ())}
        told = (Repeat(o.article, o.line, o.quote, share) for o in near.values() if (share := _share(said, o)) >= SAME)
        return tuple(sorted(told, key=lambda repeat: (-repeat.share, repeat.article, repeat.line)))


def _said(article: Article, quote: Quote) -> _Said | None:
    """A quote that can be compared; `None` for indirect speech, few words, and a speaker without a whole name."""
    person = person_of(quote)
    words = tokens(quote.text)[:LONGEST]
    if person is None or not person.given or person.group or not quote.direct:
        return None
    if len(words) < SHINGLE or quote.confidence < SURE:
        return None
    return _Said(article.name, article.place(quote.passages[0].span).line, quote, person, words)


def _shingles(words: tuple[str, ...]) -> Iterator[int]:
    yield from {hash(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def _share(one: _Said, other: _Said) -> float:
    """How alike the words of two people are; 0 where the two may be one person, or the names one's slip."""
    if people.same(one.person, other.person) is not False or people.family_agrees(one.person, other.person):
        return 0.0
    return 1.0 if one.words == other.words else likeness(one.words, other.words)
