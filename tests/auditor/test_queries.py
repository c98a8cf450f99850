"""From a claim to what is asked, strict first, and nothing that was not stated."""

from __future__ import annotations

from auditor.ladder import counts
from auditor.queries import phrase_query, reference_query, speaker_query, study_query
from claims.entities import people
from claims.model import Article, Identifier, Passage, Quote, Span, Speaker, Stated, Study, StudyMention, Window

ARTICLE = Article("a.html", "", (), title="Do hip thrusts help the lower back?")


def query_of(text: str, **fields: object):  # type: ignore[no-untyped-def]
    stated = Stated(**fields)  # type: ignore[arg-type]
    return study_query(Study((StudyMention(Span(0, len(text)), text, stated),), stated), ARTICLE)


HIP = query_of(
    "A 2017 study by Dr. Rossi in the Journal of Strength and Conditioning Research found that 24 hip thrusts "
    "a day significantly reduced lumbar disc herniation.",
    year=2017,
    venue="Journal of Strength and Conditioning Research",
    authors=(people.parse("Rossi"),),
    sample_size=24,
)


def test_the_journal_is_an_entity_and_the_years_reach_one_further() -> None:
    assert HIP.issns
    assert HIP.window == Window(2016, 2018)


def test_words_are_the_topic_alone() -> None:
    assert {"thrusts", "lumbar", "herniation"} <= set(HIP.words)
    assert not {"study", "rossi", "strength", "conditioning", "found", "significantly", "24", "2017"} & set(HIP.words)


def test_the_article_s_own_subject_comes_first() -> None:
    assert set(HIP.words[:2]) == {"hip", "thrusts"}
    assert set(HIP.subject) == {"hip", "thrusts"}


def test_the_ladder_goes_from_strict_to_relaxed() -> None:
    strict, enumeration, *_, last = HIP.ladder
    assert strict.all_words
    assert strict.years
    assert strict.venue
    assert enumeration.venue
    assert enumeration.years
    assert not enumeration.any_words
    assert last.any_words
    assert not last.venue
    assert len(HIP.ladder) <= 7


def test_a_rung_counts_only_where_it_demands_something() -> None:
    assert counts(HIP.ladder[0])
    assert not counts(HIP.ladder[-1])


def test_an_unnamed_year_opens_no_window() -> None:
    assert query_of("A trial in Spine eased herniation.", venue="Spine").window is None


def test_a_relative_date_is_widened_too() -> None:
    assert query_of("Last year a trial eased herniation.", window=Window(2019, 2020)).window == Window(2018, 2021)


def test_a_malformed_identifier_is_not_asked() -> None:
    bad, good = Identifier("doi", "10.1/", malformed=True), Identifier("pmid", "123")
    assert query_of("A trial eased herniation.", identifiers=(bad, good)).identifiers == (good,)


def test_equal_claims_in_two_places_ask_one_question() -> None:
    text = "A 2017 trial in Spine eased herniation."
    stated = Stated(year=2017, venue="Spine")
    first, second = (Study((StudyMention(Span(at, at + 9), text, stated),), stated) for at in (0, 700))
    assert study_query(first, ARTICLE) == study_query(second, ARTICLE)


def test_an_entry_is_asked_by_title_place_and_author() -> None:
    stated = Stated(
        title="Hip thrusts and herniation",
        authors=(people.parse("Rossi A"),),
        year=2017,
        venue="Spine",
        volume="4",
        pages="1-9",
    )
    title, place, author = reference_query(stated, "Rossi A. Hip thrusts and herniation. Spine. 2017;4:1-9.").ladder
    assert title.title == stated.title
    assert (place.volume, place.pages) == ("4", "1-9")
    assert author.authors == ("Rossi",)


def quote(
    name: str | None, text: str = "Earn the deadlift first, then load the hip thrust slowly.", **fields: object
) -> Quote:
    return Quote((Passage(Span(0, len(text)), text),), Speaker(name, **fields))  # type: ignore[arg-type]


def test_a_named_person_is_asked_for_with_the_field() -> None:
    asked = speaker_query(quote("Dr. Stuart McGill", credential="spine biomechanist"), ARTICLE)
    assert asked is not None
    assert asked.kind == "speaker"
    assert asked.authors[0].family == "McGill"
    assert "spine" in asked.words


def test_nobody_is_asked_for_without_a_whole_name() -> None:
    assert speaker_query(quote(None), ARTICLE) is None
    assert speaker_query(quote("McGill"), ARTICLE) is None
    assert speaker_query(quote("The Spine Society", kind="organisation"), ARTICLE) is None


def test_only_a_telling_quote_is_sought_by_its_words() -> None:
    asked = phrase_query(quote("Stuart McGill"))
    assert asked is not None
    assert all(len(phrase.split()) == 8 for phrase in asked.phrases)
    assert phrase_query(quote("Stuart McGill", "It works.")) is None


def test_the_words_of_an_article_that_is_not_in_english_are_not_asked_for() -> None:
    stated = Stated(year=2018)
    told = Study((StudyMention(Span(0, 9), "Eine Studie fand weniger Infarkte.", stated),), stated)
    assert study_query(told, Article("a", "", (), title="Infarkte und Olivenöl", language="de")).words == ()
    assert study_query(told, Article("a", "", (), title="Infarkte und Olivenöl")).words


def test_an_address_is_no_topic() -> None:
    query = query_of("Have a look at doi:10.1007/s10531-014-0741-3 and https://example.org/waste-water for dolphins.")
    assert "dolphins" in query.words
    assert not {"s10531", "waste", "example"} & set(query.words)
