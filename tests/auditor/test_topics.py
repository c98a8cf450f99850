"""Words weighed by rarity, and things known by another name."""

from __future__ import annotations

from importlib.resources import files

import pytest

from auditor.synonyms import other_names, other_words
from auditor.topics import best_sentence, content_words, overlap, reading, stem_set, telling, weight
from claims.words import stem, stems


def test_rare_words_weigh_more_and_common_ones_nothing() -> None:
    assert weight(stem("sciatica")) > weight(stem("pain")) > 0
    assert weight(stem("study")) == weight("the") == 0


def test_content_words_leave_names_numbers_and_cues_out() -> None:
    words = content_words(["Researchers at Yale found that 20 adults drank fructose in 2013."], ["Yale University"])
    assert "fructose" in words
    assert not {"researchers", "yale", "found", "20", "2013"} & set(words)


def test_a_word_is_held_by_another_name_of_its_concept() -> None:
    claim = stems("heart attack after acetaminophen")
    text = stem_set("Myocardial infarction in users of paracetamol")
    assert set(overlap(claim, text).words) >= {"heart", "attack", stem("acetaminophen")}


def test_a_name_of_two_words_needs_both() -> None:
    assert (
        "heart" not in other_names(("heart",))
        or frozenset({"myocardi", "infarct"}) not in other_names(("heart",))["heart"]
    )


def test_a_word_of_the_same_root_counts_less() -> None:
    whole = overlap((stem("mastectomy"),), stem_set("mastectomy")).held
    root = overlap((stem("mastectomies"),), stem_set("mastectomized women")).held
    assert 0 < root <= whole


def test_the_best_sentence_counts_with_the_title() -> None:
    told = reading("Fish oil trial", "Relapses fell. Fatigue stayed.")
    claim = tuple(stem(word) for word in ("fish", "oil", "fatigue", "relapses"))
    assert 0.5 < best_sentence(claim, told) < 1


def test_an_empty_claim_is_covered_by_nothing() -> None:
    assert overlap((), stem_set("anything")).share == 0


def test_an_everyday_word_tells_less_than_its_rarity_among_works() -> None:
    assert telling(stem("plenty")) < weight(stem("plenty"))
    assert telling(stem("sciatica")) == weight(stem("sciatica"))
    assert content_words(["With plenty of sciatica."])[0] == "sciatica"


@pytest.mark.parametrize(
    ("claim", "asked"),
    [
        (("rotten", "teeth"), "caries"),
        (("jabs", "children"), "vaccination"),
        (("tanning", "beds"), "ultraviolet"),
        (("snoring",), "apnea"),
    ],
)
def test_lay_words_are_asked_for_by_the_names_that_works_use(claim: tuple[str, ...], asked: str) -> None:
    assert asked in other_words(claim)


def test_a_name_of_two_words_asks_for_others_only_when_both_are_there() -> None:
    assert "caries" not in other_words(("rotten", "planks"))
    assert not set(other_words(("heart", "attack"))) & {"heart", "attack"}


def test_the_everyday_table_names_each_concept_twice_or_more_and_no_row_twice() -> None:
    rows = (files("auditor") / "data" / "everyday.txt").read_text("utf-8").splitlines()
    names = [frozenset(row.split("|")) for row in rows]
    assert all(len(row) > 1 and all(name == name.strip() and name for name in row) for row in names)
    assert len(set(names)) == len(names)
