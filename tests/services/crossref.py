"""Crossref REST: `/works/{doi}`, `/works/{doi}/agency`, `/works?…`, `/journals/{issn}/works?…`, `/journals?query=`.

Shapes and errors follow recorded answers of api.crossref.org.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from auditor.model import Notice, Work
from tests.services.catalogue import DATACITE, Catalogue, issns
from tests.services.response import Response, as_json, as_text

NAME, BASE = "crossref", ""
ERROR = {"status": "failed", "message-type": "exception", "message-version": "1.0.0", "message": {"name": "overloaded"}}
BIBLIOGRAPHIC = ("title", "people", "venue", "facts")
FIELDS = {
    "query.bibliographic": BIBLIOGRAPHIC,
    "query": BIBLIOGRAPHIC,
    "query.title": ("title",),
    "query.author": ("people",),
    "query.container-title": ("venue",),
    "query.affiliation": ("institutions",),
}
PLAIN = frozenset({"rows", "offset", "cursor", "select", "filter", "sort", "order", "mailto", "sample"})
UPDATES = {
    "retraction": "retraction",
    "expression-of-concern": "expression_of_concern",
    "correction": "correction",
    "reinstatement": "reinstatement",
}

ITEM_NUMBERS = {"S0891422211003330": "10.1016/j.ridd.2011.08.026"}
"""Publishers' own numbers of items, by which their sites address them (this one is made up)."""

Params = dict[str, list[str]]


class Refused(Exception):
    """A parameter that is not known: 400, as the service does it."""


def respond(catalogue: Catalogue, path: str, params: Params) -> Response:
    try:
        if match := re.fullmatch(r"/works/(.+)/agency", path):
            return _agency(catalogue, unquote(match[1]))
        if match := re.fullmatch(r"/works/(.+)", path):
            return _single(catalogue, unquote(match[1]), params)
        if match := re.fullmatch(r"/journals/([\dXx-]+)/works", path):
            return _listed(catalogue, params, catalogue.by("issn", match[1]))
        if path == "/works":
            return _listed(catalogue, params, None)
        return as_text("Resource not found.", 404)
    except Refused as refused:
        message = [
            {"type": "parameter-not-allowed", "value": str(refused), "message": "This route does not support it"}
        ]
        return as_json({"status": "failed", "message-type": "validation-failure", "message": message}, 400)


def _single(catalogue: Catalogue, doi: str, params: Params) -> Response:
    if set(params) - {"mailto"}:
        raise Refused(next(iter(set(params) - {"mailto"})))
    found = [catalogue.get(number) for number in catalogue.by("crossref", doi)]
    if not found:
        return as_text("Resource not found.", 404)
    body = {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": item(found[0], 1)}
    return as_json(body)


def _agency(catalogue: Catalogue, doi: str) -> Response:
    if not catalogue.by("doi", doi):
        return as_text("Resource not found.", 404)
    agency = "datacite" if doi.startswith(DATACITE) else "crossref"
    message = {"DOI": doi.lower(), "agency": {"id": agency, "label": agency.capitalize()}}
    return as_json({"status": "ok", "message-type": "work-agency", "message-version": "1.0.0", "message": message})


def _listed(catalogue: Catalogue, params: Params, within: set[int] | None) -> Response:
    for name in params:
        if name not in FIELDS and name not in PLAIN:
            raise Refused(name)
    rows, start = int(_one(params, "rows", "20")), int(_one(params, "offset", "0"))
    if rows > 1000:
        raise Refused("rows")
    numbers = _ranked(catalogue, params)
    if within is not None:
        numbers = [n for n in numbers if n in within]
    for name, value in _filters(params):
        keep = _filtered(catalogue, name, value)
        numbers = [n for n in numbers if n in keep]
    ours = catalogue.having("crossref")
    numbers = [n for n in numbers if n in ours]
    shown = map(catalogue.get, numbers[start : start + rows])
    page = [item(work, round(60 - 0.5 * rank, 3)) for rank, work in enumerate(shown)]
    return _list(page, len(numbers), rows, start, params)


def _list(page: list[dict[str, object]], total: int, rows: int, start: int, params: Params) -> Response:
    if select := _one(params, "select", ""):
        page = [{k: v for k, v in each.items() if k in select.split(",")} for each in page]
    terms = next((params[name][0] for name in FIELDS if name in params), None)
    message = {
        "facets": {},
        "total-results": total,
        "items": page,
        "items-per-page": rows,
        "query": {"start-index": start, "search-terms": terms},
    }
    body = {"status": "ok", "message-type": "work-list", "message-version": "1.0.0", "message": message}
    return as_json(body)


def _ranked(catalogue: Catalogue, params: Params) -> list[int]:
    """Every field query must find something of its words; the first one ranks."""
    lists = [catalogue.ranked(value, FIELDS[name]) for name in FIELDS for value in params.get(name, [])]
    if not lists:
        return sorted(catalogue.everything())
    common = set(lists[0]).intersection(*lists[1:])
    return [number for number in lists[0] if number in common]


def _filters(params: Params) -> list[tuple[str, str]]:
    """`name:value` pairs by name: one name given often is OR, different names are AND."""
    found: dict[str, list[str]] = {}
    for pair in filter(None, ",".join(params.get("filter", [])).split(",")):
        name, colon, value = pair.partition(":")
        if not colon:
            raise Refused(pair)
        found.setdefault(name, []).append(value)
    return [(name, "\n".join(values)) for name, values in found.items()]


def _filtered(catalogue: Catalogue, name: str, values: str) -> set[int]:
    found: set[int] = set()
    for value in values.split("\n"):
        found |= _matching(catalogue, name, value)
    return found


def _matching(catalogue: Catalogue, name: str, value: str) -> set[int]:
    if re.fullmatch(r"from-(print-|online-)?(pub|issued|created)?-?date", name):
        return catalogue.between("year", value[:4], "9999")
    if re.fullmatch(r"until-(print-|online-)?(pub|issued|created)?-?date", name):
        return catalogue.between("year", "0000", value[:4])
    if name == "alternative-id":
        return catalogue.by("doi", ITEM_NUMBERS[value]) if value in ITEM_NUMBERS else set()
    if name in ("doi", "issn"):
        return catalogue.by(name, value)
    if name == "container-title":
        return catalogue.by("venue", value)
    if name == "type":
        return {n for n in catalogue.everything() if kind(catalogue.get(n)) == value}
    if name in ("updates", "update-type", "has-abstract", "has-update", "is-update"):
        return set()
    raise Refused(name)


def kind(work: Work) -> str:
    return work.kind or ("posted-content" if (work.doi or "").startswith("10.1101/") else "journal-article")


def item(work: Work, score: float) -> dict[str, object]:
    """The item of a work; what is not known is left out, as Crossref does."""
    date = {"date-parts": [[work.years[0] if work.years else None]]}
    found: dict[str, object] = {
        "DOI": work.doi,
        "type": kind(work),
        "title": [work.title],
        "author": [_author(p.given, p.family, rank, p.group) for rank, p in enumerate(work.authors)],
        "issued": date,
        "published": date,
        "published-print": {"date-parts": [[work.years[-1]]]} if work.years else None,
        "container-title": [work.venue] if work.venue else [],
        "short-container-title": [work.venue_abbreviation] if work.venue_abbreviation else [],
        "ISSN": list(issns(work)),
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "abstract": f"<jats:p>{work.abstract}</jats:p>" if work.abstract else None,
        "alternative-id": [number for number, doi in ITEM_NUMBERS.items() if doi == work.doi] or None,
        "updated-by": [_update(notice) for notice in work.notices],
        "relation": {},
        "publisher": "A publisher",
        "source": "Crossref",
        "prefix": (work.doi or "").split("/")[0],
        "score": score,
        "URL": f"https://doi.org/{work.doi}",
    }
    kept = ("title", "container-title", "relation")
    return {name: value for name, value in found.items() if name in kept or value not in (None, [], "")}


def _author(given: str, family: str, rank: int, group: bool) -> dict[str, object]:
    sequence = "additional" if rank else "first"
    if group:
        return {"name": family, "sequence": sequence, "affiliation": []}
    named = {"given": given, "family": family} if given else {"family": family}
    return {**named, "sequence": sequence, "affiliation": []}


def _update(notice: Notice) -> dict[str, object]:
    parts = [int(part) for part in (notice.date or "").split("-") if part.isdigit()] or [None]
    return {
        "DOI": notice.doi,
        "type": UPDATES[notice.kind],
        "label": notice.kind.capitalize(),
        "source": "retraction-watch",
        "updated": {"date-parts": [parts]},
    }


def _one(params: Params, name: str, default: str) -> str:
    return params.get(name, [default])[0]
