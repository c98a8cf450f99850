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
    ],
)
def test_direction(text: str, way: int, outcome: str) -> None:
    (effect,) = effects(text)
    assert effect.way == way
    assert outcome in effect.outcome


@pytest.mark.parametrize("text", ["Cups of four or more were counted.", "More research is needed.", "They ate lunch."])
def test_no_direction(text: str) -> None:
    assert effects(text) == ()


def test_aims_and_titles_that_ask_are_no_findings() -> None:
    abstract = "Pain reduces sleep. We aimed to test whether massage reduces pain. Massage did not reduce pain."
    told = record(Work("library", "Effect of massage to reduce pain", abstract=abstract))
    assert [effect.way for effect in told_effects(told)] == [NONE]
