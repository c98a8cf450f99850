"""Each source over the loopback services' replies, with one of them spoilt: never another answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from urllib.parse import unquote, urlsplit

import pytest

from auditor.ladder import climb
from auditor.model import Query, Work
from auditor.parts import Page, Request, Unanswered
from auditor.sources import apis
from claims.model import Identifier, Person, Window
from tests.auditor.sources.playing import PAYLOADS, play
from tests.services import Catalogue, crossref, datacite, doi, europepmc, openalex, orcid, pubmed

SERVICES = {module.NAME: module for module in (crossref, pubmed, europepmc, datacite, doi, openalex, orcid)}
SPOILS: dict[str, Callable[[bytes], bytes]] = {
    "html": lambda body: b"<!doctype html><html><body>Please wait</body></html>",
    "half": lambda body: body[: len(body) // 2],
    "empty": lambda body: b"",
    "limited": lambda body: b'{"error": "API rate limit exceeded", "count": "4", "limit": "3"}',
    "noise": lambda body: bytes(reversed(body)),
    "another": lambda body: b'{"status": "ok", "message-type": "journal", "message": {}}',
}
SWING = Identifier("doi", "10.1519/jsc.0b013e31823a4063")
QUERIES = {
    "doi": Query(identifiers=(SWING,), title="Kettlebell swing, snatch, and bottoms-up carry"),
    "dead": Query(identifiers=(Identifier("doi", "10.5555/nothing"), Identifier("pmid", "99999999"))),
    "informal": climb(
        Query(venue="Journal of Strength and Conditioning Research", window=Window(2011, 2013), words=("kettlebell",))
    ),
    "title": climb(Query(title="Kettlebell swing, snatch, and bottoms-up carry", authors=(Person("McGill", "SM"),))),
    "speaker": Query(kind="speaker", authors=(Person("McGill", "Stuart"),), words=("back",)),
    "phrase": Query(kind="phrase", phrases=("the swing produced quick cycles of activation and relaxation",)),
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.of_files([PAYLOADS.parent / "library" / "works.jsonl"])


def served(name: str, catalogue: Catalogue, request: Request) -> tuple[int, bytes]:
    """What the loopback service of that name replies."""
    module = SERVICES[name]
    path = urlsplit(request.url).path
    params: dict[str, list[str]] = {}
    for key, value in (*request.params, *request.secrets):
        params.setdefault(key, []).append(value)
    response = module.respond(catalogue, unquote(path).removeprefix(module.BASE), params)
    return response.status, response.body


def cases() -> Iterator[tuple[str, str]]:
    for name, api in apis().items():
        if name in SERVICES:
            yield from ((name, kind) for kind, query in QUERIES.items() if query.kind in api.kinds)


def told(pages: tuple[Page, ...]) -> set[object]:
    """All that an answer says."""
    works: set[object] = {told for page in pages for told in (*page.works, *page.people)}
    return works | {i for page in pages for i in (*page.absent, *page.exists)}


@pytest.mark.parametrize(("name", "kind"), list(cases()))
def test_one_spoilt_reply_never_makes_another_answer(name: str, kind: str, catalogue: Catalogue) -> None:
    api, query = apis()[name](base=f"http://localhost{SERVICES[name].BASE}"), QUERIES[kind]
    asked, healthy = play(api, query, lambda request: served(name, catalogue, request))
    for place in range(len(asked)):
        for spoil in SPOILS.values():
            turn = count()

            def answer(request: Request, spoil=spoil, place=place, turn=turn) -> tuple[int, bytes]:  # type: ignore[no-untyped-def]
                status, body = served(name, catalogue, request)
                return (200, spoil(body)) if next(turn) == place else (status, body)

            try:
                _, pages = play(api, query, answer)
            except Unanswered:
                continue
            assert told(pages) == told(healthy)


def test_what_the_healthy_answers_say(catalogue: Catalogue) -> None:
    found = {}
    for name, kind in cases():
        api = apis()[name](base=f"http://localhost{SERVICES[name].BASE}")
        _, pages = play(api, QUERIES[kind], lambda request, name=name: served(name, catalogue, request))
        found[name, kind] = told(pages)
    for name in ("crossref", "pubmed", "europepmc", "openalex"):
        for kind in ("doi", "informal", "title"):
            dois = {work.doi for work in found[name, kind] if isinstance(work, Work)}
            assert SWING.value in dois, (name, kind)
    assert found["doi", "dead"] == {Identifier("doi", "10.5555/nothing")}
    assert found["pubmed", "dead"] == {Identifier("pmid", "99999999")}
    assert not found["crossref", "dead"]
