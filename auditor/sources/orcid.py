"""ORCID, https://info.orcid.org/documentation: researchers who registered themselves, with where they worked.

Asked about speakers with a whole name only. Registering is voluntary, so that nobody is absent for
not being there; and what an entry says is what its owner wrote. The public API is free of charge
for uses that are not commercial.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import ClassVar

from auditor.dialects.replies import count, json_object, refuse_not_found, unanswered
from auditor.model import Profile, Query, QueryKind
from auditor.parts import Pace, Page, Reply, Request, Steps, Unanswered
from auditor.records import orcid as records
from auditor.records.shapes import Item, items, text
from claims.model import Person

ROWS = 20
_SPECIAL = re.compile(r'[\\"+!(){}\[\]^~*?:/&|]')
"""What Solr's query language reads as more than a letter."""


class Orcid:
    """Looks people up by name, at the stated affiliation first, and by the number that an article links to."""

    name: ClassVar[str] = "orcid"
    label: ClassVar[str] = "ORCID"
    kinds: ClassVar[frozenset[QueryKind]] = frozenset({"speaker"})
    pace: ClassVar[Pace] = Pace(8, 2)
    default_base: ClassVar[str] = "https://pub.orcid.org/v3.0"
    key_env: ClassVar[str | None] = None
    needs_key: ClassVar[bool] = False

    def __init__(self, base: str | None = None, key: str | None = None, contact: str | None = None) -> None:  # noqa: ARG002
        self._base = (base or self.default_base).rstrip("/")

    def ping(self) -> Request:
        """A search for one person, of which one row is sent."""
        return self._search("family-name:carberry", "ping", 1)

    def look_up(self, query: Query) -> Steps:
        pages: tuple[Page, ...] = ()
        for asked in (each for each in query.identifiers if each.scheme == "orcid" and not each.malformed):
            pages += ((yield from self._by_number(asked.value)),)
        for person in (each for each in query.authors[:1] if spelled_out(each)):
            pages += yield from self._by_name(person, query.institution)
        return pages

    def _by_number(self, number: str) -> Generator[Request, Reply, Page]:
        what = f"ORCID {number}"
        reply = yield Request(f"{self._base}/{number}/person", (), what)
        found = (single(reply),) if reply.status == 200 else ()
        return Page(reply, what, total=len(found), people=found)

    def _by_name(self, person: Person, institution: str | None) -> Steps:
        pages: tuple[Page, ...] = ()
        if institution and plain(institution):
            expression = f'({named(person)}) AND affiliation-org-name:"{plain(institution)}"'
            pages = ((yield from self._found(expression, f"people named {person} at {institution}")),)
        if not any(page.people for page in pages):
            pages += ((yield from self._found(named(person), f"people named {person}")),)
        return pages

    def _found(self, expression: str, what: str) -> Generator[Request, Reply, Page]:
        reply = yield self._search(expression, what, ROWS)
        people, total = listed(reply)
        return Page(reply, what, total=total, people=people)

    def _search(self, expression: str, what: str, rows: int) -> Request:
        return Request(f"{self._base}/expanded-search/", (("q", expression), ("rows", str(rows))), what)


def spelled_out(person: Person) -> bool:
    """Whether a name has a given name of letters enough to tell one person from many."""
    return not person.group and any(len(word.strip(".-")) > 1 for word in plain(person.given).split())


def plain(words: str) -> str:
    """Words without what the query language would read."""
    return " ".join(_SPECIAL.sub(" ", words).split())


def named(person: Person) -> str:
    """A name in the fields it may stand in; accents are folded in the joined field alone."""
    given = next(word for word in plain(person.given).split() if len(word.strip(".-")) > 1)
    family = plain(person.family)
    whole = f"{given} {family}"
    apart = f'(family-name:"{family}" AND given-names:"{given}")'
    return f'{apart} OR given-and-family-names:"{whole}" OR other-names:"{whole}"'


def listed(reply: Reply) -> tuple[tuple[Profile, ...], int]:
    """The people of an expanded search, and how many fit. Raises `Unanswered`."""
    refuse_not_found(reply)
    body = _honest(reply)
    total = count(body.get("num-found"))
    if total is None or not isinstance(body.get("expanded-result", []), list | None):
        raise Unanswered("garbled", "a search without its count or its results")
    found = items(body, "expanded-result")
    if total and not found:
        raise Unanswered("incomplete", f"{total} people announced and none sent")
    return tuple(filter(None, map(records.found, found))), total


def single(reply: Reply) -> Profile:
    """The person of a page. Raises `Unanswered`, for an entry without a public name too."""
    profile = records.person(_honest(reply))
    if profile is None:
        raise Unanswered("garbled", "a person was asked for, and none with a name came")
    return profile


def _honest(reply: Reply) -> Item:
    body = json_object(reply)
    if "response-code" in body:
        raise unanswered(text(body, "developer-message") or text(body, "user-message") or "an error without words")
    return body


API = Orcid
