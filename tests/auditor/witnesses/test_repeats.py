"""The same words under two names: found through shingles, in linear time, and only where both names are certain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.pipeline import audit
from auditor.rules import rules
from auditor.witnesses.repeats import MOST, Repeated
from claims.model import Article, Passage, Quote, Span, Speaker
from claims.parts import Document
from claims.readers import read

WORDS = "Earn the deadlift first and the swing will look after itself for the rest of your long life, I tell them all."


def said(name: str, text: str = WORDS, **fields: object) -> Quote:
    return Quote((Passage(Span(0, len(text)), text),), Speaker(name), **fields)  # type: ignore[arg-type]


def article(name: str) -> Article:
    return Article(name, WORDS, ())


def elsewhere(one: Quote, *others: Quote) -> list[str | None]:
    pairs = [(article("a.md"), one), *((article(f"{n}.md"), other) for n, other in enumerate(others))]
    return [repeat.quote.speaker.name for repeat in Repeated(pairs).of(article("a.md"), one)]


def test_the_same_words_and_nearly_the_same() -> None:
    one = said("Mike Boyle")
    assert elsewhere(one, said("Jane Roe")) == ["Jane Roe"]
    assert elsewhere(one, said("Jane Roe", WORDS.upper().replace(",", " –"))) == ["Jane Roe"]
    assert elsewhere(one, said("Jane Roe", WORDS.replace("long", "good"))) == ["Jane Roe"]
    assert elsewhere(one, said("Jane Roe", WORDS.replace("long life, I tell them all", "days"))) == []


@pytest.mark.parametrize(
    "other",
    [
        said("Mike Boyle"),
        said("Michael J. Boyle"),
        said("Dr. M. Boyle"),
        said("Boyle"),
        said("Mike"),
        said("Jane Roe", direct=False),
        said("Jane Roe", confidence=0.5),
        Quote(said("x").passages, Speaker("a coach", kind="anonymous")),
        Quote(said("x").passages, Speaker("The Swing Society", kind="organisation")),
    ],
    ids=lambda quote: f"{quote.speaker.name}-{quote.direct}-{quote.confidence}",
)
def test_nobody_is_accused_on_a_guess(other: Quote) -> None:
    assert elsewhere(said("Mike Boyle"), other) == []
    assert elsewhere(other, said("Mike Boyle")) == []


def test_few_words_are_anybodys() -> None:
    few = "The swing will look after itself."
    assert elsewhere(said("Mike Boyle", few), said("Jane Roe", few)) == []


def test_a_saying_of_the_day_is_compared_a_bounded_number_of_times() -> None:
    many = [said(f"Jane{'abcdefghijklmnopqrstuvwxyz'[n % 26]} Roe{'bcdfghjklm'[n // 26]}x") for n in range(200)]
    assert 0 < len(elsewhere(said("Mike Boyle"), *many)) <= MOST


def test_two_articles_of_one_run() -> None:
    page = "# Lift\n\n“{}” says {}, a strength coach.\n"
    pages = [
        read(Document(f"{name[:4]}.md", page.format(WORDS[:-1] + ",", name).encode()))
        for name in ("Mike Boyle", "Jane Roe")
    ]
    report = audit(pages, [], rules(), checked_at="2026-01-31T12:00:00Z")
    for audited, other in zip(report.audited, ("Jane.md, line 3", "Mike.md, line 3"), strict=True):
        (ruling,) = audited.rulings
        assert ruling.verdict == "mismatched"
        finding = next(finding for finding in ruling.findings if finding.code == "CIT407")
        assert other in finding.message
    alone = audit(pages[:1], [], rules(), checked_at="2026-01-31T12:00:00Z")
    assert "CIT407" not in {f.code for f in alone.audited[0].rulings[0].findings}


@settings(max_examples=50, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=200)), max_size=6))
def test_any_names_and_words(rows: list[tuple[str, str]]) -> None:
    quotes = [(article(f"{n}.md"), said(name or "x", text or "x")) for n, (name, text) in enumerate(rows)]
    index = Repeated(quotes)
    for place, quote in quotes:
        assert all(repeat.quote != quote for repeat in index.of(replace(place), quote))
