"""From stretches of text at places on a page to lines, without running heads and page numbers.

All measures are in points of the page, y upwards.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_ACCENTED = re.compile(r"([´¨ˆ˜ˇ˚])\s?([A-Za-zı])")
_ACCENTS = {"´": "\u0301", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "˚": "\u030a"}
"""Accents that older TeX fonts set as characters of their own, before the letter."""
SAME_LINE = 0.5
"""Share of the size by which baselines of one line may differ (superscripts)."""
SMALL, RAISED = 0.86, 0.12
"""A superscript is at most so large, and raised at least so much, in shares of its line's size."""
EDGE = 0.1
"""The share of a page's height at top and bottom in which running heads stand."""
REPEATED = 0.4
"""The share of pages on which a running head stands; odd and even pages may have their own."""
WIDTH = 0.47
"""The width of a mean character in shares of the size, where the page does not tell."""
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:/|of)\s*\d{1,4})?\W*", re.I)
_FIRST_NUMBER, _LAST_NUMBER = re.compile(r"\W*(\d{1,4})(?!\w)"), re.compile(r"(?<!\w)(\d{1,4})\W*$")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of text that begins at a place, in one size."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle that leads to an address."""

    left: float
    bottom: float
    right: float
    top: float
    target: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line's text: where it begins in the text and on the page, and whether it is raised."""

    start: int
    x: float
    size: float
    raised: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text, its parts, its place, and the page it is on, counted from 0."""

    text: str
    parts: tuple[Part, ...]
    x: float
    y: float
    size: float
    page: int = 0
    width: float = WIDTH
    """The width of the page's mean character in shares of the size."""

    @property
    def right(self) -> float:
        """Where it ends, estimated from its last part."""
        last = self.parts[-1]
        return last.x + (len(self.text) - last.start) * last.size * self.width


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its edges, its lines in the order they are drawn, its links."""

    bottom: float
    top: float
    lines: tuple[Line, ...]
    links: tuple[Link, ...] = ()


@dataclass(slots=True)
class _Draft:
    """A line while its chunks are gathered."""

    chunks: list[Chunk] = field(default_factory=list)

    def takes(self, chunk: Chunk) -> bool:
        last = self.chunks[-1]
        near = abs(chunk.y - self.chunks[0].y) <= SAME_LINE * max(chunk.size, last.size)
        return near and chunk.x >= last.x

    def line(self) -> Line:
        size = max(self.chunks, key=lambda chunk: len(chunk.text.strip())).size
        base = next((chunk for chunk in self.chunks if chunk.size == size), self.chunks[0]).y
        text, parts = "", list[Part]()
        for chunk in self.chunks:
            piece = _cleaned(chunk.text)
            raised = bool(chunk.size <= size * SMALL and chunk.y - base >= size * RAISED)
            parts.append(Part(len(text), chunk.x, chunk.size, raised))
            text += piece
        return Line(text.rstrip(), tuple(parts), self.chunks[0].x, base, size)


def _cleaned(text: str) -> str:
    """Ligatures taken apart, accents put on their letters."""
    text = text.translate(LIGATURES)
    if any(accent in text for accent in _ACCENTS):
        text = _ACCENTED.sub(lambda found: found[2].replace("ı", "i") + _ACCENTS[found[1]], text)
    return unicodedata.normalize("NFC", text)


def lines_of(chunks: Iterable[Chunk]) -> tuple[Line, ...]:
    """The lines that chunks make, in the order they are drawn."""
    drafts: list[_Draft] = []
    for chunk in chunks:
        if drafts and (chunk.text.isspace() or drafts[-1].takes(chunk)):
            drafts[-1].chunks.append(chunk)
        elif chunk.text.strip():
            drafts.append(_Draft([replace(chunk, text=chunk.text.lstrip())]))
    lines = [draft.line() for draft in drafts]
    width = _width(lines)
    return tuple(replace(line, width=width) for line in lines if line.text)


def _width(lines: Sequence[Line]) -> float:
    """The mean character's width, as parts that another follows tell it."""
    told = [
        (after.x - part.x) / ((after.start - part.start) * part.size)
        for line in lines
        for part, after in zip(line.parts, line.parts[1:], strict=False)
        if after.start - part.start > 8 and part.size > 0
    ]
    return min(max(median(told), 0.3), 0.8) if told else WIDTH


def body_size(pages: Sequence[Page]) -> float:
    """The size in which most characters are set."""
    counts: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            counts[round(line.size, 1)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 1.0


def without_heads(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages without what stands at the edge of many of them, and without page numbers; lines know their page."""
    size = body_size(pages)
    edges = [[line for line in page.lines if _at_edge(line, page, size)] for page in pages]
    seen: Counter[str | int] = Counter()
    for number, edge in enumerate(edges):
        seen.update({trait for line in edge for trait in _traits(line, number)})
    least = max(2, REPEATED * len(pages))
    heads = {
        id(line)
        for number, edge in enumerate(edges)
        for line in edge
        if _PAGE_NUMBER.fullmatch(line.text) or any(seen[trait] >= least for trait in _traits(line, number))
    }
    return tuple(
        replace(page, lines=tuple(replace(line, page=number) for line in page.lines if id(line) not in heads))
        for number, page in enumerate(pages)
    )


def _at_edge(line: Line, page: Page, size: float) -> bool:
    margin = EDGE * (page.top - page.bottom)
    return line.size <= size * 1.1 and not page.bottom + margin < line.y < page.top - margin


def _traits(line: Line, number: int) -> Iterator[str | int]:
    """What a running head has in common over pages: its words, and how far its number is from the page's."""
    yield re.sub(r"\d+", "#", line.text).strip().lower()
    for found in (_FIRST_NUMBER.match(line.text), _LAST_NUMBER.search(line.text)):
        if found:
            yield int(found[1]) - number
