"""Which section a block stands in, and which sections are lists of references, notes or takeaways.

A heading opens a section that lasts until a heading of its rank or above, or the end of the element
that holds it. Only the words of the heading tell what the section is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claims.languages import load
from claims.model import Block, Container
from claims.readers.manuscript import Manuscript
from claims.words import fold

_ENUMERATION = re.compile(r"^\W*(?:\d+[.)]|[ivx]+[.)])?\s*")
MAX_TITLE = 60
"""Characters that a heading may have to be taken for one that is only set in bold."""


@lru_cache(maxsize=16)
def _titles(language: str) -> dict[str, Container]:
    structure = load(language)["reading"]
    kinds: tuple[Container, ...] = ("references", "footnotes", "summary")
    return {title: kind for kind in kinds for title in structure.get(kind, ())}


def kind_of_title(title: str, language: str) -> Container | None:
    """What a section of this title holds, when that is not running text."""
    plain = _ENUMERATION.sub("", fold(title)).rstrip(" :.?!…-*")
    return _titles(language).get(plain)


class Sections:
    """Follows the headings of an article as its blocks are closed."""

    def __init__(self, manuscript: Manuscript, language: str) -> None:
        self._manuscript = manuscript
        self._language = language
        self._depth = 0
        self._special: tuple[Container, int, int] | None = None

    def enter(self) -> None:
        """An element that may hold headings begins."""
        self._depth += 1

    def leave(self) -> None:
        """It ends, and with it the special section opened inside."""
        self._depth -= 1
        if self._special and self._depth < self._special[2]:
            self._special = None

    def within(self, containers: tuple[Container, ...]) -> tuple[Container, ...]:
        """The containers of a block, with that of the section it stands in."""
        if self._special and self._special[0] not in containers:
            return (*containers, self._special[0])
        return containers

    def see(self, block: Block) -> None:
        """A block is closed: a heading changes the section."""
        text = self._manuscript.text_of(block) if self._may_be_title(block) else ""
        kind = kind_of_title(text, self._language) if text else None
        if block.kind == "heading":
            self._head(block, text, kind)
        elif kind and self._stands_alone(block):
            self._manuscript.blocks[-1] = block = replace(block, kind="heading", level=6, label=None)
            self._head(block, text, kind)

    def _head(self, block: Block, text: str, kind: Container | None) -> None:
        if self._special and block.level <= self._special[1]:
            self._special = None
            self._manuscript.blocks[-1] = replace(block, within=tuple(c for c in block.within if c != kind))
        self._manuscript.section = text
        if kind:
            self._special = (kind, block.level, self._depth - 1)

    def _may_be_title(self, block: Block) -> bool:
        return block.kind == "heading" or block.span.end - block.span.start <= MAX_TITLE

    def _stands_alone(self, block: Block) -> bool:
        """Whether a short paragraph is set as a title: wholly bold, or the head of a table."""
        bold = any(i.kind == "strong" and i.span == block.span for i in block.inlines)
        return block.kind in ("paragraph", "cell", "footnote", "item") and (bold or block.kind == "cell")
