"""Abbreviations that a record explains ("Premature Infant Pain Profile (PIPP)"), with what they stand for."""

from __future__ import annotations

import re

_GIVEN = re.compile(r"((?:[\w-]+ ){2,8})\(([A-Z][A-Za-z]{0,2}[A-Z]{1,6}s?)[;,)]")


def explained(text: str) -> dict[str, str]:
    """Each abbreviation of a text that stands in brackets after the words whose initials it is."""
    found: dict[str, str] = {}
    for match in _GIVEN.finditer(text):
        letters = [letter.casefold() for letter in match[2].rstrip("s")]
        words = _named(re.split(r"[ -]", match[1].strip()), letters)
        if words:
            found.setdefault(match[2], " ".join(words))
    return found


def _named(words: list[str], letters: list[str]) -> list[str]:
    """The shortest end of some words whose initials, small words left out, are the letters."""
    for count in range(len(letters), min(len(words), 2 * len(letters)) + 1):
        tail = words[-count:]
        if tail[0][:1].casefold() == letters[0] and _initials(tail, letters):
            return tail
    return []


def _initials(words: list[str], letters: list[str]) -> bool:
    wanted = list(letters)
    for word in words:
        if wanted and word[:1].casefold() == wanted[0]:
            wanted.pop(0)
        elif len(word) > 3:
            return False
    return not wanted
