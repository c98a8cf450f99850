"""The one door to Beautiful Soup: CSS selectors over a page.

Only who names a selector pays for it: the page is told to Beautiful Soup node by node.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from soupsieve import SelectorSyntaxError

from claims.readers.dom import Element, Page


def select(page: Page, selector: str) -> list[Element]:
    """The elements that a CSS selector matches, in document order. Raises `ValueError` on a selector that is none."""
    soup = _Soup(page)
    try:
        return [soup.told[id(found)] for found in soup.select(selector) if id(found) in soup.told]
    except (SelectorSyntaxError, NotImplementedError) as error:
        raise ValueError(str(error).splitlines()[0]) from error


class _Soup(BeautifulSoup):
    """A Beautiful Soup of the same shape as a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.told: dict[int, Element] = {}
        super().__init__("\n", builder=_Builder())


class _Builder(HTMLTreeBuilder):
    """A tree builder that needs no markup: it walks the page that its soup was made for."""

    features: list[str] = []  # noqa: RUF012 (as in Beautiful Soup)

    def __init__(self) -> None:
        super().__init__(multi_valued_attributes={}, string_containers={})

    def prepare_markup(self, markup: Any, *_args: Any, **_kwargs: Any) -> Iterator[tuple[Any, None, None, bool]]:
        """There is nothing to prepare."""
        yield markup, None, None, False

    def feed(self, markup: Any) -> None:  # noqa: ARG002
        """Tell the page."""
        soup = self.soup
        if isinstance(soup, _Soup):
            self._tell(soup, soup.page.root)

    def _tell(self, soup: _Soup, element: Element) -> None:
        """Tell what an element holds; no deeper than pages are."""
        for node in element.contents:
            if isinstance(node, Element):
                soup.told[id(soup.handle_starttag(node.name, None, None, dict(node.attrs)))] = node
                self._tell(soup, node)
                soup.popTag()
            else:
                soup.handle_data(node.text)
