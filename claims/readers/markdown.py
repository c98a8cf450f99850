"""Markdown: CommonMark with tables, footnotes, definition lists, front matter, HTML, and site generators' syntax."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from claims.model import Article, BlockKind, Container
from claims.parts import Document, Reader, Unreadable
from claims.readers.decoding import decode
from claims.readers.frontmatter import front_matter
from claims.readers.imprint import Imprint, date_of
from claims.readers.manuscript import Manuscript, line_starts
from claims.readers.markdown_html import Wrappers
from claims.readers.markdown_inline import Alignment, InlineWriter, align, align_cell, bounds, in_place, raw_lines
from claims.readers.sections import Sections
from claims.readers.templates import anchor_of, mask

_DATED_NAME = re.compile(r"(?:^|[/\\])(\d{4}-\d{2}-\d{2})-[^/\\]*$")
_NOT_LINE_END = re.compile(r"[^\r\n]")
_CONTAINERS: dict[str, Container] = {"blockquote": "blockquote", "table": "table", "footnote_reference": "footnotes"}
_LISTS = frozenset({"ordered_list", "bullet_list"})
_KINDS: dict[str, BlockKind] = {
    "footnote_reference": "footnote",
    "list_item": "item",
    "dt": "item",
    "dd": "item",
    "td": "cell",
    "th": "cell",
}


def read(document: Document) -> Article:
    """The article of a Markdown file. Raises `Unreadable`."""
    source, notes = decode(document)
    front = front_matter(source)
    manuscript = Manuscript()
    body = _NOT_LINE_END.sub(" ", source[: front.body]) + mask(source[front.body :])
    blocks = _Blocks(source, body, manuscript, Sections(manuscript, front.authors))
    blocks.read()
    if not manuscript.blocks:
        raise Unreadable(f"{document.name}: no readable text in this Markdown file; give an article with text in it")
    named = _DATED_NAME.search(document.name)
    published = front.published or (date_of(named[1]) if named else None)
    stated = Imprint(front.title or blocks.title, published, front.language, front.authors)
    return manuscript.article(document.name, source, stated, (*notes, *front.notes))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin)
    return parser.disable(["text_join", "footnote_tail", "footnote_inline"])


@dataclass(slots=True)
class _Blocks:
    """Goes through the block tokens of one file."""

    source: str
    body: str
    manuscript: Manuscript
    sections: Sections
    title: str | None = None
    lines: tuple[int, ...] = ()
    within: list[Container] = field(default_factory=list)
    kinds: list[BlockKind] = field(default_factory=list)
    counters: list[int | None] = field(default_factory=list)
    label: str | None = None
    level: int = 0
    numbers: dict[str, str] = field(default_factory=dict)
    row: tuple[int, int] = (-1, 0)
    """The line of the table row being read, and the offset up to which it has been."""

    def read(self) -> None:
        """Write every block."""
        self.lines = line_starts(self.body)
        wrappers = Wrappers(self.manuscript, self.sections)
        for token in _parser().parse(self.body):
            if token.type == "html_block":
                first = token.map[0] if token.map else 0
                wrappers.read(*in_place(token.content, self.body, self.lines, first), tuple(self.within))
            elif not wrappers.skipping:
                self._block(token, wrappers.containers)

    def _block(self, token: Token, outer: tuple[Container, ...]) -> None:
        if token.type == "inline":
            self._inline(token, outer)
        elif token.type in ("fence", "code_block"):
            self._code(token, outer)
        elif token.nesting > 0:
            self._enter(token, token.type.removesuffix("_open"))
        elif token.nesting < 0:
            self._leave(token.type.removesuffix("_close"))

    def _enter(self, token: Token, name: str) -> None:
        if name in _CONTAINERS:
            self.within.append(_CONTAINERS[name])
            self.sections.enter()
        if name in _KINDS:
            self.kinds.append(_KINDS[name])
            self.label = self._number() if name == "list_item" else None
        elif name in _LISTS:
            self.counters.append(int(token.attrGet("start") or 1) if name == "ordered_list" else None)
        elif name == "heading":
            self.level = int(token.tag[1])
        if name == "footnote_reference":
            label = str(token.meta.get("label") or "")
            self.label = self.numbers.get(label, label)
            self.manuscript.anchor(f"fn-{label}")

    def _number(self) -> str | None:
        if not self.counters or (number := self.counters[-1]) is None:
            return None
        self.counters[-1] = number + 1
        return str(number)

    def _leave(self, name: str) -> None:
        if name in _CONTAINERS:
            self.within.pop()
            self.sections.leave()
        if name in _KINDS:
            self.kinds.pop()
        elif name in _LISTS:
            self.counters.pop()
        elif name == "heading":
            self.level = 0

    def _open(self, kind: BlockKind, outer: tuple[Container, ...]) -> None:
        within = self.sections.within((*outer, *self.within), kind)
        if "footnotes" in within and kind in ("item", "paragraph"):
            kind = "footnote"
        self.manuscript.open(kind, within, self.label, self.level)

    def _close(self) -> None:
        if self.sections.close():
            self.label = None
            if self.level == 1 and self.title is None:
                self.title = self.manuscript.text_of_last()

    def _inline(self, token: Token, outer: tuple[Container, ...]) -> None:
        line = token.map[0] if token.map else 0
        if self.level:
            start, end = bounds(self.lines, line, self.source)
            self.manuscript.anchor(anchor_of(self.source[start:end]))
        kind: BlockKind = "heading" if self.level else self.kinds[-1] if self.kinds else "paragraph"
        self._open(kind, outer)
        alignment = self._aligned(token.content, line, kind)
        InlineWriter(self.manuscript, token.content, alignment, self.numbers).write(token.children or ())
        self._close()

    def _aligned(self, content: str, line: int, kind: BlockKind) -> Alignment:
        if kind != "cell":
            return align(content, self.body, self.lines, line)
        start, end = bounds(self.lines, line, self.body)
        alignment, stop = align_cell(content, self.body, self.row[1] if self.row[0] == line else start, end)
        self.row = (line, stop)
        return alignment

    def _code(self, token: Token, outer: tuple[Container, ...]) -> None:
        first = (token.map[0] if token.map else 0) + (token.type == "fence")
        self._open("preformatted", outer)
        for start, end in raw_lines(token.content, self.body, self.lines, first):
            self.manuscript.literal(self.source[start:end], start)
        self._close()


READER = Reader("markdown", (".md", ".markdown", ".mdx", ".mkd", ".qmd", ".rmd"), ("text/markdown",), read)
