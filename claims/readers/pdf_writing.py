"""Lines of PDF pages written as one paragraph: words broken at line ends mended, links and superscripts marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from claims.languages import load
from claims.model import Container
from claims.readers.manuscript import Manuscript
from claims.readers.pdf_layout import Line, Link, Page
from claims.readers.pdf_paragraphs import Unit
from claims.readers.sections import Sections

_WORD = re.compile(r"\S+")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_NEXT = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.|\bdoi\.org/|\b10\.\d{4,9}/)\S*[/._=?&-]$")
RANK = 2
"""The rank of every heading: a PDF does not tell ranks."""
ABOVE = 0.25
"""A word stands in a link's rectangle if a point so far above its baseline does, in shares of its size."""


class Sheet:
    """The text of all pages, and how lines of it are written into a manuscript."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._links = tuple(page.links for page in pages)
        self._starts: dict[int, int] = {}
        starts, size, parts = [], 0, []
        for page in pages:
            starts.append(size)
            for line in page.lines:
                self._starts[id(line)] = size
                parts.append(line.text)
                size += len(line.text) + 1
        self.source = "\n".join((*parts, ""))
        self.pages = tuple(starts)
        """The offsets in the source at which pages begin."""
        self._words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", self.source.lower()))
        self._compounds = frozenset(load("en")["reading"]["compounds"])

    def write(self, unit: Unit, manuscript: Manuscript, sections: Sections) -> None:
        """Write one unit as a block."""
        containers: tuple[Container, ...] = sections.within((), unit.kind)
        kind = "footnote" if "footnotes" in containers and unit.kind in ("item", "paragraph") else unit.kind
        if kind == "footnote" and "references" in containers:
            kind = "item"
        elif kind == "footnote" and "footnotes" not in containers:
            containers = ("footnotes",)
        manuscript.open(kind, containers, unit.label, RANK if kind == "heading" else 0)
        for number, line in enumerate(unit.lines):
            after = unit.lines[number + 1] if number + 1 < len(unit.lines) else None
            start = unit.marker if number == 0 else 0
            end, parted = self._end(line, after)
            self._line(line, start, end, manuscript)
            if parted:
                manuscript.space(self._starts[id(line)] + end)
        sections.close()

    def _end(self, line: Line, after: Line | None) -> tuple[int, bool]:
        """Where the words of a line end, and whether a space parts them from the next line's."""
        text = line.text
        broken, following = _BROKEN.search(text), _NEXT.match(after.text) if after else None
        if _ADDRESS.search(text) and after and not after.text[:1].isupper():
            return len(text), False
        if not broken or not following or not following[0][0].islower():
            return len(text), not (after and text.endswith(("-", "–", "/")) and text[-2:-1].isalnum())
        return len(text) - (not self._is_compound(broken[1].lower(), following[0].lower(), text[-1])), False

    def _is_compound(self, head: str, tail: str, sign: str) -> bool:
        """Whether a hyphen at a line end belongs to the word; the rest of the document knows best."""
        if sign == "\u00ad":
            return False
        whole, hyphened = self._words[head + tail], self._words[f"{head}-{tail}"]
        if whole != hyphened:
            return hyphened > whole
        return head in self._compounds

    def _line(self, line: Line, start: int, end: int, manuscript: Manuscript) -> None:
        """Write the words of a line between two places, with what is marked up."""
        at = self._starts[id(line)]
        marks = sorted(chain(self._superscripts(line), self._linked(line)), key=lambda mark: (mark[0], -mark[1]))
        cuts = sorted({start, end, *(cut for first, last, _ in marks for cut in (first, last) if start < cut < end)})
        for first, last in pairwise(cuts):
            over = [target for a, b, target in marks if a <= first and last <= b]
            opened = [manuscript.mark("link" if target else "superscript", target) for target in over]
            manuscript.write(line.text[first:last], at + first)
            for mark in reversed(opened):
                manuscript.unmark(mark)

    def _superscripts(self, line: Line) -> Iterator[tuple[int, int, str]]:
        for part, after in zip(line.parts, (*line.parts[1:], None), strict=True):
            end = after.start if after else len(line.text)
            if part.raised and (text := line.text[part.start : end].rstrip()):
                yield part.start, part.start + len(text), ""

    def _linked(self, line: Line) -> Iterator[tuple[int, int, str]]:
        """The stretches of words that stand in a link's rectangle."""
        height = line.y + ABOVE * line.size
        for link in self._links[line.page]:
            if link.bottom <= height <= link.top:
                words = [word for word in _WORD.finditer(line.text) if _middle_in(word, line, link)]
                if words:
                    yield words[0].start(), words[-1].end(), link.target


def _middle_in(word: re.Match[str], line: Line, link: Link) -> bool:
    return link.left <= _across(line, (word.start() + word.end()) / 2) <= link.right


def _across(line: Line, offset: float) -> float:
    """How far across the page a character stands, as far as the parts tell."""
    index = next((i for i in range(len(line.parts) - 1, 0, -1) if line.parts[i].start <= offset), 0)
    part = line.parts[index]
    if index + 1 < len(line.parts):
        after = line.parts[index + 1]
        return part.x + (after.x - part.x) * (offset - part.start) / max(after.start - part.start, 1)
    return part.x + (offset - part.start) * part.size * line.width
