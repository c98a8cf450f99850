"""HTML blocks inside Markdown: read by the page walker; what they open lasts until they close it."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.model import Container
from claims.readers.boilerplate import is_boilerplate
from claims.readers.dom import Element, Page
from claims.readers.manuscript import Manuscript
from claims.readers.sections import Sections
from claims.readers.walk import Walker, container_of

_TAG = re.compile(
    r"<(/?)(aside|div|section|article|details|figure|blockquote|footer|header|nav|form|ol|ul|table)\b[^>]*>", re.I
)
MAX_OPEN = 50
"""Elements that HTML blocks may leave open inside each other."""
_WHOLE = 10**9
"""As if the page were this large: class words decide alone, for what a tag will hold is not known yet."""


class Wrappers:
    """The elements that HTML blocks have opened and not closed yet."""

    def __init__(self, manuscript: Manuscript, sections: Sections) -> None:
        self._manuscript = manuscript
        self._sections = sections
        self._open: list[tuple[str, Container | None, bool]] = []
        self.skipping = False
        """Whether an open element is no part of the article."""

    @property
    def containers(self) -> tuple[Container, ...]:
        """The containers that are open, outermost first."""
        return tuple(dict.fromkeys(container for _, container, _ in self._open if container))

    def read(self, content: str, origin: int, within: tuple[Container, ...]) -> None:
        """Write the text of an HTML block and follow its tags."""
        if not self.skipping:
            page = Page(content, origin)
            walker = Walker(page, self._manuscript, self._sections, _WHOLE)
            walker.inside(*self.containers, *within)
            for element in page.root.contents:
                if isinstance(element, Element):
                    walker.walk(element)
        for tag in _TAG.finditer(content):
            self._follow(tag)
        self.skipping = any(skipped for _, _, skipped in self._open)

    def _follow(self, tag: re.Match[str]) -> None:
        name = tag[2].lower()
        if not tag[1]:
            if len(self._open) < MAX_OPEN:
                self._open.append((name, *_nature(tag[0])))
            return
        for i in range(len(self._open) - 1, -1, -1):
            if self._open[i][0] == name:
                del self._open[i:]
                return


@lru_cache(maxsize=256)
def _nature(tag: str) -> tuple[Container | None, bool]:
    """The container that a start tag opens, and whether it is no part of the article."""
    element = Page(tag).elements[-1]
    return container_of(element), is_boilerplate(element, _WHOLE)
