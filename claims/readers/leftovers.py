"""Blocks that are the page's and not the article's, told by their words: "Read next", "Was this helpful?", biographies.

Elements of the page are left out before (`claims.readers.boilerplate`); this is for what carries no telling
name, and for Markdown and plain text. It errs on the side of keeping.
"""

from __future__ import annotations

from functools import lru_cache

from claims.languages import everywhere
from claims.model import Block
from claims.words import fold

SHORT = 120
"""Characters up to which a line that opens with a phrase of the page is the page's."""
BIOGRAPHY = 600
"""Characters up to which a paragraph about the author is a biography."""
MOSTLY = 0.6
"""The share of a block that links must cover for it to be a list of links."""


@lru_cache(maxsize=8)
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in everywhere("reading", name))


class Leftovers:
    """Knows what to leave out; follows sections such as "Related posts"."""

    def __init__(self, authors: tuple[str, ...] = ()) -> None:
        self._authors = tuple(fold(name) for name in authors if " " in name.strip() and len(name) < 60)
        self._elsewhere: tuple[int, int] | None = None

    def leave(self, depth: int) -> None:
        """An element ends, and with it a section of links inside."""
        if self._elsewhere and depth < self._elsewhere[1] - 1:
            self._elsewhere = None

    def keeps(self, block: Block, text: str, depth: int) -> bool:
        """Whether a block belongs to the article."""
        folded = fold(text[:SHORT]).lstrip(" *—–-|•")
        if block.kind == "heading":
            return self._keeps_heading(block, folded, depth)
        if self._elsewhere and (len(text) <= SHORT or _linked(block) > MOSTLY):
            return False
        self._elsewhere = None
        if len(text) <= SHORT and folded.startswith(_phrases("phrases")):
            return False
        return not (len(text) <= BIOGRAPHY and self._is_biography(folded))

    def _keeps_heading(self, block: Block, folded: str, depth: int) -> bool:
        if self._elsewhere and block.level <= self._elsewhere[0]:
            self._elsewhere = None
        if self._elsewhere is None and self._is_elsewhere(folded.rstrip(" :.!?…")):
            self._elsewhere = (block.level, depth)
        return self._elsewhere is None

    def _is_elsewhere(self, title: str) -> bool:
        phrases = _phrases("elsewhere")
        if not title.startswith(phrases):
            return False
        for phrase in phrases:
            if title == phrase:
                return True
            if title.startswith(phrase + " ") and len(title) < len(phrase) + 25:
                return " " in phrase or title.split()[1] in _phrases("more_of")
        return False

    def _is_biography(self, folded: str) -> bool:
        """Whether a paragraph opens with the author's name and goes on as biographies do."""
        if folded.startswith(_phrases("own_biography")):
            return True
        name = next((name for name in self._authors if folded.startswith(name)), None)
        if name is None:
            return False
        rest = folded[len(name) :].lstrip(" ,")
        return any(rest.startswith(cue + " ") for cue in _phrases("biography"))


def _linked(block: Block) -> float:
    """The share of a block that stands in links."""
    size = block.span.end - block.span.start
    return sum(i.span.end - i.span.start for i in block.inlines if i.kind == "link") / max(size, 1)
