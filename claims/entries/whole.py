"""One entry made whole: line breaks and hyphenation undone, its list number and its web furniture taken off."""

from __future__ import annotations

import re

_HYPHENATED = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n\s*(?=[a-zß-ÿ])")
_BROKEN = re.compile(r"(?<=[-–/])[ \t]*\r?\n\s*")
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"\A\s*(?:\[\^?[\w.-]{1,12}\][:.]?|\(\d{1,3}\)|\d{1,3}(?:[.)]|(?=\s+[^\W\d_a-z]))|[•*–—-]|\^)\s*")
_FURNITURE = re.compile(
    r"\s*(?:\[(?:PubMed|CrossRef|Cross Ref|Google Scholar|PMC free article|DOI|Web of Science|Medline|Article|Full Text)\]"
    r"|\b(?:Available (?:at|from|online)|Retrieved (?:\w+ \d{1,2}, \d{4},? )?from|Accessed(?: on)?|Epub|Published online)\b[^.;]{0,90}[.;]?"
    r"|↩︎?|\bdoi:\s*\Z|\bPMID:\s*\Z)",
    re.IGNORECASE,
)

LONGEST = 3000
"""Characters of an entry that are read; longer ones are not one reference."""


def whole(text: str) -> str:
    """The entry on one line, hyphenated words joined."""
    text = _HYPHENATED.sub("", text[:LONGEST])
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
