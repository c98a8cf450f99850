"""ORCID: who is asked for and how; people as they wrote themselves; errors under any status are no answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Answer, Query
from auditor.network.asking import WebSource
from auditor.network.web import Web
from auditor.parts import Unanswered
from auditor.sources.orcid import Orcid, listed, named, single, spelled_out
from claims.entities import people
from claims.model import Identifier, Person
from tests.auditor.clockwork import Clockwork
from tests.auditor.sources.playing import in_turn, params, play, raw, reply
from tests.services import Services

CARBERRY = Identifier("orcid", "0000-0002-1825-0097")
ASKED = Query(kind="speaker", authors=(Person("Carberry", "Josiah S."),))


def test_people_come_back_as_they_wrote_themselves() -> None:
    found, total = listed(reply("orcid/people.json"))
    assert total == 4
    first, second = found
    assert (str(first.name), first.orcid) == ("Josiah Carberry", "0000-0002-1825-0097")
    assert [str(name) for name in first.other_names] == ["J. S. Carberry", "Josiah Stinkney Carberry", "J. Carberry"]
    assert first.institutions == ("Brown University", "Wesleyan University")
    assert first.url == "https://orcid.org/0000-0002-1825-0097"
    assert "Laure Haak" in [str(name) for name in second.other_names]


def test_one_person() -> None:
    profile = single(reply("orcid/person.json"))
    assert (str(profile.name), profile.orcid) == ("Josiah Carberry", CARBERRY.value)
    with pytest.raises(Unanswered):
        single(reply("orcid/nameless.json"))


@pytest.mark.parametrize("name", ["orcid/failed.json", "orcid/not-found.json", "orcid/person.json"])
def test_an_error_under_status_200_is_no_answer(name: str) -> None:
    with pytest.raises(Unanswered):
        listed(reply(name))


def test_the_affiliation_is_asked_for_first() -> None:
    query = Query(kind="speaker", authors=ASKED.authors, institution='Brown "University"')
    asked, pages = play(Orcid(), query, in_turn("orcid/nobody.json", "orcid/people.json"))
    assert [params(request)["q"].count("affiliation-org-name") for request in asked] == [1, 0]
    assert 'affiliation-org-name:"Brown University"' in params(asked[0])["q"]
    assert [len(page.people) for page in pages] == [0, 2]
    asked, _ = play(Orcid(), query, in_turn("orcid/people.json"))
    assert len(asked) == 1


def test_a_number_that_the_article_links_to() -> None:
    query = Query(kind="speaker", identifiers=(CARBERRY,))
    asked, pages = play(Orcid(), query, in_turn("orcid/person.json"))
    assert asked[0].url.endswith("/v3.0/0000-0002-1825-0097/person")
    assert [profile.orcid for page in pages for profile in page.people] == [CARBERRY.value]
    _, pages = play(Orcid(), query, in_turn("404 orcid/not-found.json"))
    assert [(page.people, page.total) for page in pages] == [((), 0)]


@pytest.mark.parametrize("name", ["S. McGill", "McGill SM", "McGill"])
def test_nobody_is_asked_for_by_an_initial(name: str) -> None:
    assert not spelled_out(people.parse(name))
    assert play(Orcid(), Query(kind="speaker", authors=(people.parse(name),)), in_turn()) == ([], ())


@settings(max_examples=80, derandomize=True)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_name_breaks_the_query(family: str, given_name: str) -> None:
    person = Person(family, given_name)
    if spelled_out(person):
        expression = named(person)
        assert expression.count('"') == 8
        assert expression.count("(") == expression.count(")") == 1


@settings(max_examples=80, derandomize=True)
@given(st.binary(max_size=80) | st.sampled_from([b'{"num-found":1}', b'{"num-found":true}', b"[]"]))
def test_whatever_comes_is_people_or_a_named_failure(body: bytes) -> None:
    for read in (listed, single):
        with pytest.raises(Unanswered):
            read(raw(body))


def test_through_the_loopback_service(services: Services) -> None:
    time = Clockwork()
    source = WebSource(Orcid(services["orcid"].base), Web(clock=time.clock, sleep=time.sleep))
    answer = source.look_up(Query(kind="speaker", authors=(people.parse("Stuart Phillips"),)))
    assert isinstance(answer, Answer)
    assert [str(profile.name) for profile in answer.people] == ["Stuart M. Phillips"]
    nobody = source.look_up(Query(kind="speaker", authors=(people.parse("Nobody Whatsoever"),)))
    assert isinstance(nobody, Answer)
    assert nobody.people == ()
    assert nobody.asked[0].total == 0
