"""The parts of an article that cite in their own way: its reference list, and the boxes that say it all again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from claims.languages import everywhere
from claims.model import Article, Block
from claims.once import once

_ADDED = re.compile(r"\s*[(\[:–—].*\Z", re.DOTALL)
_NUMBER = re.compile(r"\[(\d{1,3})\]")
_ENTRY = re.compile(
    r"\W*(?:\d{1,3}\W+)?(?:(?:van|von|de|der|den|del|di|da|la|le)\s)*[^\W\d_a-z][\w’'-]+"
    r"(?:,\s?(?:[A-Z]\.?[\s-]?){1,3}(?=[\s,.&(;]|\Z)|\s[A-Z]{1,3}[,.])"
)
"""How an entry begins: "Doe, J. K." or "Doe JK,"."""
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
FEWEST, MOSTLY = 2, 0.66
"""Entries that make a list of references of one, and the share of its items that they must be."""
_EDGE = ' :.#*_–—-"“”'


@lru_cache(maxsize=2)
def _titles(key: str) -> frozenset[str]:
    return frozenset(everywhere("structure", key))


@once
def reference_blocks(article: Article) -> frozenset[int]:
    """The blocks of reference lists: marked as such, told by the heading above, by their numbers or by their look."""
    titles = _titles("references")
    listed = (index for index, block in enumerate(article.blocks) if _is_reference(block, titles))
    return frozenset((*listed, *_numbered_notes(article), *_lists_of_entries(article)))


def _lists_of_entries(article: Article) -> Iterator[int]:
    """The items of lists, under whatever heading, that mostly look like entries: an inverted name, and a year."""
    for _, run in groupby(enumerate(article.blocks), key=lambda pair: (pair[1].kind, pair[1].section)):
        items = [(index, article.slice(block.span)) for index, block in run if block.kind == "item"]
        alike = sum(bool(_ENTRY.match(text) and _YEAR.search(text)) for _, text in items)
        if alike >= FEWEST and alike >= MOSTLY * len(items):
            yield from (index for index, _ in items)


def _numbered_notes(article: Article) -> Iterator[int]:
    """Paragraphs that open with a number in brackets to which the prose before them points."""
    marked = {match[1]: match.start() for match in reversed(list(_NUMBER.finditer(article.text)))}
    for index, block in enumerate(article.blocks):
        opens = _NUMBER.match(article.text, block.span.start)
        if opens and block.kind in ("paragraph", "item") and marked[opens[1]] < block.span.start:
            yield index


def _is_reference(block: Block, titles: frozenset[str]) -> bool:
    if block.kind == "heading":
        return False
    return block.in_any("references", "footnotes") or _plain(block.section) in titles


@lru_cache(maxsize=4096)
def _plain(title: str) -> str:
    """A heading without case, edges and what is added in brackets or after a colon: "References (incomplete)"."""
    return _ADDED.sub("", title.strip(_EDGE).lower()).strip(_EDGE)


@once
def summary_blocks(article: Article) -> frozenset[int]:
    """The blocks of takeaway boxes: what the source marked, and what stands under such a heading.

    A list under the heading is the whole of the box: a paragraph after it belongs to the article.
    """
    return frozenset(_summaries(article, _titles("summaries")))


def _summaries(article: Article, titles: frozenset[str]) -> Iterator[int]:
    listed = False
    for index, block in enumerate(article.blocks):
        if block.kind == "heading":
            listed = False
        point = block.kind == "item"
        if block.in_any("summary") or (_plain(block.section) in titles and (point or not listed)):
            yield index
        listed = listed or point
