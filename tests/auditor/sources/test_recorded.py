"""Every recorded reply becomes works or a named failure, and no work wears another's identifier."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from auditor.dialects import eutils
from auditor.model import Profile, Work
from auditor.parts import Reply, Unanswered
from auditor.records import Malformed, marks, pubmed
from auditor.sources import crossref, datacite, doi, europepmc, openalex, orcid
from claims.model import Identifier
from tests.shared import SHARED, needs_shared

PAYLOADS = SHARED / "data" / "payloads"
APIS = ("crossref", "pubmed", "europepmc", "datacite", "openalex", "doi-handle", "doi-ra", "doi-conneg", "orcid")
Row = dict[str, Any]
Outcome = tuple[Work, ...] | str


def rows(*apis: str) -> list[Row]:
    """The index's rows of these services; none where the data is absent."""
    index = PAYLOADS / "index.jsonl"
    lines = index.read_text("utf-8").splitlines() if index.is_file() else []
    return [row for row in map(json.loads, lines) if row["api"] in apis]


def reply(row: Row, body: bytes | None = None) -> Reply:
    """The recorded reply; a status that never reaches a source is played as 200."""
    status = 404 if str(row["status"]) == "404" else 200
    return Reply(row["url"] or "", status, {}, (PAYLOADS / row["file"]).read_bytes() if body is None else body, "")


def outcome(read: Callable[[], Iterable[Work]]) -> Outcome:
    """Works, or the reason why there are none; anything else that is raised fails the test."""
    try:
        return tuple(read())
    except Unanswered as unanswered:
        return unanswered.reason


def asked_doi(row: Row) -> Identifier | None:
    """The DOI that the request line names, where it names one."""
    path = unquote(urlsplit(row["url"] or "").path)
    found = re.fullmatch(r"/(?:v1/)?(?:works|dois|api/handles|ra)/(10\.[^/]+/.+?)(?:/agency|/transform.*)?", path)
    return marks.doi(found[1]) if found else None


def wrapped(row: Row) -> bytes:
    """Bare items put back into the envelope they were recorded without."""
    body = json.loads((PAYLOADS / row["file"]).read_bytes())
    found = body if isinstance(body, list) else [body]
    return json.dumps({"status": "ok", "message-type": "work-list", "message": {"items": found}}).encode()


def answers(row: Row) -> list[Outcome]:
    """What every reader of the row's service makes of it."""
    asked = asked_doi(row) or Identifier("doi", "10.9999/none")
    given = reply(row)
    if row["api"] == "crossref":
        return [outcome(lambda: crossref.single(given, asked)), outcome(lambda: crossref.listed(given))]
    if row["api"] == "datacite":
        return [outcome(lambda: datacite.single(given, asked)), outcome(lambda: datacite.listed(given)[0])]
    if row["api"] == "europepmc":
        return [outcome(lambda: europepmc.listed(given)[0])]
    if row["api"] == "openalex":
        return [outcome(lambda: openalex.single(given, asked)), outcome(lambda: listed_openalex(given))]
    if row["api"] == "orcid":
        return [outcome(lambda: people(orcid.listed(given)[0])), outcome(lambda: people((orcid.single(given),)))]
    if row["api"] == "pubmed":
        numbers = parse_qs(urlsplit(row["url"] or "").query).get("id", [""])[0].split(",")
        return [outcome(lambda: eutils.fetched(given, numbers)), outcome(lambda: searched(given))]
    return [
        outcome(lambda: nothing(doi.registered(given, asked))),
        outcome(lambda: nothing(doi.agency_of(given))),
        outcome(lambda: doi.negotiated(given, asked)),
    ]


def listed_openalex(given: Reply) -> Iterable[Work]:
    return filter(None, map(openalex.records.work, openalex.listed(given)[0]))


def people(found: Iterable[Profile]) -> tuple[Work, ...]:
    """No works: people, each with a name and a number."""
    assert all(each.name.family and each.orcid for each in found)
    return ()


def nothing(told: object) -> tuple[Work, ...]:
    """No works, whatever else was told."""
    assert told in (True, False) or told is None or isinstance(told, str)
    return ()


def searched(given: Reply) -> tuple[Work, ...]:
    assert eutils.search(given).count >= 0
    return ()


@needs_shared
@pytest.mark.parametrize("row", rows(*APIS), ids=lambda row: row["file"])
def test_every_reply_is_works_or_a_named_failure(row: Row) -> None:
    assert answers(row)


@needs_shared
@pytest.mark.parametrize("row", rows(*APIS), ids=lambda row: row["file"])
def test_half_a_reply_is_works_or_a_named_failure(row: Row) -> None:
    body = (PAYLOADS / row["file"]).read_bytes()
    half = reply(row, body[: len(body) // 2])
    for read in (crossref.listed, lambda r: datacite.listed(r)[0], lambda r: europepmc.listed(r)[0], searched):
        assert isinstance(outcome(lambda read=read: read(half)), str)  # type: ignore[misc]


@needs_shared
@pytest.mark.parametrize("row", [r for r in rows("crossref", "datacite") if asked_doi(r)], ids=lambda row: row["file"])
def test_a_single_record_is_the_one_asked_for(row: Row) -> None:
    asked = asked_doi(row)
    assert asked
    read = crossref.single if row["api"] == "crossref" else datacite.single
    found = outcome(lambda: read(reply(row), asked))
    if row["form"] == "raw" and str(row["status"]) == "200" and not re.search("transform|agency", row["url"]):
        assert [work.doi for work in found if isinstance(work, Work)] == [asked.value]
    other = Identifier("doi", "10.9999/another")
    assert outcome(lambda: read(reply(row), other)) in ("garbled", "refused", "server-error", ())


@needs_shared
@pytest.mark.parametrize("row", [r for r in rows("crossref") if r["form"] != "raw"], ids=lambda row: row["file"])
def test_bare_crossref_items(row: Row) -> None:
    body = json.loads(wrapped(row))
    works = crossref.listed(reply(row, wrapped(row)))
    assert [work.doi for work in works] == [item["DOI"].lower() for item in body["message"]["items"] if "DOI" in item]


@needs_shared
@pytest.mark.parametrize("row", rows("pubmed"), ids=lambda row: row["file"])
def test_pubmed_identifiers_are_not_those_of_references(row: Row) -> None:
    body = (PAYLOADS / row["file"]).read_bytes()
    try:
        works = pubmed.works(body)
    except Malformed:
        return
    own = re.sub(
        r"(?s)<ReferenceList>.*?</ReferenceList>|<CommentsCorrectionsList>.*?</CommentsCorrectionsList>",
        "",
        body.decode(),
    )
    for work in works:
        assert not work.doi or work.doi in own.lower()
        assert f">{work.pmid}</PMID>" in own


@needs_shared
@pytest.mark.parametrize("row", [r for r in rows("openalex") if r["form"] != "raw"], ids=lambda row: row["file"])
def test_bare_openalex_lists(row: Row) -> None:
    found = json.loads((PAYLOADS / row["file"]).read_bytes())
    found = found if isinstance(found, list) else [found]
    body = json.dumps({"meta": {"count": len(found)}, "results": found}).encode()
    works = tuple(listed_openalex(reply(row, body)))
    assert len(works) == len(found)
    for work, record in zip(works, found, strict=True):
        assert work.doi == (record.get("doi") or "").removeprefix("https://doi.org/").lower() or work.doi is None


@needs_shared
def test_most_records_have_their_essentials() -> None:
    works = [
        w
        for row in rows("crossref", "pubmed", "europepmc", "datacite")
        for o in answers(row)
        for w in o
        if isinstance(w, Work)
    ]
    assert len(works) > 600
    assert sum(bool(work.title) for work in works) > 0.95 * len(works)
    assert sum(bool(work.years) for work in works) > 0.93 * len(works)
    assert not [work.title for work in works if re.search(r"&(?:amp|lt|gt|nbsp);|</?[a-z]", work.title)]
