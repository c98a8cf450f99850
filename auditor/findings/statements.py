"""The sentences that are compared: those of the article about a study, and those of the study's record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from auditor.model import Case, Work
from auditor.topics import overlap, stem_set, weight
from claims import sentences
from claims.languages import load
from claims.model import Study
from claims.words import fold, stem, tokens

_GLUED = re.compile(r"(?<=[.!?])(?=[A-Z][a-z]+(?: [a-z]+){0,3}:)")
"""Where headings of structured abstracts are glued to the sentence before."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence and its content stems."""

    text: str
    stems: tuple[str, ...]

    @property
    def weight(self) -> float:
        """What its content words weigh together, in nats."""
        return sum(map(weight, self.stems))


@dataclass(frozen=True, slots=True)
class Record:
    """What a record tells: title, sentences of the abstract, subject words, and all of it as one text."""

    title: Statement
    sentences: tuple[Statement, ...]
    subjects: tuple[str, ...]
    text: str

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all of it."""
        return stem_set(self.text)


@lru_cache(maxsize=4_096)
def statement(text: str) -> Statement:
    """A sentence with its content stems, each once, in reading order."""
    idle = _idle()
    roots = (stem(token) for token in tokens(text) if len(token) > 1 and not token[0].isdigit())
    return Statement(text, tuple(dict.fromkeys(root for root in roots if root not in idle and weight(root) > 0)))


@lru_cache(maxsize=4)
def _idle(language: str = "en") -> frozenset[str]:
    sections = load(language)
    words = (*sections["common"]["stop"], *sections["topics"]["idle"])
    return frozenset(stem(token) for word in words for token in tokens(word))


@lru_cache(maxsize=1_024)
def record(work: Work) -> Record:
    """A record's own words, sentence by sentence."""
    abstract = _GLUED.sub(" ", work.abstract or "")
    told = tuple(statement(abstract[span.start : span.end]) for span in sentences.split(abstract))
    text = " ".join((work.title, *work.other_titles, abstract, *work.topics))
    return Record(statement(work.title), told, work.topics, text)


def claims_of(case: Case) -> tuple[Statement, ...]:
    """The sentences in which the article tells of the study; entries of a reference list tell nothing of it."""
    if not isinstance(case.claim, Study):
        return ()
    told = [mention.text for mention in case.claim.mentions if mention.role == "mention"]
    return tuple(statement(text) for text in dict.fromkeys(told))


def aligned(claim: Statement, told: Record) -> tuple[tuple[float, Statement], ...]:
    """The sentences of a record with the share of the claim's weight that each holds, best first."""
    shares = [(overlap(claim.stems, frozenset(each.stems)).share, each) for each in told.sentences]
    return tuple(sorted(shares, key=lambda pair: -pair[0]))


def covered(claim: Statement, told: Record) -> float:
    """The share of the claim's weight that the whole record holds."""
    return overlap(claim.stems, told.stems).share


def plain(text: str) -> str:
    """Folded text with single spaces, for lexicons."""
    return re.sub(r"\s+", " ", fold(text))
