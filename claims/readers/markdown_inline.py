"""Inline Markdown with exact places.

markdown-it tells which lines a block has and what its inline tokens are, not where the tokens stand. So the
content of a block is aligned with its source lines, and the tokens are laid over the content from left to
right: each one's own syntax says how far it reaches.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from claims.model import InlineKind
from claims.readers.manuscript import Manuscript, Mark

_FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]")
_HTML_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^>]*)>", re.S)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
_ANCHOR = re.compile(r"\b(?:id|name)\s*=\s*[\"']?([^\s\"'>]+)", re.I)
_MARKS: dict[str, InlineKind] = {"em_open": "emphasis", "strong_open": "strong"}
_HTML_MARKS: dict[str, InlineKind] = {
    "a": "link", "sup": "superscript", "i": "emphasis", "em": "emphasis", "b": "strong", "strong": "strong",
    "q": "q", "cite": "cite", "code": "code",
}  # fmt: skip


class Token(Protocol):
    """An inline token as markdown-it makes them."""

    type: str
    tag: str
    content: str
    markup: str
    info: str
    meta: dict[Any, Any]

    def attrGet(self, name: str) -> str | int | float | None:  # noqa: N802 (markdown-it's name)
        """An attribute."""


class Alignment:
    """Where the content of a block stands in the source."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.origins: list[int] = []

    def add(self, start: int, origin: int) -> None:
        """From this offset of the content on, the source runs from this offset."""
        self.starts.append(start)
        self.origins.append(origin)

    def origin(self, offset: int) -> int:
        """The source offset of an offset of the content."""
        run = max(bisect_right(self.starts, offset) - 1, 0)
        return self.origins[run] + offset - self.starts[run] if self.starts else 0


def align(content: str, source: str, lines: Sequence[int], first: int) -> Alignment:
    """Lay the lines of a content over the source lines from line `first` on; each is the end of its line."""
    alignment, at = Alignment(), 0
    for number, line in enumerate(content.split("\n"), first):
        start, end = bounds(lines, number, source)
        whole, kept = source[start:end].rstrip(), line.strip()
        column = len(whole) - len(kept) if whole.endswith(kept) else max(whole.find(kept), 0)
        lead = len(line) - len(line.lstrip())
        alignment.add(at + lead if kept else at, start + column)
        at += len(line) + 1
    return alignment


def align_cell(content: str, source: str, start: int, end: int) -> tuple[Alignment, int]:
    """Lay the content of a table cell over its line, from offset `start` on; also says where the cell ends."""
    written = content.replace("|", "\\|")
    found = source.find(content, start, end) if "|" not in content else -1
    if found < 0:
        found = source.find(written, start, end)
    alignment = Alignment()
    alignment.add(0, max(found, start))
    if found < 0:
        return alignment, start
    removed = 0
    for pipe in re.finditer(r"\\\|", source[found : found + len(written)] if "|" in content else ""):
        alignment.add(pipe.start() - removed, found + pipe.start() + 1)
        removed += 1
    return alignment, found + len(content) + removed


def in_place(content: str, source: str, lines: Sequence[int], first: int) -> tuple[str, int]:
    """A raw content with blanks for what the source has before its lines (`> `), and the offset where it stands."""
    at = base = bounds(lines, first, source)[0]
    kept = []
    for start, end in raw_lines(content, source, lines, first):
        kept.append(" " * (start - at) + source[start:end])
        at = end
    return "".join(kept), base


def raw_lines(content: str, source: str, lines: Sequence[int], first: int) -> Iterator[tuple[int, int]]:
    """Where the lines of a raw content (code, HTML) begin and end in the source, line ends included."""
    for number, line in enumerate(content.rstrip("\n").split("\n"), first):
        start, end = bounds(lines, number, source)
        bare = source[start:end].rstrip("\r\n")
        yield start + (len(bare) - len(line) if bare.endswith(line) else 0), end


def bounds(lines: Sequence[int], number: int, source: str) -> tuple[int, int]:
    """Where a line begins and ends, its line end included."""
    start = lines[number] if number < len(lines) else len(source)
    return start, lines[number + 1] if number + 1 < len(lines) else len(source)


@dataclass(slots=True)
class InlineWriter:
    """Writes the inline tokens of one block into a manuscript."""

    manuscript: Manuscript
    content: str
    alignment: Alignment
    numbers: dict[str, str]
    """The numbers of footnotes by their labels, as far as they have been referred to."""
    at: int = 0
    marks: list[tuple[str, Mark]] = field(default_factory=list)

    def write(self, tokens: Sequence[Token]) -> None:
        """Write all tokens; whatever stays open ends with the block."""
        for token in tokens:
            getattr(self, f"_{token.type}", self._other)(token)
        for name, mark in reversed(self.marks):
            self._finish(name, mark)

    def _emit(self, start: int, end: int) -> None:
        """Write a stretch of the content."""
        runs = self.alignment.starts
        while start < end:
            following = bisect_right(runs, start)
            stop = min(runs[following] if following < len(runs) else end, end)
            self.manuscript.write(self.content[start:stop], self.alignment.origin(start))
            start = stop

    def _text(self, token: Token) -> None:
        if not token.content:
            return
        found = self.content.find(token.content, self.at)
        if found < 0:
            self.manuscript.write(token.content, self.alignment.origin(self.at))
            return
        self._emit(found, found + len(token.content))
        self.at = found + len(token.content)

    def _text_special(self, token: Token) -> None:
        found = max(self.content.find(token.markup, self.at), self.at)
        escape = token.info == "escape" and token.content != token.markup
        self.manuscript.write(token.content, self.alignment.origin(found + escape))
        self.at = found + len(token.markup)

    def _softbreak(self, _: Token) -> None:
        found = self.content.find("\n", self.at)
        self.at = found + 1 if found >= 0 else self.at
        self.manuscript.space(self.alignment.origin(max(found, 0)))

    def _hardbreak(self, _: Token) -> None:
        found = self.content.find("\n", self.at)
        self.manuscript.newline(self.alignment.origin(max(found, self.at)))
        self.at = found + 1 if found >= 0 else self.at

    def _code_inline(self, token: Token) -> None:
        left = max(self.content.find(token.markup, self.at), self.at) + len(token.markup)
        right = re.compile(rf"(?<!`){re.escape(token.markup)}(?!`)").search(self.content, left)
        mark = self.manuscript.mark("code")
        if right:
            self._emit(left, right.start())
            self.at = right.end()
        else:
            self.manuscript.write(token.content, self.alignment.origin(self.at))
        self.manuscript.unmark(mark)

    def _footnote_ref(self, token: Token) -> None:
        found = _FOOTNOTE.search(self.content, self.at)
        label = str(token.meta.get("label") or "")
        number = self.numbers.setdefault(label, label if label.isdigit() else str(len(self.numbers) + 1))
        start = found.start() if found else self.at
        link = self.manuscript.mark("link", f"#fn-{label}")
        sup = self.manuscript.mark("superscript")
        if number == label:
            self.manuscript.write(number, self.alignment.origin(start + 2))
        else:
            self.manuscript.insert(number, self.alignment.origin(start))
        self.manuscript.unmark(sup)
        self.manuscript.unmark(link)
        self.at = found.end() if found else self.at

    def _image(self, _: Token) -> None:
        start = self.content.find("![", self.at)
        if start >= 0:
            self.at = self._past_target(_past_bracket(self.content, start + 1))

    def _link_open(self, token: Token) -> None:
        self._open("link", "link", str(token.attrGet("href") or ""))
        opener = "<" if token.markup == "autolink" else "["
        if self.content.startswith(opener, self.at):
            self.at += 1

    def _link_close(self, token: Token) -> None:
        self._shut("link")
        if token.markup == "autolink":
            self.at += self.content.startswith(">", self.at)
        elif self.content.startswith("]", self.at):
            self.at = self._past_target(self.at + 1)

    def _past_target(self, at: int) -> int:
        """The offset behind `(destination "title")` or `[label]`."""
        if self.content.startswith("(", at):
            return _past_destination(self.content, at)
        if self.content.startswith("[", at) and not self.content.startswith("[^", at):
            return _past_bracket(self.content, at)
        return at

    def _html_inline(self, token: Token) -> None:
        found = max(self.content.find(token.content, self.at), self.at)
        self.at = found + len(token.content)
        tag = _HTML_TAG.match(token.content)
        if tag is None:
            return
        name = tag[2].lower()
        if name == "br":
            self.manuscript.newline(self.alignment.origin(found))
        elif tag[1]:
            self._shut(name, self.alignment.origin(found))
        else:
            self._open_tag(name, tag[3], self.alignment.origin(found))

    def _open_tag(self, name: str, attributes: str, origin: int) -> None:
        if anchor := _ANCHOR.search(attributes):
            self.manuscript.anchor(anchor[1])
        if name in _HTML_MARKS and not attributes.rstrip().endswith("/"):
            href = _HREF.search(attributes)
            target = html.unescape(href[1] or href[2] or href[3] or "") if href and name == "a" else ""
            self._open(name, _HTML_MARKS[name], target)
            if name == "q":
                self.manuscript.insert("“", origin)

    def _open(self, name: str, kind: InlineKind, target: str = "") -> None:
        self.marks.append((name, self.manuscript.mark(kind, target)))

    def _shut(self, name: str, origin: int | None = None) -> None:
        for i in range(len(self.marks) - 1, -1, -1):
            if self.marks[i][0] == name:
                self._finish(*self.marks.pop(i), origin)
                return

    def _finish(self, name: str, mark: Mark, origin: int | None = None) -> None:
        if name == "q":
            self.manuscript.insert("”", self.manuscript.reached if origin is None else origin)
        self.manuscript.unmark(mark)

    def _other(self, token: Token) -> None:
        """Emphasis and what else has a mark of its own at both ends."""
        if token.type in _MARKS:
            self._open(token.tag, _MARKS[token.type])
        elif token.type.endswith("_close"):
            self._shut(token.tag)
        if token.markup and self.content.startswith(token.markup, self.at):
            self.at += len(token.markup)
        if token.content and not token.type.endswith(("_open", "_close")):
            self._text(token)


def _past_bracket(text: str, at: int) -> int:
    """The offset behind the bracket that closes the one at this offset."""
    depth = 0
    for found in re.compile(r"\\.|[\[\]]", re.S).finditer(text, at):
        depth += {"[": 1, "]": -1}.get(found[0], 0)
        if depth == 0 and found[0] == "]":
            return found.end()
    return at


_DESTINATION = re.compile(
    r"\(\s*(?:<(?:\\.|[^<>\\\n])*>|(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\]|\([^\s()]*\))*\))*)"
    r"(?:\s+(?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?\s*\)",
    re.S,
)


def _past_destination(text: str, at: int) -> int:
    found = _DESTINATION.match(text, at)
    return found.end() if found else at
