"""OpenAlex, the least of it: `/works/doi:…`, `/works/pmid:…`, `/works?filter=…&search=…`."""

from __future__ import annotations

import re
from urllib.parse import unquote

from auditor.model import Work
from tests.services.catalogue import Catalogue, issns
from tests.services.response import Response, as_json

NAME, BASE = "openalex", ""
ERROR = {"error": "Invalid query parameters error.", "message": "The search has a wildcard that is not allowed"}
BUDGET = (("X-RateLimit-Limit-USD", "1"), ("X-RateLimit-Remaining-USD", "0.95"))
TEXT = {
    "title.search": ("title",),
    "display_name.search": ("title",),
    "title_and_abstract.search": ("title", "abstract"),
    "default.search": ("title", "abstract"),
    "raw_author_name.search": ("people",),
    "raw_affiliation_strings.search": ("institutions",),
}
ISSN = frozenset({"primary_location.source.issn", "locations.source.issn", "journal.issn"})

Params = dict[str, list[str]]


def respond(catalogue: Catalogue, path: str, params: Params) -> Response:
    if match := re.fullmatch(r"/works/(?:https://doi\.org/|doi:)(.+)", unquote(path)):
        return _single(catalogue, catalogue.by("doi", match[1]))
    if match := re.fullmatch(r"/works/pmid:(\d+)", unquote(path)):
        return _single(catalogue, catalogue.by("pmid", match[1]))
    if path in ("/works", "/works/"):
        return _listed(catalogue, params)
    return Response(b"<!doctype html><title>404 Not Found</title><h1>Not Found</h1>", 404, "text/html")


def _single(catalogue: Catalogue, found: set[int]) -> Response:
    if not found:
        return Response(b"<!doctype html><title>404 Not Found</title><h1>Not Found</h1>", 404, "text/html")
    return as_json(_record(catalogue.get(min(found)), min(found)), 200, *BUDGET)


def _listed(catalogue: Catalogue, params: Params) -> Response:
    search = params.get("search", [""])[0]
    if set("?*") & set(search):
        return as_json(ERROR)
    found = catalogue.text(search, ("title", "abstract")) if search else catalogue.everything()
    for pair in filter(None, ",".join(params.get("filter", [])).split(",")):
        name, _, value = pair.partition(":")
        kept = _filtered(catalogue, name, value)
        if kept is None:
            return as_json({"error": "Invalid query parameters error.", "message": f"{name} is not a valid field"}, 400)
        found &= kept
    size = int(params.get("per_page", params.get("per-page", ["25"]))[0])
    start = size * (int(params.get("page", ["1"])[0]) - 1)
    shown = sorted(found)[start : start + size]
    meta = {"count": len(found), "page": 1, "per_page": size, "groups_count": None}
    return as_json(
        {"meta": meta, "results": [_record(catalogue.get(n), n) for n in shown], "group_by": []}, 200, *BUDGET
    )


def _filtered(catalogue: Catalogue, name: str, value: str) -> set[int] | None:
    if name == "publication_year":
        years = [part.partition("-") for part in value.split("|")]
        return set().union(*(catalogue.between("year", a, b or a) for a, _, b in years))
    if name in ("doi", "ids.pmid", "pmid", *ISSN):
        field = "doi" if name == "doi" else "issn" if name in ISSN else "pmid"
        return set().union(*(catalogue.by(field, v.removeprefix("https://doi.org/")) for v in value.split("|")))
    if name in ("biblio.volume", "biblio.first_page"):
        return catalogue.by("volume" if name == "biblio.volume" else "page", value)
    if name not in TEXT:
        return None
    texts = [text.strip() for text in value.split(" OR ")]
    return set().union(*(catalogue.text(t.strip('"'), TEXT[name], phrase=t.startswith('"')) for t in texts))


def _record(work: Work, number: int) -> dict[str, object]:
    own = issns(work)
    ids = {"openalex": f"https://openalex.org/W{number}"}
    ids |= {"doi": f"https://doi.org/{work.doi}"} if work.doi else {}
    ids |= {"pmid": f"https://pubmed.ncbi.nlm.nih.gov/{work.pmid}"} if work.pmid else {}
    source = {
        "display_name": work.venue,
        "issn_l": own[0] if own else None,
        "issn": list(own) or None,
        "type": "journal",
    }
    return {
        "id": ids["openalex"],
        "doi": ids.get("doi"),
        "title": work.title,
        "display_name": work.title,
        "publication_year": work.year,
        "publication_date": f"{work.year}-01-01" if work.year else None,
        "ids": ids,
        "primary_location": {"source": source if work.venue else None},
        "type": "article",
        "authorships": [_authorship(str(person)) for person in work.authors],
        "biblio": {"volume": work.volume, "issue": work.issue, "first_page": _end(work, 0), "last_page": _end(work, 1)},
        "is_retracted": any(notice.kind == "retraction" for notice in work.notices),
        "abstract_inverted_index": _inverted(work.abstract),
    }


def _authorship(name: str) -> dict[str, object]:
    return {"author": {"display_name": name, "orcid": None}, "raw_author_name": name, "institutions": []}


def _end(work: Work, which: int) -> str | None:
    pages = re.split(r"\s*[-–]\s*", work.pages or "")
    return pages[which] or None if len(pages) > which else None


def _inverted(abstract: str | None) -> dict[str, list[int]] | None:
    if not abstract:
        return None
    found: dict[str, list[int]] = {}
    for position, word in enumerate(abstract.split()):
        found.setdefault(word, []).append(position)
    return found
