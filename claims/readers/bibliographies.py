"""Bibliographies as articles: every entry is one block of a reference list, with its fields exact in `Block.stated`.

The block's text is the entry written out as references are (authors, year, title, venue, identifiers); each part's
place is where its field stands in the file, and the whole begins where the entry does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claims.entities.identifiers import url_of
from claims.entries import fields
from claims.model import Article, Person, Stated
from claims.parts import Document, Unreadable
from claims.readers.imprint import Imprint
from claims.readers.manuscript import Manuscript

NAMED = 6
"""Authors named in an entry's text; all are compared."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: its key, its fields by BibTeX's names, and the source offsets at which it and they begin."""

    key: str
    fields: Mapping[str, object]
    at: int
    places: Mapping[str, int] = field(default_factory=dict)

    def place(self, *names: str) -> int:
        """Where the first of these fields that the entry has begins; else where the entry does."""
        return next((self.places[name] for name in names if name in self.places), self.at)


def article(document: Document, source: str, items: Sequence[Item], notes: tuple[str, ...], what: str) -> Article:
    """The entries as an article. Raises `Unreadable` where there is none; `what` names the format."""
    manuscript = Manuscript()
    told: list[Stated] = []
    for item in items:
        stated = fields.stated(item.fields)
        manuscript.open("item", ("references",), item.key or None)
        _write(manuscript, item, stated)
        if manuscript.close():
            told.append(stated)
    if not told:
        raise Unreadable(f"{document.name}: no entry with a title, an author or an identifier in this {what}")
    found = manuscript.article(document.name, source, Imprint(), notes)
    blocks = tuple(replace(block, stated=stated) for block, stated in zip(found.blocks, told, strict=True))
    return replace(found, blocks=blocks, published=None)


def _write(manuscript: Manuscript, item: Item, stated: Stated) -> None:
    for text, place in _parts(item, stated):
        manuscript.space(place)
        opens = not manuscript.begun
        if opens:
            manuscript.write(text[0], item.at)
        manuscript.write(text[opens:], place + opens)


def _parts(item: Item, stated: Stated) -> Iterator[tuple[str, int]]:
    """The text of an entry piece by piece, each with its place."""
    if stated.authors:
        yield f"{_named(stated.authors, stated.et_al)}.", item.place("author", "authors")
    if stated.year:
        yield f"({stated.year}).", item.place(*fields.YEARS)
    if stated.title:
        yield stated.title if stated.title[-1] in ".?!" else f"{stated.title}.", item.place("title")
    if where := _where(stated):
        yield f"{where}.", item.place(*fields.VENUES, "volume", "pages")
    for identifier in stated.identifiers:
        yield url_of(identifier), item.place(identifier.scheme, "eprint", "url", "note")


def _named(authors: tuple[Person, ...], et_al: bool) -> str:
    more = et_al or len(authors) > NAMED
    return ", ".join((*map(str, authors[:NAMED]), *(("et al",) if more else ())))


def _where(stated: Stated) -> str:
    """Venue, volume, issue and pages: `Spine, 26(1):16-27`."""
    issue = f"({stated.issue})" if stated.issue else ""
    number = ":".join(part for part in (f"{stated.volume or ''}{issue}", stated.pages) if part)
    return ", ".join(part for part in (stated.venue, number) if part)
