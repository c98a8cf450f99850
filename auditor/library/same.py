"""Which records are one work, and the one record that comes of them.

Records meet in a bucket: a shared identifier, or a shared title. An identifier alone does not join
them, as reference lists carry wrong ones: the titles must be alike too. A title alone does not
join them either: no identifier may disagree, nor the year by more than one, nor the first author.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from auditor.library.keys import family_keys, fingerprint
from auditor.model import Work
from claims.model import Identifier
from claims.words import stems

TITLE_SHARE = 0.6
"""The share of the shorter title's words that must stand in the other for a shared identifier to join."""
LONG_TITLE = 4
"""Words a title must have to join records by itself ("Introduction" and "Reply" join nothing)."""
YEARS_APART = 1
"""Years between print and online, by which records of one work may differ."""
YEARS_KEPT = 2
"""Years by which another record's year may differ from the fullest record's to be kept beside it."""
SINGLE = frozenset({"pmid", "pmcid"})
"""Schemes of which a work has one number; of a second one, one of the two is an error."""


def bucket_keys(work: Work) -> tuple[str, ...]:
    """The keys by which this record may meet others of the same work."""
    keys = [str(identifier) for identifier in work.identifiers]
    if len(work.title.split()) >= LONG_TITLE and (mark := fingerprint(work.title)):
        keys.append(f"title:{mark}")
    return tuple(keys)


def clusters(works: Sequence[Work], by_title: bool) -> list[list[int]]:
    """The places in `works` that are one work each. A record that fits several by title stays alone."""
    found: list[list[int]] = []
    for place in sorted(range(len(works)), key=lambda at: (not _dated(works[at]), at)):
        fits = [group for group in found if all(_same(works[place], works[other], by_title) for other in group)]
        if fits and (len(fits) == 1 or _dated(works[place])):
            fits[0].append(place)
        else:
            found.append([place])
    return found


def _dated(work: Work) -> bool:
    return bool(work.years and work.authors)


def _same(a: Work, b: Work, by_title: bool) -> bool:
    if not by_title:
        return _alike(a.title, b.title)
    return not _apart(a, b) and _years_meet(a, b) and _first_authors_meet(a, b)


def _alike(a: str, b: str) -> bool:
    one, other = frozenset(stems(a)), frozenset(stems(b))
    return len(one & other) >= TITLE_SHARE * min(len(one), len(other))


def _apart(a: Work, b: Work) -> bool:
    pairs = ((a.identifier(scheme), b.identifier(scheme)) for scheme in ("doi", "pmid", "pmcid"))
    return any(one and other and one != other for one, other in pairs)


def _years_meet(a: Work, b: Work) -> bool:
    return not (a.years and b.years) or min(abs(x - y) for x in a.years for y in b.years) <= YEARS_APART


def _first_authors_meet(a: Work, b: Work) -> bool:
    if not (a.authors and b.authors):
        return True
    return bool(set(family_keys(a.authors[0].family)) & set(family_keys(b.authors[0].family)))


def merged(works: Sequence[Work]) -> Work:
    """One record of all: the fields of the fullest (of equals the latest), and what it lacks from the others."""
    if len(works) == 1:
        return works[0]
    latest_first = works[::-1]
    ranked = sorted(latest_first, key=_fullness, reverse=True)
    base = ranked[0]
    names = ("volume", "issue", "pages", "kind", "url")
    filled: dict[str, Any] = {name: _first(getattr(work, name) for work in ranked) for name in names}
    filled |= {name: _union(getattr(work, name) for work in ranked) for name in _UNITED}
    authored = max(ranked, key=_authorship)
    venue, short = _venue(ranked)
    return replace(
        base,
        **filled,
        venue=venue,
        venue_abbreviation=short,
        identifiers=_identifiers(ranked),
        authors=authored.authors,
        authors_complete=authored.authors_complete,
        years=_years(ranked),
        other_titles=_other_titles(ranked),
        abstract=max((work.abstract or "" for work in ranked), key=len) or None,
    )


_UNITED = ("issns", "publication_types", "topics", "institutions", "notices", "versions", "notice_of")


def _other_titles(works: Sequence[Work]) -> tuple[str, ...]:
    """The titles of the other records where more than case, marks and blanks differs."""
    told = {fingerprint(title): title for work in works[::-1] for title in (*work.other_titles, work.title)}
    told.pop(fingerprint(works[0].title), None)
    return tuple(title for mark, title in told.items() if mark)


def _fullness(work: Work) -> int:
    fields = (work.abstract, work.venue_abbreviation, work.publication_types, work.years, work.authors, work.venue)
    return sum(map(bool, (*fields, work.doi, work.pmid, work.pages, work.volume, work.issue)))


def _authorship(work: Work) -> tuple[int, int]:
    return len(work.authors), sum(len(person.given) for person in work.authors)


def _first(values: Iterable[Any]) -> Any:
    return next((value for value in values if value), None)


def _union(values: Iterable[Iterable[Any]]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(one for each in values for one in each))


def _venue(works: Sequence[Work]) -> tuple[str | None, str | None]:
    """The venue and its abbreviation: two different names of it are its full and its short one."""
    names = list(dict.fromkeys(name for work in works if (name := work.venue)))
    venue = max(names, key=len, default=None)
    short = _first(work.venue_abbreviation for work in works) or min(names, key=len, default=None)
    return venue, short if short != venue else None


def _identifiers(works: Sequence[Work]) -> tuple[Identifier, ...]:
    found: dict[Identifier, None] = {}
    for identifier in _union(work.identifiers for work in works):
        if identifier.scheme not in SINGLE or all(identifier.scheme != other.scheme for other in found):
            found[identifier] = None
    return tuple(found)


def _years(works: Sequence[Work]) -> tuple[int, ...]:
    base: tuple[int, ...] = _first(work.years for work in works) or ()
    others = {year for work in works for year in work.years}
    return tuple(sorted(year for year in others if any(abs(year - own) <= YEARS_KEPT for own in base)))
