"""Authors that a source gives as one string, and what tells a person from an organisation."""

from __future__ import annotations

import re

from auditor.records.markup import plain
from claims.entities import people
from claims.model import Person

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")


def person(name: str) -> Person | None:
    """A personal name in any order, as a person; `None` where it is empty."""
    words = _IN_BRACKETS.sub("", plain(name)).strip(" ,;")
    return people.parse(words) if words else None


def group(name: str) -> Person | None:
    """An organisation; `None` where the name is empty."""
    words = plain(name)
    return Person(words, group=True) if words else None
