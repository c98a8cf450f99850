"""The composite keys under which a work stands on the shelf, and under which a question seeks it.

A key is one exact term: `doi:10.1/x`, `venue:spine|2016`, `title:…`. A constraint of two fields is
then one look-up instead of two long lists cut against each other (measured: 5,000 questions a
second by journal and year over a million works, against 24 for filtering after a word search).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b

from auditor.model import Work
from claims.entities import journals
from claims.entities.names import words as name_words
from claims.entities.venue_names import forms
from claims.model import Identifier, Person, Window
from claims.words import fold, stems, tokens

NO_YEAR = "-"
"""Stands for the year of a work that has none: it is compatible with every year asked."""
MAIN_TITLE_WORDS = 4
"""Words that a title before its colon must have to be sought without its subtitle."""
MOST_AUTHORS = 30
"""Authors that a reference would name at most."""
YEAR_SPAN = 80
"""Years of a window that are asked one by one; of a wider one, the last."""
_BREAK = re.compile(r"[:?.;–—]\s|\s-\s")
_PAGE = re.compile(r"[a-z]*\d+")
_UMLAUTS = (("oe", "o"), ("ae", "a"), ("ue", "u"))
"""A written-out umlaut and the letter that folding leaves of one: "Mueller" is sought as "Muller" too."""


def of_work(work: Work) -> frozenset[str]:
    """Every key of a work."""
    return frozenset(_of_work(work))


def _of_work(work: Work) -> Iterator[str]:
    years = [str(year) for year in work.years] or [NO_YEAR]
    venues = venue_keys(work.venue, work.venue_abbreviation, work.issns)
    families = [key for person in work.authors for key in family_keys(person.family)]
    yield from map(identifier_key, work.identifiers)
    yield from (key for title in (work.title, *work.other_titles) for key in title_keys(title))
    yield from joined("year", years)
    for name, values in (("venue", venues), ("author", families)):
        yield from joined(name, values)
        yield from joined(name, values, years)
    yield from (key for person in work.authors for key in person_keys(person))
    yield from (f"at:{stem}" for institution in work.institutions for stem in stems(institution))
    yield from _place(work, venues)


def joined(name: str, values: Iterable[str], years: Iterable[str] = ()) -> Iterator[str]:
    """`name:value` of each value, or `name:value|year` of each with each year where there are years."""
    if not years:
        return (f"{name}:{value}" for value in values)
    return (f"{name}:{value}|{year}" for value in values for year in years)


def cited(work: Work) -> Iterator[str]:
    """The stems of all that a reference to the work would say: authors, title, venue, years and numbers."""
    yield from stems(work.title)
    for person in work.authors[:MOST_AUTHORS]:
        yield from stems(person.family)
    for part in (work.venue, work.venue_abbreviation, work.volume, work.pages):
        yield from stems(part or "")
    yield from map(str, work.years)


def _place(work: Work, venues: Iterable[str]) -> Iterator[str]:
    volume, page = number_key(work.volume), page_key(work.pages)
    yield from place_keys(volume, page)
    if volume and page:
        yield from (f"{key}|{volume}|{page}" for key in joined("place", venues))


def place_keys(volume: str, page: str) -> Iterator[str]:
    """A volume and a first page, each where there is one."""
    if volume:
        yield f"volume:{volume}"
    if page:
        yield f"page:{page}"


def identifier_key(identifier: Identifier) -> str:
    """An identifier, compared without case."""
    return f"{identifier.scheme}:{identifier.value.casefold()}".encode("utf-8", "replace").decode()


def title_keys(title: str) -> tuple[str, ...]:
    """A title's fingerprint, and that of its main part where a subtitle follows."""
    main = _BREAK.split(title, maxsplit=1)[0]
    parts = [title] if len(tokens(main)) < MAIN_TITLE_WORDS else [title, main]
    return tuple(dict.fromkeys(f"title:{mark}" for part in parts if (mark := fingerprint(part))))


def fingerprint(title: str) -> str:
    """The letters and digits of a title, folded, as 64 bits of hexadecimal; empty for a title of none."""
    letters = "".join(tokens(title)).encode("utf-8", "replace")
    return blake2b(letters, digest_size=8).hexdigest() if letters else ""


@lru_cache(maxsize=50_000)
def venue_keys(venue: str | None, abbreviation: str | None = None, issns: tuple[str, ...] = ()) -> tuple[str, ...]:
    """All keys of a venue: its journal where that is known, every form of its names, its ISSNs."""
    keys = [f"issn {issn.upper()}" for issn in issns]
    for name in filter(None, (venue, abbreviation)):
        if journal := journals.resolve(name):
            keys += [f"journal {journal.key}", *(f"issn {issn.upper()}" for issn in journal.issns)]
        keys += forms(name)
    return tuple(dict.fromkeys(key for key in keys if key))


@lru_cache(maxsize=50_000)
def family_keys(family: str) -> tuple[str, ...]:
    """Under which family names an author stands: as sought, and by either part of a double name."""
    plain = _plain(_name_words(family))
    return _distinct(*asked_family(family), *(_written(word) for word in plain))


def asked_family(family: str) -> tuple[str, ...]:
    """Under which a stated family name is sought: run together, with its particles and without."""
    words = _name_words(family)
    return _distinct(_written("".join(words)), _written("".join(_plain(words))))


def _name_words(name: str) -> tuple[str, ...]:
    return tokens(name.replace("'", "").replace("’", ""))


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in name_words("particles")) or words


def _written(name: str) -> str:
    for written_out, letter in _UMLAUTS:
        name = name.replace(written_out, letter)
    return name


def _distinct(*values: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def person_keys(person: Person) -> tuple[str, ...]:
    """Family and first initial; the family alone where the record gives no given name."""
    return tuple(f"person:{family}|{_initial(person)}" for family in family_keys(person.family))


def asked_person(person: Person) -> tuple[str, ...]:
    """The keys of authors who may be this person: the same initial, or no given name in the record."""
    initials = _distinct(_initial(person))
    return tuple(f"person:{family}|{initial}" for family in asked_family(person.family) for initial in (*initials, ""))


def _initial(person: Person) -> str:
    return fold(person.given)[:1]


def number_key(number: str | None) -> str:
    """A volume as it is compared: folded, letters and digits only."""
    return "".join(tokens(number or ""))


def page_key(pages: str | None) -> str:
    """The first page: "187-94" → "187", "S12–S15" → "s12", "e1002" → "e1002"."""
    found = _PAGE.search(fold(pages or "").replace(" ", ""))
    return found.group() if found else ""


def years_of(window: Window) -> tuple[str, ...]:
    """The years of a window as they stand in keys."""
    first = max(window.first, window.last - YEAR_SPAN + 1)
    return tuple(str(year) for year in range(first, window.last + 1))
