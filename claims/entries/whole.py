"""One entry made whole: line breaks and hyphenation undone, its list number and its web furniture taken off."""

from __future__ import annotations

import re

from claims.alternation import any_of
from claims.languages import everywhere

_HYPHENATED = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n\s*(?=[a-zß-ÿ])")
_BROKEN = re.compile(r"(?<=[-–/])[ \t]*\r?\n\s*")
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"\A\s*(?:\[\^?[\w.-]{1,12}\][:.]?|\(\d{1,3}\)|\d{1,3}(?:[.)]|(?=\s+[^\W\d_a-z]))|[•*–—-]|\^)\s*")
_FURNITURE = re.compile(
    rf"\s*(?:\[{any_of(everywhere('citing', 'furniture'))}\]|↩︎?|\bdoi:\s*\Z|\bPMID:\s*\Z"
    rf"|\b{any_of(everywhere('citing', 'retrieval'))}\b[^.;]{{0,90}}[.;]?)",
    re.IGNORECASE,
)
_HEADED = re.compile(r"\A[\s\S]{0,400}?\bReferences\s+(?=\[?1[.\]]\s)")
"""What a page's extractor left before the first entry of a list."""
LONGEST = 3000
"""Characters of an entry that are read; longer ones are not one reference."""


def whole(text: str) -> str:
    """The entry on one line, hyphenated words joined."""
    text = _HYPHENATED.sub("", text[:LONGEST])
    text = _HEADED.sub("", text, count=1)
    return _SPACE.sub(" ", _BROKEN.sub("", text)).strip()


def number(text: str) -> str | None:
    """The number or label that opens an entry."""
    match = _NUMBER.match(text)
    label = match.group().strip(" [](){}.:^•*–—-\t\n") if match else ""
    return label or None


def unnumbered(text: str) -> str:
    """The entry without its number."""
    return text[match.end() :] if (match := _NUMBER.match(text)) else text


def unfurnished(text: str) -> str:
    """The entry without "[PubMed]", "Retrieved from …" and the like."""
    return _FURNITURE.sub(" ", text).strip()
