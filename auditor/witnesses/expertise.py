"""A speaker's field, and whether works are in it: words of the credential against title, subjects, venue and abstract.

What a profession publishes about is in the language's data ("physiotherapist": rehabilitation, back pain);
a credential's own words count with their other names ("spine expert", "sleep researcher"). The article's
title is a weaker hint: an expert is most likely asked about what he or she works on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditor.model import Work
from auditor.topics import content_words, overlap
from claims.languages import ENGLISH, load
from claims.model import Article, Speaker
from claims.words import stem, stems, tokens

Stems = tuple[str, ...]

OFTEN = 2
"""How often an abstract must say a word of the field that title, subjects and venue do not."""
HINT_WORDS = 2
HINT_SHARE = 0.3
HINT_NATS = 8.0
"""Content words of the article's title, the share of their weight, and the weight itself in nats, that a work on
the same matter holds."""
UNTELLING = frozenset(
    stems("university of the and at in for school college institute hospital center centre clinic")
    + stems("department medical medicine health science sciences research national international state")
)
"""Words of so many institutions that sharing them tells nothing."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a speaker is said to know: subjects as people write them, of the credential and of the article."""

    stated: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    """The credential's own telling words."""
    hint: tuple[str, ...] = ()
    """Words of the article's title."""

    @property
    def known(self) -> bool:
        """Whether the credential says what the field is."""
        return bool(self.stated or self.own)


def field_of(speaker: Speaker, article: Article) -> Field:
    """The field of a speaker, from the credential and the article's title; names of people and places are none.

    Unknown where the article is not in English, since the records are.
    """
    if article.language != ENGLISH:
        return Field()
    own = _own_words(speaker, article.language)
    hint = content_words([article.title or ""], (speaker.name or "",), article.language)
    return Field(tuple(_subjects(speaker.credential or "", article.language)), own, hint)


def _own_words(speaker: Speaker, language: str) -> tuple[str, ...]:
    credential = _without_place(speaker.credential or "", language)
    barred = (speaker.name or "", speaker.affiliation or "", *load(language)["disciplines"]["general"])
    trades = {word for names, _ in _disciplines(language) for name in names for word in name if len(name) == 1}
    return tuple(word for word in content_words([credential], barred, language) if stem(word) not in trades)


def _without_place(credential: str, language: str) -> str:
    """A credential up to where it goes on with a capitalised place or employer: "vet in Carlisle"."""
    placed = "|".join(map(re.escape, load(language)["disciplines"]["placed"]))
    return re.split(rf"\b(?:{placed})\s+(?:the\s+)?(?=[A-ZÀ-Þ])", credential, maxsplit=1)[0]


@lru_cache(maxsize=8)
def _disciplines(language: str) -> tuple[tuple[tuple[Stems, ...], tuple[str, ...]], ...]:
    """Each discipline: the stems of every name of its people, and the words of its subject."""
    rows = (row.split(" : ") for row in load(language)["disciplines"]["rows"])
    return tuple((tuple(map(stems, names.split("|"))), tuple(subjects.split("|"))) for names, subjects in rows)


def _subjects(credential: str, language: str) -> Iterator[str]:
    """The subjects of every discipline that a credential names, each once."""
    said = frozenset(stems(credential))
    rows = (subjects for names, subjects in _disciplines(language) if any(said.issuperset(name) for name in names))
    yield from dict.fromkeys(subject for subjects in rows for subject in subjects)


@dataclass(frozen=True, slots=True)
class _Told:
    """A work's text as stems: of title, subjects and venue; and of the abstract, in order."""

    head: frozenset[str]
    abstract: str
    whole: frozenset[str]


@lru_cache(maxsize=2_048)
def _told(work: Work) -> _Told:
    head = frozenset(stems(f"{work.title} . {' . '.join(work.topics)} . {work.venue or ''}"))
    abstract = stems(work.abstract or "")
    return _Told(head, f" {' '.join(abstract)} ", head.union(abstract))


def in_field(work: Work, field: Field) -> tuple[str, ...]:
    """The words of the stated field that a work is about; empty for a work of another field."""
    told = _told(work)
    named = [subject for subject in field.stated if _about(told, stems(subject))]
    held = frozenset(overlap(tuple(map(stem, field.own)), told.head).words)
    return tuple(dict.fromkeys((*(word for word in field.own if stem(word) in held), *named)))


def _about(told: _Told, subject: Stems) -> bool:
    return told.head.issuperset(subject) or told.abstract.count(f" {' '.join(subject)} ") >= OFTEN


def on_topic(work: Work, field: Field) -> tuple[str, ...]:
    """The words of the article's title that a work shares, where it shares enough to be on the same matter."""
    shared = overlap(tuple(dict.fromkeys(map(stem, field.hint))), _told(work).whole)
    enough = len(shared.words) >= HINT_WORDS and shared.share >= HINT_SHARE and shared.held >= HINT_NATS
    return tuple(word for word in field.hint if stem(word) in shared.words) if enough else ()


def telling_words(institution: str) -> frozenset[str]:
    """The stems by which an institution is known: "University of Exeter" by "exeter"."""
    return frozenset(stems(institution)) - UNTELLING


def affiliated(stated: str | None, places: Iterable[str]) -> bool:
    """Whether one of the places shares all telling words with the stated affiliation, or all of its own."""
    said = telling_words(stated or "")
    known = (telling_words(place) for place in places)
    return bool(said) and any(said <= place or (place and place <= said) for place in known)


def shortly(words: Iterable[str], most: int = 3) -> str:
    """The first words of some, as a report names them: "spine, lumbar and muscle"."""
    shown = list(dict.fromkeys(" ".join(tokens(word)) or word for word in words))[:most]
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))) if shown else ""
