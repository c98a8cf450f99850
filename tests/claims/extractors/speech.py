"""Articles from a few lines, and quotes in a form that is easy to compare."""

from __future__ import annotations

from claims.extractors.quotes import quotes
from claims.model import Article, Quote
from claims.parts import Document
from claims.readers import read

Heard = tuple[tuple[str, ...], str | None]


def article(source: str, name: str = "a.md") -> Article:
    return read(Document(name, source.encode()))


def direct(source: str, name: str = "a.md") -> list[Heard]:
    """The words and the speaker's name of every direct quote."""
    return [_heard(quote) for quote in quotes(article(source, name)) if quote.direct]


def indirect(source: str) -> list[Heard]:
    return [_heard(quote) for quote in quotes(article(source)) if not quote.direct]


def only(source: str, name: str = "a.md") -> Quote:
    (quote,) = quotes(article(source, name))
    return quote


def _heard(quote: Quote) -> Heard:
    return tuple(passage.text for passage in quote.passages), quote.speaker.name
