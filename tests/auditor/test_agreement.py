"""Fields compared in three values: agrees, disagrees, nothing to compare."""

from __future__ import annotations

from typing import Any

import pytest

from auditor import agreement, amounts
from auditor.clusters import clusters, is_notice
from auditor.model import Answer, Query, Work
from claims.entities import people
from claims.model import Identifier, Window


def work(title: str = "A title", **fields: Any) -> Work:
    return Work("library", title, **fields)


def persons(*names: str) -> tuple[Any, ...]:
    return tuple(people.parse(name) for name in names)


@pytest.mark.parametrize(
    ("years", "agrees"), [((2017,), True), ((2018,), True), ((2015, 2018), True), ((2019,), False), ((), None)]
)
def test_year(years: tuple[int, ...], agrees: bool | None) -> None:
    assert agreement.year(Query(year=2017, window=Window(2016, 2018)), work(years=years)) is agrees


@pytest.mark.parametrize(
    ("stated", "found", "agrees"),
    [
        ("JAMA", "The Journal of the American Medical Association", True),
        ("Journal of Strength and Conditioning Research", "J Strength Cond Res", True),
        ("The Lancet", "The Lancet Oncology", False),
        ("Spine", "The Scientific World Journal", False),
        ("Conference on Reward Learning and Alignment", "ICML", False),
        ("ECCV", "Lecture Notes in Computer Science", None),
        ("Spine", None, None),
        (None, "Spine", None),
    ],
)
def test_venue(stated: str | None, found: str | None, agrees: bool | None) -> None:
    assert agreement.venue(Query(venue=stated), work(venue=found)) is agrees


@pytest.mark.parametrize(
    ("stated", "found", "agrees"),
    [
        (("Brad Schoenfeld",), ("Bradley J. Schoenfeld",), (True, 1.0)),
        (("Jane Smith",), ("John Smith",), (False, 0.0)),
        (("Smith J", "Roe A"), ("Jane Smith",), (False, 0.5)),
        (("McGill",), ("Stuart McGill", "Leigh Marshall"), (True, 1.0)),
        (("McGill",), (), (None, None)),
        ((), ("Stuart McGill",), (None, None)),
    ],
)
def test_authors(stated: tuple[str, ...], found: tuple[str, ...], agrees: tuple[bool | None, float | None]) -> None:
    assert agreement.authors(Query(authors=persons(*stated)), work(authors=persons(*found))) == agrees


def test_a_cut_record_decides_by_the_first_author() -> None:
    record = work(authors=persons("Stuart McGill"), authors_complete=False)
    assert agreement.authors(Query(authors=persons("S McGill", "L Marshall")), record) == (True, 1.0)


def test_identifier() -> None:
    query = Query(identifiers=(Identifier("doi", "10.1/a"),))
    assert agreement.identifier(query, work(identifiers=(Identifier("doi", "10.1/a"),))) is True
    assert agreement.identifier(query, work(identifiers=(Identifier("doi", "10.1/b"),))) is False
    assert agreement.identifier(query, work(identifiers=(Identifier("pmid", "1"),))) is None
    assert agreement.identifier(query, work(versions=(Identifier("doi", "10.1/a"),))) is True


def test_pages_and_volume_ignore_their_spelling() -> None:
    query = Query(volume="012", pages="e7602")
    record = work(volume="12", pages="7602-10")
    assert agreement.volume(query, record) is True
    assert agreement.pages(query, record) is True


def test_figures_are_read_without_separators() -> None:
    assert amounts.numbers("8,288 cases, 2.8 percent, in 2021") == {"8288", "2.8", "2021"}


def test_institution() -> None:
    query = Query(institution="University of Bergen")
    assert agreement.institution(query, work(institutions=("Dept. of Medicine, University of Bergen, Norway",))) is True
    assert agreement.institution(query, work(institutions=("Yale University",))) is False
    assert agreement.institution(query, work()) is None


@pytest.mark.parametrize(
    ("title", "notice"),
    [
        ("Retraction notice to: Swings", True),
        ("Erratum for Swings", True),
        ("Comment on: Swings", True),
        ("Correction to: Swings", True),
        ("RETRACTED: Swings cure backs", False),
        ("Correction of scoliosis by bracing", False),
        ("Response to exercise training in men", False),
        ("Withdrawal of care at the end of life", False),
        ("Correction for multiple testing", False),
    ],
)
def test_notices_are_told_by_their_title(title: str, notice: bool) -> None:
    assert is_notice(work(title)) is notice


def test_records_of_one_work_meet_by_identifier_title_or_place() -> None:
    doi = Identifier("doi", "10.1/a")
    by = {"authors": persons("Ann Doe"), "years": (2012,)}
    one = work("Swings and loads of the lumbar spine", identifiers=(doi,), **by)
    same_doi = work("Swings & loads", identifiers=(doi,))
    same_title = work("SWINGS AND LOADS OF THE LUMBAR SPINE.", **by)
    first_page = {"volume": "26", "pages": "16-27"}
    placed, again = work("Une étude", **by, **first_page), work("A study", **by, volume="26", pages="16")
    other = work("Swings and loads of the lumbar spine", authors=persons("Bob Roe"), years=(2019,))
    found = clusters([Answer("x", (one, same_doi, same_title, placed, again, other))])
    assert [len(group) for group in found] == [3, 2, 1]


@pytest.mark.parametrize(
    ("stated", "abstract", "agrees"),
    [
        (37_000, "We studied 36,916 first births.", True),
        (19_000, "In all, 19 327 drivers answered.", True),
        (300, "Of 305 patients, most were women.", True),
        (300, "Of 330 patients, most were women.", None),
        (935, "Of 934 patients, most were men.", None),
        (935, "Records of 935 patients.", True),
    ],
)
def test_a_round_number_of_participants_stands_for_the_exact_one(
    stated: int, abstract: str, agrees: bool | None
) -> None:
    query = Query(sample_size=stated)
    assert amounts.sample_size(query, Work(source="library", title="A trial", abstract=abstract)) is agrees


@pytest.mark.parametrize(
    ("claim", "abstract", "agree"),
    [
        ("Every extra 7 g of fibre cut the risk by 7%.", "Per 7-g/day increase, risk fell by 7%.", 2.0),
        ("A quarter of them slept in twelve weeks.", "After 12 weeks 25% slept.", 2.0),
        ("Risk was 28% lower.", "Risk was 27.6% lower.", 1.0),
        ("Risk was 28% lower.", "Risk was 31% lower.", 0.0),
        ("They slept 8 hours.", "They had 8 tests.", 0.0),
    ],
)
def test_amounts_agree_with_their_unit(claim: str, abstract: str, agree: float) -> None:
    assert amounts.shared(Query(finding=claim), work(abstract=abstract)) == agree


def test_amounts_have_nothing_to_be_compared_with_where_there_is_no_abstract() -> None:
    assert amounts.shared(Query(finding="It fell by 7%."), work()) is None


@pytest.mark.parametrize(
    ("stated", "abstract", "agrees", "other"),
    [
        (61, "Sixty-one drivers aged 16 to 17 took part.", True, False),
        (270, "Children (n = 83) played a game.", None, True),
        (120, "Sixty women and 58 men were randomised.", None, False),
        (41, "Thirty-eight women finished.", None, False),
        (41, "A randomised trial of yoga.", None, None),
        (None, "Sixty women took part.", None, None),
    ],
)
def test_a_number_of_participants(stated: int | None, abstract: str, agrees: bool | None, other: bool | None) -> None:
    query, record = Query(sample_size=stated), work(abstract=abstract)
    assert amounts.sample_size(query, record) is agrees
    assert amounts.other_sample(query, record) is other
