"""Which section a block stands in, and which sections are lists of references, notes or takeaways.

A heading opens a section that lasts until a heading of its rank or above, or the end of the element
that holds it. Only the words of the heading tell what the section is. Blocks that are the page's and
not the article's (`claims.readers.leftovers`) are taken back here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claims.languages import everywhere
from claims.model import Block, Container
from claims.readers.leftovers import Leftovers
from claims.readers.manuscript import Manuscript
from claims.words import fold

_ENUMERATION = re.compile(r"^\W*(?:\d+[.)]|[ivx]+[.)])?\s*")
_ENTRY = re.compile(r"[\[(]?(\d{1,3})(?:[\])][.:]?|[.:])\s")
"""The number that opens an entry of a list of references or notes."""
MAX_TITLE = 60
"""Characters that a heading may have to be taken for one that is only set in bold."""
LOWEST = 6
"""The rank of a heading that is only set in bold."""


@lru_cache(maxsize=1)
def _titles() -> dict[str, Container]:
    """The titles of every language, since the language is told from the text that is being read."""
    kinds: tuple[Container, ...] = ("summary", "footnotes", "references")
    return {fold(title): kind for kind in kinds for title in everywhere("reading", kind)}


def kind_of_title(title: str) -> Container | None:
    """What a section of this title holds, when that is not running text."""
    plain = _ENUMERATION.sub("", fold(title)).rstrip(" :.?!…-*")
    return _titles().get(plain)


class Sections:
    """Follows the headings of an article as its blocks are closed."""

    def __init__(self, manuscript: Manuscript, authors: tuple[str, ...] = ()) -> None:
        self._manuscript = manuscript
        self._leftovers = Leftovers(authors)
        self._depth = 0
        self._special: tuple[Container, int, int] | None = None
        self._outer = ""
        """The title above the special section."""
        self._listed = False

    def enter(self) -> None:
        """An element that may hold headings begins."""
        self._depth += 1

    def leave(self) -> None:
        """It ends, and with it the special section opened inside."""
        self._depth -= 1
        if self._special and self._depth < self._special[2]:
            self._special = None
            self._manuscript.section = self._outer
        self._leftovers.leave(self._depth)

    def within(self, containers: tuple[Container, ...], kind: str = "paragraph") -> tuple[Container, ...]:
        """The containers of a block, with that of the section it stands in. A box of takeaways ends with its list."""
        if self._special and self._special[0] == "summary":
            if self._listed and kind == "paragraph":
                self._special = None
            self._listed = kind == "item"
        if self._special and kind != "heading" and self._special[0] not in containers:
            return (*containers, self._special[0])
        return containers

    def close(self) -> bool:
        """Close the open block, if any; whether it has text and was kept."""
        block = self._manuscript.close()
        if block is None:
            return False
        text = self._manuscript.text_of_last()
        if not self._leftovers.keeps(block, text, self._depth):
            self._manuscript.retract()
            return False
        self._see(block, text)
        return True

    def _see(self, block: Block, text: str) -> None:
        """A heading changes the section."""
        if block.kind == "heading":
            self._head(block, text, self._kind(text))
        elif _stands_alone(block) and (kind := self._kind(text)):
            heading = replace(block, kind="heading", level=LOWEST, label=None)
            self._manuscript.blocks[-1] = heading
            self._head(heading, text, kind)
        elif block.label is None and block.in_any("references", "footnotes") and (label := _ENTRY.match(text)):
            self._manuscript.blocks[-1] = replace(block, label=label[1])

    def _kind(self, title: str) -> Container | None:
        return kind_of_title(title) if len(title) <= MAX_TITLE else None

    def _head(self, block: Block, text: str, kind: Container | None) -> None:
        if self._special and block.level <= self._special[1]:
            self._special = None
        outer, self._manuscript.section = self._manuscript.section, text
        if kind:
            self._outer = outer
            self._special = (kind, block.level, self._depth - (2 if "table" in block.within else 1))
            self._listed = False


def _stands_alone(block: Block) -> bool:
    """Whether a short block is set as a title: wholly bold, or a cell of a table."""
    if block.kind == "cell" or not block.inlines:
        return block.kind == "cell"
    bold = any(inline.kind == "strong" and inline.span == block.span for inline in block.inlines)
    return bold and block.kind in ("paragraph", "footnote", "item")
