"""The nouns of reading: frozen values that hash, pickle and compare by content.

Offsets are in Unicode code points of `Article.text`; `None` means "not stated", never zero.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of offsets into `Article.text`."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the source file: line and column, both counted from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The way back from readable text to the source it was read from.

    Text is a sequence of runs copied from the source unchanged. `starts[i]` is the text offset at which run i begins,
    `origins[i]` the source offset of its first character; `lines` holds the source offset at which each source line
    begins. All three ascend, save that `origins` may jump back where a reader reorders (a footnote read at the end).
    """

    starts: tuple[int, ...] = (0,)
    origins: tuple[int, ...] = (0,)
    lines: tuple[int, ...] = (0,)
    first: Place = Place(1, 1)
    """Where in its file the source begins, for an article that is part of one."""

    def origin(self, offset: int) -> int:
        """The source offset from which the character at this text offset came."""
        run = max(bisect_right(self.starts, offset) - 1, 0)
        return self.origins[run] + max(offset - self.starts[run], 0)

    def place(self, offset: int) -> Place:
        """The source line and column of a text offset."""
        origin = self.origin(offset)
        line = max(bisect_right(self.lines, origin) - 1, 0)
        column = origin - self.lines[line] + (self.first.column if line == 0 else 1)
        return Place(line + self.first.line, column)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as it was stated: a year, a year and month, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """ISO 8601, reduced precision where the rest is unknown: `2023`, `2023-05`, `2023-05-11`."""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
            if self.day:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """The span of publication years that a relative date allows ("last year"), both inclusive."""

    first: int
    last: int


IdentifierScheme = Literal["doi", "pmid", "pmcid", "arxiv", "isbn", "issn", "orcid", "nct", "url"]


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A persistent identifier in its normal form (`claims.entities.identifiers` makes them)."""

    scheme: IdentifierScheme
    value: str
    malformed: bool = False
    """Whether it has the look of its scheme but cannot be one (a DOI without a suffix)."""

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """A name taken apart (`claims.entities.people` makes them). A group or organisation has only `family`."""

    family: str
    given: str = ""
    suffix: str = ""
    group: bool = False

    def __str__(self) -> str:
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)


InlineKind = Literal["link", "superscript", "emphasis", "strong", "q", "cite", "code"]


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of a block that the source marked up. `target` is a link's href, else empty."""

    kind: InlineKind
    span: Span
    target: str = ""


BlockKind = Literal["paragraph", "heading", "item", "caption", "cell", "footnote", "preformatted"]
Container = Literal["blockquote", "references", "footnotes", "summary", "table", "aside", "figure", "details"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like unit of the article, in reading order."""

    kind: BlockKind
    span: Span
    inlines: tuple[Inline, ...] = ()
    within: tuple[Container, ...] = ()
    """The containers round it, outermost first."""
    anchors: tuple[str, ...] = ()
    """The ids by which links (`#fn1`) reach this block."""
    label: str | None = None
    """The number of an ordered item, or the label of a footnote."""
    level: int = 0
    """The rank of a heading (1–6), else 0."""
    section: str = ""
    """The text of the nearest heading above."""
    stated: Stated | None = None
    """What an entry of a bibliography states field by field; `None` for text, which is to be read."""

    def in_any(self, *containers: Container) -> bool:
        """Whether the block lies within one of the containers."""
        return any(container in self.within for container in containers)


@dataclass(frozen=True, slots=True)
class Article:
    """A readable article: `text` holds the blocks in reading order, parted by blank lines."""

    name: str
    """The path or URL it came from, as the user gave it; `-` for standard input."""
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published: PartialDate | None = None
    language: str = "en"
    """A BCP 47 primary language subtag."""
    source: SourceMap = field(default_factory=SourceMap, repr=False)
    unread: tuple[str, ...] = ()
    """What was found and could not be read, one line each."""
    record: Stated | None = None
    """The scholarly work that a page says it presents, by tags made for indexes; `None` for other pages."""
    authors: tuple[str, ...] = ()
    """Who wrote it, as the page itself says."""
    metered: bool = False
    """Whether the page says that not everybody may read it whole."""
    dois: tuple[Identifier, ...] = ()
    """The DOIs that a page links to, anywhere on it."""

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def place(self, span: Span) -> Place:
        """Where a span begins in the source file."""
        return self.source.place(span.start)


@dataclass(frozen=True, slots=True)
class Stated:
    """All that an author stated about a work, each field only from where it belongs."""

    identifiers: tuple[Identifier, ...] = ()
    title: str | None = None
    authors: tuple[Person, ...] = ()
    et_al: bool = False
    """Whether the author list is said to go on ("and colleagues", "et al.")."""
    year: int | None = None
    """The year of publication, never the year of the data."""
    window: Window | None = None
    """The years that a relative date allows, when no year is stated."""
    venue: str | None = None
    """The journal or series as the author wrote it."""
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    institution: str | None = None
    design: str | None = None
    """A design of `claims.entities.designs`, e.g. `randomized trial`, `meta-analysis`."""
    sample_size: int | None = None
    population: str | None = None
    finding: str | None = None
    """What the study is said to have found, in the author's words."""
    cohort: str | None = None
    """The named trial or cohort it reports on ("PREDIMED", "Nurses' Health Study")."""


MentionRole = Literal["mention", "reference", "appeal"]
Cue = Literal["new", "same", "other", "on"]


@dataclass(frozen=True, slots=True)
class StudyMention:
    """One sentence that cites, or one entry of a reference list."""

    span: Span
    text: str
    stated: Stated
    role: MentionRole = "mention"
    labels: tuple[str, ...] = ()
    """The reference numbers or note labels it points to; for a reference, its own."""
    cue: Cue = "new"
    """How it opens: a study not named before, "the same study", "another study", or on with the one just told of."""
    linked: bool = False
    """Whether its identifiers stand in the sentence or its links, not only in a list entry."""


@dataclass(frozen=True, slots=True)
class Study:
    """One cited work: every mention of it, in reading order, and the merged fields."""

    mentions: tuple[StudyMention, ...]
    stated: Stated
    kind: Literal["study", "appeal"] = "study"


SpeakerKind = Literal["person", "organisation", "document", "anonymous", "patient"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have spoken. `name` is `None` only for words that nobody is named for."""

    name: str | None
    credential: str | None = None
    affiliation: str | None = None
    kind: SpeakerKind = "person"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the article: its place and its words."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words attributed to a speaker. A split quote is one quote of several passages."""

    passages: tuple[Passage, ...]
    speaker: Speaker
    direct: bool = True
    """Whether the words stand in quotation marks, as against indirect speech ("X says that …")."""
    confidence: float = 1.0
    """How sure the extractor is that these words are this speaker's, from 0 to 1."""
    sources: tuple[Identifier, ...] = ()
    """Identifiers and URLs linked from the sentences that carry the quote."""

    @property
    def text(self) -> str:
        """The words of all passages, joined by a space."""
        return " ".join(passage.text for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Claims:
    """Everything an article claims that can be audited, in reading order of first mention."""

    studies: tuple[Study, ...] = ()
    quotes: tuple[Quote, ...] = ()


Claim = Study | Quote
