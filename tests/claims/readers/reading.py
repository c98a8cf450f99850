"""What the tests of readers share: reading a string, and the check that every character knows its place."""

from __future__ import annotations

from claims.model import Article, Block
from claims.parts import Document
from claims.readers import read


def article(source: str | bytes, name: str = "a.html", **known: str) -> Article:
    return read(Document(name, source.encode() if isinstance(source, str) else source, **known))


def texts(found: Article) -> list[str]:
    return [found.slice(block.span) for block in found.blocks]


def block_with(found: Article, words: str) -> Block:
    return next(block for block in found.blocks if words in found.slice(block.span))


def misplaced(found: Article, source: str) -> list[tuple[str, str]]:
    """The characters whose place holds something else, save for references, line breaks and the marks of `<q>`."""
    wrong = []
    for block in found.blocks:
        for offset in range(block.span.start, block.span.end):
            character, origin = found.text[offset], found.source.origin(offset)
            there = source[origin : origin + 1]
            if (
                character == there
                or there in ("&", "\\")
                or (character.isspace() and (not there or there in " <\t\r\n"))
            ):
                continue
            if character in "“”‘’" or source[origin : origin + 2] == "[^" or (there.isspace() and character == " "):
                continue
            wrong.append((character, source[max(origin - 10, 0) : origin + 10]))
    return wrong
