"""Figures as they are written, and the ways in which a record comes to one."""

from __future__ import annotations

import pytest

from auditor.findings import numbers, samples, swaps
from auditor.findings.figures import figures
from auditor.findings.numerals import in_digits
from auditor.findings.statements import record, statement
from auditor.model import Work


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Ninety-two patients", "92 patients"),
        ("three hundred and twelve mice", "312 mice"),
        ("two thousand and ten", "2010"),
        ("12,800 statements", "12800 statements"),
        ("someone else", "someone else"),
    ],
)
def test_numbers_in_words(text: str, digits: str) -> None:
    assert in_digits(text) == digits


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("58% of people", "share", 58),
        ("33 of 40 patients", "share", 82.5),
        ("a third of the patients", "share", 33.3),
        ("an 80% higher risk", "change", 80),
        ("HR = 1.43, 95% CI 1.06-1.94", "ratio", 1.43),
        ("half as often", "ratio", 0.5),
        ("three times as likely", "ratio", 3),
        ("for ten weeks", "time", 70),
        ("85 grams of nuts", "mass", 85),
        ("a 10 km race", "length", 10_000),
    ],
)
def test_one_figure(text: str, kind: str, value: float) -> None:
    (figure,) = figures(text)
    assert (figure.kind, round(figure.value, 2)) == (kind, value)


@pytest.mark.parametrize("text", ["P = .04", "18- to 30-year-olds", "a BMI under 30 kg/m2", "for or 3 against"])
def test_no_figure(text: str) -> None:
    assert figures(text) == ()


ABSTRACT = (
    "Nut eaters had a lower risk of death (hazard ratio 0.61). "
    "Fever was seen in 12% of nut eaters and in 24% of others. "
    "We enrolled 120 adults: nuts (n = 61), no nuts (n = 59)."
)


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ("Nut eaters had a 39 percent lower risk of death.", False),
        ("Nut eaters had a 70 percent lower risk of death.", True),
        ("Fever was half as likely in nut eaters.", False),
        ("Fever was seen in 88 percent of nut eaters.", False),
        ("Fever was seen in 55 percent of nut eaters.", True),
    ],
)
def test_what_a_record_comes_to(claim: str, wrong: bool) -> None:
    told = record(Work("library", "Nuts, fever and risk of death", abstract=ABSTRACT))
    assert bool(list(numbers.contradicted(statement(claim), told))) == wrong


@pytest.mark.parametrize(
    ("claim", "abstract", "wrong"),
    [
        (
            "Some 10 percent of pupils felt sleepy at breakfast.",
            "Between 58% and 68% of pupils felt sleepy at breakfast.",
            True,
        ),
        ("About 22 percent of pupils felt sleepy at breakfast.", "At breakfast 28% of pupils felt sleepy.", True),
        ("About 30 percent of pupils felt sleepy at breakfast.", "At breakfast 28% of pupils felt sleepy.", False),
        ("Each cup to a 28% lower risk of gout in pupils.", "Pupils had a 23% lower risk of gout per cup.", True),
        ("Three quarters of it went up before 1750 in fields of peat.", "Of peat 45% went up before 1750.", True),
    ],
)
def test_ranges_and_round_numbers(claim: str, abstract: str, wrong: bool) -> None:
    told = record(Work("library", "Pupils", abstract=abstract))
    assert bool(list(numbers.contradicted(statement(claim), told))) == wrong


@pytest.mark.parametrize(
    ("claim", "abstract", "wrong"),
    [
        ("They asked 2,006 Italians.", "We asked 1,006 Italians in 2020.", True),
        ("They asked 2,012 Italians.", "We asked 1,006 Italians in each of the groups.", False),
        ("They asked 1,006 Italians.", "We asked 1,006 Italians in 2020.", False),
    ],
)
def test_counts_of_nationals(claim: str, abstract: str, wrong: bool) -> None:
    told = record(Work("library", "Isolation", abstract=abstract))
    assert bool(list(samples.contradicted(statement(claim), told))) == wrong


@pytest.mark.parametrize(("claim", "wrong"), [("Some 120 adults took part.", False), ("It had 61 adults.", False)])
def test_counts_told(claim: str, wrong: bool) -> None:
    told = record(Work("library", "Nuts", abstract=ABSTRACT))
    assert bool(list(samples.contradicted(statement(claim), told))) == wrong


def test_figures_that_changed_places() -> None:
    told = record(Work("library", "Nuts", abstract="Fever struck 12% of nut eaters, while 24% of abstainers had it."))
    straight = statement("Fever struck 12 percent of nut eaters, against 24 percent of abstainers.")
    crossed = statement("Fever struck 24 percent of nut eaters, against 12 percent of abstainers.")
    assert not list(swaps.changed_places(straight, told))
    assert list(swaps.changed_places(crossed, told))
