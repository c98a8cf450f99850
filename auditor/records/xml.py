"""XML from strangers: the one module that imports lxml.

Entities are not resolved, nothing is fetched, and libxml2's limits on depth and text size stay on,
so a hostile file costs no more than its size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from auditor.records import Malformed

Element: TypeAlias = Any
"""An lxml element, which has no types of its own."""

_SPACE = re.compile(r"\s+")
_SAFE = {
    "resolve_entities": False,
    "no_network": True,
    "huge_tree": False,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
}


def parse(body: bytes) -> Element:
    """The root element. Raises `Malformed`."""
    try:
        return etree.fromstring(body, etree.XMLParser(**_SAFE))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(f"not well-formed XML: {error}") from error


def stream(file: IO[bytes], tags: tuple[str, ...]) -> Iterator[Element]:
    """Each element of those tags as it ends, emptied afterwards, in memory bound to one element.

    Raises `Malformed` where the file stops being XML; what came before has been yielded.
    """
    try:
        for _, element in etree.iterparse(file, events=("end",), tag=tags, **_SAFE):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise Malformed(f"not well-formed XML: {error}") from error


def text(element: Element | None) -> str:
    """All the words inside an element, markup ignored, runs of space folded; empty for `None`."""
    return "" if element is None else _SPACE.sub(" ", "".join(element.itertext())).strip()
