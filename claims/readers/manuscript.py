"""An article while it is being read: blocks, their marked-up stretches, and the way back to the source.

A reader opens a block, writes pieces of source text into it and closes it. White space is
collapsed, invisible characters are left out; each piece remembers the source offset it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from claims.languages.detection import language_of
from claims.model import Article, Block, BlockKind, Container, Inline, InlineKind, SourceMap, Span
from claims.readers.imprint import Imprint, visible_date

_STRETCH = re.compile(r"\S+(?:\s\S+)*")
_SPACES = {code: " " for code in range(0x3001) if chr(code).isspace()}
_INVISIBLE = re.compile("[\0\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
"""NUL, soft hyphen, zero-width space and bidirectional controls: they part words for nobody but a program."""
_LINE_END = re.compile(r"\r\n?|\n")
SEPARATOR = "\n\n"
MAX_MARKS = 12
"""Marked-up stretches that may be open inside each other; deeper ones are not marked."""


def line_starts(source: str) -> tuple[int, ...]:
    """The offsets at which the lines of a source begin."""
    if "\r" in source:
        return (0, *(found.end() for found in _LINE_END.finditer(source)))
    return (0, *accumulate(len(line) + 1 for line in source.split("\n")[:-1]))


def _visible(text: str, origin: int) -> Iterator[tuple[str, int]]:
    """The stretches of a text without invisible characters, each with its source offset."""
    at = 0
    for hidden in () if text.isprintable() else _INVISIBLE.finditer(text):
        if hidden.start() > at:
            yield text[at : hidden.start()], origin + at
        at = hidden.end()
    if at < len(text):
        yield (text[at:] if at else text), origin + at


def _clipped(inlines: list[Inline], end: int) -> tuple[Inline, ...]:
    """Marked-up stretches in order, none beyond the end of its block and none empty."""
    clipped = (i if i.span.end <= end else replace(i, span=Span(i.span.start, end)) for i in inlines)
    return tuple(sorted((i for i in clipped if i.span.start < i.span.end), key=lambda i: (i.span.start, i.span.end)))


@dataclass(slots=True, eq=False)
class Mark:
    """A stretch of marked-up text that is still open. It starts with its first written character."""

    kind: InlineKind
    target: str = ""
    start: int | None = None


@dataclass(slots=True)
class _Draft:
    kind: BlockKind
    within: tuple[Container, ...]
    label: str | None
    level: int
    anchors: list[str]
    start: int | None = None
    inlines: list[Inline] = field(default_factory=list)


class Manuscript:
    """Collects the blocks of one article in reading order."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.size = 0
        self.section = ""
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._draft: _Draft | None = None
        self._marks: list[Mark] = []
        self._waiting: list[Mark] = []
        self._space: int | None = None
        self._anchors: list[str] = []
        self.reached = 0
        """The source offset behind the character of the source written last."""
        self._before = (0, 0, 0)
        self._parted = False

    @property
    def begun(self) -> bool:
        """Whether the open block has text."""
        return self._draft is not None and self._draft.start is not None

    @property
    def is_open(self) -> bool:
        """Whether a block is open."""
        return self._draft is not None

    @property
    def block_size(self) -> int:
        """Characters of the open block so far."""
        start = self._draft.start if self._draft else None
        return 0 if start is None else self.size - start

    @property
    def open_marks(self) -> tuple[Mark, ...]:
        """The marked-up stretches that are open, outermost first."""
        return tuple(self._marks)

    @property
    def ends_in_newline(self) -> bool:
        """Whether the open block has just been broken into a new line."""
        return self.begun and self._parts[-1] == "\n"

    def open(self, kind: BlockKind, within: Sequence[Container] = (), label: str | None = None, level: int = 0) -> None:
        """Begin a block; one without text leaves no trace, and hands its anchors on."""
        self.close()
        self._draft = _Draft(kind, tuple(within), label, level, [])

    def anchor(self, name: str) -> None:
        """Let links reach the block that is open, or else the next one, by this name."""
        if name and self._draft is not None and self._draft.start is not None:
            self._draft.anchors.append(name)
        elif name:
            self._anchors.append(name)

    def mark(self, kind: InlineKind, target: str = "") -> Mark:
        """Begin a marked-up stretch."""
        mark = Mark(kind, target)
        if len(self._marks) < MAX_MARKS:
            self._marks.append(mark)
            self._waiting.append(mark)
        return mark

    def unmark(self, mark: Mark) -> None:
        """End a marked-up stretch. It may span several blocks and leaves one inline in each."""
        if mark in self._marks:
            self._marks.remove(mark)
        if mark in self._waiting:
            self._waiting.remove(mark)
        self._leave(mark)

    def _leave(self, mark: Mark) -> None:
        if mark.start is not None and self._draft is not None and mark.start < self.size:
            self._draft.inlines.append(Inline(mark.kind, Span(mark.start, self.size), mark.target))

    def write(self, text: str, origin: int) -> None:
        """Add text that stands in the source at this offset, collapsing white space."""
        if text.isprintable() and "  " not in text:
            self._write_plain(text, origin)
            return
        for part, at in _visible(text, origin):
            self._write(part, at)

    def _write_plain(self, text: str, origin: int) -> None:
        """Add text whose only white space is single spaces."""
        words = text.strip(" ")
        lead = text[:1] == " "
        if lead:
            self.space(origin)
        if words:
            self._put(words, origin + lead)
            if text[-1] == " ":
                self.space(origin + len(text) - 1)

    def _write(self, text: str, origin: int) -> None:
        at = 0
        for stretch in _STRETCH.finditer(text):
            start, end = stretch.span()
            words = stretch[0]
            if start > at:
                self.space(origin + at)
            self._put(words if words.isprintable() else words.translate(_SPACES), origin + start)
            at = end
        if at < len(text):
            self.space(origin + at)

    def space(self, origin: int) -> None:
        """Part what follows from what went before by one space."""
        if self.begun and self._space is None:
            self._space = origin

    def newline(self, origin: int) -> None:
        """Break the line inside the block."""
        if self.begun:
            self._space = None
            self._emit("\n", origin)

    def insert(self, text: str, origin: int) -> None:
        """Add characters the source only implies (the marks of `<q>`), each at this source offset."""
        reached = self.reached
        for character in text:
            self._put(character, origin)
        self.reached = reached

    def literal(self, text: str, origin: int) -> None:
        """Add preformatted text as it stands, save for blank lines at its ends."""
        for part, at in _visible(text, origin):
            kept = part if self.begun else part.lstrip("\r\n")
            if self.begun or kept.strip():
                self._put(kept, at + len(part) - len(kept))

    def _put(self, text: str, origin: int) -> None:
        if self._draft is None:
            self.open("paragraph")
        if self._draft is not None and self._draft.start is None:
            self._begin(self._draft)
        if self._space is not None:
            if self._parts[-1] != "\n":
                self._emit(" ", self._space)
            self._space = None
        if self._waiting:
            for mark in self._waiting:
                mark.start = self.size
            self._waiting.clear()
        self._emit(text, origin)

    def _begin(self, draft: _Draft) -> None:
        """Write the first text of a block."""
        self._before = (len(self._parts), self.size, len(self._starts))
        self._parted = bool(self.size)
        if self.size:
            self._parts.append(SEPARATOR)
            self.size += len(SEPARATOR)
        draft.start = self.size
        draft.anchors, self._anchors = self._anchors + draft.anchors, []
        self._space = None

    def _emit(self, text: str, origin: int) -> None:
        starts, origins = self._starts, self._origins
        if not starts or origins[-1] + self.size - starts[-1] != origin:
            starts.append(self.size)
            origins.append(origin)
        self._parts.append(text)
        self.size += len(text)
        self.reached = origin + len(text)

    def close(self) -> Block | None:
        """End the open block; `None` if it has no text."""
        draft, self._draft, self._space = self._draft, None, None
        if draft is None or draft.start is None:
            return None
        self._trim()
        self._draft = draft
        for mark in self._marks:
            self._leave(mark)
            mark.start = None
        self._draft = None
        self._waiting = list(self._marks)
        return self._keep(draft, draft.start)

    def _trim(self) -> None:
        while self._parts and self._parts[-1] != (kept := self._parts[-1].rstrip()):
            self.size -= len(self._parts[-1]) - len(kept)
            self._parts[-1] = kept
            if not kept:
                self._parts.pop()
        while self._starts and self._starts[-1] >= self.size:
            self._starts.pop()
            self._origins.pop()

    def _keep(self, draft: _Draft, start: int) -> Block:
        end = self.size
        span = Span(start, end)
        inlines = _clipped(draft.inlines, end) if draft.inlines else ()
        block = Block(
            draft.kind, span, inlines, draft.within, tuple(draft.anchors), draft.label, draft.level, self.section
        )
        self.blocks.append(block)
        return block

    def text_of_last(self) -> str:
        """The text of the block closed last."""
        return "".join(self._parts[self._before[0] + self._parted :])

    def retract(self) -> None:
        """Take back the block closed last, as if it had never been opened."""
        parts, size, runs = self._before
        del self._parts[parts:], self._starts[runs:], self._origins[runs:]
        self.size = size
        self.blocks.pop()

    def article(self, name: str, source: str, stated: Imprint, unread: tuple[str, ...] = ()) -> Article:
        """The finished article."""
        self.close()
        origins = SourceMap(tuple(self._starts) or (0,), tuple(self._origins) or (0,), line_starts(source))
        text, blocks = "".join(self._parts), tuple(self.blocks)
        published = stated.published or visible_date(text, blocks)
        language = language_of(text, stated.language)
        told = Article(name, text, blocks, stated.title, published, language, origins, unread)
        told = replace(told, record=stated.record, authors=stated.authors)
        return replace(told, metered=stated.metered, dois=stated.dois)
