"""Links on words and identifiers in the prose."""

from __future__ import annotations

from dataclasses import replace

from claims.extract import extract
from claims.model import Article, Inline, Span
from tests.claims.told import article, only, studies


def linked(text: str, words: str, target: str) -> Article:
    made = article(text)
    at = text.index(words)
    inline = Inline("link", Span(at, at + len(words)), target)
    return replace(made, blocks=(replace(made.blocks[0], inlines=(inline,)),))


def test_a_scholarly_link_makes_its_sentence_a_mention() -> None:
    made = linked("Old shoes do less harm. New ones squeak.", "do less harm", "https://doi.org/10.1000/xyz123")
    (study,) = extract(made).studies
    assert study.mentions[0].text == "Old shoes do less harm."
    assert [str(i) for i in study.stated.identifiers] == ["doi:10.1000/xyz123"]
    assert study.mentions[0].linked


def test_a_link_joins_what_its_sentence_tells() -> None:
    made = linked("A 2018 trial of 60 men tested hats.", "2018 trial", "https://pubmed.ncbi.nlm.nih.gov/24663396/")
    (study,) = extract(made).studies
    assert (study.stated.year, study.stated.sample_size, str(study.stated.identifiers[0])) == (
        2018,
        60,
        "pmid:24663396",
    )


def test_a_link_to_any_other_page_is_no_study() -> None:
    assert extract(linked("Buy our hats today.", "hats", "https://example.com/shop")).studies == ()


def test_identifiers_in_the_prose() -> None:
    assert str(only("Games shift thoughts (PMID 24663396).").stated.identifiers[0]) == "pmid:24663396"
    both = studies("One hat (doi:10.1000/a1) and another hat (doi:10.1000/b2) were tested.")
    assert [str(study.stated.identifiers[0]) for study in both] == ["doi:10.1000/a1", "doi:10.1000/b2"]
