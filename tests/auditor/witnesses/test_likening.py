"""Quoted words against a text: marked cuts, what differs, and what is no difference."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.witnesses.likening import differences, holds, likeness, nearest, wording
from claims.model import Passage, Quote, Span, Speaker

SOURCE = (
    "We were surprised. Walking each day may reduce the risk of early death in older adults, and it costs nothing. "
    "The drug, which we had not expected, does not help everyone who takes it. Sleep matters, too, and it isn't dear."
)


def quote(*passages: str) -> Quote:
    return Quote(tuple(Passage(Span(0, len(text)), text) for text in passages), Speaker("Jane Roe"))


@pytest.mark.parametrize(
    "passages",
    [
        ("walking each day may reduce the risk of early death",),
        ("Walking each day may reduce the risk", "and it costs nothing"),
        ("Walking each day … in older adults",),
        ("Walking each day ... in older adults, and it costs nothing",),
        ("[W]alking each day may reduce the risk of early death",),
        ("[Walking] each day may reduce the risk [of dying]",),
        ("Sleep matters, too, and it is not dear",),
    ],
)
def test_held(passages: tuple[str, ...]) -> None:
    assert holds(SOURCE, quote(*passages))


@pytest.mark.parametrize(
    "passages",
    [
        ("walking each day reduces the risk of early death",),
        ("and it costs nothing", "Walking each day may reduce the risk"),
        ("costs nothing",),
        ("The drug … does help everyone",),
        ("and … the … in",),
        ("",),
        ("…",),
        (),
    ],
)
def test_not_held(passages: tuple[str, ...]) -> None:
    assert holds(SOURCE, quote(*passages)) is None


def test_a_cut_does_not_swallow_a_negation() -> None:
    said = quote("the new drug does … help everyone who takes it")
    assert holds("We think the new drug does, as a rule, help everyone who takes it.", said)
    assert holds("We think the new drug does not help everyone who takes it.", said) is None


def test_the_stretch_is_the_text_as_it_stands() -> None:
    found = holds(SOURCE, quote("it costs nothing", "the drug, which we had"))
    assert found
    assert wording(SOURCE).stretch(found.first, found.end) == "it costs nothing. The drug, which we had"


def test_nearest_takes_in_what_was_changed_at_its_ends() -> None:
    text = wording("So it was. The old swing may teach some backs to share the load with strong hips. So it was.")
    found = nearest(wording("A swing will teach all backs to share the load with weak knees").words, text.words)
    assert text.stretch(found.first, found.end) == "old swing may teach some backs to share the load with strong hips."


@pytest.mark.parametrize(
    ("said", "found", "telling"),
    [
        ("walking reduces the risk", "walking may reduce the risk", ("may",)),
        ("it increased the risk", "it decreased the risk", ("increased", "decreased")),
        ("they are likely to die", "they are unlikely to die", ("likely", "unlikely")),
        ("they do work", "they don't work", ("not",)),
        ("all patients gained", "some patients gained", ("all", "some")),
        ("ten of them died", "two of them died", ("ten", "two")),
        ("it never works", "this works", ("it", "never", "this")),
        ("the colour of behaviour", "the color of behavior", ()),
        ("we found that it helps", "we found it helps", ()),
        ("the minutes was enough", "the minutes were enough", ()),
        ("it will not mend", "it won't mend", ()),
        ("the kettlebell swing works", "it works", ()),
        ("they gained muscle and lost fat", "they gained muscle [12] and lost fat", ()),
        ("the same words", "the same words", ()),
    ],
)
def test_differences(said: str, found: str, telling: tuple[str, ...]) -> None:
    assert differences(wording(said).words, wording(found).words) == telling


def test_small_words_are_those_of_the_language() -> None:
    said, found = wording("sie werden die Schmerzen los").words, wording("sie werden Schmerzen los").words
    assert differences(said, found, "de") == ()
    assert differences(wording("many of them die young").words, wording("many of them young").words) == ("die",)


WORDS = st.lists(
    st.sampled_from(["the", "swing", "may", "not", "teach", "…", "[all]", "backs", "it's", "don't", "“a”", "12", "é"]),
    max_size=30,
)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(WORDS, WORDS)
def test_nothing_crashes_and_every_share_is_one(said: list[str], text: list[str]) -> None:
    told = wording(" ".join(text))
    found = nearest(wording(" ".join(said)).words, told.words)
    assert 0 <= found.first <= found.end <= len(told.words)
    assert found.share <= likeness(told.words[found.first : found.end], wording(" ".join(said)).words) <= 1
    whole = holds(" ".join(text), quote(" ".join(said)))
    assert whole is None or whole.first < whole.end
    told.stretch(found.first, found.end)
