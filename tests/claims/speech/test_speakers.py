"""Who says what, form by form: the cases stand in `said.toml`, worded for this test alone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims.extractors.quotes import quotes
from claims.parts import Document
from claims.readers import read

CASES = tomllib.loads((Path(__file__).parent / "said.toml").read_text("utf-8"))


def heard(text: str, *, direct: bool = True) -> list[tuple[str, str]]:
    """The words and speakers of a text's quotes."""
    name, source = ("post.html", f"<article>{text}</article>") if "<p>" in text else ("post.md", _markdown(text))
    found = quotes(read(Document(name, source.encode())))
    return [(p.text, q.speaker.name or "") for q in found if q.direct is direct for p in q.passages]


def _markdown(text: str) -> str:
    return text.replace(" | > ", "\n>\n> ").replace(" | ", "\n\n")


def _wanted(words: str) -> list[tuple[str, str]]:
    pairs = (one.rsplit(" <", 1) for one in words.split(" / "))
    return [(said, name.removesuffix(">")) for said, name in pairs]


def check(case: dict[str, str], *, direct: bool) -> None:
    found, true = heard(case["text"], direct=direct), _wanted(case["words"])
    assert [words for words, _ in found] == [words for words, _ in true]
    assert all(name in who for (_, who), (_, name) in zip(found, true, strict=True)), found


def title(case: dict[str, str]) -> str:
    return case["text"][:60]


@pytest.mark.parametrize("case", CASES["said"], ids=title)
def test_words_are_tied_to_their_speaker(case: dict[str, str]) -> None:
    check(case, direct=True)


@pytest.mark.parametrize("case", CASES["silent"], ids=title)
def test_marks_without_speech_are_no_quotes(case: dict[str, str]) -> None:
    assert not heard(case["text"])


@pytest.mark.parametrize("case", CASES["reported"], ids=title)
def test_reported_speech_is_tied_to_its_speaker(case: dict[str, str]) -> None:
    check(case, direct=False)


@pytest.mark.parametrize("case", CASES["unreported"], ids=title)
def test_what_nobody_in_particular_says_is_not_reported(case: dict[str, str]) -> None:
    assert not heard(case["text"], direct=False)
