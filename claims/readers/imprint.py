"""What a document says about itself, and the date in its byline where it says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.entities import dates
from claims.languages import ENGLISH, known
from claims.model import Block, Identifier, PartialDate, Stated

_SLASHED = re.compile(r"^\d{4}/\d{2}(?:/\d{2})?\b")
"""Dates as `citation_*` tags write them."""
BYLINE = 160
"""Characters up to which a block may be a byline."""
FIRST_BLOCKS = 6
"""How many blocks from the top are looked at for a byline."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a document says about itself; `None` or empty where it says nothing."""

    title: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    record: Stated | None = None
    """The scholarly work that a page presents, by tags made for indexes."""
    metered: bool = False
    """Whether it says that not everybody may read it whole."""
    dois: tuple[Identifier, ...] = ()
    """The DOIs that it links to, anywhere on the page."""


def date_of(value: str | None) -> PartialDate | None:
    """A date as machines or authors write it."""
    if not value or len(value) >= BYLINE:
        return None
    value = _SLASHED.sub(lambda found: found[0].replace("/", "-"), value.strip())
    found = (dates.parse(value, language) for language in (ENGLISH, *sorted(known() - {ENGLISH})))
    return next((date for date in found if date), None)


def visible_date(text: str, blocks: Sequence[Block]) -> PartialDate | None:
    """The date in the byline: a whole day in one of the first short blocks."""
    for block in blocks[:FIRST_BLOCKS]:
        if block.kind != "heading" and block.span.end - block.span.start <= BYLINE:
            words = text[block.span.start : block.span.end]
            found = (date for language in sorted(known()) for _, date in dates.find(words, language) if date.day)
            if (date := next(found, None)) is not None:
                return date
    return None
