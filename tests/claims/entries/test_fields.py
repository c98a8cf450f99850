"""Fields of an entry and what they state."""

from __future__ import annotations

import pytest

from claims.entries.fields import stated
from claims.model import Identifier, Person


def people(value: object) -> list[str]:
    return [str(person) for person in stated({"author": value}).authors]


def test_a_whole_entry() -> None:
    found = stated(
        {
            "author": "Lake, Jason P. and Lauder, Mike A. and others",
            "title": "{Kettlebell} swing   training",
            "journal": "J Strength Cond Res",
            "year": "2012",
            "volume": 26,
            "number": "8",
            "pages": "2228--2233",
            "doi": "https://doi.org/10.1519/JSC.0b013e31825c2c9b",
        }
    )
    assert found.authors == (Person("Lake", "Jason P."), Person("Lauder", "Mike A."))
    assert (found.et_al, found.title, found.venue) == (True, "Kettlebell swing training", "J Strength Cond Res")
    assert (found.year, found.volume, found.issue, found.pages) == (2012, "26", "8", "2228-2233")
    assert found.identifiers == (Identifier("doi", "10.1519/jsc.0b013e31825c2c9b"),)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        (r"Garc{\'i}a, Jos{\'e} and Van Dyke, Ann", ["José García", "Ann Van Dyke"]),
        ("{World Health Organization}", ["World Health Organization"]),
        (
            "{Department of Health and Human Services} and Doe, J.",
            ["Department of Health and Human Services", "J. Doe"],
        ),
        ("{{Smith, John and Doe, Jane}}", ["John Smith", "Jane Doe"]),
        ("{Department of Health and Human Services}", ["Department of Health and Human Services"]),
        ("King, Jr, Martin L.", ["Martin L. King Jr"]),
        ("{Eurostat}", ["Eurostat"]),
        ("Smith J\nAND\nDoe K", ["J. Smith", "K. Doe"]),
        (["Smith, John", Person("Doe", "Jane")], ["John Smith", "Jane Doe"]),
        ("Unclosed {brace and Another", ["Unclosed brace and Another"]),
        ("", []),
        (None, []),
    ],
)
def test_authors(author: object, names: list[str]) -> None:
    assert people(author) == names


def test_a_group_is_one() -> None:
    (group,) = stated({"author": "{Eurostat}"}).authors
    assert group.group


@pytest.mark.parametrize(
    ("fields", "scheme", "value"),
    [
        ({"eprint": "2101.00001", "archiveprefix": "arXiv"}, "arxiv", "2101.00001"),
        ({"eprint": "2101.00001"}, "arxiv", "2101.00001"),
        ({"eprint": "22580981", "eprinttype": "pubmed"}, "pmid", "22580981"),
        ({"url": r"https://doi.org/10.1000/a\_b"}, "doi", "10.1000/a_b"),
        ({"note": "PMID: 22580981"}, "pmid", "22580981"),
        ({"howpublished": r"\url{https://arxiv.org/abs/2101.00001}"}, "arxiv", "2101.00001"),
    ],
)
def test_identifiers(fields: dict[str, str], scheme: str, value: str) -> None:
    assert [(i.scheme, i.value) for i in stated(fields).identifiers] == [(scheme, value)]


def test_what_is_of_another_archive_is_no_preprint() -> None:
    assert stated({"eprint": "4137829", "eprinttype": "jstor"}).identifiers == ()


@pytest.mark.parametrize(
    ("fields", "year"),
    [({"date": "2019-03-04"}, 2019), ({"issued": "March 2019"}, 2019), ({"year": "in press"}, None), ({}, None)],
)
def test_years(fields: dict[str, str], year: int | None) -> None:
    assert stated(fields).year == year
