"""Quotations over several paragraphs: each opens with a mark, only the last one closes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.model import Span
from claims.speech.pages import Page
from claims.speech.quotation import Pair


@dataclass(frozen=True, slots=True)
class Chain:
    """The pairs of one quotation as (page, pair) numbers, the first being its head."""

    links: tuple[tuple[int, int], ...]

    def passages(self, pages: tuple[Page, ...]) -> Iterator[Span]:
        """Its words in article offsets: one stretch for paragraphs that follow each other directly."""
        start: int | None = None
        for (at, order), beyond in zip(self.links, (*self.links[1:], None), strict=True):
            page = pages[at]
            inner = page.pairs[order].inner
            start = page.base + inner.start if start is None else start
            if beyond is None or pages[beyond[0]].index != page.index + 1:
                yield Span(start, page.base + inner.end)
                start = None


def chains(pages: tuple[Page, ...]) -> dict[tuple[int, int], Chain]:
    """Every quotation by its head; most have one link."""
    found: dict[tuple[int, int], Chain] = {}
    joined: set[tuple[int, int]] = set()
    for at, page in enumerate(pages):
        for order in range(len(page.pairs)):
            if (at, order) not in joined:
                links = tuple(_links(pages, at, order))
                joined.update(links)
                found[at, order] = Chain(links)
    return found


def _links(pages: tuple[Page, ...], at: int, order: int) -> Iterator[tuple[int, int]]:
    yield at, order
    while at + 1 < len(pages) and _unfinished(pages[at], order) and _goes_on(pages[at + 1], pages[at].pairs[order]):
        at, order = at + 1, 0
        yield at, order


def _unfinished(page: Page, order: int) -> bool:
    """Whether a quotation is open at the end of its paragraph."""
    pair = page.pairs[order]
    return not pair.closed and page.blank(pair.end, len(page.text))


def _goes_on(page: Page, pair: Pair) -> bool:
    """Whether a page opens with a quotation, as every further paragraph of one does."""
    return bool(page.pairs) and pair.marked and page.blank(0, page.pairs[0].start)
