"""Short articles made in place, and what the extractors take from them."""

from __future__ import annotations

from claims.extract import extract
from claims.model import Article, Block, BlockKind, PartialDate, Span, Study


def article(*paragraphs: str, published: PartialDate | None = None) -> Article:
    """Paragraphs as an article; one that begins with `#` is a heading and opens a section, one with `-` an item."""
    blocks: list[Block] = []
    text = section = ""
    for paragraph in paragraphs:
        kind: BlockKind = "heading" if paragraph[0] == "#" else "item" if paragraph[:2] == "- " else "paragraph"
        words = paragraph.lstrip("#- ")
        section = words if kind == "heading" else section
        text += "\n\n" if text else ""
        level = 2 if kind == "heading" else 0
        blocks.append(Block(kind, Span(len(text), len(text) + len(words)), section=section, level=level))
        text += words
    return Article("made.txt", text, tuple(blocks), published=published)


def studies(*paragraphs: str) -> tuple[Study, ...]:
    """The studies (and appeals) of an article of these paragraphs."""
    return extract(article(*paragraphs)).studies


def only(*paragraphs: str) -> Study:
    """The one study of an article."""
    (study,) = studies(*paragraphs)
    return study
