"""An entry of the ORCID register → Profile: from an expanded search, and from a person's own page."""

from __future__ import annotations

from auditor.model import Profile
from auditor.records.shapes import Item, items, mapping, strings, text
from claims.entities import people
from claims.entities.identifiers import parse, url_of
from claims.model import Person

NAME = "orcid"
MOST_PLACES = 50
"""Institutions kept of one entry; few people have more."""


def found(item: Item) -> Profile | None:
    """One result of an expanded search; `None` where it has no number or no name."""
    names = [_name(text(item, "given-names"), text(item, "family-names")), *_written(item, "credit-name", "other-name")]
    return _profile(text(item, "orcid-id"), names, strings(item, "institution-name"))


def person(body: Item) -> Profile | None:
    """A person's page (`/person`, `/personal-details`); `None` where it has no number or no name."""
    name = mapping(body, "name")
    others = [text(each, "content") for each in items(mapping(body, "other-names"), "other-name")]
    credit = _value(name, "credit-name")
    written = [people.parse(each) for each in (credit, *others) if each]
    number = text(name, "path") or (text(body, "path") or "").strip("/").partition("/")[0]
    return _profile(number, [_name(_value(name, "given-names"), _value(name, "family-name")), *written], [])


def _profile(number: str | None, names: list[Person | None], places: list[str]) -> Profile | None:
    """Put together; an entry without a family name has it in its credit name or in another, or nowhere."""
    orcid, known = parse("orcid", number or ""), [name for name in names if name and name.family]
    if orcid is None or orcid.malformed or not known:
        return None
    others = tuple(dict.fromkeys(name for name in known[1:] if name != known[0]))
    where = tuple(dict.fromkeys(places))[:MOST_PLACES]
    return Profile(NAME, known[0], orcid.value, others, where, url_of(orcid))


def _name(given: str | None, family: str | None) -> Person | None:
    """The two fields as they are filled in; a name without a family name is one name."""
    if family:
        return Person(family=" ".join(family.split()), given=" ".join((given or "").split()))
    return people.parse(given) if given else None


def _written(item: Item, *keys: str) -> list[Person]:
    return [people.parse(name) for key in keys for name in strings(item, key)]


def _value(item: Item, key: str) -> str | None:
    return text(mapping(item, key), "value")
