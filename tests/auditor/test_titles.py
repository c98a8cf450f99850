"""Titles word by word: what is a change, what a slip, what nothing at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.titles import compare

SAME = [
    ("Sulphur, canola oil and wool", "Sulfur, Canola Oil, and Wool*."),
    ("Faithfulness & factuality in summarisation", "Faithfulness and Factuality in Summarization"),
    ("A multi-timescale strategy", "A multi-time scale strategy"),
    ("TNF alpha in oedema", "TNF-α in edema"),
    ("Behaviour of leukaemia cells in the haemorrhage centre", "Behavior of leukemia cells in the hemorrhage center"),
    ("<i>Escherichia coli</i> chemotaxis", "Escherichia coli chemotaxis"),
    ("Programme theory of paediatric labour", "Program theory of pediatric labor"),
]
CUT = [
    ("TruthfulQA", "TruthfulQA: Measuring How Models Mimic Human Falsehoods"),
    ("Non-alcoholic fatty liver and exercise", "Non-alcoholic fatty liver and exercise: a randomised trial"),
    ("A protein intake study in runners and cyclists of old age", "A protein intake study in runners"),
]
CHANGED = [
    ("Training does not elicit hypertrophy", "Training elicits hypertrophy"),
    ("Attention is all you want", "Attention is all you need"),
    ("Osteoporosis", "Osteoporosis in men"),
    ("Functional architecture changes", "Functional network changes"),
    ("Increased risk of stroke", "Decreased risk of stroke"),
    ("Adduction of the hip", "Abduction of the hip"),
]
SLIPS = [
    ("Effect of the diet", "Effect of a diet"),
    ("Diffusions barriers in myocytes", "Diffusion barriers in myocytes"),
    ("Dinosaur taxonmy revised", "Dinosaur taxonomy revised"),
]


@pytest.mark.parametrize(("stated", "found"), SAME)
def test_spelling_is_no_change(stated: str, found: str) -> None:
    assert compare(stated, found).exact


@pytest.mark.parametrize(("stated", "found"), CUT)
def test_a_missing_end_is_a_cut(stated: str, found: str) -> None:
    match = compare(stated, found)
    assert match.exact
    assert match.cut


@pytest.mark.parametrize(("stated", "found"), CHANGED)
def test_a_word_is_a_change(stated: str, found: str) -> None:
    assert not compare(stated, found).same


@pytest.mark.parametrize(("stated", "found"), SLIPS)
def test_a_slip_is_the_same_but_not_exact(stated: str, found: str) -> None:
    match = compare(stated, found)
    assert match.same
    assert not match.exact


def test_changes_show_both_sides() -> None:
    (change,) = compare("Attention is all you want", "Attention is all you need").changes
    assert (change.stated, change.found) == ("want", "need")


@given(st.text(max_size=60), st.text(max_size=60))
@settings(derandomize=True, max_examples=150, deadline=None)
def test_any_two_texts_compare(stated: str, found: str) -> None:
    match = compare(stated, found)
    assert 0 <= match.share <= 1
    assert compare(stated, stated).exact
