"""The nouns of auditing: frozen values that hash, pickle and round-trip to JSON.

`None` means "nobody stated it"; agreement is three-valued: `True`, `False`, `None` for nothing to
compare. A `Failure` is never an empty `Answer`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from claims.model import Article, Claim, Identifier, Person, Span, Window

QueryKind = Literal["study", "speaker", "phrase"]


@dataclass(frozen=True, slots=True)
class Rung:
    """One question of the ladder, from strict to relaxed. Sources translate it to their syntax.

    Every constraint that is set must hold; `all_words` must all occur in title or abstract,
    `any_words` only rank. A rung with a venue and years and no words enumerates a journal.
    """

    name: str
    """What is asked, in words an editor reads: "journal, years 2016–2018 and all topic words"."""
    title: str | None = None
    authors: tuple[str, ...] = ()
    """Family names."""
    issns: tuple[str, ...] = ()
    venue: str | None = None
    """The venue's name, for sources that know no ISSN of it. Empty `issns` and `venue`: any journal."""
    years: Window | None = None
    volume: str | None = None
    pages: str | None = None
    institution: str | None = None
    all_words: tuple[str, ...] = ()
    any_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A claim without its place: what to ask. Equal queries are asked once.

    kind "study": who wrote what, where, when; kind "speaker": works by the one person in
    `authors`, `words` naming the field; kind "phrase": the exact words of `phrases` in full text.
    """

    kind: QueryKind = "study"
    identifiers: tuple[Identifier, ...] = ()
    title: str | None = None
    authors: tuple[Person, ...] = ()
    et_al: bool = False
    year: int | None = None
    window: Window | None = None
    """The publication years that fit: the stated year and one either way, or the relative date's."""
    venue: str | None = None
    issns: tuple[str, ...] = ()
    """All ISSNs of the venue where it is a known journal."""
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    institution: str | None = None
    design: str | None = None
    sample_size: int | None = None
    population: str | None = None
    words: tuple[str, ...] = ()
    """Topic words of the finding, most telling first, folded, without cue words and names."""
    subject: tuple[str, ...] = ()
    """Those of `words` that the article's own title shares: a work on the article's subject has them."""
    finding: str | None = None
    reference: str | None = None
    """The whole reference string where the work is cited by one."""
    phrases: tuple[str, ...] = ()
    ladder: tuple[Rung, ...] = ()


NoticeKind = Literal["retraction", "expression-of-concern", "correction", "reinstatement"]


@dataclass(frozen=True, slots=True)
class Notice:
    """An editorial notice on a work, as one source tells it."""

    kind: NoticeKind
    source: str
    doi: str | None = None
    pmid: str | None = None
    date: str | None = None
    """ISO 8601, as precise as known."""
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """One bibliographic record in one source's words."""

    source: str
    title: str
    identifiers: tuple[Identifier, ...] = ()
    authors: tuple[Person, ...] = ()
    authors_complete: bool = True
    years: tuple[int, ...] = ()
    """Every year of publication the record gives (print, online, posted), ascending, no doubles."""
    venue: str | None = None
    venue_abbreviation: str | None = None
    issns: tuple[str, ...] = ()
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    kind: str | None = None
    """Crossref's type words: `journal-article`, `posted-content`, `book`, `proceedings-article` …"""
    publication_types: tuple[str, ...] = ()
    """PubMed's publication types, e.g. `Randomized Controlled Trial`."""
    topics: tuple[str, ...] = ()
    """MeSH headings, check tags included, or the source's own subject words."""
    abstract: str | None = None
    institutions: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    versions: tuple[Identifier, ...] = ()
    """Identifiers of other versions of the same work (preprint of, has preprint)."""
    notice_of: tuple[Identifier, ...] = ()
    """What it is about where the record is itself a notice, comment or review."""
    other_titles: tuple[str, ...] = ()
    """Titles that other records of the same work give it: its preprint's, a translation."""
    url: str | None = None

    def identifier(self, scheme: str) -> str | None:
        """The value of its first identifier of that scheme."""
        return next((i.value for i in self.identifiers if i.scheme == scheme), None)

    @property
    def doi(self) -> str | None:
        return self.identifier("doi")

    @property
    def pmid(self) -> str | None:
        return self.identifier("pmid")

    @property
    def year(self) -> int | None:
        """The earliest year the record gives."""
        return self.years[0] if self.years else None


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that was answered: its address without secrets, and how many works it told of."""

    url: str
    total: int | None = None
    """How many works fit, as the source counts; `None` where it does not count."""
    what: str = ""
    """The question in words (`Rung.name`, "DOI 10.1/x")."""
    at: str | None = None
    """When the reply was fetched, ISO 8601 UTC; `None` for a local library."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A source answered, perhaps with nothing."""

    source: str
    works: tuple[Work, ...] = ()
    asked: tuple[Asked, ...] = ()
    absent: tuple[Identifier, ...] = ()
    """Identifiers that the source, being their registrar or authority, says do not exist."""
    exists: tuple[Identifier, ...] = ()
    """Identifiers that the registrar says exist, whether or not a record came along."""


Reason = Literal[
    "offline", "timeout", "unreachable", "rate-limited", "refused", "server-error", "garbled", "too-large", "incomplete"
]


@dataclass(frozen=True, slots=True)
class Failure:
    """A source did not answer. `detail` is one line for people, without secrets."""

    source: str
    reason: Reason
    detail: str = ""
    asked: tuple[Asked, ...] = ()


Lookup = Answer | Failure


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
