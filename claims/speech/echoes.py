"""Pull quotes: words set apart in large print that the article quotes elsewhere too.

One that stands in quotation marks between paragraphs is the same quotation once more and adds nothing. A block quote
is a quotation of its own, and its speaker is whoever speaks the same words where they are attributed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from claims.model import Span, Speaker
from claims.speech.pages import Page
from claims.words import tokens

SHINGLE = 4
"""Words in a row by which words are known again."""

Said = tuple[tuple[Span, ...], Speaker]


def shingles(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of `SHINGLE` words of a text; all its words if it has fewer."""
    words = tokens(text)
    return (words[at : at + SHINGLE] for at in range(max(len(words) - SHINGLE, 0) + 1))


def pulled(pages: tuple[Page, ...], text: str, said: Iterable[Said]) -> Iterator[tuple[Span, Speaker]]:
    """Block quotes all of whose words a speaker says elsewhere in the article's `text`, with the speaker."""
    known = tuple(said)
    taken = sorted((span.start, span.end) for spans, _ in known for span in spans)
    quoted = [page for page in pages if page.block.in_any("blockquote") and not _meets(page, taken)]
    heard = (
        [frozenset(shingles(" ".join(text[span.start : span.end] for span in spans))) for spans, _ in known]
        if quoted
        else []
    )
    first: dict[tuple[str, ...], int] = {}
    for at, runs in enumerate(heard):
        for run in runs:
            first.setdefault(run, at)
    for page in quoted:
        words = page.pairs[0].inner if page.pairs else Span(0, len(page.text))
        own = frozenset(shingles(page.text[words.start : words.end]))
        where = first.get(min(own))
        if where is not None and own <= heard[where] and len(min(own)) == SHINGLE:
            yield Span(page.base + words.start, page.base + words.end), known[where][1]


def _meets(page: Page, taken: list[tuple[int, int]]) -> bool:
    """Whether words of a page are a quotation already; `taken` are those in order."""
    beyond = bisect_left(taken, (page.base + len(page.text), 0))
    return beyond > 0 and taken[beyond - 1][1] > page.base
