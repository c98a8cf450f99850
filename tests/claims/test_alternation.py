"""Words as one expression, and as a screen before it: a screen may let too much through, never too little."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.alternation import NOTHING, Inside, Screen, any_of

WORDS = ("study", "systematic review", "meta-analysis", "women's trial", "&", "Über", "straße", "in this journal")
PIECES = (*WORDS, "ſtudy", "Kelvin", "STRASSE", "STRAẞE", "women’s", "trial", "systematic\u00a0", *"aİıßſK -_.'’")
TEXTS = st.lists(st.sampled_from([*PIECES, *map(str.upper, WORDS)]), max_size=8).map("".join)


def whole(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words)}(?!\w)", re.IGNORECASE)


def test_any_of_takes_the_longest() -> None:
    found = re.search(any_of(("find", "finds", "found")), "it finds")
    assert found is not None
    assert found[0] == "finds"
    assert any_of(()) == NOTHING


@pytest.mark.parametrize(
    "text", ["A STUDY.", "a systematic\u00a0review", "the women’s trial", "salt & iron", "über uns", "Straße", "ſtudy"]
)
def test_screen_passes_what_holds_a_word(text: str) -> None:
    assert not Screen(WORDS).misses(text)
    assert not Inside(WORDS).misses(text)


@pytest.mark.parametrize("text", ["", "no word of them", "studying", "understudy", "reviewed systematically"])
def test_screen_misses_what_holds_none(text: str) -> None:
    assert Screen(WORDS).misses(text)


def test_inside_finds_parts_of_words() -> None:
    assert not Inside(("conference",)).misses("A teleconference.")
    assert Screen(("conference",)).misses("A teleconference.")
    assert Inside(("conference",)).misses("A meeting.")
    assert Inside(()).misses("anything")
    assert Screen(()).misses("anything")


@given(TEXTS)
def test_screens_miss_nothing_that_matches(text: str) -> None:
    if whole(WORDS).search(text):
        assert not Screen(WORDS).misses(text)
    if re.search(any_of(WORDS[:4]), text, re.IGNORECASE):
        assert not Inside(WORDS[:4]).misses(text)
