"""Works as bytes, for the shelf and the spool: JSON of what is there and nothing else."""

from __future__ import annotations

import json
from typing import Any

from auditor.model import Notice, Work
from claims.entities import identifiers
from claims.model import Identifier, Person

SIMPLE = ("title", "venue", "venue_abbreviation", "volume", "issue", "pages", "kind", "abstract", "url")
LISTED = ("years", "issns", "publication_types", "topics", "institutions", "other_titles")
IDENTIFIED = ("identifiers", "versions", "notice_of")


def pack(work: Work) -> bytes:
    """A work as one line of JSON, without its source; half characters (lone surrogates) become "?"."""
    row: dict[str, Any] = {"title": work.title}
    row |= {name: value for name in SIMPLE + LISTED if (value := getattr(work, name))}
    row |= {name: [(i.scheme, i.value) for i in value] for name in IDENTIFIED if (value := getattr(work, name))}
    if work.authors:
        row["authors"] = [_person(person) for person in work.authors]
    if not work.authors_complete:
        row["cut"] = 1
    if work.notices:
        row["notices"] = [(n.kind, n.source, n.doi, n.pmid, n.date, n.reason) for n in work.notices]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _person(person: Person) -> tuple[object, ...]:
    if person.suffix or person.group:
        return person.family, person.given, person.suffix, person.group
    return (person.family, person.given) if person.given else (person.family,)


def unpack(line: bytes, source: str = "library") -> Work:
    """The work of a packed line. Raises `ValueError`, `KeyError` or `TypeError` where it is none."""
    row: dict[str, Any] = json.loads(line)
    fields: dict[str, Any] = {name: row[name] for name in SIMPLE if name in row}
    fields |= {name: tuple(row[name]) for name in LISTED if name in row}
    fields |= {name: tuple(Identifier(s, v) for s, v in row[name]) for name in IDENTIFIED if name in row}
    fields["authors"] = tuple(Person(*person) for person in row.get("authors", ()))
    fields["notices"] = tuple(Notice(*notice) for notice in row.get("notices", ()))
    if "url" not in fields and (own := fields.get("identifiers")):
        fields["url"] = identifiers.url_of(own[0])
    return Work(source=source, authors_complete="cut" not in row, **fields)
