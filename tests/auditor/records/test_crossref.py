from __future__ import annotations

import json

import pytest

from auditor.model import Notice, Work
from auditor.records import crossref
from claims.model import Identifier, Person
from tests.auditor.sources.playing import payload


def message(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(payload(f"crossref/{name}.json"))["message"]
    return found


@pytest.fixture(scope="module")
def works() -> dict[str, Work]:
    found = map(crossref.work, message("work-list")["items"])  # type: ignore[call-overload]
    return {work.doi: work for work in found if work}


def doi(value: str) -> Identifier:
    return Identifier("doi", value)


def test_a_record() -> None:
    work = crossref.work(message("work"))
    assert work
    assert work.title.startswith("Kettlebell Swing, Snatch, and Bottoms-Up Carry: Back and Hip")
    assert work.identifiers == (doi("10.1519/jsc.0b013e31823a4063"),)
    assert work.years == (2011, 2012)
    assert work.issns == ("1064-8011", "1533-4287")
    assert (work.volume, work.issue, work.pages) == ("26", "1", "16-27")
    assert work.authors[0] == Person("McGill", "Stuart M.")
    assert work.institutions == ("University of Waterloo",)
    assert work.venue_abbreviation == "J Strength Cond Res"


def test_one_retraction_told_twice_is_one_and_a_correction_is_none() -> None:
    work = crossref.work(message("work-retracted"))
    assert work
    assert [(notice.kind, notice.doi, notice.date) for notice in work.notices] == [
        ("correction", "10.1016/s0140-6736(04)15715-2", "2004-03-06"),
        ("retraction", "10.1016/s0140-6736(10)60175-4", "2010-02-02"),
    ]


def test_markup_groups_and_dates(works: dict[str, Work]) -> None:
    work = works["10.5555/markup"]
    assert work.title == "Growth of Shigella sonnei in H2O & salt (p < 0.05)"
    assert work.authors == (
        Person("The Example Study Group", group=True),
        Person("Plato"),
        Person("Smith", "Amos B.", "III"),
    )
    assert work.years == (2019, 2020)
    assert (work.venue, work.pages, work.abstract) == ("Obstetrics & Gynecology", "e123", "We grew a bacterium.")


def test_nothing_stated_stays_nothing(works: dict[str, Work]) -> None:
    work = works["10.5555/untitled"]
    assert (work.title, work.years, work.venue, work.authors) == ("", (), None, ())


def test_preprints_name_their_server_and_their_article(works: dict[str, Work]) -> None:
    assert works["10.1101/2019.12.11.123456"].venue == "medRxiv"
    assert works["10.1101/2019.12.11.123456"].versions == (doi("10.5555/article"),)
    assert works["10.26434/chemrxiv-example"].venue == "ChemRxiv"
    assert works["10.5555/second-version"].versions == (doi("10.5555/first-version"),)
    assert works["10.5555/second-version"].notice_of == ()


def test_notices_and_reviews_are_about_another_work(works: dict[str, Work]) -> None:
    assert works["10.5555/notice"].notice_of == (doi("10.5555/article"),)
    assert works["10.5555/review"].notice_of == (doi("10.5555/article"),)
    assert works["10.5555/notice"].notices == ()


def test_a_paper_retitled_in_place_is_retracted_and_no_notice(works: dict[str, Work]) -> None:
    assert works["10.5555/self"].notices == (Notice("retraction", "crossref", doi="10.5555/self", date="2020"),)
    assert works["10.5555/self"].notice_of == ()


def test_books_have_editors_and_isbns_and_chapters_have_not(works: dict[str, Work]) -> None:
    assert works["10.5555/book"].authors == (Person("Editor", "Ann"),)
    assert Identifier("isbn", "9780306406157") in works["10.5555/book"].identifiers
    assert works["10.5555/chapter"].identifiers == (doi("10.5555/chapter"),)
    assert works["10.5555/chapter"].years == (2004,)


def test_notices_on_another_work_are_not_told_of_this_one() -> None:
    told = crossref.notices_on("10.1519/jsc.0b013e31823a4063", message("notices")["items"])  # type: ignore[arg-type]
    assert told == (Notice("retraction", "crossref", doi="10.5555/the-notice", date="2015-06"),)


@pytest.mark.parametrize("value", [None, 3, [], "x", {"a": 1}, [None], [[None]], [["2012"]], [[True]]])
def test_fields_of_any_shape(value: object) -> None:
    keys = ("title", "author", "issued", "relation", "update-to", "ISSN", "institution", "updated-by", "journal-issue")
    assert crossref.work({"DOI": "10.5555/odd", **dict.fromkeys(keys, value), "issued": {"date-parts": value}})
