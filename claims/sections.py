"""The parts of an article that cite in their own way: its reference list, and the boxes that say it all again."""

from __future__ import annotations

from functools import lru_cache

from claims.languages import load
from claims.model import Article, Block

_EDGE = ' :.#*_–—-"“”'


@lru_cache(maxsize=16)
def _titles(language: str, key: str) -> frozenset[str]:
    return frozenset(load(language)["structure"][key])


def reference_blocks(article: Article) -> frozenset[int]:
    """The blocks of reference lists, by what the source marked and by the heading above."""
    titles = _titles(article.language, "references")
    return frozenset(index for index, block in enumerate(article.blocks) if _is_reference(block, titles))


def _is_reference(block: Block, titles: frozenset[str]) -> bool:
    if block.kind == "heading":
        return False
    return block.in_any("references", "footnotes") or block.section.strip(_EDGE).lower() in titles


def is_summary(block: Block, language: str = "en") -> bool:
    """Whether the block is a point of a takeaway box."""
    return block.in_any("summary") or block.section.strip(_EDGE).lower() in _titles(language, "summaries")
