"""The scholarly work that a page presents, by tags made for indexes: Highwire's, Dublin Core, PRISM, JSON-LD.

Tags: https://scholar.google.com/intl/en/scholar/inclusion.html (`citation_*`), DCMI terms (`dc.*`), PRISM, and
schema.org's `ScholarlyArticle`. Dublin Core is on ordinary pages too, so there it takes an identifier to make a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from claims.entities import identifiers, people
from claims.model import Identifier, IdentifierScheme, PartialDate, Person, Stated, Window
from claims.readers.imprint import date_of
from claims.readers.pages import ranked

Metas = Mapping[str, Sequence[str]]
Thing = Mapping[str, Any]

_SCHOLARLY = re.compile(r"Scholarly")
_NUMBERED: tuple[tuple[str, IdentifierScheme], ...] = (("dois", "doi"), ("pmids", "pmid"), ("arxiv", "arxiv"))
MOST_AUTHORS = 200


def record(metas: Metas, things: Iterable[Thing]) -> Stated | None:
    """The work that a page presents; `None` for a page that presents none. `window` holds the years it states.

    `metas` are the contents of meta tags by lower-case name, `things` the JSON-LD objects of the page.
    """
    scholarly = [thing for thing in things if _SCHOLARLY.search(str(thing.get("@type", "")))]
    found = tuple(dict.fromkeys(chain(_identifiers(metas), _of_things(scholarly))))
    titles = [*_all(metas, "own_titles"), *_texts(scholarly, ("headline", "name"))]
    if not titles:
        titles = list(_all(metas, "shared_titles")) if found else []
    return _stated(metas, scholarly, found, titles[0]) if titles else None


def linked_dois(targets: Iterable[str]) -> tuple[Identifier, ...]:
    """The DOIs that links lead to, each once, in the order of the page."""
    found = (identifiers.from_url(target) for target in targets if "10." in target and target.startswith("http"))
    return tuple(dict.fromkeys(each for each in found if each and each.scheme == "doi" and not each.malformed))


def _stated(metas: Metas, things: Sequence[Thing], found: tuple[Identifier, ...], title: str) -> Stated:
    dates = [date for value in _dates(metas, things) if (date := date_of(value))]
    first = next(iter(_all(metas, "first_page")), None)
    return Stated(
        identifiers=found,
        title=title,
        authors=_authors(metas, things),
        year=dates[0].year if dates else None,
        window=_years(dates),
        venue=next(chain(_all(metas, "venues"), _venues(things)), None),
        volume=next(iter(_all(metas, "volume")), None),
        issue=next(iter(_all(metas, "issue")), None),
        pages=first,
    )


def _all(metas: Metas, key: str) -> Iterator[str]:
    """The contents of the tags of a kind, the best kind of tag first."""
    for name in ranked("record", key):
        yield from metas.get(name, ())


def _identifiers(metas: Metas) -> Iterator[Identifier]:
    for key, scheme in _NUMBERED:
        yield from _first(_sound(_parsed(scheme, value)) for value in _all(metas, key))


def _parsed(scheme: IdentifierScheme, value: str) -> Identifier | None:
    found = identifiers.from_url(value) if value.startswith("http") else identifiers.parse(scheme, value)
    return found if found and found.scheme == scheme else None


def _sound(found: Identifier | None) -> Identifier | None:
    return found if found and not found.malformed else None


def _first(found: Iterable[Identifier | None]) -> Iterator[Identifier]:
    yield from (each for each in (next(filter(None, found), None),) if each)


def _of_things(things: Sequence[Thing]) -> Iterator[Identifier]:
    """The DOI of a JSON-LD article, wherever its publisher puts it."""
    values = _texts(things, ("@id", "sameAs", "identifier", "doi", "url", "mainEntityOfPage"))
    yield from _first(_sound(_parsed("doi", value)) for value in values if "10." in value)


def _texts(things: Sequence[Thing], keys: Iterable[str]) -> Iterator[str]:
    for thing, key in ((thing, key) for thing in things for key in keys):
        for value in _listed(thing.get(key)):
            told = value.get("value", value.get("@id")) if isinstance(value, Mapping) else value
            if isinstance(told, str) and told.strip():
                yield " ".join(told.split())


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _authors(metas: Metas, things: Sequence[Thing]) -> tuple[Person, ...]:
    """The authors in order, from the first kind of tag that names any."""
    kinds = (metas.get(name, ()) for name in ranked("record", "authors"))
    tagged = next((list(values) for values in kinds if values), [])
    names = [name for value in tagged for name in (value.split(";") if ";" in value else [value])]
    names = names or [name for thing in things for each in _listed(thing.get("author")) for name in _names(each)]
    parsed = (people.parse(name) for name in names[:MOST_AUTHORS] if name.strip())
    return tuple(dict.fromkeys(person for person in parsed if person.family))


def _names(author: Any) -> Iterator[str]:
    name = author.get("name") if isinstance(author, Mapping) else author
    if isinstance(name, str):
        yield name


def _dates(metas: Metas, things: Sequence[Thing]) -> Iterator[str]:
    yield from _all(metas, "dates")
    yield from _texts(things, ("datePublished",))


def _years(dates: Sequence[PartialDate]) -> Window | None:
    years = [date.year for date in dates]
    return Window(min(years), max(years)) if years else None


def _venues(things: Sequence[Thing]) -> Iterator[str]:
    """The periodical that a JSON-LD article is part of, however deep its issue and volume are nested."""
    for thing in things:
        part = thing.get("isPartOf")
        for _ in range(4):
            part = next((each for each in _listed(part) if isinstance(each, Mapping)), None)
            if part is None:
                break
            if "Periodical" in str(part.get("@type", "")) and isinstance(part.get("name"), str):
                yield part["name"]
            part = part.get("isPartOf")
