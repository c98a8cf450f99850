"""Hostile typography: nothing crashes, spans stay exact, and work grows in line with the text."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extractors.quotes import quotes
from claims.model import Article, Block, Span

MARKS = [
    "“",
    "”",
    '"',
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    ", ",
    ". ",
    ": ",
    "— ",
    "\n\n",
    "’tis ",
    "5'10\" ",
    "\u200f",
    "\x00",
    "ß",
]
WORDS = ["says ", "said ", "Dr. Siv Dahl", "Ola ", "she ", "according to ", "the ", "one ", "a coach", "who ", "that "]
PIECES = st.sampled_from([*MARKS, *WORDS, "rest is good", "et al.", "Q: ", "(2012) "])


def plain(paragraphs: list[str], *within: str) -> Article:
    blocks, at = [], 0
    for text in paragraphs:
        blocks.append(Block("paragraph", Span(at, at + len(text)), within=within))  # type: ignore[arg-type]
        at += len(text) + 2
    return Article("-", "\n\n".join(paragraphs), tuple(blocks))


@settings(max_examples=250, derandomize=True, deadline=None)
@given(st.lists(PIECES, max_size=40), st.booleans())
def test_any_mixture_of_marks_is_read(pieces: list[str], quoted: bool) -> None:
    article = plain("".join(pieces).split("\n\n"), *(["blockquote"] if quoted else []))
    for quote in quotes(article):
        assert quote.passages
        assert 0 < quote.confidence <= 1
        assert all(article.slice(passage.span) == passage.text for passage in quote.passages)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    quotes(plain([text]))


def test_many_quotes() -> None:
    line = "“It works,” says Siv Dahl. "
    article = plain([line * 50] * 100)
    assert len(quotes(article)) == 5_000


GROWTH: dict[str, Callable[[int], list[str]]] = {
    "pronouns": lambda n: ["“It works well,” she said."] * n,
    "left open": lambda n: ["“It works"] * n,
    "announced": lambda n: ["Siv Dahl said:", "“It works well now.”"] * n,
    "one family": lambda n: [
        f"{chr(65 + i % 26)}{'abcdefgh'[i % 8]}l Dahl said “it works well {i}.”" for i in range(n)
    ],
    "straight": lambda n: ['"a "b ' * n],
    "single": lambda n: ["'as' a 'b " * n],
    "verbs": lambda n: ["said " * n + "“it works well.”"],
    "labels": lambda n: ["Q: Well?", "Siv Dahl: It works."] * n,
}


@pytest.mark.parametrize("shape", GROWTH)
def test_work_grows_no_faster_than_the_text(shape: str) -> None:
    """Counted in calls, not seconds: eight times the text may cost at most twelve times the calls."""
    small, large = (_calls(plain(GROWTH[shape](size))) for size in (40, 320))
    assert large <= small * 12


def _calls(article: Article) -> int:
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        quotes(article)
    finally:
        sys.setprofile(before)
    return count
