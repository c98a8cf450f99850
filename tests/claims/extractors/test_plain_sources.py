"""Sources told by their names alone: journals anywhere in a sentence, in small letters, in lists; bodies that act."""

from __future__ import annotations

import pytest

from claims.fields import facts, line_of
from tests.claims.told import only, studies


def venue(sentence: str) -> str | None:
    return facts(line_of(sentence)).stated().venue


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The British Medical Journal set 30 bakers beside 60 clerks.", "British Medical Journal"),
        ("Slow songs make for calm milking, reports Applied Ergonomics: 27 farmers sang.", "Applied Ergonomics"),
        ("Behind that stands the American Journal of Epidemiology: 4,500 widowers, one surprise.", None),
        ("If you trust the Journal of Hand Surgery, splints win by 8 points.", "Journal of Hand Surgery"),
        ("Rye made 40 hens calm, the Lancet reported last week.", "Lancet"),
        ("In Headache in 2014 a cold collar stopped four attacks of ten.", "Headache"),
        ("A 2019 paper by Keller in Nutrients says that salt is bad.", "Nutrients"),
        ("Singers slept longer (Ecotoxicology and environmental safety, 2021).", None),
        ("A trial in the American journal of clinical nutrition found no effect in 40 men.", None),
        ("A study in The Journal of Pediatrics counted 30 naps.", "Journal of Pediatrics"),
    ],
)
def test_a_journal_by_its_name(sentence: str, name: str | None) -> None:
    assert venue(sentence) == name if name else venue(sentence) is not None
    assert len(studies(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "She edits the Journal of Sport Rehabilitation and has run 14 marathons.",
        "The New England Journal of Medicine turned 200 in 2012.",
        "I have subscribed to the British Medical Journal since 1990.",
        "The Journal of Clinical Oncology costs 900 dollars a year.",
        "The Department of Environmental Pollution fined 30 firms in 2019.",
        "Traditional Chinese Medicine shops sold 40 roots.",
        "In Cancer research is slow, and 40 labs know it.",
        "The University of Oslo enrolled 600 more students than last year.",
    ],
)
def test_talk_of_journals_and_bodies_is_no_study(sentence: str) -> None:
    assert studies(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Keller, M. & Brandt, T. (2016) observed that hens hum.", "Keller Brandt"),
        ("In 2016 Keller tested a vest on 30 postmen.", "Keller"),
        ("A team led by Anna C. Keller reported in PLoS ONE that hens hum.", "Keller"),
        ("The 2019 paper in Spine by Keller found that hens hum.", "Keller"),
        ("Half of the 40 hens of the north were found to hum (Appetite, 2020).", ""),
        ("Studies from Norway and Sweden show that 40 hens hum (Appetite, 2020).", ""),
    ],
)
def test_names_before_and_behind_the_source(sentence: str, names: str) -> None:
    assert " ".join(person.family for person in facts(line_of(sentence)).stated().authors) == names


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Kobe University has tested the idea on 64 idle men; their pressure fell.", "Kobe University"),
        ("At the Mayo Clinic, 88 volunteers walked while typing and gained no weight.", "Mayo Clinic"),
        (
            "At University Medical Center Utrecht, 404 patients were asked about falls, and 59 percent had fallen.",
            "University Medical Center Utrecht",
        ),
    ],
)
def test_a_body_that_did_what_research_does(sentence: str, body: str) -> None:
    assert only(sentence).stated.institution == body


def test_a_title_before_its_source_is_one() -> None:
    told = only(
        "In “Night light and hens in the far north” (Appetite, 2019), Keller and colleagues report that hens hum."
    )
    assert told.stated.title == "Night light and hens in the far north"


def test_a_paper_named_by_its_title_in_a_new_paragraph_is_another() -> None:
    assert (
        len(studies("Keller et al. (2019) fed 40 hens on rye.", "The paper “Goats that will not sing” found 12.")) == 2
    )


def test_a_paragraph_with_a_whole_source_of_its_own_is_about_another_study() -> None:
    told = studies(
        "Hens hum on rye (Keller et al., 2021).", "Cheap glue has made the study of such goats easy (Appetite, 2021)."
    )
    assert len(told) == 2


def test_links_to_different_works_are_different_works() -> None:
    told = studies(
        "Hens hum on rye (doi:10.1000/182).", "Researchers have shown (PMID: 400366) that goats will not sing."
    )
    assert len(told) == 2
