from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.model import Query, Rung
from auditor.parts import Pace, Request, Unanswered
from auditor.sources.crossref import API, FIELDS
from claims.model import Identifier, Person, Window
from tests.auditor.sources.playing import DOI, in_turn, params, payload, play

BY_DOI = Query(identifiers=(Identifier("doi", DOI),))
YEARS = Window(2011, 2013)
STRICT = Rung("strict", issns=("1064-8011",), venue="J Strength Cond Res", years=YEARS, all_words=("kettlebell",))
SAME = replace(STRICT, name="looser words", all_words=(), any_words=("kettlebell", "back"))
EVERYTHING = Rung("everything", issns=("1064-8011",), venue="J Strength Cond Res", years=YEARS)


def test_by_doi_with_its_notices() -> None:
    asked, pages = play(API(), BY_DOI, in_turn("crossref/work.json", "crossref/notices.json"))
    assert asked[0].url == "https://api.crossref.org/works/10.1519%2Fjsc.0b013e31823a4063"
    assert not asked[0].params, "single records refuse select"
    assert params(asked[1])["filter"] == f"updates:{DOI},update-type:retraction"
    (work,) = pages[0].works
    assert [notice.doi for notice in work.notices] == ["10.5555/the-notice"]
    assert pages[0].exists == BY_DOI.identifiers
    assert [page.total for page in pages] == [1, 1]


def test_a_record_stands_where_its_notices_cannot_be_asked_for() -> None:
    def answer(request: Request) -> tuple[int, bytes] | Unanswered:
        return Unanswered("rate-limited", "429") if request.params else (200, payload("crossref/work.json"))

    _, pages = play(API(), BY_DOI, answer)
    assert len(pages) == 1
    assert pages[0].works


def test_not_found_here_is_not_absent() -> None:
    _, pages = play(API(), BY_DOI, in_turn("404 crossref/not-found.txt"))
    assert [(page.total, page.works, page.absent, page.exists) for page in pages] == [(0, (), (), ())]


def test_an_addresss_ending_is_taken_off_once() -> None:
    query = Query(identifiers=(Identifier("doi", f"{DOI}/full"),))
    replies = in_turn("404 crossref/not-found.txt", "crossref/work.json", "crossref/none.json")
    asked, pages = play(API(), query, replies)
    assert [request.what for request in asked[:2]] == [f"DOI {DOI}/full", f"DOI {DOI}, without its address's ending"]
    assert [len(page.works) for page in pages] == [0, 1, 0]


@pytest.mark.parametrize("body", ["crossref/work-retracted.json", "crossref/work-list.json", "crossref/failed.json"])
def test_another_papers_record_is_no_answer(body: str) -> None:
    with pytest.raises(Unanswered):
        play(API(), BY_DOI, in_turn(body))


def test_a_404_of_somebody_else_is_no_answer() -> None:
    with pytest.raises(Unanswered):
        play(API(), BY_DOI, lambda request: (404, b"<html>Not here</html>"))


def test_malformed_identifiers_are_not_asked() -> None:
    assert play(API(), Query(identifiers=(Identifier("doi", "10.1", malformed=True),)), in_turn()) == ([], ())


def test_the_whole_reference_in_one_parameter() -> None:
    query = Query(
        title="Kettlebell swing", reference="McGill SM. Kettlebell swing. 2012.", ladder=(Rung("t", title="x"),)
    )
    asked, pages = play(API(), query, in_turn("crossref/work-list.json"))
    assert params(asked[0])["query.bibliographic"] == "McGill SM. Kettlebell swing. 2012."
    assert params(asked[0])["rows"] == "5"
    assert not [name for name, _ in asked[0].params if name.startswith("query.") and name != "query.bibliographic"]
    assert pages[0].total is None, "its total counts every work with any of the words"
    assert len(pages[0].works) == 10


def test_title_and_names_where_there_is_no_reference() -> None:
    query = Query(title="Kettlebell swing", authors=(Person("McGill", "Stuart"),), year=2012, venue="Spine")
    asked, _ = play(API(), query, in_turn("crossref/none.json"))
    assert params(asked[0])["query.bibliographic"] == "Kettlebell swing McGill 2012 Spine"


def test_the_ladder_asks_each_filter_once_and_counts_the_journal() -> None:
    query = Query(
        venue="J Strength Cond Res", ladder=(STRICT, EVERYTHING, SAME, Rung("any", any_words=("kettlebell",)))
    )
    replies = in_turn("crossref/work-list.json", "crossref/count.json", "crossref/none.json")
    asked, pages = play(API(), query, replies)
    assert [(page.what, page.total) for page in pages] == [("strict", None), ("everything", 412), ("any", 0)]
    assert params(asked[1]) == {"filter": "issn:1064-8011,from-pub-date:2011,until-pub-date:2013", "rows": "0"}


SELECTABLE = """abstract URL resource member posted score created degree update-policy short-title license ISSN
    container-title issued update-to issue prefix approved indexed article-number clinical-trial-number accepted author
    group-title DOI is-referenced-by-count updated-by event chair standards-body original-title funder translator
    published archive published-print alternative-id subject subtitle published-online publisher-location
    content-domain reference title link type publisher volume references-count ISBN issn-type assertion deposited page
    contributor content-created short-container-title relation editor"""
"""What Crossref lets one select; one name outside it fails the whole list with 400."""


def test_only_fields_that_may_be_selected() -> None:
    assert set(FIELDS.split(",")) <= set(SELECTABLE.split())


def test_works_by_a_person() -> None:
    query = Query(kind="speaker", authors=(Person("McGill", "Stuart"),), words=("spine", "back"))
    asked, pages = play(API(), query, in_turn("crossref/work-list.json"))
    assert params(asked[0])["query.author"] == "Stuart McGill"
    assert params(asked[0])["query.bibliographic"] == "spine back"
    assert pages[0].works


def test_pools_and_secrets() -> None:
    public, polite = API(), API(contact="editor@example.org")
    asked, _ = play(public, BY_DOI, in_turn("crossref/work.json", "crossref/none.json"))
    assert [request.pace for request in asked] == [Pace(5, 1), Pace(1, 1)]
    asked, _ = play(polite, BY_DOI, in_turn("crossref/work.json", "crossref/none.json"))
    assert [request.pace for request in asked] == [Pace(10, 3), Pace(3, 3)]
    assert "example.org" not in repr(asked), "the address goes into the User-Agent, not into addresses"
    keyed = API(base="http://localhost:1/", key="token").ping()
    assert keyed.url == "http://localhost:1/works"
    assert keyed.secret_headers == (("Crossref-Plus-API-Token", "Bearer token"),)
    assert "token" not in repr(keyed)


ITEM = Identifier("url", "https://www.sciencedirect.com/science/article/abs/pii/S0891422211003330?via%3Dihub")


def test_the_item_number_of_a_page_s_address() -> None:
    asked, pages = play(API(), Query(kind="page", identifiers=(ITEM,)), in_turn("crossref/items.json"))
    assert params(asked[0])["filter"] == "alternative-id:S0891422211003330"
    assert "alternative-id" in params(asked[0])["select"]
    (work,) = pages[0].works
    assert work.identifiers == (Identifier("doi", "10.1016/j.ridd.2011.08.026"), ITEM)


@pytest.mark.parametrize("number", ["S0891422211003342", "S0000000000000000"])
def test_an_item_number_of_two_works_or_of_none_is_nobody_s(number: str) -> None:
    other = Identifier("url", f"https://www.sciencedirect.com/science/article/pii/{number}")
    _, pages = play(API(), Query(kind="page", identifiers=(other,)), in_turn("crossref/items.json"))
    assert pages[0].works == ()


def test_a_page_without_an_item_number_is_not_asked_about() -> None:
    plain = Identifier("url", "https://jamanetwork.com/journals/jama/fullarticle/2768532")
    assert play(API(), Query(kind="page", identifiers=(plain,)), in_turn()) == ([], ())
