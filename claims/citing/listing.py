"""The entries of an article's reference lists and bibliographic notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.citing import sections
from claims.entities import identifiers
from claims.entries.whole import number
from claims.fields import facts, line_in
from claims.model import Article, Block, Identifier, Span, Stated
from claims.references import parse_reference

_LINES = re.compile(r"[^\n]+(?:\n(?!\s*(?:\[?\d{1,3}[.\])]|[•*–-])\s)[^\n]+)*")
SHORTEST = 4
"""Words of the shortest entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: where it stands, what it states, and the label and anchors by which prose points to it."""

    span: Span
    text: str
    stated: Stated
    label: str
    anchors: tuple[str, ...]
    block: int
    order: int
    """Its place in the list, counted from 1."""


def entries(article: Article) -> tuple[Entry, ...]:
    """Every entry in reading order; entries that share a number get labels of their own."""
    found: list[Entry] = []
    taken: set[str] = set()
    for index in sorted(sections.reference_blocks(article)):
        for entry in _of_block(article, index, len(found)):
            label = entry.label if entry.label not in taken else f"{entry.label}@{entry.span.start}"
            taken.add(label)
            found.append(replace(entry, label=label))
    return tuple(found)


def _of_block(article: Article, index: int, count: int) -> Iterator[Entry]:
    block = article.blocks[index]
    if block.stated is not None:
        label = block.label or f"#{count + 1}"
        yield Entry(block.span, article.slice(block.span), block.stated, label, block.anchors, index, count + 1)
        return
    for span in _spans(article, block):
        text = article.slice(span)
        stated = _stated(article, block, span, text)
        if stated is None or (len(text.split()) < SHORTEST and not stated.identifiers):
            continue
        count += 1
        label = number(text) or block.label or f"#{count}"
        yield Entry(span, text, stated, label, block.anchors, index, count)


def _spans(article: Article, block: Block) -> tuple[Span, ...]:
    """The block as one entry, or each numbered line of it as one."""
    text = article.slice(block.span)
    if block.label or text.count("\n") == 0:
        return (block.span,)
    found = tuple(Span(block.span.start + m.start(), block.span.start + m.end()) for m in _LINES.finditer(text))
    return found if len(found) > 1 else (block.span,)


def _stated(article: Article, block: Block, span: Span, text: str) -> Stated | None:
    """What an entry states; of a note in prose what its sentence states; `None` when that is nothing."""
    linked = _linked(block, span)
    stated = parse_reference(text)
    stated = replace(stated, identifiers=_united((*stated.identifiers, *linked)))
    if is_bibliographic(stated):
        return stated
    told = facts(line_in(article, span, block)).stated()
    authors = told.authors or (stated.authors if not any(person.group for person in stated.authors) else ())
    if not (authors or told.year or told.venue or stated.identifiers):
        return None
    return replace(
        told, finding=None, authors=authors, et_al=told.et_al or stated.et_al, identifiers=stated.identifiers
    )


def is_bibliographic(stated: Stated) -> bool:
    """Whether an entry states enough to be one: a work's identifier, or a year or volume beside title or journal."""
    if any(identifier.scheme != "url" for identifier in stated.identifiers):
        return True
    dated = stated.year is not None or stated.volume is not None
    return bool(
        (dated and (stated.venue or (stated.title and stated.authors)))
        or (stated.venue and stated.authors and stated.title)
    )


def _linked(block: Block, span: Span) -> tuple[Identifier, ...]:
    targets = (i.target for i in block.inlines if i.kind == "link" and i.target and span.meets(i.span))
    return tuple(identifier for target in targets if (identifier := identifiers.from_url(target)))


def _united(found: tuple[Identifier, ...]) -> tuple[Identifier, ...]:
    """Identifiers without repetition of one scheme."""
    kept: dict[str, Identifier] = {}
    for identifier in found:
        kept.setdefault(identifier.scheme, identifier)
    if len(kept) > 1:
        kept.pop("url", None)
    return tuple(kept.values())
