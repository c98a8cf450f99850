"""The parts of an article that cite in their own way: its reference list, and the boxes that say it all again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.languages import everywhere
from claims.model import Article, Block
from claims.once import once

_ADDED = re.compile(r"\s*[(\[:–—].*\Z", re.DOTALL)
_EDGE = ' :.#*_–—-"“”'


@lru_cache(maxsize=2)
def _titles(key: str) -> frozenset[str]:
    return frozenset(everywhere("structure", key))


@once
def reference_blocks(article: Article) -> frozenset[int]:
    """The blocks of reference lists, by what the source marked and by the heading above."""
    titles = _titles("references")
    return frozenset(index for index, block in enumerate(article.blocks) if _is_reference(block, titles))


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
