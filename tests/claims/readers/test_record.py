"""The work that a page presents by its tags for indexes, and what it says of who may read it."""

from __future__ import annotations

import json

import pytest

from claims.entities import people
from claims.model import Article, Identifier, Stated, Window
from claims.parts import Document
from claims.readers import read
from tests.conftest import FIXTURES

BODY = "<main><h1>Effect of swings</h1><p>A few words about a trial that somebody made.</p></main>"
DOI = Identifier("doi", "10.1000/abc")


def page(head: str, body: str = BODY) -> Article:
    return read(Document("https://example.org/a", f"<html><head>{head}</head><body>{body}</body></html>".encode()))


def metas(**tags: str) -> str:
    return "".join(f'<meta name="{name.replace("__", ".")}" content="{value}">' for name, value in tags.items())


def thing(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_highwire_tags() -> None:
    article = read(Document("x.html", (FIXTURES / "pages" / "landing.html").read_bytes()))
    assert article.record == Stated(
        identifiers=(Identifier("doi", "10.1519/jsc.0b013e31823a4063"),),
        title="Kettlebell Swing, Snatch, and Bottoms-Up Carry: "
        "Back and Hip Muscle Activation, Motion, and Low Back Loads",
        authors=(people.parse("McGill, Stuart M"), people.parse("Marshall, Leigh W")),
        year=2012,
        window=Window(2012, 2012),
        venue="The Journal of Strength & Conditioning Research",
        volume="26",
        issue="1",
        pages="16",
    )


def test_print_and_online_years_are_both_told() -> None:
    head = metas(citation_title="T", citation_publication_date="2016/03/01", citation_online_date="2015/12/01")
    record = page(head).record
    assert record is not None
    assert (record.year, record.window) == (2016, Window(2015, 2016))


@pytest.mark.parametrize("value", ["doi:10.1000/ABC", "10.1000/abc", "https://doi.org/10.1000/abc"])
@pytest.mark.parametrize("tag", ["citation_doi", "DC.Identifier", "dc.identifier", "prism.doi", "bepress_citation_doi"])
def test_a_doi_however_it_is_written(tag: str, value: str) -> None:
    record = page(f'<meta name="{tag}" content="{value}"><meta property="og:title" content="Effect">').record
    assert record is not None
    assert (record.identifiers, record.title) == ((DOI,), "Effect")


def test_schema_org() -> None:
    head = thing(
        **{"@type": "ScholarlyArticle", "sameAs": "https://doi.org/10.1000/abc", "headline": "Effect"},
        author=[{"name": "Jane Doe"}, {"name": "Richard Roe"}],
        datePublished="2016-01-02",
        isPartOf={"@type": "PublicationIssue", "isPartOf": {"@type": ["PublicationVolume", "Periodical"], "name": "S"}},
    )
    record = page(head).record
    assert record is not None
    assert (record.identifiers, record.title, record.year, record.venue) == ((DOI,), "Effect", 2016, "S")
    assert [str(author) for author in record.authors] == ["Jane Doe", "Richard Roe"]


@pytest.mark.parametrize(
    "head",
    [
        "",
        metas(dc__title="Council news", dc__identifier="/news/123", dc__creator="The council"),
        metas(citation_journal_title="Spine", citation_volume="12"),
        metas(citation_doi="10.1000"),
        metas(doi="see below"),
        thing(**{"@type": "NewsArticle", "headline": "Swings", "sameAs": "https://doi.org/10.1000/abc"}),
        '<script type="application/ld+json">{"@type": "ScholarlyArticle", </script>',
        thing(**{"@type": ["ScholarlyArticle"], "headline": {"a": 1}, "author": 5, "isPartOf": [[]]}),
    ],
)
def test_other_pages_present_no_work(head: str) -> None:
    assert page(head).record is None


@pytest.mark.parametrize(
    ("head", "metered"),
    [
        ("", False),
        (thing(**{"@type": "NewsArticle", "isAccessibleForFree": False}), True),
        (thing(**{"@type": "NewsArticle", "isAccessibleForFree": "False"}), True),
        (thing(**{"@type": "NewsArticle", "isAccessibleForFree": True}), False),
        ('<meta property="article:content_tier" content="metered">', True),
        ('<meta property="article:content_tier" content="free">', False),
    ],
)
def test_who_may_read_it(head: str, metered: bool) -> None:
    assert page(head).metered is metered


def test_authors_of_the_page() -> None:
    assert page('<meta name="author" content="Robin Ashdown">').authors == ("Robin Ashdown",)
