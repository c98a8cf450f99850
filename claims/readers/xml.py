"""XML from strangers, as a small tree that knows where its texts stand: the one module that imports expat.

A document type that declares entities is refused, nothing outside the file is ever fetched, and depth and number of
elements are limited; so a hostile file costs no more than its size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from claims.model import Place

DEEPEST = 200
"""Elements inside each other."""
MOST = 1_000_000
"""Elements of one file."""
_UNKEPT = bytes({*range(32)} - {*b"\t\n\r"})
_BLANKED = bytes.maketrans(_UNKEPT, b" " * len(_UNKEPT))
"""Control characters, which XML forbids and exports hold nevertheless; sixteen-bit files keep theirs."""


class Malformed(ValueError):
    """Bytes are not XML that is read here; the message says why."""


@dataclass(slots=True, eq=False)
class Node:
    """An element: its local name and name space, its attributes by local name, and what it holds."""

    name: str
    space: str = ""
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    begins: Place | None = None
    """Where its first word or element stands in the file; its text begins there."""
    inner: tuple[int, int] = (0, 0)
    """The byte offsets between which its first word or element and its end tag stand."""

    @property
    def text(self) -> str:
        """Its own text, without that of the elements inside."""
        return "".join(self.texts)

    @property
    def words(self) -> str:
        """Its own text with white space folded."""
        return " ".join(self.text.split())

    def all(self, name: str) -> Iterator[Node]:
        """Its children of that local name."""
        return (child for child in self.children if child.name == name)

    def first(self, *names: str) -> Node | None:
        """The first child of the first name that has one."""
        return next((child for name in names for child in self.all(name)), None)

    def words_of(self, *names: str) -> str:
        """The text of that child; empty where there is none."""
        return found.words if (found := self.first(*names)) else ""


def parse(body: bytes) -> Node:
    """The root element. Raises `Malformed`."""
    return _Builder().build(body if b"\0" in body[:4] else body.translate(_BLANKED))


class _Builder:
    """Follows the events of one file."""

    def __init__(self) -> None:
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        self._root = Node("")
        self._open = [self._root]
        self._count = 0
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = _refuse

    def build(self, body: bytes) -> Node:
        try:
            self._parser.Parse(body, True)
        except Malformed:
            raise
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise Malformed(f"it is not well-formed XML: {error}") from error
        return self._root.children[0]

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > DEEPEST or self._count > MOST:
            raise Malformed(f"it has more than {MOST:,} elements, or {DEEPEST} inside each other")
        space, _, local = name.rpartition(" ")
        node = Node(local, space, {key.rpartition(" ")[2]: value for key, value in attrs.items()})
        self._begin(self._open[-1])
        self._open[-1].children.append(node)
        self._open.append(node)

    def _end(self, _: str) -> None:
        node = self._open.pop()
        node.inner = (node.inner[0], self._parser.CurrentByteIndex)

    def _text(self, text: str) -> None:
        node = self._open[-1]
        if not text.isspace():
            self._begin(node)
        if node.begins:
            node.texts.append(text)

    def _begin(self, node: Node) -> None:
        """What an element holds begins here, if it has not yet."""
        if node.begins is None:
            node.begins = Place(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
            node.inner = (self._parser.CurrentByteIndex, 0)


def _refuse(*_: object) -> NoReturn:
    raise Malformed("it declares entities, which are not read")
