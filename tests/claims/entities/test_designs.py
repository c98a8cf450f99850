from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.entities.counts import claimed_sample, counts, sample_sizes
from claims.entities.designs import compatible, design_of, from_publication_types
from claims.entities.populations import (
    age_groups,
    ages_conflict,
    groups,
    sexes,
    sexes_conflict,
    species,
    species_conflict,
)
from claims.languages import load


@pytest.mark.parametrize(
    ("text", "design"),
    [
        ("A systematic review and meta-analysis of sixteen randomized trials", "meta-analysis"),
        ("A network meta-analysis compared them", "network meta-analysis"),
        ("A systematic review of hip thrusts", "systematic review"),
        ("Tam's 2014 review of barefoot running", "review"),
        ("Forty women were randomly assigned to squat or rest", "randomized trial"),
        ("a double-blind, placebo-controlled study", "randomized trial"),
        ("a randomised crossover trial in cyclists", "crossover trial"),
        ("a non-randomized trial", "non-randomized trial"),
        ("a 12-week trial of 43 women", "trial"),
        ("a trial followed 40 people for a year", "trial"),
        ("mice were randomized to a high-fat diet", "animal study"),
        ("cultured muscle cells grew faster", "in vitro"),
        ("a Mendelian randomization study", "mendelian randomization"),
        ("a secondary analysis of the trial", "secondary analysis"),
        ("the cohort was followed for ten years", "cohort"),
        ("researchers followed 12,000 nurses", "cohort"),
        ("a case-control study", "case-control"),
        ("a survey of 900 coaches", "survey"),
        ("a cross-sectional study of dancers", "cross-sectional"),
        ("a case report of one lifter", "case report"),
        ("a pilot trial with ten rowers", "pilot study"),
        ("semi-structured interviews with runners", "qualitative study"),
        ("the guidelines recommend walking", "guideline"),
        ("published in Sleep Medicine Reviews", None),
        ("A 2017 study found less pain", None),
        ("a peer-reviewed paper", None),
    ],
)
def test_the_design_that_takes_precedence(text, design):
    assert design_of(text) == design


@pytest.mark.parametrize(
    ("stated", "found", "answer"),
    [
        ("trial", "randomized trial", True),
        ("randomized trial", "crossover trial", True),
        ("systematic review", "meta-analysis", True),
        ("review", "network meta-analysis", True),
        ("cohort", "prospective cohort", True),
        ("systematic review", "randomized trial", False),
        ("randomized trial", "review", False),
        ("randomized trial", "animal study", False),
        ("cohort", "randomized trial", False),
        ("randomized trial", "case-control", False),
        ("meta-analysis", "editorial", False),
        ("randomized trial", "mendelian randomization", False),
        ("cohort", "cross-sectional", None),
        ("pilot study", "randomized trial", None),
        ("secondary analysis", "randomized trial", None),
        ("systematic review", "guideline", None),
        ("case series", "cohort", None),
        (None, "trial", None),
        ("trial", None, None),
    ],
)
def test_designs_are_compared_in_three_values(stated, found, answer):
    assert compatible(stated, found) is answer
    assert compatible(found, stated) is answer


def test_every_design_is_compatible_with_itself():
    for design in load("en")["designs"]:
        assert compatible(design, design) is True


def test_publication_types_speak_first():
    assert (
        from_publication_types(["Journal Article", "Randomized Controlled Trial", "Meta-Analysis"]) == "meta-analysis"
    )
    assert from_publication_types(["Journal Article", "Review"]) == "review"
    assert from_publication_types(["Journal Article"]) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a trial of 103 recreational runners", (103,)),
        ("43 healthy, sedentary older Japanese women (n = 43)", (43,)),
        ("records of 391,139 people aged 66", (391139,)),
        ("more than two thousand three hundred adults", (2300,)),
        ("a dozen patients and half a dozen nurses", (12, 6)),
        ("1.5 million people", (1500000,)),
        ("123 overweight and obese adults", (123,)),
        ("69 four- and five-year-olds", (69,)),
        ("twenty-four rats", (24,)),
        ("124 text messages to people", ()),
        ("500 mg per day for 12 weeks in women", ()),
        ("80% of women", ()),
        ("in 2017 women trained", ()),
        ("8 weeks of training", ()),
    ],
)
def test_people_and_animals_are_counted(text, values):
    assert sample_sizes(text) == values


def test_studies_are_counted_apart():
    found = counts("Sixteen trials with 1,204 patients")
    assert [(count.value, count.noun, count.kind) for count in found] == [
        (16, "trials", "studies"),
        (1204, "patients", "people"),
    ]
    assert claimed_sample("Sixteen trials with 1,204 patients") == 1204
    assert claimed_sample("Of 90 screened, 43 women took part") == 43
    assert claimed_sample("It helped one woman") is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("About seven adults in ten were above the line.", []),
        ("Twelve children in 100 had it.", []),
        ("Seven adults in six villages had it.", [7]),
        ("They followed 40 adults in 10 hospitals.", [40]),
        ("A survey of more than 250 people.", [250]),
    ],
)
def test_a_share_counts_nobody(text: str, values: list[int]) -> None:
    assert [count.value for count in counts(text)] == values


def test_populations_are_read_and_compared():
    assert species("mice fed a fish oil diet") == {"mouse"}
    assert species("adults who own dogs") == {"human", "dog"}
    assert age_groups("women aged 70 years and older") == {"older"}
    assert sexes("43 young men") == {"male"}
    assert groups("healthy college students") == {"healthy", "students"}
    assert species_conflict("people slept better", "In male C57 mice")
    assert not species_conflict("people slept better", "patients and mice")
    assert ages_conflict("in older women", "in adolescent male athletes")
    assert not ages_conflict("in teenagers", "in children")
    assert not ages_conflict("in teenagers", "in volunteers")
    assert sexes_conflict("women", "12 men")
    assert not sexes_conflict("women", "men and women")


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_nothing_raises(text):
    design_of(text)
    for count in counts(text):
        assert 0 <= count.span.start < count.span.end <= len(text)
    species(text)


@pytest.mark.parametrize("unit", ["one hundred ", "12 ", "a b ", "n = ", "followed 12 ", "review of the ", "and and "])
def test_repetition_stays_cheap(unit):
    text = unit * 5_000
    counts(text)
    design_of(text)
    age_groups(text)


def test_a_fraction_of_a_million_is_a_part() -> None:
    (count,) = counts("a survey of more than a quarter of a million people")
    assert count.partial


def test_open_label_says_nothing_of_chance() -> None:
    assert design_of("An open-label trial of 164 patients") == "trial"
