from __future__ import annotations

import io

import pytest

from auditor.model import Notice, Work
from auditor.records import Malformed, pubmed
from claims.model import Identifier, Person
from tests.auditor.sources.playing import payload


@pytest.fixture(scope="module")
def works() -> dict[str | None, Work]:
    return {work.pmid: work for work in pubmed.works(payload("pubmed/efetch.xml"))}


def test_its_own_identifiers_only(works: dict[str | None, Work]) -> None:
    assert works["21997449"].identifiers == (
        Identifier("pmid", "21997449"),
        Identifier("doi", "10.1519/jsc.0b013e31823a4063"),
        Identifier("pmcid", "PMC1234567"),
    )
    assert works["21107513"].identifiers == (Identifier("pmid", "21107513"),)
    assert works["20301577"].identifiers == (Identifier("pmid", "20301577"),)


def test_a_record(works: dict[str | None, Work]) -> None:
    work = works["21997449"]
    assert not work.title.endswith(".")
    assert work.years == (2011, 2012)
    assert work.authors == (
        Person("McGill", "Stuart M"),
        Person("Marshall", "Leigh W", "Jr"),
        Person("Waterloo Group", group=True),
    )
    assert not work.authors_complete
    assert work.issns == ("1533-4287", "1064-8011")
    assert work.abstract == "PURPOSE: To measure loads on the back. RESULTS: The swing loads it in shear."
    assert work.topics == ("Humans", "Male")
    assert work.institutions == ("Spine Biomechanics Laboratory, University of Waterloo",)


def test_notices_by_link_and_by_type(works: dict[str | None, Work]) -> None:
    assert works["21997449"].notices == (
        Notice("correction", "pubmed", doi="10.5555/erratum", date="2013"),
        Notice("expression-of-concern", "pubmed", pmid="11111111", date="2014"),
        Notice("retraction", "pubmed"),
    )
    assert works["21997449"].versions == (Identifier("pmid", "33333333"),)
    assert works["21997449"].notice_of == ()


def test_translations_letters_and_dates_of_two_years(works: dict[str | None, Work]) -> None:
    work = works["21107513"]
    assert work.title == "Strength training with the kettlebell"
    assert work.years == (1998, 1999)
    assert work.publication_types == ("Letter",)
    assert work.notice_of == (Identifier("pmid", "55555555"),)
    assert works["66666666"].title == "Sans titre anglais"
    assert works["66666666"].years == ()


def test_a_chapter_has_its_authors_and_not_its_books_doi(works: dict[str | None, Work]) -> None:
    work = works["20301577"]
    assert (work.title, work.venue, work.kind) == ("CACNA1C-Related Disorders", "GeneReviews", "book-chapter")
    assert work.authors == (Person("Napolitano", "Carlo"),)
    assert work.years == (1993, 2006)


def test_a_file_is_read_record_by_record(works: dict[str | None, Work]) -> None:
    assert list(pubmed.stream(io.BytesIO(payload("pubmed/efetch.xml")))) == list(works.values())


def test_a_file_that_breaks_off_says_so_after_what_it_held() -> None:
    body = payload("pubmed/efetch.xml")
    found = pubmed.stream(io.BytesIO(body[: body.index(b"66666666")]))
    assert [next(found).pmid, next(found).pmid] == ["21997449", "21107513"]
    with pytest.raises(Malformed):
        list(found)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"PMID- 1",
        b"<html><body>Too many requests</body></html>",
        b"<eFetchResult><ERROR>ID list is empty!</ERROR></eFetchResult>",
        b"<PubmedArticleSet><PubmedArticle></PubmedArticleSet>",
    ],
)
def test_what_is_no_set_of_records(body: bytes) -> None:
    with pytest.raises(Malformed):
        pubmed.works(body)


def test_entities_are_not_resolved() -> None:
    bomb = b"""<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>
    <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID>
    <Article><ArticleTitle>T &b; &f;</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"""
    (work,) = pubmed.works(bomb)
    assert "aaaa" not in work.title


def test_records_without_a_number_are_none() -> None:
    assert pubmed.works(b"<PubmedArticleSet><PubmedArticle/><PubmedBookArticle/></PubmedArticleSet>") == ()
