from __future__ import annotations

import pytest

from auditor.model import Query, Reason, Rung
from auditor.parts import Unanswered
from auditor.sources.pubmed import API
from claims.model import Identifier, Person, Window
from tests.auditor.sources.playing import DOI, in_turn, params, play

STRICT = Rung("strict", issns=("1064-8011",), years=Window(2011, 2013), all_words=("kettlebell", "back"))
EVERYTHING = Rung("everything", issns=("1064-8011",), venue="J Strength Cond Res", years=Window(2011, 2013))


def test_by_number() -> None:
    query = Query(identifiers=(Identifier("pmid", "21997449"),))
    asked, pages = play(API(), query, in_turn("pubmed/efetch.xml"))
    assert asked[0].url.endswith("/efetch.fcgi")
    assert asked[0].accept == "application/xml"
    assert [work.pmid for work in pages[0].works] == ["21997449"], "only the record asked for"
    assert pages[0].exists == query.identifiers


def test_a_number_is_absent_only_on_a_second_opinion() -> None:
    query = Query(identifiers=(Identifier("pmid", "99999999"),))
    _, pages = play(API(), query, in_turn("pubmed/efetch-none.xml", "pubmed/esummary-unknown.json"))
    assert pages[0].absent == query.identifiers
    other = Query(identifiers=(Identifier("pmid", "88888888"),))
    for second in ("pubmed/esummary-unknown.json", "pubmed/rate-limit.json", "404 pubmed/esummary-unknown.json"):
        with pytest.raises(Unanswered):
            play(API(), other, in_turn("pubmed/efetch-none.xml", second))


def test_a_doi_search_keeps_only_records_of_that_doi() -> None:
    query = Query(identifiers=(Identifier("doi", DOI),))
    asked, pages = play(API(), query, in_turn("pubmed/esearch.json", "pubmed/efetch.xml"))
    assert params(asked[0])["term"] == f'"{DOI}"[doi]'
    assert [work.doi for work in pages[0].works] == [DOI]
    other = Query(identifiers=(Identifier("doi", "10.5555/somebody-elses"),))
    _, pages = play(API(), other, in_turn("pubmed/esearch.json", "pubmed/efetch.xml"))
    assert [(page.works, page.total, page.absent) for page in pages] == [((), 0, ())]


def test_a_rung_has_its_total_and_records_are_fetched_once() -> None:
    looser = Rung("looser", years=Window(2011, 2013), any_words=("kettlebell",))
    query = Query(ladder=(STRICT, EVERYTHING, looser))
    replies = in_turn("pubmed/esearch.json", "pubmed/efetch.xml", "pubmed/esearch.json", "pubmed/esearch.json")
    asked, pages = play(API(), query, replies)
    assert [(page.what, page.total, len(page.works)) for page in pages] == [
        ("strict", 2, 2),
        ("everything", 2, 0),
        ("looser", 2, 2),
    ]
    assert [request.url.rsplit("/", 1)[-1] for request in asked].count("efetch.fcgi") == 1
    assert params(asked[2])["retmax"] == "0"


def test_a_dropped_word_is_left_out_openly_and_its_count_is_not_the_rungs() -> None:
    replies = in_turn("pubmed/esearch-dropped.json", "pubmed/esearch.json", "pubmed/efetch.xml")
    asked, pages = play(API(), Query(ladder=(STRICT,)), replies)
    assert "kettlebel*" not in params(asked[1])["term"]
    assert pages[0].what == "strict (PubMed does not know kettlebell)"
    assert pages[0].total == 2


def test_a_word_dropped_for_good_leaves_no_total() -> None:
    rung = Rung("only", issns=("1064-8011",), all_words=("kettlebell",))
    replies = in_turn("pubmed/esearch-dropped.json", "pubmed/esearch-dropped.json", "pubmed/efetch.xml")
    _, pages = play(API(), Query(ladder=(rung,)), replies)
    assert pages[0].total == 91234, "asked again without it, the count is of the question that is named"
    venue = Rung("venue", venue="Kettlebel* Quarterly", all_words=("back",))
    _, pages = play(API(), Query(ladder=(venue,)), in_turn("pubmed/esearch-dropped.json", "pubmed/efetch.xml"))
    assert pages[0].total is None


def test_a_ranking_word_that_is_dropped_changes_nothing() -> None:
    rung = Rung("any", any_words=("kettlebell", "back"))
    _, pages = play(API(), Query(ladder=(rung,)), in_turn("pubmed/esearch-dropped.json", "pubmed/efetch.xml"))
    assert (pages[0].what, pages[0].total) == ("any", 91234)


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("pubmed/esearch-error.json",), "server-error"),
        (("pubmed/rate-limit.json",), "rate-limited"),
        (("pubmed/esearch.json", "pubmed/rate-limit.json"), "rate-limited"),
        (("pubmed/efetch.xml",), "garbled"),
        (("pubmed/esearch.json", "pubmed/esearch.json"), "garbled"),
        (("404 pubmed/esearch.json",), "garbled"),
    ],
)
def test_no_answer(names: tuple[str, ...], reason: Reason) -> None:
    with pytest.raises(Unanswered) as caught:
        play(API(), Query(ladder=(STRICT,)), in_turn(*names))
    assert caught.value.reason == reason


def test_works_by_a_person_first_in_the_field() -> None:
    query = Query(kind="speaker", authors=(Person("McGill", "Stuart"),), words=("spine", "back"))
    replies = in_turn("pubmed/esearch.json", "pubmed/efetch.xml", "pubmed/esearch-none.json")
    asked, pages = play(API(), query, replies)
    assert params(asked[0])["term"] == "McGill S[au] AND (spine*[tiab] OR back*[tiab])"
    assert params(asked[2])["term"] == "McGill S[au]"
    assert [page.total for page in pages] == [2, 0]


def test_keys_and_addresses_are_secret() -> None:
    request = API(key="sesame", contact="editor@example.org").ping()
    assert dict(request.secrets) == {
        "tool": "citation-auditor",
        "email": "editor@example.org",
        "api_key": "sesame",
    }
    assert "sesame" not in repr(request)
    assert "editor" not in repr(request)
