"""Every source over its recorded traffic, in one thread and in many; nothing leaves this machine.

The facts asserted are true of the public services too, so that the suite holds when recorded live.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from auditor.model import Answer, Lookup, Query, Rung
from auditor.network.asking import WebSource
from auditor.sources import apis
from claims.model import Identifier, Person, Window
from tests.recording import CASSETTES, MODE, cassette
from tests.services import Services

JOURNAL = "Journal of Strength and Conditioning Research"
ISSNS = ("1064-8011", "1533-4287")
KETTLEBELL = Identifier("doi", "10.1519/jsc.0b013e31823a4063")
RETRACTED = Identifier("doi", "10.1001/jama.293.9.1082")
INVENTED = Identifier("doi", "10.1519/jsc.9999999999999999")
YEARS = Window(2011, 2013)
SET = Rung("journal, years and topic words", issns=ISSNS, venue=JOURNAL, years=YEARS, all_words=("kettlebell", "swing"))
QUERIES = {
    "doi": Query(identifiers=(KETTLEBELL,)),
    "pmid": Query(identifiers=(Identifier("pmid", "21997449"),)),
    "invented": Query(identifiers=(INVENTED,)),
    "retracted": Query(identifiers=(RETRACTED,)),
    "set": Query(venue=JOURNAL, issns=ISSNS, window=YEARS, words=("kettlebell", "swing"), ladder=(SET,)),
    "author": Query(kind="speaker", authors=(Person("McGill", "Stuart"),), words=("spine",)),
}
NAMES = ("crossref", "datacite", "doi", "europepmc", "pubmed")


@pytest.fixture
def said(request: pytest.FixtureRequest, services: Services) -> dict[str, Lookup]:
    """What a source says to each query, all asked at the same time unless it is being recorded."""
    with cassette(request.param, services) as (api, web):
        source = WebSource(api, web)
        asked = {key: query for key, query in QUERIES.items() if query.kind in source.kinds}
        with ThreadPoolExecutor(1 if MODE else 8) as pool:
            return dict(zip(asked, pool.map(source.look_up, asked.values()), strict=True))


@pytest.mark.parametrize("said", NAMES, indirect=True)
def test_every_query_is_answered(said: dict[str, Lookup]) -> None:
    assert all(isinstance(lookup, Answer) for lookup in said.values()), said


@pytest.mark.parametrize("said", ["crossref", "europepmc", "pubmed"], indirect=True)
def test_works_are_found_by_identifier_and_by_description(said: dict[str, Lookup]) -> None:
    assert [work.doi for work in works(said["doi"])] == [KETTLEBELL.value]
    assert not any(INVENTED in work.identifiers for work in works(said["invented"]))
    assert KETTLEBELL.value in {work.doi for work in works(said["set"])}


@pytest.mark.parametrize("said", ["crossref", "europepmc", "pubmed"], indirect=True)
def test_retractions_are_told(said: dict[str, Lookup]) -> None:
    kinds = {notice.kind for work in works(said["retracted"]) for notice in work.notices}
    assert "retraction" in kinds


@pytest.mark.parametrize("said", ["doi"], indirect=True)
def test_the_registrar_tells_the_invented_from_the_real(said: dict[str, Lookup]) -> None:
    real, invented = said["doi"], said["invented"]
    assert isinstance(real, Answer)
    assert isinstance(invented, Answer)
    assert (real.exists, real.absent) == ((KETTLEBELL,), ())
    assert (invented.exists, invented.absent) == ((), (INVENTED,))


@pytest.mark.skipif(bool(MODE), reason="while recording")
def test_cassettes_hold_no_secret_and_no_local_address() -> None:
    for name in NAMES:
        text = (CASSETTES / f"{name}.yaml").read_text("utf-8")
        assert "127.0.0.1" not in text
        assert not any(secret in text for secret in ("mailto", "api_key", "citation-auditor/"))
        assert apis()[name].default_base in text


def works(lookup: Lookup) -> tuple[object, ...]:
    assert isinstance(lookup, Answer)
    return lookup.works
