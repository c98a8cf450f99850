"""Who was studied: conflicts that both sides state, and silence where one of them does not."""

from __future__ import annotations

import pytest

from auditor.findings.concepts import named, same_thing
from auditor.findings.places import population_places
from auditor.findings.populations import conflicts
from auditor.findings.statements import record, statement
from auditor.model import Work


@pytest.mark.parametrize(
    ("claim", "title", "abstract", "fires"),
    [
        ("a trial in women", "Pilates in men", "Thirty men took part.", True),
        ("a trial in women", "Pilates", "Eighty adults (36% men) took part.", False),
        ("a survey of teenagers", "Falls", "Participants had a mean age of 71 years.", True),
        ("a trial in toddlers", "Nuts and fever", "Sixty adults ate nuts.", True),
        ("a trial in adults", "Nuts and fever", "Sixty children ate nuts.", True),
        ("a trial in adults", "Nuts and fever", "Children and their parents ate nuts.", False),
        ("900 healthy students ate almonds", "Almonds in patients with angina", "Patients ate almonds.", True),
        ("a study of Dutch nurses", "Shifts", "Nurses in Norway were followed.", True),
        ("Dutch scientists studied nurses", "Shifts", "Nurses in Norway were followed.", False),
        ("a survey of firefighters", "Sleep of nurses", "Nurses were asked.", True),
        ("people with asthma", "Fish oil in psoriasis", "Patients took fish oil.", True),
        ("people with arthritis", "Fish oil in rheumatoid arthritis", "Patients took fish oil.", False),
        ("people with frozen shoulder", "Shockwaves in plantar fasciitis", "Patients had shockwaves.", True),
        ("women with type 1 diabetes", "Weight of women with type 2 diabetes", "Diabetes was treated.", True),
        ("women with diabetes", "Weight of women with type 2 diabetes", "Diabetes was treated.", False),
        ("walkers in their fifties and sixties", "Walking", "They were aged 70 to 89 years.", True),
        ("walkers in their seventies", "Walking", "They were aged 70 to 89 years.", False),
        ("walkers in their thirties", "Walking", "They were aged 65 years or older.", True),
        ("a survey of teachers in Oregon", "Food", "Teachers in Texas were asked.", True),
        ("a survey of teachers in Oregon", "Food", "Teachers in the United States were asked.", False),
        ("a survey of teachers in Oregon", "Food", "Teachers did the Texas test.", False),
        ("university students in Bangladesh", "Distress", "Students of Pakistan were asked.", True),
        ("46 adults with a limp", "Gait in children with a limp", "The patients and their parents were seen.", True),
        ("46 adults with a limp", "Gait in children with a limp", "Adults with a limp were seen too.", False),
        ("46 adults and children with a limp", "Gait in children with a limp", "Patients were seen.", False),
        ("a trial in children", "Falls of older adults", "Families took part, birth years apart.", True),
        ("women who had children", "Rape and its survivors among women", "Women were interviewed.", False),
        ("women past the menopause", "Cranberry", "Forty children drank juice.", True),
    ],
)
def test_conflicts(claim: str, title: str, abstract: str, fires: bool) -> None:
    told = record(Work("library", title, abstract=abstract))
    assert bool(list(conflicts(statement(claim), told))) == fires


def test_concepts_by_any_name() -> None:
    (lay,), (technical,) = named("heart attack"), named("myocardial infarction")
    assert same_thing(lay, technical)
    assert not same_thing(lay, named("asthma")[0])


def test_a_place_is_where_people_were_studied() -> None:
    assert population_places("a study of 900 Scottish patients") == {"Scotland": "scottish patients"}
    assert population_places("researchers in Spain reported it") == {}
