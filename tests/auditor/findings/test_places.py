"""Where people lived, and what only bears a place's name."""

from __future__ import annotations

import pytest

from auditor.findings.places import places, population_places


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Adults in Ontario were asked.", {"Canada"}),
        ("Pain by the Western Ontario and McMaster Universities Osteoarthritis Index.", set()),
        ("Sleep by the Pittsburgh Sleep Quality Index in 80 Spanish nurses.", {"Spain"}),
    ],
)
def test_places(text: str, named: set[str]) -> None:
    assert {place.title() for place in places(text)} == named


def test_a_university_named_after_a_place_says_where_the_researchers_are() -> None:
    assert not population_places("At Dublin City University they gave 61 speakers warnings.")
    assert set(population_places("They asked adults in Spain.")) == {"Spain"}
