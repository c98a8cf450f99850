from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.speech.quotation import pairs

CASES = [
    ("“We wait,” she said. “Then we go.”", ["We wait,", "Then we go."]),
    ('"We wait," she said. "Then we go."', ["We wait,", "Then we go."]),
    ("‘We don’t wait,’ she said. ‘The dogs’ owner does.’", ["We don’t wait,", "The dogs’ owner does."]),
    ("'We don't wait,' she said.", ["We don't wait,"]),
    ("«We wait», dit-elle.", ["We wait"]),
    ("„We wait“, sagte sie, »und dann«.", ["We wait", "und dann"]),
    ('"We wait,” she said.', ["We wait,"]),
    ('“We wait," she said.', ["We wait,"]),
    ("“A ‘quick’ fix,” she said.", ["A ‘quick’ fix,"]),
    ('“She said "no" to it,” he told us.', ['She said "no" to it,']),
    ("He is 5'10\" tall and likes rock 'n' roll.", []),
    ("'Tis the parents' day of the '90s, and the boys' shoes.", []),
    ('"He is 6\'2" tall," she said.', ["He is 6'2\" tall,"]),
    ("It's the lads' “big day”.", ["big day"]),
    ("“One.\n\n“Two.”", ["One.", "Two."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert [text[p.inner.start : p.inner.end] for p in pairs(text)] == expected


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    first, second = pairs("“One.\n\n“Two.”")
    assert (first.closed, second.closed) == (False, True)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab1 .,\"'“”‘’„«»‟\n-"), max_size=80))
def test_pairs_stay_in_bounds_and_apart(text: str) -> None:
    found = pairs(text)
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(p.start <= p.inner.start <= p.inner.end <= p.end for p in found)
