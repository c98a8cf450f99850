"""A page as a tree whose texts and elements know their place in the source.

The tree is built in one pass over the tokens: it notes offsets and amounts of text, closes what HTML closes by
itself (`<p>`, `<li>`, `<td>` …) and limits depth.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from claims.readers.pages import words
from claims.readers.tokens import Attributes, tokenise, without_huge_references

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
_ENDED_BY = {
    start: frozenset(name for name, starts in _ENDS_AT.items() if start in starts)
    for start in frozenset().union(*_ENDS_AT.values())
}
"""The same the other way round: which open elements a start tag ends."""
_VOID = words("elements", "void")
"""Elements that hold nothing and have no end tag."""
_UNCOUNTED = words("elements", "uncounted")
"""Elements whose text counts as nobody's prose."""
_ONCE = frozenset({"html", "body"})
"""Elements that a page has once; what ends them early does not count (HTML standard)."""
_BODY = re.compile(r"<body(?=[\s/>])", re.I)
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


@dataclass(slots=True, eq=False)
class Text:
    """A run of text; `at` and `end` are its offsets in the source, `plain` whether it stands there as it is."""

    text: str
    at: int
    end: int
    plain: bool


@dataclass(slots=True, eq=False)
class Element:
    """An element with its place: source offset, rank in document order, and the text it holds.

    It knows no element that holds it: a tree without cycles is gone as soon as it is read.
    """

    name: str
    attrs: Attributes
    parent: str = ""
    """The name of the element that holds it."""
    at: int = 0
    order: int = 0
    before: int = 0
    """Characters of prose on the page above it."""
    chars: int = 0
    """Characters of text inside, white space at the ends of runs aside."""
    linked: int = 0
    """How many of them stand in links."""
    last: int = 0
    """The order of its last descendant, or its own."""
    contents: list[Node] = field(default_factory=list)

    @property
    def prose(self) -> int:
        """Characters of text outside of links."""
        return self.chars - self.linked

    @property
    def descendants(self) -> Iterator[Node]:
        """All that stands inside, in document order."""
        stack = [iter(self.contents)]
        while stack:
            for node in stack[-1]:
                yield node
                if isinstance(node, Element) and node.contents:
                    stack.append(iter(node.contents))
                    break
            else:
                stack.pop()

    def holds(self, other: Element) -> bool:
        """Whether the other element is this one or inside it."""
        return self.order <= other.order <= self.last

    def get_text_of(self, name: str) -> str:
        """An attribute, empty where there is none."""
        return self.attrs.get(name, "")


Node = Element | Text
"""What stands in a tree."""


class Page:
    """A parsed page, or a fragment of one that stands at offset `base` of a larger source."""

    def __init__(self, source: str, base: int = 0) -> None:
        self.source = without_huge_references(source)
        self.base = base
        tree = _Tree(has_body=_BODY.search(source) is not None)
        tokenise(self.source, tree)
        tree.finish()
        self.root = tree.root
        """What holds everything; it is no element of the page."""
        self.elements = tree.elements
        """All elements in document order."""
        self.named = tree.named
        """The elements by name, each in document order."""

    def pieces(self, text: Text) -> Iterator[tuple[str, int]]:
        """The text in pieces that stand in the source as they are, each with its offset."""
        source, base, done = self.source, self.base, text.at
        for found in _REFERENCE.finditer(source, text.at, text.end):
            if found.start() > done:
                yield source[done : found.start()], base + done
            for piece, at in _resolved(found):
                yield piece, base + at
            done = found.end()
        if done < text.end:
            yield source[done : text.end], base + done


def _resolved(found: re.Match[str]) -> list[tuple[str, int]]:
    """One reference as pieces: its character, and what stood behind a reference without semicolon ("&notit;")."""
    value = _character(found[0])
    rest = value[1:]
    if rest and found[0].endswith(rest):
        return [(value[0], found.start()), (rest, found.end() - len(rest))]
    return [(value, found.start())] if value else []


@lru_cache(maxsize=1024)
def _character(reference: str) -> str:
    return html.unescape(reference)


def text_of(element: Element) -> str:
    """All text inside an element, white space collapsed."""
    return " ".join(" ".join(part.text for part in element.descendants if isinstance(part, Text)).split())


class _Tree:
    """A page being built: the elements that are open, and what has been read so far."""

    def __init__(self, has_body: bool) -> None:
        self.root = Element("", {})
        self.elements: list[Element] = []
        self.named: defaultdict[str, list[Element]] = defaultdict(list)
        self._stack = [self.root]
        self._open: defaultdict[str, int] = defaultdict(int)
        self._chars = self._linked = self._uncounted = 0
        if not has_body:
            self.start("body", {}, 0, False)

    def start(self, name: str, attrs: Attributes, at: int, closed: bool) -> None:
        """Open an element, closing what it ends and what cannot stay open. `<a id="n1"/>` is as XHTML means it."""
        if name in _ONCE and self._open[name]:
            return
        if ended := _ENDED_BY.get(name):
            while self._stack[-1].name in ended:
                self._close()
        if len(self._stack) > MAX_DEPTH:
            self._close()
        self._begin(name, attrs, at)
        if closed or name in _VOID:
            self._close()

    def _begin(self, name: str, attrs: Attributes, at: int) -> None:
        parent, chars, linked = self._stack[-1], self._chars, self._linked
        element = Element(name, attrs, parent.name, at, len(self.elements), chars - linked, -chars, -linked)
        parent.contents.append(element)
        self.elements.append(element)
        self.named[name].append(element)
        self._stack.append(element)
        self._open[name] += 1
        if name in _UNCOUNTED:
            self._uncounted += 1

    def _close(self) -> None:
        """Close the innermost element."""
        element = self._stack.pop()
        element.chars += self._chars
        element.linked += self._linked
        element.last = len(self.elements) - 1
        self._open[element.name] -= 1
        if element.name in _UNCOUNTED:
            self._uncounted -= 1

    def end(self, name: str) -> None:
        """Close the innermost element of that name."""
        if name not in _ONCE and self._open[name]:
            while self._stack[-1].name != name:
                self._close()
            self._close()
        elif name == "br":
            self.start(name, {}, 0, False)

    def text(self, data: str, at: int, end: int, plain: bool) -> None:
        """Add a run of text."""
        self._stack[-1].contents.append(Text(data, at, end, plain))
        if not self._uncounted:
            size = len(data.strip())
            self._chars += size
            if self._open["a"]:
                self._linked += size

    def finish(self) -> None:
        """Close what is still open."""
        while len(self._stack) > 1:
            self._close()
