"""Which mentions are one study, and which are not."""

from __future__ import annotations

import pytest

from claims.model import Study
from tests.claims.told import studies

TRIAL = "A 2015 trial in Nutrition Journal had 45 students eat 85 grams of almonds a day."


def counted(found: tuple[Study, ...]) -> list[int]:
    return [len(study.mentions) for study in found if study.kind == "study"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The same trial found no change in blood pressure.",
        "The researchers also noted that nobody got bored.",
        "It found no change in blood pressure.",
        "They slept no better, either.",
        "Those in the almond group slept no better.",
    ],
)
def test_a_return_joins_the_study_before(sentence: str) -> None:
    assert counted(studies(f"{TRIAL} {sentence}")) == [2]


@pytest.mark.parametrize(
    "sentence",
    [
        "Another trial tested walnuts and found nothing.",
        "A second study in the same journal gave 45 students walnuts.",
        "A 2016 trial in Nutrition Journal had 45 students eat almonds.",
        "A 2015 trial in Appetite had 45 students eat almonds.",
        "A 2015 trial in Nutrition Journal had 60 students eat almonds.",
    ],
)
def test_another_or_a_difference_opens_a_study(sentence: str) -> None:
    assert counted(studies(f"{TRIAL} {sentence}")) == [1, 1]


def test_two_reviews_of_one_year_stay_two() -> None:
    text = "A 2021 review found that yoga calms nurses. A 2021 review found that sprinting shortens tendons."
    assert counted(studies(text)) == [1, 1]


def test_a_summary_joins_by_its_words_even_ahead_of_the_text() -> None:
    found = studies(
        "# Key takeaways", "- Almonds left students' blood pressure as it was.", "- Buy a scale.", "# Nuts", TRIAL
    )
    assert counted(found) == [2]
    assert found[0].mentions[0].text.startswith("Almonds left")


def test_a_study_told_twice_is_one() -> None:
    sentence = "A 2011 study of 40 adults published in Spine found that Pilates loosened stiff hips."
    again = "A 2011 study found that Pilates loosened stiff hips in adults."
    assert counted(studies("# One", sentence, "# Two", again)) == [2]


def test_the_study_of_another_section_is_the_one_most_spoken_of() -> None:
    found = studies(
        "Researchers at the University of Oulu have shown that skiers sleep well. The team followed 80 skiers.",
        "# Old habits",
        "A 1989 paper in Spine praised hot sand.",
        "# For editors",
        "The study appears in the journal Sleep Medicine.",
    )
    assert [study.stated.venue for study in found] == ["Sleep Medicine", "Spine"]


def test_what_returns_to_a_study_not_read_is_of_no_other() -> None:
    found = studies(
        "# Flukes",
        "Taylor and Perri (1977) infected 40 dogs with flukes. None of those looked ill.",
        "# Horses",
        "A 2017 trial in Spine gave 40 horses a syrup. Those on the syrup chewed less.",
        "# Cats",
        "The new Felinological guidelines cut the life of a cat into five. There used to be six.",
    )
    assert counted(found) == [2, 2]


def test_the_merged_study_carries_all_fields() -> None:
    (study,) = studies(
        "Short naps sharpen the mind, a study found. The research, published in Sleep, followed 212 pilots."
    )
    stated = study.stated
    assert (stated.venue, stated.sample_size) == ("Sleep", 212)
    assert "Short naps sharpen the mind" in str(stated.finding)


def test_the_words_of_an_outsider_add_no_finding() -> None:
    (study,) = studies(f'{TRIAL} "I would not prescribe it," said Dr. Roe, who was not involved in the study.')
    assert "prescribe" not in (study.stated.finding or "")


def test_two_studies_of_one_sentence_are_told_apart() -> None:
    found = studies("A 2013 trial in Pain blamed heavy bars, but a 2015 trial in Spine cleared them of all guilt.")
    assert [(study.stated.venue, study.stated.year) for study in found] == [("Pain", 2013), ("Spine", 2015)]
    assert counted(found) == [1, 1]
