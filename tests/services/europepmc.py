"""Europe PMC REST: `/search?query=…&resultType=core|lite|idlist&format=json`, with its quirks about quotes."""

from __future__ import annotations

import re
import zlib

from auditor.model import Work
from tests.services.boolean import BadQuery, Leaf, evaluate
from tests.services.catalogue import Catalogue, initials, issns
from tests.services.response import Response, as_json

NAME, BASE = "europepmc", "/europepmc/webservices/rest"
ERROR = {"version": "6.9", "errCode": 404, "errMsg": "The search service is not available"}
PREPRINTS = ("10.1101/", "10.48550/", "10.21203/", "10.31234/", "10.31219/")
EVERYWHERE = ("title", "abstract", "people", "venue")
TEXT = {
    "title": ("title",),
    "abstract": ("abstract",),
    "title_abs": ("title", "abstract"),
    "body": ("abstract",),
    "aff": ("institutions",),
    "": EVERYWHERE,
}
WHOLE = {"journal": "venue", "issn": "issn", "volume": "volume", "issue": "issue", "page_info": "page"}


def respond(catalogue: Catalogue, path: str, params: dict[str, list[str]]) -> Response:
    if path != "/search" or params.get("format", ["xml"])[0] != "json":
        return Response(b"<html><body>Not found</body></html>", 404, "text/html")
    query = params.get("query", [""])[0]
    kind, size = params.get("resultType", ["lite"])[0], int(params.get("pageSize", ["25"])[0])
    start = int(params.get("cursorMark", ["*"])[0].strip("*") or 0)
    try:
        found = evaluate(query, lambda leaf: _leaf(catalogue, leaf), tags=False)
    except BadQuery:
        return as_json({"version": "6.9", "errCode": 400, "errMsg": "Invalid query"}, 400)
    numbers = sorted(found)
    shown = map(catalogue.get, numbers[start : start + size])
    body = {
        "version": "6.9",
        "hitCount": len(numbers),
        "request": {"queryString": query, "resultType": kind, "cursorMark": "*", "pageSize": size, "sort": ""},
        "resultList": {"result": [_result(work, kind) for work in shown]},
    }
    more = {"nextCursorMark": str(start + size)} if start + size < len(numbers) else {}
    return as_json({**body, **more})


def _leaf(catalogue: Catalogue, leaf: Leaf) -> set[int]:
    field, text = leaf.field, leaf.text.replace("\\", "")
    if field in ("pub_year", "first_pdate"):
        first, _, last = text.partition(" TO ")
        return catalogue.between("year", first.strip()[:4], (last or first).strip()[:4])
    if field in ("auth", "authorid"):
        return catalogue.author(text)
    if field == "doi":
        return catalogue.by("doi", text) if leaf.quoted else set()
    if field in ("ext_id", "pmcid"):
        return set() if leaf.quoted else catalogue.by("pmid" if field == "ext_id" else "pmcid", text)
    if field in ("src", "pub_type", "open_access", "has_ft", "in_epmc", "lang"):
        return _flagged(catalogue, field, text)
    if field in WHOLE:
        return catalogue.by(WHOLE[field], text)
    return catalogue.text(text, TEXT[field], phrase=leaf.quoted) if field in TEXT else set()


def _flagged(catalogue: Catalogue, field: str, text: str) -> set[int]:
    if field == "src":
        indexed = catalogue.having("pmid")
        return set(indexed) if text.upper() == "MED" else catalogue.everything() - indexed
    return catalogue.by("type", text) if field == "pub_type" else catalogue.everything()


def source(work: Work) -> str:
    return "MED" if work.pmid else "PPR" if (work.doi or "").startswith(PREPRINTS) else "AGR"


def _result(work: Work, kind: str) -> dict[str, object]:
    number = work.pmid or f"{source(work)}{zlib.crc32(work.title.encode())}"
    brief: dict[str, object] = {"id": number, "source": source(work), "pmid": work.pmid, "doi": work.doi}
    if kind == "idlist":
        return _stated(brief)
    brief |= {"title": work.title + ".", "pubYear": str(work.year) if work.year else None, "pageInfo": work.pages}
    names = ", ".join(f"{p.family} {initials(p.given)}".strip() for p in work.authors)
    brief["authorString"] = f"{names}." if names else None
    return _stated(brief | (_core(work) if kind == "core" else _lite(work)))


def _lite(work: Work) -> dict[str, object]:
    return {
        "journalTitle": work.venue,
        "journalVolume": work.volume,
        "issue": work.issue,
        "journalIssn": "; ".join(issns(work)) + "; " if issns(work) else None,
        "pubType": "; ".join(work.publication_types).lower() or "journal article",
    }


def _core(work: Work) -> dict[str, object]:
    own = issns(work)
    journal = {
        "title": work.venue,
        "medlineAbbreviation": work.venue_abbreviation,
        "issn": own[0] if own else None,
        "essn": own[1] if len(own) > 1 else None,
    }
    info = {"issue": work.issue, "volume": work.volume, "yearOfPublication": work.year, "journal": _stated(journal)}
    kinds = [*work.publication_types, *_retracted(work)] or ["Journal Article"]
    return {
        "authorList": {"author": [_author(p.given, p.family, p.group) for p in work.authors]},
        "journalInfo": _stated(info) if work.venue else None,
        "abstractText": work.abstract,
        "pubTypeList": {"pubType": kinds},
        "firstPublicationDate": f"{work.year}-01-01" if work.year else None,
    }


def _retracted(work: Work) -> list[str]:
    return ["Retracted Publication"] if any(notice.kind == "retraction" for notice in work.notices) else []


def _author(given: str, family: str, group: bool) -> dict[str, object]:
    if group:
        return {"collectiveName": family}
    first = initials(given)
    stated = {"fullName": f"{family} {first}".strip(), "lastName": family, "initials": first}
    return stated | ({"firstName": given} if re.search("[a-z]", given) else {})


def _stated(record: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in record.items() if value is not None}
