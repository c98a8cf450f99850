from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.entities.people import family_agrees, find, parse, parse_list, same
from claims.languages import load
from claims.model import Person

FIXTURES = Path(__file__).parents[3] / "fixtures" / "people"


def pairs(name: str) -> list[tuple[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8") as lines:
        return [(row[0], row[1]) for row in csv.reader(lines, delimiter="\t") if not row[0].startswith("#")]


def answers(pair: tuple[str, str]) -> set[bool | None]:
    a, b = map(parse, pair)
    return {same(a, b), same(b, a)}


def test_names_that_may_be_one_person_agree():
    table = pairs("same.tsv")
    assert len(table) >= 200
    assert [pair for pair in table if answers(pair) != {True}] == []


def test_names_of_different_people_disagree():
    table = pairs("apart.tsv")
    assert len(table) >= 200
    assert [pair for pair in table if answers(pair) != {False}] == []


def test_a_slip_in_a_family_name_decides_nothing():
    assert answers(("Schoenfield B", "Brad Schoenfeld")) == {None}
    assert answers(("Jensen K", "Karl Jenson")) == {None}
    assert answers(("Schoenfield B", "Carl Schoenfeld")) == {False}


def test_groups_are_only_told_to_be_equal():
    assert answers(("Look AHEAD Research Group", "Look AHEAD Study Group")) == {None}
    assert answers(("World Health Organization", "Jane Smith")) == {None}


@pytest.mark.parametrize(
    ("written", "family", "first"),
    [
        ("Gunter MJ", "Gunter", "M. J."),
        ("M.J. Gunter", "Gunter", "M. J."),
        ("Dr. Marc J. Gunter, PhD", "Gunter", "Marc J."),
        ("van der Berg, Johan", "van der Berg", "Johan"),
        ("Johan van der Berg", "van der Berg", "Johan"),
        ("ME Baldassarre", "Baldassarre", "M. E."),
        ("John Roe, M.D., M.P.H.", "Roe", "John"),
        ("Roe, J. D.", "Roe", "J. D."),
        ("Heather O’Mahen", "O’Mahen", "Heather"),
        ("Professor Mary Smith, OBE", "Smith", "Mary"),
        ("Amara Lindgren-Hale", "Lindgren-Hale", "Amara"),
        ("Roe JD 3rd", "Roe", "J. D."),
    ],
)
def test_names_are_taken_apart(written, family, first):
    person = parse(written)
    assert (person.family, person.given, person.group) == (family, first, False)


def test_suffixes_and_groups():
    assert parse("Smith JA Jr") == Person("Smith", "J. A.", "Jr")
    assert parse("Martin Luther King, Jr.").suffix == "Jr"
    assert parse("Look AHEAD Research Group") == Person("Look AHEAD Research Group", group=True)


@pytest.mark.parametrize(
    ("text", "families", "more"),
    [
        ("Smith J, Doe A, et al.", ["Smith", "Doe"], True),
        ("Smith, J., & Doe, A.", ["Smith", "Doe"], False),
        ("Smith, J. A., Jr., van der Berg, J.-P., and Roe, K.", ["Smith", "van der Berg", "Roe"], False),
        ("Lee and Wang", ["Lee", "Wang"], False),
        ("Tam and colleagues", ["Tam"], True),
        ("Doe, Anna and Roe, Bob and others", ["Doe", "Roe"], True),
        ("John Smith, Anna Doe, and Bob Roe", ["Smith", "Doe", "Roe"], False),
        ("Fouilleron N; Girard J", ["Fouilleron", "Girard"], False),
        ("J. Smith, A. B. Doe", ["Smith", "Doe"], False),
        ("Schoenfeld, Brad", ["Schoenfeld"], False),
        ("WHO Collaborative Group, Smith J", ["WHO Collaborative Group", "Smith"], False),
        ("", [], False),
    ],
)
def test_author_lists(text, families, more):
    people, goes_on = parse_list(text)
    assert [person.family for person in people] == families
    assert goes_on is more


PROSE = (
    "The study, says Dr. Karen Ostrander, has limits. Ann Lee, RD, disagrees. At Temple, Jennifer van Dorn's "
    "group found none. New York Times readers and the Lower Back Clinic wrote in. Professor Brightwater did not reply."
)


def test_people_in_prose():
    assert [PROSE[span.start : span.end] for span, _ in find(PROSE)] == [
        "Dr. Karen Ostrander",
        "Ann Lee",
        "Jennifer van Dorn",
        "Professor Brightwater",
    ]


def test_the_nicknames_are_many():
    assert len(load("en")["people"]["nicknames"]) >= 100


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_nothing_raises(text):
    person = parse(text)
    assert same(person, person) is not False or not person.family.strip()
    parse_list(text)
    for span, _ in find(text):
        assert 0 <= span.start < span.end <= len(text)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.sampled_from(pairs("same.tsv")), st.sampled_from(pairs("apart.tsv")))
def test_family_names_agree_whenever_people_do(one, other):
    a, b = map(parse, one)
    assert same(a, b) is same(b, a)
    c, d = map(parse, other)
    assert family_agrees(c, d) is family_agrees(d, c)


def test_a_given_name_may_look_like_a_particle():
    assert same(Person("Kim", "Do-Yeon"), Person("Kim", "D. Y.")) is True
    assert same(Person("Bekerom", "Van den"), Person("van den Bekerom", "M. P. J.")) is True
