"""Europe PMC, DataCite, OpenAlex and the DOI system."""

from __future__ import annotations

import pytest

from auditor.model import Query, Reason, Rung
from auditor.parts import Request, Unanswered
from auditor.sources import apis, datacite, doi, europepmc, openalex
from claims.model import Identifier, Person, Window
from tests.auditor.sources.playing import DOI, in_turn, params, payload, play

BY_DOI = Query(identifiers=(Identifier("doi", DOI),))
EVERYTHING = Rung("everything", issns=("1064-8011",), venue="J Strength Cond Res", years=Window(2011, 2013))


def test_every_source_has_what_the_driver_and_the_doctor_need() -> None:
    found = apis()
    assert set(found) >= {"crossref", "pubmed", "europepmc", "datacite", "openalex", "doi"}
    for name, api in found.items():
        assert api.name == name
        assert api.ping(api(base="http://localhost:1/", key="k", contact="c")).url.startswith("http://localhost:1/")


def test_europe_pmc_verifies_identifiers() -> None:
    query = Query(identifiers=(Identifier("doi", DOI), Identifier("pmcid", "PMC999"), Identifier("isbn", "1")))
    asked, pages = play(europepmc.API(), query, in_turn("europepmc/core.json", "europepmc/core.json"))
    assert params(asked[0])["query"] == f'DOI:"{DOI}"'
    assert [(len(page.works), page.total) for page in pages] == [(1, 1), (0, 0)]


def test_europe_pmc_counts_and_titles() -> None:
    title = Rung("the title", title="Kettlebell swing")
    asked, pages = play(
        europepmc.API(), Query(ladder=(title, EVERYTHING)), in_turn("europepmc/core.json", "europepmc/lite.json")
    )
    assert params(asked[0])["query"] == 'TITLE:"kettlebell swing"'
    assert params(asked[1])["resultType"] == "idlist"
    assert [(page.what, page.total, len(page.works)) for page in pages] == [
        ("the title, word for word", 3, 3),
        ("everything", 5059039, 0),
    ]
    asked, _ = play(europepmc.API(), Query(ladder=(title,)), in_turn("europepmc/none.json", "europepmc/core.json"))
    assert params(asked[1])["query"] == "TITLE:kettlebell AND TITLE:swing"


def test_europe_pmc_phrases_with_the_speaker_as_author() -> None:
    words = "the hips drive the bell and the arms only follow"
    query = Query(kind="phrase", phrases=(words,), authors=(Person("McGill", "S"),))
    asked, pages = play(europepmc.API(), query, in_turn("europepmc/none.json"))
    assert params(asked[0])["query"] == f'"{words}" AND AUTH:"McGill S"'
    assert pages[0].total == 0


@pytest.mark.parametrize("name", ["europepmc/error.json", "datacite/list.json", "crossref/not-found.txt"])
def test_europe_pmc_no_answer(name: str) -> None:
    with pytest.raises(Unanswered):
        play(europepmc.API(), BY_DOI, in_turn(name))


def test_datacite_by_doi_and_by_arxiv_number() -> None:
    query = Query(identifiers=(Identifier("arxiv", "1706.03762"),))
    asked, pages = play(datacite.API(), query, in_turn("datacite/record.json"))
    assert asked[0].url == "https://api.datacite.org/dois/10.48550%2Farxiv.1706.03762"
    assert pages[0].works[0].title == "Attention Is All You Need"
    _, pages = play(datacite.API(), BY_DOI, in_turn("404 datacite/not-found.json"))
    assert [(page.works, page.absent) for page in pages] == [((), ())]


def test_datacite_by_description_where_no_doi_is_stated() -> None:
    ladder = (Rung("the title", title="Main sub"), EVERYTHING)
    asked, pages = play(datacite.API(), Query(ladder=ladder), in_turn("datacite/list.json"))
    assert params(asked[0])["query"] == "titles.title:(main AND sub)"
    assert [(page.what, page.total) for page in pages] == [("the title", 2)]


@pytest.mark.parametrize(
    ("name", "status"), [("datacite/record.json", 200), ("datacite/not-found.json", 200), ("doi/exists.json", 404)]
)
def test_datacite_no_answer(name: str, status: int) -> None:
    with pytest.raises(Unanswered):
        play(datacite.API(), BY_DOI, in_turn(f"{status} {name}"))


def test_openalex() -> None:
    api = openalex.API(key="sesame")
    asked, pages = play(api, BY_DOI, in_turn("openalex/work.json"))
    assert asked[0].url == f"https://api.openalex.org/works/doi:{DOI.replace('/', '%2F')}"
    assert asked[0].secrets == (("api_key", "sesame"),)
    assert pages[0].works[0].doi == DOI
    _, pages = play(api, BY_DOI, lambda request: (404, b"<!doctype html>"))
    assert [page.works for page in pages] == [()]
    _, pages = play(api, Query(ladder=(EVERYTHING,)), in_turn("openalex/list.json"))
    assert [(page.total, page.works) for page in pages] == [(412, ())]
    with pytest.raises(Unanswered):
        play(api, Query(ladder=(EVERYTHING,)), in_turn("openalex/error.json"))


def test_openalex_keeps_a_preprint_under_its_articles_doi() -> None:
    preprint = Identifier("doi", "10.1101/2010.01.01")
    _, pages = play(openalex.API(), Query(identifiers=(preprint,)), in_turn("openalex/work.json"))
    (work,) = pages[0].works
    assert work.doi == DOI
    assert work.versions == (preprint,)


def test_the_registrar_alone_says_exists_and_absent() -> None:
    asked, pages = play(doi.API(), BY_DOI, in_turn("doi/exists.json", "doi/crossref.json"))
    assert asked[0].url == "https://doi.org/api/handles/10.1519%2Fjsc.0b013e31823a4063"
    assert asked[0].params == (("type", "URL"),)
    assert pages[0].exists == BY_DOI.identifiers
    _, pages = play(doi.API(), BY_DOI, in_turn("doi/no-value.json", "doi/crossref.json"))
    assert pages[0].exists == BY_DOI.identifiers
    _, pages = play(doi.API(), BY_DOI, in_turn("404 doi/not-registered.json"))
    assert (pages[0].absent, pages[0].total) == (BY_DOI.identifiers, 0)


def test_an_ending_of_an_address_is_not_a_dead_doi() -> None:
    query = Query(identifiers=(Identifier("doi", f"{DOI}/full"),))

    def answer(request: Request) -> tuple[int, bytes]:
        if "full" in request.url:
            return 404, payload("doi/not-registered.json").replace(b"A4063", b"A4063/full")
        return 200, payload("doi/exists.json" if "handles" in request.url else "doi/crossref.json")

    _, pages = play(doi.API(), query, answer)
    assert [(page.absent, page.exists) for page in pages] == [((), (Identifier("doi", DOI),))]


def test_other_agencies_records_come_by_content_negotiation() -> None:
    asked, pages = play(doi.API(), BY_DOI, in_turn("doi/exists.json", "doi/jalc.json", "doi/csl.json"))
    assert asked[2].accept == "application/vnd.citationstyles.csl+json"
    (work,) = pages[0].works
    assert (work.source, work.years, work.authors) == ("doi", (2012,), (Person("McGill", "Stuart M."),))
    _, pages = play(doi.API(), BY_DOI, in_turn("doi/exists.json", "doi/no-agency.json"))
    assert pages[0].exists
    _, pages = play(doi.API(), BY_DOI, in_turn("doi/exists.json", "crossref/not-found.txt"))
    assert pages[0].exists, "that it exists has been answered"


@pytest.mark.parametrize(
    ("name", "status", "reason"),
    [
        ("doi/elsewhere.json", 200, "server-error"),
        ("doi/not-registered.json", 200, "server-error"),
        ("doi/exists.json", 404, "server-error"),
        ("doi/crossref.json", 200, "garbled"),
        ("crossref/not-found.txt", 404, "garbled"),
    ],
)
def test_a_registrar_in_trouble_says_nothing(name: str, status: int, reason: Reason) -> None:
    with pytest.raises(Unanswered) as caught:
        play(doi.API(), BY_DOI, in_turn(f"{status} {name}"))
    assert caught.value.reason == reason
