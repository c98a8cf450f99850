"""The one door to Beautiful Soup: a page as a tree whose texts and elements know their place in the source.

The tree is Beautiful Soup's, the tokens are `html.parser`'s; between them stands a tree builder that
notes offsets and amounts of text, closes what HTML closes by itself (`<p>`, `<li>`, `<td>` …) and limits depth.
Nodes are made in one step, with the fields that are read here, and linked to their neighbours only for a selector:
that halves what reading costs. A tokeniser of our own would save as much again, but parsing HTML is not what this
project exists for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from sys import intern
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder
from bs4.element import NavigableString, PageElement
from soupsieve import SelectorSyntaxError

from claims.readers.charrefs import resolve
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
_EMPTY = frozenset(HTMLTreeBuilder.DEFAULT_EMPTY_ELEMENT_TAGS or ())
"""Elements that hold nothing."""
_ONCE = frozenset({"html", "body"})
"""Elements that a page has once; what ends them early does not count (HTML standard)."""
_BODY = re.compile(r"<body(?=[\s/>])", re.I)


Node = PageElement
"""An element, a text, or what else stands in a tree."""


class Text(NavigableString):
    """A run of text; `at` is its offset in the source."""

    at: int = 0
    parent = next_element = previous_element = next_sibling = previous_sibling = None

    @classmethod
    def of(cls, data: str, at: int) -> Text:
        """The text at an offset, without the seven fields that Beautiful Soup gives each; `_linked` gives those."""
        text = str.__new__(cls, data)
        text.at = at
        return text


class Element(Tag):
    """An element with its place: source offset, rank in document order, and the text it holds.

    Of the twenty fields of Beautiful Soup's elements it sets those that differ from element to element.
    """

    parser_class = namespace = prefix = sourceline = sourcepos = None
    parent = next_element = previous_element = next_sibling = previous_sibling = None
    known_xml = hidden = can_be_empty_element = False
    interesting_string_types = Tag.MAIN_CONTENT_STRING_TYPES

    def __init__(
        self, name: str, attrs: dict[str, str], within: str, at: int, order: int, *, read: int, linked: int
    ) -> None:
        """An element that begins when so many characters have been read, and so many of them in links."""
        self.name = name
        self.attrs: dict[str, Any] = attrs
        self.contents = []
        self.within = within
        """The name of the element round it. A way up to it would keep the tree alive until garbage is collected."""
        self.at = at
        self.order = order
        self.last = order
        """The order of its last descendant, or its own."""
        self.before = read - linked
        """Characters of prose on the page above it."""
        self.chars = -read
        """Characters of text inside, white space at the ends of runs aside, once it has ended."""
        self.linked = -linked
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

    def parts(self) -> Iterator[Node]:
        """All that is inside, in document order."""
        return _inside(self)


def _inside(tag: Tag) -> Iterator[Node]:
    """All nodes inside, in document order."""
    waiting = [iter(tag.contents)]
    while waiting:
        for node in waiting[-1]:
            yield node
            if isinstance(node, Tag):
                waiting.append(iter(node.contents))
                break
        else:
            waiting.pop()


class Page:
    """A parsed page, or a fragment of one that stands at offset `base` of a larger source."""

    def __init__(self, source: str, base: int = 0) -> None:
        self.source = without_huge_references(source)
        self.base = base
        self.elements: list[Element] = []
        """All elements in document order."""
        self._soup = BeautifulSoup(self.source + "\n", builder=_Builder(self.elements))
        self._soup.tagStack, self._soup.currentTag = [], None  # both lead from the tree to itself
        self._is_linked = False

    @property
    def root(self) -> Tag:
        """What holds everything."""
        return self._soup

    def select(self, selector: str) -> list[Element]:
        """The elements that a CSS selector matches. Raises `ValueError` on a selector that is none."""
        if not self._is_linked:
            _link(self._soup)
            self._is_linked = True
        try:
            return [found for found in self._soup.select(selector) if isinstance(found, Element)]
        except (SelectorSyntaxError, NotImplementedError) as error:
            raise ValueError(str(error).splitlines()[0]) from error

    def pieces(self, text: Text) -> Iterable[tuple[str, int]]:
        """The text in pieces that stand in the source as they are, each with its offset."""
        at = text.at
        if self.source.find("&", at, at + len(text)) < 0:
            return ((str(text), self.base + at),)
        return [(piece, self.base + place) for piece, place in resolve(self.source, str(text), at)]


def _link(soup: BeautifulSoup) -> None:
    """Give all nodes the links to their neighbours that Beautiful Soup's own builders give, and selectors follow."""
    before: dict[int, Node] = {}
    last: Node = soup
    for holder in (soup, *(node for node in _inside(soup) if isinstance(node, Tag))):
        for node in holder.contents:
            node.parent = holder
            node.previous_sibling = before.get(id(holder))
            if node.previous_sibling:
                node.previous_sibling.next_sibling = node
            before[id(holder)] = node
    for node in _inside(soup):
        node.previous_element, last.next_element = last, node
        last = node


def text_of(element: Element) -> str:
    """All text inside an element, white space collapsed."""
    return " ".join(" ".join(part for part in element.parts() if isinstance(part, Text)).split())


class _Builder(HTMLTreeBuilder):
    """A tree builder that feeds `_Tree`."""

    features: list[str] = []  # noqa: RUF012 (as in Beautiful Soup)

    def __init__(self, elements: list[Element]) -> None:
        super().__init__(multi_valued_attributes={}, string_containers={})
        self._elements = elements

    def prepare_markup(self, markup: Any, *_args: Any, **_kwargs: Any) -> Iterator[tuple[Any, None, None, bool]]:
        """Text is taken as it is."""
        yield markup, None, None, False

    def feed(self, markup: Any) -> None:
        """Parse the whole page."""
        if self.soup is not None:
            markup = markup[:-1]  # the line end that keeps Beautiful Soup from taking a text for a file name
            _Tree(self.soup, self._elements).build(markup)


class _Tree(Tokens):
    """Tokens that build a tree, and count the characters of prose as they come."""

    def __init__(self, root: BeautifulSoup, elements: list[Element]) -> None:
        super().__init__()
        self._elements = elements
        self._open: list[Element] = []
        self._into: Tag = root
        """What is open innermost."""
        self._root = root
        self._counts: dict[str, int] = {}
        """How many elements of a name are open."""
        self._chars = self._linked = 0
        """Characters read so far, and those of them in links."""
        self._links = self._uncounted = 0
        """Links that are open, and elements whose text does not count."""

    def build(self, source: str) -> None:
        """Parse a whole page, which has a body whether it says so or not."""
        if not _BODY.search(source):
            self._begin("body", {})
        self.read(source)
        while self._open:
            self._end()

    def _begin(self, name: str, attrs: dict[str, str]) -> None:
        """Open an element."""
        order = len(self._elements)
        element = Element(name, attrs, self._into.name, self.at, order, read=self._chars, linked=self._linked)
        self._into.contents.append(element)
        self._elements.append(element)
        self._open.append(element)
        self._into = element
        self._counts[name] = self._counts.get(name, 0) + 1
        if name == "a":
            self._links += 1
        elif name in _UNCOUNTED:
            self._uncounted += 1

    def _end(self) -> None:
        """Close the innermost element."""
        element = self._open.pop()
        self._into = self._open[-1] if self._open else self._root
        element.chars += self._chars
        element.linked += self._linked
        element.last = len(self._elements) - 1
        name = element.name
        self._counts[name] -= 1
        if name == "a":
            self._links -= 1
        elif name in _UNCOUNTED:
            self._uncounted -= 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, closing what it ends and what cannot stay open."""
        if tag in _ONCE and self._counts.get(tag):
            return
        while tag in _ENDS_AT.get(self._into.name, ()):
            self._end()
        if len(self._open) >= MAX_DEPTH:
            self._end()
        self._begin(intern(tag), {name: value or "" for name, value in reversed(attrs)} if attrs else {})
        if tag in _EMPTY:
            self._end()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<a id="n1"/>` as XHTML means it."""
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that name, and those inside it."""
        if tag not in _ONCE and self._counts.get(tag):
            while self._into.name != tag:
                self._end()
            self._end()
        elif tag == "br":
            self.handle_starttag(tag, [])

    def handle_data(self, data: str) -> None:
        """Add a run of text."""
        self._into.contents.append(Text.of(data, self.at))
        if not self._uncounted:
            size = len(data.strip())
            self._chars += size
            if self._links:
                self._linked += size
