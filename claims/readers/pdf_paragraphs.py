"""From lines to paragraphs, headings and items: by gaps, indents, sizes, markers and line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from claims.model import BlockKind
from claims.readers.pdf_layout import SMALL, Line, Page, body_size
from claims.readers.sections import kind_of_title

GAP = 1.3
"""A gap so many times the usual one parts paragraphs."""
INDENT = 0.8
"""An indent, in shares of the size."""
OTHER_SIZE = 1.06
"""Sizes that differ by so much are not of one paragraph."""
SMALLER = 0.92
"""A note is at most so large as the text."""
LARGER = 1.1
"""A heading is so many times larger than the text."""
SHORT = 0.8
"""A line that fills less of the column than this ends its paragraph, where it ends a sentence."""
LONGEST_HEADING = 4
"""Lines of a heading."""
_MARKER = re.compile(r"(?:[•◦▪‣●○■–]\s*|(?:\[\d{1,3}\]|\(?\d{1,3}[.)]|\d{1,3}(?=\s+[A-Z][\w’-]+,?\s+[A-Z]))\s+)(?=\S)")
_NUMBER = re.compile(r"\W*(\d{1,3})")
_NOTE = re.compile(r"\W{0,2}(\d{1,3})[.)\]]?\s*(?=[^\W\d_])")
_ENDS = re.compile(r"[.!?:][”’\")\]]*\d{0,3}$")


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that make one block."""

    kind: BlockKind
    lines: tuple[Line, ...]
    label: str | None = None
    marker: int = 0
    """Characters of the bullet or number that opens its first line."""

    @property
    def size(self) -> float:
        """The size its first line is set in."""
        return self.lines[0].size


def units_of(pages: Sequence[Page]) -> Iterator[Unit]:
    """The paragraphs, headings and items of the pages in order."""
    lines = [line for page in pages for line in page.lines]
    size = body_size(pages)
    column = _Column(lines)
    listed = False
    group: list[Line] = []
    for line in lines:
        if group and column.parts(group, line, listed):
            yield _unit(group, size)
            listed = _opens_list(group, size, listed)
            group = []
        group.append(line)
    if group:
        yield _unit(group, size)


def _opens_list(group: list[Line], size: float, listed: bool) -> bool:
    """Whether a list of references has begun, and no other heading ended it."""
    text = " ".join(line.text for line in group)
    if len(group) == 1 and kind_of_title(text) in ("references", "footnotes"):
        return True
    return listed and not _is_heading(group, size)


class _Column:
    """What is usual among the lines of a document."""

    def __init__(self, lines: Sequence[Line]) -> None:
        pairs = [(a, b) for a, b in pairwise(lines) if a.page == b.page]
        gaps = [(a.y - b.y) / a.size for a, b in pairs if a.size > 0 and 0 < a.y - b.y < 3 * a.size]
        self._gap = median(gaps) if gaps else 1.2
        rights = sorted(line.right - line.x for line in lines)
        self._width = rights[int(len(rights) * 0.8)] if rights else 0.0

    def parts(self, group: list[Line], line: Line, listed: bool) -> bool:
        """Whether a line begins a new block after those of the group."""
        first, last = group[0], group[-1]
        if max(line.size, last.size) > min(line.size, last.size) * OTHER_SIZE:
            return True
        if _MARKER.match(line.text):
            return not (listed and _indented(line, first))
        if line.page != last.page or line.y > last.y:
            return not _goes_on(last, line) and not (listed and _indented(line, first))
        if last.y - line.y > self._gap * GAP * last.size:
            return True
        return self._breaks(group, line, listed)

    def _breaks(self, group: list[Line], line: Line, listed: bool) -> bool:
        first, last = group[0], group[-1]
        if listed and len(group) > 1 and _indented(group[1], first):
            return not _indented(line, first)
        if listed and (_MARKER.match(first.text) or _indented(line, first)):
            return False
        margin = group[1].x if len(group) > 1 else last.x
        if _ENDS.search(last.text) and line.x - margin > INDENT * line.size:
            return not _MARKER.match(first.text) or len(group) > 1
        return bool(_ENDS.search(last.text)) and last.right - last.x < SHORT * self._width


def _indented(line: Line, first: Line) -> bool:
    return line.x - first.x > INDENT * line.size


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a line on a new page or in a new column goes on with the sentence before."""
    return not _ENDS.search(last.text) and not (line.text[0].isupper() and last.text[-1] in ",;")


def _unit(group: list[Line], size: float) -> Unit:
    marker = _MARKER.match(group[0].text)
    if note := _note(group[0], size):
        return Unit("footnote", tuple(group), note[1], note.end())
    if _is_heading(group, size):
        return Unit("heading", tuple(group))
    if marker is None:
        return Unit("paragraph", tuple(group))
    number = _NUMBER.match(marker[0])
    return Unit("item", tuple(group), number[1] if number else None, marker.end())


def _note(line: Line, size: float) -> re.Match[str] | None:
    """The number that opens a note: what it opens is set small, or the number is raised."""
    raised = line.parts[0].raised or (line.parts[0].size < line.size * SMALL and len(line.parts) > 1)
    return _NOTE.match(line.text) if raised or line.size <= size * SMALLER else None


def _is_heading(group: list[Line], size: float) -> bool:
    text = " ".join(line.text for line in group)
    if len(group) == 1 and kind_of_title(text):
        return True
    return group[0].size > size * LARGER and len(group) <= LONGEST_HEADING and not text.endswith((",", ";"))
