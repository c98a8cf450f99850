"""Europe PMC, DataCite and OpenAlex records."""

from __future__ import annotations

import json
from typing import Any

from auditor.model import Notice, Work
from auditor.records import datacite, europepmc, openalex
from claims.model import Identifier, Person
from tests.auditor.sources.playing import payload

DOI = Identifier("doi", "10.1519/jsc.0b013e31823a4063")


def loaded(name: str) -> Any:
    return json.loads(payload(name))


def europe(name: str, place: int = 0) -> Work:
    work = europepmc.work(loaded(f"europepmc/{name}.json")["resultList"]["result"][place])
    assert work
    return work


def test_europe_pmc_core() -> None:
    work = europe("core")
    assert work.identifiers == (Identifier("pmid", "21997449"), DOI, Identifier("pmcid", "PMC1234567"))
    assert work.authors == (
        Person("McGill", "Stuart M"),
        Person("Marshall", "LW"),
        Person("Waterloo Group", group=True),
    )
    assert work.years == (2011, 2012)
    assert work.abstract == "Purpose To measure loads & motion."
    assert work.publication_types == ("Journal Article", "Retracted Publication")
    assert work.notices == (
        Notice("expression-of-concern", "europepmc", pmid="11111111", date="2014"),
        Notice("retraction", "europepmc"),
    )
    assert work.versions == (Identifier("doi", "10.1101/2010.01.01"),)


def test_europe_pmc_notices_preprints_and_lite() -> None:
    assert europe("core", 1).notice_of == (Identifier("pmid", "39293462"),)
    preprint = europe("core", 2)
    assert (preprint.kind, preprint.venue, preprint.pmid) == ("posted-content", "medRxiv", None)
    lite = europe("lite")
    assert lite.issns == ("1064-8011", "1533-4287")
    assert lite.publication_types == ("Journal Article", "Review")
    assert [person.family for person in lite.authors] == ["McGill", "Marshall"]


def test_datacite_preprint() -> None:
    work = datacite.work(loaded("datacite/record.json")["data"])
    assert work
    assert work.title == "Attention Is All You Need"
    assert work.identifiers == (Identifier("doi", "10.48550/arxiv.1706.03762"), Identifier("arxiv", "1706.03762"))
    assert [(person.family, person.group) for person in work.authors] == [
        ("Vaswani", False),
        ("Google Research", True),
        ("Jones", False),
        ("Slaughter", False),
    ]
    assert (work.kind, work.venue, work.years) == ("posted-content", "arXiv", (2017,))
    assert work.versions == (Identifier("doi", "10.5555/published"),)
    assert work.abstract == "A network without recurrence."
    assert work.institutions == ("Google Brain",)


def test_datacite_thesis_of_another_calendar() -> None:
    work = datacite.work(loaded("datacite/list.json")["data"][0])
    assert work
    assert (work.title, work.kind, work.years) == ("Main: Sub", "dissertation", (2006,))
    assert (work.venue, work.pages, work.issns) == ("Proceedings", "3356", ("2366-5017",))
    assert work.notice_of == (Identifier("doi", "10.5555/reviewed"),)
    assert datacite.work(loaded("datacite/list.json")["data"][1]) is None


def test_openalex() -> None:
    work = openalex.work(loaded("openalex/work.json"))
    assert work
    assert work.identifiers == (DOI, Identifier("pmid", "21997449"), Identifier("pmcid", "PMC1234567"))
    assert work.title == "Kettlebell Swing, Snatch, and Bottoms-Up Carry"
    assert work.abstract == "We measured loads"
    assert not work.authors_complete
    assert work.notices == (), "its flag is a hint, and no notice"
    assert (work.pages, work.kind) == ("16-27", "journal-article")


def test_odd_shapes_raise_nothing() -> None:
    for odd in (None, 3, "x", [], [None], {"x": None}, [[1]]):
        record = dict.fromkeys(loaded("openalex/work.json"), odd) | {"id": "https://openalex.org/W1"}
        assert openalex.work(record)
        attributes = dict.fromkeys(loaded("datacite/record.json")["data"]["attributes"], odd) | {"doi": "10.5555/x"}
        assert datacite.work({"type": "dois", "attributes": attributes})
        result = dict.fromkeys(loaded("europepmc/core.json")["resultList"]["result"][0], odd) | {"id": "1"}
        assert europepmc.work(result)
