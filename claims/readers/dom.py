"""The one door to Beautiful Soup: a page as a tree whose texts and elements know their place in the source.

The tree is Beautiful Soup's, the tokens are `html.parser`'s; between them stands a tree builder that
notes offsets and amounts of text, closes what HTML closes by itself (`<p>`, `<li>`, `<td>` …) and limits depth.
A tokeniser and tree of our own read a page in a quarter of the time (tried and measured), but parsing HTML is
not what this project exists for, and extraction costs ten times as much as the tree.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder
from bs4.element import NavigableString, PageElement
from soupsieve import SelectorSyntaxError

from claims.readers.pages import words
from claims.readers.tokens import Tokens, without_huge_references

MAX_DEPTH = 200
"""Elements nested deeper stand beside each other instead (Chromium does so at 512)."""

_ENDS_AT = {
    "p": words("elements", "after_paragraph"),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "tr": frozenset({"tr", "tbody", "tfoot"}),
    "option": frozenset({"option", "optgroup"}),
}
"""Which start tags end an element that is still open (HTML standard, optional tags)."""
_UNCOUNTED = words("elements", "uncounted")
"""Elements whose text counts as nobody's prose."""
_ONCE = frozenset({"html", "body"})
"""Elements that a page has once; what ends them early does not count (HTML standard)."""
_BODY = re.compile(r"<body(?=[\s/>])", re.I)
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


Node = PageElement
"""An element, a text, or what else stands in a tree."""


class Text(NavigableString):
    """A run of text; `at` is its offset in the source."""

    at: int = 0


class Element(Tag):
    """An element with its place: source offset, rank in document order, and the text it holds."""

    at: int = 0
    order: int = 0
    last: int = 0
    """The order of its last descendant, or its own."""
    before: int = 0
    """Characters of prose on the page above it."""
    chars: int = 0
    """Characters of text inside, white space at the ends of runs aside."""
    linked: int = 0
    """How many of them stand in links."""

    @property
    def prose(self) -> int:
        """Characters of text outside of links."""
        return self.chars - self.linked

    def holds(self, other: Element) -> bool:
        """Whether the other element is this one or inside it."""
        return self.order <= other.order <= self.last

    def get_text_of(self, name: str) -> str:
        """An attribute as text, empty where there is none."""
        return str(self.attrs.get(name) or "")


class Page:
    """A parsed page, or a fragment of one that stands at offset `base` of a larger source."""

    def __init__(self, source: str, base: int = 0) -> None:
        self.source = without_huge_references(source)
        self.base = base
        self._soup = _Soup(self.source)
        self.elements: list[Element] = self._soup.elements
        """All elements in document order."""

    @property
    def root(self) -> Tag:
        """What holds everything."""
        return self._soup

    def select(self, selector: str) -> list[Element]:
        """The elements that a CSS selector matches. Raises `ValueError` on a selector that is none."""
        try:
            return [found for found in self._soup.select(selector) if isinstance(found, Element)]
        except (SelectorSyntaxError, NotImplementedError) as error:
            raise ValueError(str(error).splitlines()[0]) from error

    def pieces(self, text: Text) -> Iterator[tuple[str, int]]:
        """The text in pieces that stand in the source as they are, each with its offset."""
        if "&" in self.source[text.at : text.at + len(text)]:
            for piece, at in _resolve(self.source, text):
                yield piece, self.base + at
        else:
            yield str(text), self.base + text.at


def _resolve(source: str, text: Text) -> list[tuple[str, int]]:
    """The pieces of a text with character references, or the text in one piece if it does not line up."""
    pieces: list[tuple[str, int]] = []
    at, done = text.at, 0
    while done < len(text):
        found = _REFERENCE.search(source, at)
        plain = source[at : found.start()] if found else source[at:]
        plain = plain[: len(text) - done]
        pieces.append((plain, at))
        at, done = at + len(plain), done + len(plain)
        if found is None or done >= len(text):
            break
        pieces.extend(_resolved(found))
        at, done = found.end(), done + len(html.unescape(found[0]))
    joined = "".join(piece for piece, _ in pieces)
    if not joined.startswith(text):
        return [(str(text), text.at)]
    pieces[-1] = (pieces[-1][0][: len(pieces[-1][0]) - len(joined) + len(text)], pieces[-1][1])
    return [piece for piece in pieces if piece[0]]


def _resolved(found: re.Match[str]) -> list[tuple[str, int]]:
    """One reference as pieces: its character, and what stood behind a reference without semicolon ("&notit;")."""
    value = html.unescape(found[0])
    rest = value[1:]
    if rest and found[0].endswith(rest):
        return [(value[0], found.start()), (rest, found.end() - len(rest))]
    return [(value, found.start())]


def text_of(element: Tag) -> str:
    """All text inside an element, white space collapsed."""
    return " ".join(" ".join(part for part in element.descendants if isinstance(part, Text)).split())


@dataclass(slots=True)
class _Tally:
    """What has been read so far: characters, those in links, and how many elements of two kinds are open."""

    chars: int = 0
    linked: int = 0
    links: int = 0
    uncounted: int = 0

    def see(self, name: str, change: int) -> None:
        """An element begins (1) or ends (-1)."""
        if name == "a":
            self.links += change
        elif name in _UNCOUNTED:
            self.uncounted += change

    def add(self, size: int) -> None:
        """Characters of text."""
        if not self.uncounted:
            self.chars += size
            self.linked += size if self.links else 0


class _Soup(BeautifulSoup):
    """A Beautiful Soup that counts what its elements hold."""

    def __init__(self, source: str) -> None:
        self.elements: list[Element] = []
        self.tally = _Tally()
        super().__init__(source + "\n", builder=_Builder(), element_classes={Tag: Element})

    def begin(self, name: str, attrs: dict[str, str], at: int) -> None:
        """Open an element."""
        element = self.handle_starttag(name, None, None, attrs)
        if isinstance(element, Element):
            element.at, element.order = at, len(self.elements)
            element.before = self.tally.chars - self.tally.linked
            element.chars, element.linked = -self.tally.chars, -self.tally.linked
            self.elements.append(element)
            self.tally.see(name, 1)

    def popTag(self) -> Tag | None:  # noqa: N802 (Beautiful Soup's name)
        """Close the innermost element."""
        element = self.tagStack[-1] if self.tagStack else None
        if isinstance(element, Element):
            element.chars += self.tally.chars
            element.linked += self.tally.linked
            element.last = len(self.elements) - 1
            self.tally.see(element.name, -1)
        return super().popTag()

    def add(self, data: str, at: int) -> None:
        """Add a run of text."""
        text = Text(data)
        text.at = at
        text.setup(self.currentTag, self._most_recent_element)
        self._most_recent_element = text
        self.currentTag.contents.append(text)  # type: ignore[union-attr]
        self.tally.add(len(data.strip()))


class _Builder(HTMLTreeBuilder):
    """A tree builder that feeds `_Tokens`."""

    features: list[str] = []  # noqa: RUF012 (as in Beautiful Soup)

    def __init__(self) -> None:
        super().__init__(multi_valued_attributes={}, string_containers={})

    def prepare_markup(self, markup: Any, *_args: Any, **_kwargs: Any) -> Iterator[tuple[Any, None, None, bool]]:
        """Text is taken as it is."""
        yield markup, None, None, False

    def feed(self, markup: Any) -> None:
        """Parse the whole page."""
        if isinstance(self.soup, _Soup):
            markup = markup[:-1]  # the line end that keeps Beautiful Soup from taking a text for a file name
            if not _BODY.search(markup):
                self.soup.begin("body", {}, 0)
            _Tokens(self.soup, self).read(markup)


class _Tokens(Tokens):
    """Tokens that build a tree."""

    def __init__(self, soup: _Soup, builder: _Builder) -> None:
        super().__init__()
        self.soup = soup
        self.builder = builder

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, closing what it ends and what cannot stay open."""
        soup = self.soup
        if tag in _ONCE and soup.open_tag_counter.get(tag):
            return
        open_tag = soup.currentTag.name if soup.currentTag else ""
        while tag in _ENDS_AT.get(open_tag, ()):
            soup.popTag()
            open_tag = soup.currentTag.name if soup.currentTag else ""
        if len(soup.tagStack) > MAX_DEPTH:
            soup.popTag()
        soup.begin(tag, {name: value or "" for name, value in reversed(attrs)}, self.at)
        if self.builder.can_be_empty_element(tag):
            soup.popTag()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<a id="n1"/>` as XHTML means it."""
        self.handle_starttag(tag, attrs)
        if not self.builder.can_be_empty_element(tag):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that name."""
        if tag not in _ONCE and self.soup.open_tag_counter.get(tag):
            self.soup.handle_endtag(tag)
        elif tag == "br":
            self.handle_starttag(tag, [])

    def handle_data(self, data: str) -> None:
        """Add a run of text."""
        self.soup.add(data, self.at)
