"""Plain text: paragraphs by blank lines, list items by their marks, headings by their looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.model import Article, Block, BlockKind, Span
from claims.parts import Document, Reader
from claims.readers.decoding import decode
from claims.readers.imprint import Imprint
from claims.readers.leftovers import Leftovers
from claims.readers.manuscript import Manuscript
from claims.readers.sections import Sections, kind_of_title

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_BULLET = re.compile(r"\s*(?:[•◦▪‣●○■–*+-]|\d{1,3}[.)]|\[\d{1,3}\])\s+(?=\S)")
_NUMBER = re.compile(r"\s*\[?(\d{1,3})[.)\]]")
_QUOTED_LINE = re.compile(r"\s*>\s?")
_RULE = re.compile(r"\s*([-=_*~#])(?:\s*\1){2,}\s*")
_SENTENCE_END = re.compile(r"[.!…:;,]\W*$")
RANK = 2
"""The rank of every heading: plain text does not tell ranks."""
MAX_HEADING = 90
"""Characters that a heading may have."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the offset at which it begins; `text` is without the line end."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that make one block."""

    kind: BlockKind
    lines: tuple[Line, ...]
    label: str | None = None
    quoted: bool = False


def read(document: Document) -> Article:
    """The article of a text. Raises `Unreadable`."""
    source, notes = decode(document)
    manuscript = Manuscript()
    sections = Sections(manuscript)
    units = _without_trailing_titles(list(_units(source)))
    for unit in units:
        within = sections.within(("blockquote",) if unit.quoted else (), unit.kind)
        kind: BlockKind = "footnote" if "footnotes" in within else unit.kind
        manuscript.open(kind, within, unit.label, RANK if unit.kind == "heading" else 0)
        for line in unit.lines:
            manuscript.write(line.text, line.at)
            manuscript.space(line.at + len(line.text))
        sections.close()
    title = next((_joined(unit) for unit in units if unit.kind == "heading"), None)
    return manuscript.article(document.name, source, Imprint(title), notes)


def _lines(source: str) -> Iterator[Line]:
    for found in _LINE.finditer(source):
        if found[0]:
            yield Line(found[0].rstrip("\r\n"), found.start())


def _units(source: str) -> Iterator[Unit]:
    """Paragraphs, items and headings in order."""
    group: list[Line] = []
    for line in [*_lines(source), Line("", len(source))]:
        blank = not line.text.strip() or _RULE.fullmatch(line.text)
        if group and (blank or _BULLET.match(line.text)):
            yield _unit(group)
            group = []
        if not blank:
            group.append(line)


def _unit(group: list[Line]) -> Unit:
    first = group[0]
    if quoted := all(_QUOTED_LINE.match(line.text) for line in group):
        group = [_without(line, _QUOTED_LINE) for line in group]
        first = group[0]
    mark = _BULLET.match(first.text)
    rest = first.text[mark.end() :] if mark else first.text
    heading = len(group) == 1 and _is_heading(rest, bool(mark))
    number = _NUMBER.match(first.text) if mark else None
    if heading:
        return Unit("heading", tuple(group), None, quoted)
    if mark is None:
        return Unit("paragraph", tuple(group), None, quoted)
    lines = (Line(rest, first.at + mark.end()), *group[1:])
    return Unit("item", lines, number[1] if number else None, quoted)


def _without(line: Line, prefix: re.Pattern[str]) -> Line:
    found = prefix.match(line.text)
    size = found.end() if found else 0
    return Line(line.text[size:], line.at + size)


def _is_heading(text: str, marked: bool) -> bool:
    """A short line of its own that does not end as a sentence does; behind a bullet only in title case."""
    text = text.strip()
    if kind_of_title(text):
        return True
    if not text or len(text) > MAX_HEADING or _SENTENCE_END.search(text) or text[0] in "\"“'‘«—–(@":
        return False
    if not any(c.isalpha() for c in text) or text[0].islower():
        return False
    return not marked or _title_case(text) or text.endswith("?")


def _title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", text) if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)


def _joined(unit: Unit) -> str:
    return " ".join(" ".join(line.text for line in unit.lines).split())


def _without_trailing_titles(units: list[Unit]) -> list[Unit]:
    """A title with nothing below it is the page's, not the article's."""
    while len(units) > 1 and (units[-1].kind == "heading" or _is_pages(units[-1])):
        units.pop()
    return units


def _is_pages(unit: Unit) -> bool:
    return not Leftovers().keeps(Block("paragraph", Span(0, 0)), _joined(unit), 0)


READER = Reader("text", (".txt", ".text"), ("text/plain",), read)
