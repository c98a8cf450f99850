"""Which way a sentence says an outcome went."""

from __future__ import annotations

import pytest

from auditor.findings.directions import DOWN, LINKED, NONE, UP, effects, told_effects
from auditor.findings.statements import record
from auditor.model import Work


@pytest.mark.parametrize(
    ("text", "way", "outcome"),
    [
        ("Massage reduced back pain.", DOWN, "pain"),
        ("Back pain improved with massage.", DOWN, "pain"),
        ("Yoga improved flexibility.", UP, "flexibl"),
        ("Higher coffee intake was associated with a lower risk of diabetes.", DOWN, "diabet"),
        ("Lower coffee intake was associated with a lower risk of diabetes.", UP, "diabet"),
        ("Vitamin D did not prevent fractures.", NONE, "fractur"),
        ("There was no difference in the use of epidural analgesia.", NONE, "epidur"),
        ("Fat mass failed to decrease.", NONE, "fat"),
        ("Screen time was linked to hyperactivity.", LINKED, "hyperact"),
        ("Less sleep increased the risk for a crash.", DOWN, "crash"),
        ("Higher crash rates in drivers with lower cortisol.", DOWN, "crash"),
        ("The diet eased pain far more than the drug.", DOWN, "pain"),
        ("The decrease in pain was much smaller with the diet.", UP, "pain"),
        ("Milk was better than sugar at easing pain.", DOWN, "pain"),
        ("Patients who lost their sense of smell died more often.", UP, "death"),
        ("The mortality rate among patients with asthma was lower.", DOWN, "death"),
        ("Chewing gum made nausea more frequent.", UP, "nausea"),
        ("There was no difference between gum and routine care in nausea.", NONE, "nausea"),
        ("The drug does not result in an improvement in attention.", NONE, "attent"),
        ("The pill cut the number of people who went down with diarrhoea.", DOWN, "diarrhea"),
        ("The preference for the translator melted away.", DOWN, "prefer"),
        ("Massage seemed to reduce back pain.", DOWN, "pain"),
        ("Widowers do not appear to be at increased risk of falls.", NONE, "fall"),
        ("Nurses on nights had increased odds of developing a suppressed cough.", UP, "cough"),
        ("Those who reported having more debts had an increased tendency to gamble.", UP, "gambl"),
        ("There was an inverse association between height and heart failure.", DOWN, "heart"),
        ("There is a link between screen time and obesity.", LINKED, "obes"),
        ("There was no association between height and gout.", NONE, "gout"),
        ("We did not find that running had an effect on sleep.", NONE, "sleep"),
        ("The leaflet did little to lower anxiety.", NONE, "anxieti"),
        ("Mean urine flow was 15 mL/min higher with the syrup.", UP, "urin"),
        ("Survival was worse in smokers than in others.", DOWN, "surviv"),
        ("The drug prolonged disease-free survival.", UP, "surviv"),
        ("Drinkers experienced greater changes in weight.", UP, "weight"),
    ],
)
def test_direction(text: str, way: int, outcome: str) -> None:
    (effect,) = effects(text)
    assert effect.way == way
    assert outcome in effect.outcome


def test_each_item_of_a_list_is_an_outcome() -> None:
    found = effects("Compared with placebo, massage reduced pain, fatigue and stiffness, but not nausea.")
    assert [effect.outcome for effect in found] == [("pain",), ("fatigu",), ("stiff",)]
    assert {effect.way for effect in found} == {DOWN}


def test_items_before_their_verb_are_outcomes_too() -> None:
    found = effects("In the trial, pain, fatigue and stiffness fell with yoga.")
    assert [effect.outcome for effect in found] == [("pain",), ("fatigu",), ("stiff",)]
    assert {effect.way for effect in found} == {DOWN}


def test_clauses_that_go_on_share_subject_and_comparison() -> None:
    found = effects("Yoga eased pain and improved sleep more than walking.")
    assert [(effect.way, effect.outcome) for effect in found] == [(DOWN, ("pain",)), (UP, ("sleep",))]
    assert {(effect.subject, effect.comparator) for effect in found} == {(("yoga",), ("walk",))}


@pytest.mark.parametrize("text", ["Girls scored higher than boys.", "Yoga was better than walking."])
def test_how_a_group_fared_on_something_not_told_is_no_effect(text: str) -> None:
    assert effects(text) == ()


def test_what_goes_on_with_what_may_be_is_no_effect() -> None:
    found = effects("The tool may advance care and better attitudes.")
    assert "attitud" not in {root for effect in found for root in effect.outcome}


def test_a_clause_after_a_list_is_no_item() -> None:
    found = effects("Yoga reduced pain, and sleep was unchanged.")
    assert [(effect.way, effect.outcome) for effect in found] == [(DOWN, ("pain",)), (NONE, ("sleep",))]


def test_low_amounts_are_the_exposure_s() -> None:
    (effect,) = effects("Those who slept six hours or less had fewer crashes.")
    assert (effect.way, effect.exposure) == (UP, DOWN)


def test_a_record_s_abbreviations_are_read_in_full() -> None:
    abstract = "We used the Rapid Anxiety Score (RAS). RAS did not differ between groups."
    told = record(Work("library", "Calm", abstract=abstract))
    assert told.short == (("RAS", "Rapid Anxiety Score"),)
    assert any("anxieti" in effect.outcome for effect in told_effects(told))


@pytest.mark.parametrize(
    "text",
    [
        "Cups of four or more were counted.",
        "More research is needed.",
        "They ate lunch.",
        "The two-hour race had a climb at the end.",
    ],
)
def test_no_direction(text: str) -> None:
    assert effects(text) == ()


def test_aims_and_titles_that_ask_are_no_findings() -> None:
    abstract = "Pain reduces sleep. We aimed to test whether massage reduces pain. Massage did not reduce pain."
    told = record(Work("library", "Effect of massage to reduce pain", abstract=abstract))
    assert [effect.way for effect in told_effects(told)] == [NONE]
