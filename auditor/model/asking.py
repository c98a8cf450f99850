"""The nouns of asking: what is asked, and what comes back.

A `Failure` is never an empty `Answer`; `None` means "nobody stated it".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claims.model import Article, Identifier, Person, Window

QueryKind = Literal["study", "speaker", "phrase", "page"]


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
    `authors`, `words` naming the field; kind "phrase": the exact words of `phrases` in full text;
    kind "page": the pages at the addresses of `identifiers`, which an article links to.
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
    names: tuple[str, ...] = ()
    """Words by which works may call what the most telling of `words` name."""
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
class LinkedPage:
    """A page that an article links to, as it was read.

    `work` is the page as a record, with its address as identifier; for a press release that tells of one work, or a
    page that presents one in another language than English, `work.notice_of` is that work.
    """

    work: Work
    article: Article


@dataclass(frozen=True, slots=True)
class Profile:
    """A person as a register of researchers knows them; registering is voluntary."""

    source: str
    name: Person
    orcid: str | None = None
    other_names: tuple[Person, ...] = ()
    institutions: tuple[str, ...] = ()
    """Where the person has worked, studied or belonged, as they say themselves; in no order."""
    url: str | None = None


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
    people: tuple[Profile, ...] = ()
    """Who was asked for by name, where the source is a register of people."""
    linked: tuple[LinkedPage, ...] = ()
    """The pages themselves, where pages were asked for."""


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
