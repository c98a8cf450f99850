"""The loopback services speak as the public ones do: same shapes as recorded, same query languages."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from auditor import sources
from auditor.model import Answer, Query
from auditor.network.asking import WebSource
from auditor.network.web import Web
from auditor.parts import Api, Request
from claims.model import Identifier
from claims.registry import modules
from tests.auditor.clockwork import Clockwork
from tests.services import Catalogue, Services
from tests.services.boolean import BadQuery, Leaf, evaluate
from tests.shared import SHARED, needs_shared

DOI, PMID = "10.1519/jsc.0b013e31823a4063", "21997449"
RETRACTED = "10.1001/jama.293.9.1082"
PAYLOADS = SHARED / "data" / "payloads"
APIS: dict[str, type[Api]] = {m.API.name: m.API for m in modules(sources) if hasattr(m, "API")}


def fetch(services: Services, name: str, path: str, **params: str) -> bytes:
    query = f"?{urlencode(params)}" if params else ""
    return services[name].respond(f"{services[name].path}{path}{query}").body


def paths(value: object, prefix: str = "") -> Iterator[str]:
    """Every path of keys in a JSON value, lists left out: `author/family`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{prefix}{key}"
            yield from paths(inner, f"{prefix}{key}/")
    elif isinstance(value, list):
        for inner in value:
            yield from paths(inner, prefix)


def recorded(folder: str) -> Iterator[object]:
    for path in sorted((PAYLOADS / folder).glob("*.json")):
        try:
            yield json.loads(path.read_bytes())
        except ValueError:
            continue


ASKED = {
    "crossref": [(f"/works/{DOI}", {}), (f"/works/{DOI}/agency", {}), ("/works", {"query.bibliographic": "swing"})],
    "europepmc": [("/search", {"query": "swing", "format": "json", "resultType": kind}) for kind in ("core", "lite")],
    "doi-handle": [(f"/api/handles/{DOI}", {}), ("/api/handles/10.9/none", {})],
    "doi-ra": [(f"/ra/{DOI}", {}), ("/ra/10.99999", {})],
}


@needs_shared
@pytest.mark.parametrize("folder", sorted(ASKED))
def test_no_key_that_was_never_recorded(services: Services, folder: str) -> None:
    known = {path for body in recorded(folder) for path in paths(body)}
    known |= {path.replace("message/", "message/items/", 1) for path in known if folder == "crossref"}
    name = folder.partition("-")[0]
    spoken = {p for path, params in ASKED[folder] for p in paths(json.loads(fetch(services, name, path, **params)))}
    by_manual = {f"values{rest}" for rest in ("", "/index", "/type", "/data", "/data/format", "/data/value")}
    by_manual |= {"values/ttl", "values/timestamp"} if folder == "doi-handle" else set()
    assert spoken - known - by_manual == set()


@needs_shared
def test_openalex_and_datacite_keys_were_recorded(services: Services, datacite: Catalogue) -> None:
    known = {path for body in recorded("openalex") for path in paths(body)}
    spoken = set(paths(json.loads(fetch(services, "openalex", f"/works/doi:{DOI}"))))
    index = {path for path in spoken if path.startswith("abstract_inverted_index/")}
    assert spoken - index - known == set()
    known = {path for body in recorded("datacite") for path in paths(body)}
    body = json.loads(Services.module("datacite").respond(datacite, "/dois/10.48550/arxiv.1706.03762", {}).body)
    assert set(paths(body)) - known == set()


@needs_shared
def test_pubmed_elements_were_recorded(services: Services) -> None:
    known = {
        element.tag
        for path in (PAYLOADS / "pubmed").glob("efetch*.xml")
        for element in ET.fromstring(path.read_bytes()).iter()
    }
    body = fetch(services, "pubmed", "/efetch.fcgi", db="pubmed", id=PMID, retmode="xml")
    assert {element.tag for element in ET.fromstring(body).iter()} - known == set()


@pytest.fixture(scope="module")
def datacite(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    path = tmp_path_factory.mktemp("works") / "works.jsonl"
    line = {"title": "Attention Is All You Need", "authors": ["Ashish Vaswani", "Noam Shazeer"], "year": 2017}
    path.write_text(json.dumps({**line, "doi": "10.48550/arXiv.1706.03762"}) + "\n")
    return Catalogue.of_files([path])


@pytest.mark.parametrize("name", ["crossref", "pubmed", "europepmc", "openalex"])
@pytest.mark.parametrize("identifier", [Identifier("doi", DOI), Identifier("pmid", PMID)])
def test_the_real_parsers_read_the_catalogues_facts(services: Services, name: str, identifier: Identifier) -> None:
    time = Clockwork()
    source = WebSource(APIS[name](services[name].base, "key"), Web(clock=time.clock, sleep=time.sleep))
    answer = source.look_up(Query(identifiers=(identifier,)))
    assert isinstance(answer, Answer)
    if name == "crossref" and identifier.scheme == "pmid":
        assert answer.works == ()
        return
    (work,) = answer.works
    assert work.doi == DOI
    assert work.title.startswith("Kettlebell swing, snatch")
    assert [person.family for person in work.authors] == ["McGill", "Marshall"]
    assert (work.year, work.venue) == (2012, "Journal of Strength and Conditioning Research")


@pytest.mark.parametrize("name", ["crossref", "pubmed", "europepmc"])
def test_retractions_are_told(services: Services, name: str) -> None:
    time = Clockwork()
    source = WebSource(APIS[name](services[name].base), Web(clock=time.clock, sleep=time.sleep))
    answer = source.look_up(Query(identifiers=(Identifier("doi", RETRACTED),)))
    assert isinstance(answer, Answer)
    assert any(notice.kind == "retraction" for work in answer.works for notice in work.notices)


def test_the_registrar_knows_what_is_registered(services: Services) -> None:
    assert json.loads(fetch(services, "doi", f"/api/handles/{DOI}"))["responseCode"] == 1
    assert json.loads(fetch(services, "doi", "/api/handles/10.9/none"))["responseCode"] == 100
    assert json.loads(fetch(services, "doi", f"/ra/{DOI}"))[0]["RA"] == "Crossref"
    assert "RA" not in json.loads(fetch(services, "doi", "/ra/10.99999/x"))[0]


def found(services: Services, term: str) -> int:
    return int(
        json.loads(fetch(services, "pubmed", "/esearch.fcgi", term=term, retmode="json"))["esearchresult"]["count"]
    )


def test_pubmed_speaks_its_query_language(services: Services) -> None:
    journal = '"Journal of Strength and Conditioning Research"[ta]'
    assert found(services, f"{journal} AND kettlebell[ti] AND 2012[dp]") >= 1
    assert found(services, f"{journal} AND kettlebell*[tiab] AND 2011:2013[dp] AND mcgill sm[au]") == 1
    assert found(services, f"{journal} AND mcgill[au] NOT kettlebell[ti]") < found(
        services, f"{journal} AND mcgill[au]"
    )
    assert found(services, f'"{DOI}"[doi]') == 1
    assert found(services, f"{PMID}[uid] OR 1[uid]") == 1
    assert found(services, '"back and hip muscle activation"[ti]') == 1
    assert found(services, '"activation muscle hip"[ti]') == 0
    assert found(services, '"kettlebell snatch"[ti:~1]') == 1
    assert found(services, "mcgill xx[au]") == 0


def test_europe_pmc_speaks_its_query_language(services: Services) -> None:
    def hits(query: str) -> int:
        return int(json.loads(fetch(services, "europepmc", "/search", query=query, format="json"))["hitCount"])

    assert hits(f'DOI:"{DOI}"') == 1
    assert hits(f"DOI:{DOI}") == 0
    assert hits(f"EXT_ID:{PMID} AND SRC:MED") == 1
    assert hits(f'EXT_ID:"{PMID}" AND SRC:MED') == 0
    assert (
        hits('JOURNAL:"J Strength Cond Res" AND PUB_YEAR:[2011 TO 2013] AND (TITLE:kettlebell OR ABSTRACT:kettlebell)')
        >= 1
    )
    assert hits('AUTH:"McGill SM" AND TITLE:(kettlebell AND swing)') == 1


def test_crossref_lists_filter_select_and_refuse(services: Services) -> None:
    body = json.loads(fetch(services, "crossref", "/works", filter=f"doi:{DOI},doi:{RETRACTED}", select="DOI,title"))
    assert {item["DOI"] for item in body["message"]["items"]} == {DOI, RETRACTED}
    assert all(set(item) == {"DOI", "title"} for item in body["message"]["items"])
    years = json.loads(fetch(services, "crossref", "/works", filter="from-pub-date:2012,until-pub-date:2012", rows="0"))
    assert years["message"]["total-results"] > 0
    assert years["message"]["items"] == []
    assert services["crossref"].respond(f"/works/{DOI}?select=DOI").status == 400
    assert services["crossref"].respond("/works?filter=nonsense:1").status == 400


def test_ecitmatch_tells_found_ambiguous_and_not_found(services: Services) -> None:
    lines = "j strength cond res|2012|26|16|mcgill sm|a|\rj strength cond res|2012||||b|\rno journal|1900|1|1|x y|c|"
    verdicts = (
        fetch(services, "pubmed", "/ecitmatch.cgi", db="pubmed", retmode="xml", bdata=lines).decode().splitlines()
    )
    assert verdicts[0].endswith(f"|a|{PMID}")
    assert "AMBIGUOUS" in verdicts[1]
    assert verdicts[2].endswith("NOT_FOUND")


WORLD = {"a": {1, 2}, "b": {2, 3}, "c": {3, 4}}


def leaves(leaf: Leaf) -> set[int]:
    return WORLD[leaf.text]


@pytest.mark.parametrize(
    ("query", "result"),
    [
        ("a", {1, 2}),
        ("a AND b", {2}),
        ("a b", {2}),
        ("a OR b", {1, 2, 3}),
        ("a NOT b", {1}),
        ("a AND NOT b", {1}),
        ("a AND (b OR c)", {2}),
        ("(a OR c) AND b", {2, 3}),
        ("T:a AND T:(b OR c)", {2}),
        ('"a" OR "c"', {1, 2, 3, 4}),
    ],
)
def test_boolean_queries_are_sets(query: str, result: set[int]) -> None:
    assert evaluate(query, leaves, tags=False) == result


@pytest.mark.parametrize("query", ["", "(a", "a)", "AND a", "a AND", "a OR (", "[1 TO"])
def test_what_is_no_query_is_refused(query: str) -> None:
    with pytest.raises(BadQuery):
        evaluate(query, leaves, tags=False)


def test_every_service_answers_its_ping(services: Services) -> None:
    for name, api in APIS.items():
        request = api(services[name].base, "key").ping()
        assert isinstance(request, Request)
        assert Web(sleep=Clockwork().sleep).get(request).status in (200, 404)
