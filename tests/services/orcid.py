"""ORCID's public API, the least of it: `/expanded-search/?q=…&rows=…` over the authors whose names are spelled out."""

from __future__ import annotations

import re
import zlib

from auditor.model import Work
from claims.words import fold
from tests.services.catalogue import Catalogue
from tests.services.response import Response, as_json

NAME, BASE = "orcid", "/v3.0"
ERROR = {"response-code": 500, "developer-message": "Something went wrong", "error-code": 9008, "more-info": ""}
UNKNOWN = {"response-code": 404, "developer-message": "404 Not Found: ORCID iD not found", "error-code": 9016}

Entry = dict[str, object]


def respond(catalogue: Catalogue, path: str, params: dict[str, list[str]]) -> Response:
    if path.rstrip("/") != "/expanded-search":
        return as_json(UNKNOWN, 404)
    query, rows = params.get("q", [""])[0], params.get("rows", ["100"])[0]
    if not rows.isdigit() or int(rows) > 1000:
        return as_json({"response-code": 400, "developer-message": "The rows parameter must be an integer"}, 400)
    found = [entry for entry in _people(catalogue, query) if _placed(entry, query)]
    return as_json({"expanded-result": found[: int(rows)] or None, "num-found": len(found)})


def _people(catalogue: Catalogue, query: str) -> list[Entry]:
    """Everyone of the first family and given name that the query names; each written form is a person."""
    family, given = (re.search(rf'{field}:"?([^")]+)', query) for field in ("family-name", "given-names"))
    if not family or not given:
        return []
    people: dict[tuple[str, str], list[Work]] = {}
    for work in map(catalogue.get, sorted(catalogue.by("family", family[1]))):
        for author in work.authors:
            if (fold(author.family), fold(author.given).split(" ")[0]) == (fold(family[1]), fold(given[1]).strip()):
                people.setdefault((author.family, author.given), []).append(work)
    return [_entry(family, given, works) for (family, given), works in sorted(people.items())]


def _entry(family: str, given: str, works: list[Work]) -> Entry:
    places = dict.fromkeys(place for work in works for place in work.institutions)
    return {
        "orcid-id": number(f"{given} {family}"),
        "given-names": given,
        "family-names": family,
        "credit-name": None,
        "other-name": [],
        "email": [],
        "institution-name": list(places),
    }


def number(name: str) -> str:
    """A number with its check digit (ISO 7064, mod 11-2) for a name."""
    digits = f"0000000{zlib.crc32(name.encode()) % 10**8:08d}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    last = (12 - total % 11) % 11
    whole = digits + ("X" if last == 10 else str(last))
    return "-".join(whole[at : at + 4] for at in range(0, 16, 4))


def _placed(entry: Entry, query: str) -> bool:
    place = re.search(r'affiliation-org-name:"([^"]+)"', query)
    named = entry["institution-name"]
    return place is None or (isinstance(named, list) and any(fold(place[1]) in fold(name) for name in named))
