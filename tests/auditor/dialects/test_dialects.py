"""Rungs in each source's own language; signs with a meaning there never come from the article."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.dialects import crossref, datacite, europepmc, openalex, pubmed, terms
from auditor.model import Rung
from claims.model import Identifier, Person, Window

YEARS = Window(2016, 2018)
VENUE = Rung(
    "v", issns=("1064-8011", "1533-4287"), venue="J Strength Cond Res", years=YEARS, all_words=("hip", "injuries")
)
LOOSE = Rung("l", years=YEARS, any_words=("hip", "thrusts", "pain"))
ENUMERATION = Rung("e", issns=("1064-8011",), venue="J Strength Cond Res", years=YEARS)


def test_words_are_cut_to_what_their_forms_share() -> None:
    assert [terms.cut(word) for word in ("injuries", "injury", "hip", "thrusts", "sleeping")] == [
        "injur*",
        "injur*",
        "hip",
        "thrust*",
        "sleep*",
    ]


def test_pubmed() -> None:
    journal = '("1064-8011"[ta] OR "1533-4287"[ta]) AND 2016:2018[dp]'
    assert pubmed.term(VENUE) == f"{journal} AND hip[tiab] AND injur*[tiab]"
    assert pubmed.term(ENUMERATION) == '"1064-8011"[ta] AND 2016:2018[dp]'
    assert pubmed.term(LOOSE) == (
        "2016:2018[dp] AND ((hip[tiab] AND thrust*[tiab]) OR (hip[tiab] AND pain*[tiab])"
        " OR (thrust*[tiab] AND pain*[tiab]))"
    )
    place = Rung("p", venue="Work, Environment & “Health”", volume="12", pages="123–31", authors=("van der Berg",))
    assert pubmed.term(place) == '"Work, Environment & Health"[ta] AND van der Berg[au] AND 12[vi] AND 123[pg]'
    assert pubmed.term(Rung("t", title="The effect of sleep: a trial")) == "effect[ti] AND sleep[ti] AND trial[ti]"
    assert pubmed.author(Person("McGill", "Stuart M.")) == "McGill S[au]"


def test_europe_pmc() -> None:
    assert europepmc.query(VENUE) == (
        '(ISSN:"1064-8011" OR ISSN:"1533-4287") AND PUB_YEAR:[2016 TO 2018] AND '
        "(TITLE:hip OR ABSTRACT:hip) AND (TITLE:injur* OR ABSTRACT:injur*)"
    )
    assert europepmc.identifier(Identifier("doi", "10.1/x")) == 'DOI:"10.1/x"'
    assert europepmc.identifier(Identifier("pmid", "12")) == "EXT_ID:12 AND SRC:MED"
    assert europepmc.identifier(Identifier("pmcid", "PMC12")) == "PMCID:PMC12"
    assert europepmc.identifier(Identifier("isbn", "9780306406157")) is None
    assert europepmc.author(Person("McGill", "Stuart M.")) == (
        '(AUTH:"McGill S" OR AUTH:"McGill SM" OR AUTH:"McGill Stuart M.")'
    )


def test_shards_are_runs_of_plain_words() -> None:
    quotation = "Most people lift with 2 straight backs – and the hips never learn to do the work they were made for."
    assert europepmc.shards(quotation) == ("and the hips never learn to do the work they",)
    assert europepmc.shards("Too short to tell.") == ()


def test_crossref_counts_only_what_filters_say() -> None:
    assert crossref.params(ENUMERATION) == (("filter", "issn:1064-8011,from-pub-date:2016,until-pub-date:2018"),)
    assert crossref.strict(ENUMERATION)
    assert not crossref.strict(VENUE)
    assert not crossref.strict(Rung("n", venue="Spine", years=YEARS))


def test_datacite_is_asked_for_no_journal() -> None:
    assert datacite.query(VENUE) == ""
    assert datacite.query(Rung("t", title="Sleep: a trial", authors=("O’Neill",))) == (
        'titles.title:(sleep AND trial) AND creators.familyName:"O\'Neill"'
    )


def test_openalex() -> None:
    assert openalex.filters(VENUE) == (
        "primary_location.source.issn:1064-8011|1533-4287,publication_year:2016-2018,"
        "title_and_abstract.search:hip injuries"
    )
    assert openalex.filters(Rung("n", venue="Spine")) == ""


@pytest.mark.parametrize("write", [pubmed.term, europepmc.query, datacite.query, openalex.filters])
@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.text(alphabet='abc "[](){}|,:*?\\&’“—é', min_size=1, max_size=40))
def test_hostile_words_end_no_phrase(write, text: str) -> None:  # type: ignore[no-untyped-def]
    rung = Rung("h", title=text, authors=(text,), institution=text, all_words=(text,))
    written = write(rung)
    assert written.count('"') % 2 == 0
    assert written.count("(") == written.count(")")
    assert not re.search(r"\\\\|\"\"|\(\)|AND *(?:AND|$)|(?:^|AND) *\[", written)
