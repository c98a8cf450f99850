"""From an article to its claims: every extractor reads it, then the mentions of one study become one."""

from __future__ import annotations

from itertools import chain

from claims import extractors, languages
from claims.extractors.references import listed
from claims.merging import merge
from claims.model import Article, Claims, Study
from claims.parts import Extractor
from claims.registry import collect


def extract(article: Article) -> Claims:
    """All that the article claims: studies and appeals by first mention, quotes in reading order.

    A bibliography claims its entries, each for itself: two that share an identifier may state different things.
    """
    if article.blocks and all(block.stated for block in article.blocks):
        return Claims(tuple(Study((entry,), entry.stated) for entry in listed(article)))
    every, prose = collect(extractors, "EXTRACTOR", Extractor), languages.read(article.language)
    parts = tuple(part for part in every if prose or not part.prose)
    mentions = chain.from_iterable(part.mentions(article) for part in parts if part.mentions)
    quotes = chain.from_iterable(part.quotes(article) for part in parts if part.quotes)
    ordered = tuple(sorted(quotes, key=lambda quote: quote.passages[0].span))
    return Claims(merge.merge(article, tuple(mentions)), ordered)
