"""Marks that point to a reference list, in every dress."""

from __future__ import annotations

import pytest

from claims.model import Study
from tests.claims.told import studies

LIST = (
    "# References",
    "1. Mbeki T, Lindqvist A. School gardens and greens: a trial. Public Health Nutr. 2017;20(5):811-9.",
    "2. Corrigan S. Tasting what you grow: repeated exposure in the classroom. Appetite. 2015;88:14-22.",
    "3. Iyer R, Bonnaire C, Sund K. Soil, sun and body mass index. Am J Prev Med. 2019;56(3):401-8.",
)
UNNUMBERED = (
    "# Works Cited",
    "Petrovic, Ilse, and Ramon Achebe. “Mycelium-Bound Coffee Grounds as Ceiling Panels.” Small, vol. 30, 2020.",
    "Ribet, Stephanie M., et al. “A Membrane That Takes Phosphate Back.” Nature, vol. 118, 2021.",
)


def pointed(found: tuple[Study, ...], sentence: str) -> list[str | None]:
    """The titles of the studies that a sentence is a mention of."""
    return [s.stated.title for s in found if any(m.text == sentence for m in s.mentions)]


@pytest.mark.parametrize(
    ("sentence", "order"),
    [
        ("Pupils with a garden ate more greens.1", [0]),
        ("Pupils with a garden ate more greens [1].", [0]),
        ("Pupils with a garden ate more greens (1).", [0]),
        ("Pupils with a garden ate more greens.¹", [0]),
        ("Gardens change plates and palates [1,2].", [0, 1]),
        ("Gardens change nearly everything [1–3].", [0, 1, 2]),
        ("Gardens change nearly everything.[^3]", [2]),
    ],
)
def test_numbers_point_to_their_entries(sentence: str, order: list[int]) -> None:
    found = studies(sentence, *LIST)
    titles = [entry.stated.title for entry in sorted(found, key=lambda study: study.mentions[-1].span)]
    assert [titles.index(title) for title in pointed(found, sentence)] == order
    assert len(found) == 3


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Petrovic and Achebe grew fungus through spent coffee grounds.",
            "Mycelium-Bound Coffee Grounds as Ceiling Panels",
        ),
        ("The sponge can be used twice (Ribet et al.).", "A Membrane That Takes Phosphate Back"),
        ("The sponge can be used twice (Ribet et al., 2021).", "A Membrane That Takes Phosphate Back"),
    ],
)
def test_names_point_to_their_entries(sentence: str, title: str) -> None:
    assert pointed(studies(sentence, *UNNUMBERED), sentence) == [title]


def test_an_entry_nobody_cites_is_a_study_of_its_own() -> None:
    found = studies("Pupils with a garden ate more greens [1].", *LIST)
    assert [len(study.mentions) for study in found] == [2, 1, 1]
    assert found[1].mentions[0].role == "reference"


def test_a_numbered_list_of_tips_is_no_reference_list() -> None:
    assert studies("# Tips", "1. Start with beans and 20 litres of water.", "2. Ask a grandparent in 2015.") == ()


def test_a_note_in_prose_counts_for_what_it_says() -> None:
    (study,) = studies(
        "A trial in Appetite fed 43 men beans.1", "# Notes", "1. Kristensen MD and others. Everyone tried every plate."
    )
    assert study.stated.venue == "Appetite"
    assert [person.family for person in study.stated.authors] == ["Kristensen"]


def test_notes_that_open_with_the_number_of_a_mark_are_entries_without_a_heading() -> None:
    (study,) = studies(
        "Ushers who stretched took fewer days off (Oduya et al., JAMA 2012).[1]",
        "[1] Oduya JM, Pratt HD, Salk WG, et al. Stretching in the prevention of sick leave in ushers. JAMA. 2012.",
    )
    assert study.stated.title == "Stretching in the prevention of sick leave in ushers"
    assert [person.family for person in study.stated.authors] == ["Oduya", "Pratt", "Salk"]
