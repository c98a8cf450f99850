"""The nouns of judging: what was found, what the rules say of it, and what is reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from auditor.model.asking import Answer, Failure, Lookup, Profile, Query, Work
from claims.model import Article, Claim, Quote, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that could be the one: agreement per field, and a score that only orders."""

    work: Work
    agreement: Mapping[str, bool | float | None]
    """Fields compared: `True`/`False`/`None`; `topic` and `title` also as a share from 0 to 1."""
    score: float
    """From 0 to 1; comparable only within one case."""
    also: tuple[Work, ...] = ()
    """Records of the same work from other sources."""


Trace = Literal[
    "author-cited",
    "consistent",
    "known",
    "other-field",
    "several",
    "no-trace",
    "unreached",
    "partial-name",
    "anonymous",
    "layperson",
    "not-a-person",
]
"""What the records tell of a quoted speaker; `auditor.witnesses.speakers` says when each is given."""


@dataclass(frozen=True, slots=True)
class SpeakerState:
    """Whether the speaker is a person of the record, and what shows it. It never proves that words were said."""

    state: Trace
    name: str | None = None
    """The name as the records write it, the fullest form of it."""
    works: tuple[Work, ...] = ()
    """At most three works that show the state, the most telling first."""
    total: int = 0
    """How many works show it, of those that the sources told of."""
    words: tuple[str, ...] = ()
    """The words of the speaker's field, or of the article's subject, that the works hold; for another field, those
    that none holds."""
    affiliated: bool = False
    """Whether a record names the stated affiliation."""
    people: tuple[Profile, ...] = ()
    """Entries of that name in a register of researchers."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Where the quoted words stand: a work, and the stretch of its text; empty words for a hit in a full text."""

    work: Work
    words: str = ""
    attributed: bool = True
    """Whether they are the speaker's there: in a record by what was searched, on a linked page by what it says."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same words in quotation marks elsewhere among the articles audited."""

    article: str
    line: int
    quote: Quote
    share: float
    """The share of words, in order, that the two have in common, from 0 to 1."""


Standing = Literal["identified", "singled-out", "suggested"]
Outcome = Literal["found", "ambiguous", "vague", "absent", "unreached"]


@dataclass(frozen=True, slots=True)
class Case:
    """The input of every rule: a claim, what was asked, what came back, and what it comes to.

    outcome "found": `match` is the work and `standing` says by what right (its own identifier, or
    singled out by what is stated); "ambiguous": several fit equally; "vague": too little stated;
    "absent": everyone answered, nothing fits; "unreached": a look-up that decides failed.
    """

    claim: Claim
    article: Article
    query: Query
    lookups: tuple[Lookup, ...]
    outcome: Outcome
    match: Candidate | None = None
    standing: Standing | None = None
    candidates: tuple[Candidate, ...] = ()
    """The nearest works, best first, the match among them."""
    described: Candidate | None = None
    """Where an identifier leads to one work and the words describe another: the other."""
    studies: tuple[Case, ...] = ()
    """For a quote: the cases of the article's studies, whose authors a speaker may be."""
    speaker: SpeakerState | None = None
    """For a quote: what the records tell of its speaker."""
    searched: tuple[Lookup, ...] = ()
    """For a quote: those of `lookups` that sought its words in full texts."""
    excerpt: Excerpt | None = None
    """For a quote: where its words were found."""
    elsewhere: tuple[Repeat, ...] = ()
    """For a quote: the same words under another name in the articles of this run."""
    linked: tuple[Lookup, ...] = ()
    """For a quote: what the pages linked beside it told. One that failed is silent, and decides nothing."""

    @property
    def answers(self) -> tuple[Answer, ...]:
        return tuple(lookup for lookup in self.lookups if isinstance(lookup, Answer))

    @property
    def failures(self) -> tuple[Failure, ...]:
        return tuple(lookup for lookup in self.lookups if isinstance(lookup, Failure))


Severity = Literal["note", "warning", "error"]
Verdict = Literal["verified", "mismatched", "unverifiable", "unchecked"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison a finding rests on: both sides, and where the record's side was read."""

    field: str
    stated: str | None
    found: str | None
    source: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a reader should know."""

    code: str
    name: str
    severity: Severity
    message: str
    evidence: tuple[Evidence, ...] = ()
    span: Span | None = None
    verdict: Verdict | None = None
    """The verdict its rule carries; kept so that hiding a finding cannot absolve a claim."""
    advice: str = ""
    """What to do, in one sentence."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A case with its verdict and findings, the gravest first. `id` is a stable fingerprint."""

    id: str
    case: Case
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    confidence: float | None = None
    """How sure the ruling is, from 0 to 1; orders and words, never hides."""


@dataclass(frozen=True, slots=True)
class SourceTally:
    """How often a source answered and failed in a run."""

    name: str
    answered: int = 0
    failed: int = 0
    label: str = ""
    """What it is, for people: "Crossref", "library of 333,000 works"."""


@dataclass(frozen=True, slots=True)
class Audited:
    """One article with its rulings, in reading order."""

    article: Article
    rulings: tuple[Ruling, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Findings about the article as a whole (CIT902)."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """An article that could not be audited: its name, and one line that says why."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a format may need."""

    audited: tuple[Audited, ...]
    sources: tuple[SourceTally, ...]
    checked_at: str
    """ISO 8601, UTC, to the second."""
    version: str
    offline: bool = False
    troubles: tuple[Trouble, ...] = ()
