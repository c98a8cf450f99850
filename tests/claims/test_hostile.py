"""Hostile pages through reading and extraction: nothing but `Unreadable`, exact places, and work that grows with size.

Work is counted in calls, Python's and C's, which are the same on every machine; `benchmarks/fuzz_reading.py` measures
the time of the same pages, up to 10 MB, and looks for more of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import FrameType

import pytest

from claims.extract import extract
from claims.fields import facts
from claims.model import Article, Claims, Span
from claims.parts import Document, Unreadable
from claims.readers import read
from claims.readers.decoding import decode
from tests.claims.hostile import pages
from tests.claims.readers.reading import misplaced

SMALL, LARGE = 1_500, 6_000
"""Bytes of the pages whose work is compared."""
DEEP = 5
"""How many times as large they are where elements nest: until `MAX_DEPTH` is reached, each costs more than the last."""
SLACK = 1.5
"""By how much more than its size a page's work may grow; lists have headings and small pages fixed costs."""

CASES = [pytest.param(name, body, id=what) for what, name, body in pages(LARGE)]
NESTED = ("html: deep", "html: deep quotes", "html: deep blockquotes", "html: unclosed")


def sizes(what: str) -> tuple[int, int]:
    return (DEEP * SMALL, DEEP * LARGE) if what in NESTED else (SMALL, LARGE)


def grown() -> Iterator[object]:
    """Each page in a small and a large version; prose as HTML alone, for it is the same prose in any format."""
    made = {size: {what: body for what, _, body in pages(size)} for size in (SMALL, LARGE, DEEP * SMALL, DEEP * LARGE)}
    for what, name, _ in pages(SMALL):
        if what.startswith(("prose:", "prose in markdown:")):
            continue
        yield pytest.param(name, *(made[size][what] for size in sizes(what)), id=what)


def audited(name: str, body: bytes) -> tuple[Article, Claims] | None:
    try:
        article = read(Document(name, body))
    except Unreadable:
        return None
    return article, extract(article)


def spans(claims: Claims) -> Iterator[Span]:
    for study in claims.studies:
        yield from (mention.span for mention in study.mentions)
    for quote in claims.quotes:
        yield from (passage.span for passage in quote.passages)


def work(name: str, body: bytes) -> int:
    """Calls made while reading and extracting, once words are known and no sentence is."""
    audited(name, body)
    facts.cache_clear()
    calls = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        audited(name, body)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(("name", "body"), CASES)
def test_every_claim_knows_its_place(name: str, body: bytes) -> None:
    found = audited(name, body)
    if found is None:
        return
    article, claims = found
    source = decode(Document(name, body))[0]
    assert misplaced(article, source) == []
    starts = article.source.lines
    for span in spans(claims):
        place = article.place(span)
        assert starts[place.line - 1] + place.column - 1 == article.source.origin(span.start)
        assert 0 <= span.start < span.end <= len(article.text)


@pytest.mark.parametrize(("name", "small", "large"), list(grown()))
def test_work_grows_with_size(name: str, small: bytes, large: bytes) -> None:
    assert work(name, large) <= work(name, small) * len(large) / len(small) * SLACK + 2_000
