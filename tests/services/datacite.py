"""DataCite REST: `/dois/{doi}` and `/dois?query=…` over the works with a DOI of DataCite's prefixes."""

from __future__ import annotations

import re
from urllib.parse import unquote

from auditor.model import Work
from tests.services.boolean import BadQuery, Leaf, evaluate
from tests.services.catalogue import Catalogue
from tests.services.response import Response, as_json

NAME, BASE = "datacite", ""
ERROR = {"errors": [{"status": "500", "title": "Something went wrong"}]}
MISSING = {"errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]}
TEXT = {
    "titles.title": ("title",),
    "title": ("title",),
    "creators.name": ("people",),
    "creators.familyname": ("people",),
    "creators.givenname": ("people",),
    "container.title": ("venue",),
    "descriptions.description": ("abstract",),
    "creators.affiliation.name": ("institutions",),
}


def respond(catalogue: Catalogue, path: str, params: dict[str, list[str]]) -> Response:
    if match := re.fullmatch(r"/dois/(.+)", path):
        works = [catalogue.get(number) for number in catalogue.by("datacite", unquote(match[1]))]
        return as_json({"data": _record(works[0])}) if works else as_json(MISSING, 404)
    if path in ("/dois", "/dois/"):
        return _search(catalogue, params)
    return as_json(MISSING, 404)


def _search(catalogue: Catalogue, params: dict[str, list[str]]) -> Response:
    query = params.get("query", [""])[0]
    size, page = int(params.get("page[size]", ["25"])[0]), int(params.get("page[number]", ["1"])[0])
    try:
        found = evaluate(query, lambda leaf: _leaf(catalogue, leaf), tags=False) if query else catalogue.everything()
    except BadQuery:
        return as_json({"errors": [{"status": "400", "title": "Failed to parse query"}]}, 400)
    numbers = sorted(found & catalogue.having("datacite"))
    shown = map(catalogue.get, numbers[size * (page - 1) : size * page])
    meta = {"total": len(numbers), "totalPages": -(-len(numbers) // max(size, 1)), "page": page}
    return as_json({"data": [_record(work) for work in shown], "meta": meta, "links": {"self": "/dois"}})


def _leaf(catalogue: Catalogue, leaf: Leaf) -> set[int]:
    text = leaf.text.replace("\\", "")
    if leaf.field == "publicationyear":
        first, _, last = text.partition(" TO ")
        return catalogue.between("year", first.strip(), (last or first).strip())
    if leaf.field in ("doi", "id"):
        return catalogue.by("doi", text)
    columns = TEXT.get(leaf.field, ("title", "abstract", "people", "venue") if not leaf.field else ())
    return catalogue.text(text, columns, phrase=leaf.quoted) if columns else set()


def _record(work: Work) -> dict[str, object]:
    year = work.years[0] if work.years else None
    attributes = {
        "doi": work.doi,
        "creators": [_creator(p.given, p.family, p.group) for p in work.authors],
        "titles": [{"title": work.title}],
        "publisher": work.venue or "A repository",
        "container": {"title": work.venue} if work.venue else {},
        "publicationYear": year,
        "contributors": [],
        "dates": [{"date": str(year), "dateType": "Issued"}] if year else [],
        "types": {"resourceTypeGeneral": "Preprint", "resourceType": "Article", "citeproc": "article"},
        "relatedIdentifiers": [],
        "descriptions": [{"description": work.abstract, "descriptionType": "Abstract"}] if work.abstract else [],
        "url": f"https://example.org/{work.doi}",
        "state": "findable",
    }
    return {"id": work.doi, "type": "dois", "attributes": attributes, "relationships": {}}


def _creator(given: str, family: str, group: bool) -> dict[str, object]:
    if group:
        return {"name": family, "nameType": "Organizational", "affiliation": [], "nameIdentifiers": []}
    named = {"name": f"{family}, {given}", "givenName": given, "familyName": family}
    return {**named, "nameType": "Personal", "affiliation": [], "nameIdentifiers": []}
