"""What the records tell of a quoted speaker: the states of a careful editor, and never another person's works."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.judge import judge
from auditor.model import Answer, Asked, Case, Failure, Lookup, Profile, SpeakerState, Work
from auditor.queries import phrase_query, speaker_query
from auditor.rules import rules
from auditor.witnesses.expertise import affiliated, field_of, in_field, on_topic, shortly
from auditor.witnesses.hearsay import SENTENCES, speaker_note
from auditor.witnesses.speakers import is_whole
from auditor.witnesses.testimony import quote_case
from claims.entities import people
from claims.model import Article, Identifier, Passage, Quote, Span, Speaker
from tests.auditor.rules import cases

TEXT = "Earn the deadlift first, and the swing will look after itself in the end."
ARTICLE = Article("a.md", TEXT, (), "Do kettlebell swings help lower back pain?")
NOTHING = Answer("shelf", (), (Asked("shelf:", 0, "works"),))
SPINE = Work("shelf", "Lumbar spine loads during the kettlebell swing", authors=(people.parse("McGill SM"),))
TRUNK = Work("shelf", "Trunk muscles and the lumbar spine", authors=(people.parse("S. M. McGill"),))
HOLES = Work("shelf", "Black holes in numerical relativity", authors=(people.parse("M. Boyle"),))
CHAINS = Work("shelf", "Hidden Markov processes", authors=(people.parse("Mike Boyle"),))
ROE = Work("shelf", "Falls in old age", authors=(people.parse("J. Roe"),), institutions=("University of Leeds, UK",))


def quote(name: str | None, credential: str | None = None, text: str = TEXT, **fields: object) -> Quote:
    return Quote((Passage(Span(0, len(text)), text),), Speaker(name, credential, **fields))  # type: ignore[arg-type]


def heard(said: Quote, *lookups: Lookup, searched: tuple[Lookup, ...] = (), studies: tuple[Case, ...] = ()) -> Case:
    query = speaker_query(said, ARTICLE)
    return quote_case(said, ARTICLE, query, lookups=lookups if query else (), searched=searched, studies=studies)


def state(said: Quote, *lookups: Lookup) -> SpeakerState:
    told = heard(said, *lookups).speaker
    assert told is not None
    return told


def holding(*works: Work, found: tuple[Profile, ...] = ()) -> Answer:
    return Answer("shelf", works, (Asked("shelf:", len(works), "works"),), people=found)


@pytest.mark.parametrize(
    ("said", "lookup", "expected"),
    [
        (quote("Dr. Stuart McGill", "spine expert"), holding(SPINE, TRUNK), "consistent"),
        (quote("Dr. Stuart McGill", "cardiologist"), holding(SPINE, TRUNK), "several"),
        (quote("Mike Boyle", "strength coach"), holding(HOLES), "several"),
        (quote("Mike Boyle", "strength coach"), holding(HOLES, CHAINS), "other-field"),
        (quote("Michael Boyle", "strength coach"), holding(CHAINS), "other-field"),
        (quote("Mike Boyle"), holding(CHAINS), "known"),
        (quote("Mike Boyle", "strength coach"), NOTHING, "no-trace"),
        (quote("Mike Boyle", "strength coach"), Failure("web", "timeout"), "unreached"),
        (quote("Jane Roe", affiliation="University of Leeds"), holding(ROE), "consistent"),
        (quote("Jane Roe", affiliation="University of York"), holding(ROE), "several"),
        (quote("Maureen"), NOTHING, "partial-name"),
        (quote(None, kind="anonymous"), NOTHING, "anonymous"),
        (quote("a reader", kind="patient"), NOTHING, "layperson"),
        (quote("The Spine Society", kind="organisation"), NOTHING, "not-a-person"),
        (quote("the report", kind="document"), NOTHING, "not-a-person"),
    ],
)
def test_states(said: Quote, lookup: Lookup, expected: str) -> None:
    assert state(said, lookup).state == expected


def test_an_outage_hides_nothing_that_was_found() -> None:
    silent = Failure("web", "timeout")
    assert state(quote("Stuart McGill", "spine expert"), holding(SPINE, TRUNK), silent).state == "consistent"
    assert state(quote("Mike Boyle", "strength coach"), holding(CHAINS), silent).state == "unreached"


def test_an_author_of_a_cited_study() -> None:
    row = {"text": "A study.", "stated": {"identifiers": ["doi:10.1/x"]}}
    record = {"title": "Swings", "identifiers": ["doi:10.1/x"], "authors": ["McGill SM"]}
    study = cases.case(row | {"record": record})
    told = heard(quote("Stuart McGill"), NOTHING, studies=(study,)).speaker
    assert told is not None
    assert (told.state, told.name, told.total) == ("author-cited", "S. M. McGill", 1)
    suggested = cases.case(row | {"record": record, "standing": "suggested"})
    told = heard(quote("Stuart McGill"), NOTHING, studies=(suggested,)).speaker
    assert told is not None
    assert told.state == "no-trace"


def test_works_of_namesakes_are_nobodys() -> None:
    case = heard(quote("Mike Boyle", "strength coach"), holding(HOLES))
    assert case.candidates == ()
    assert case.match is None
    assert case.speaker is not None
    assert case.speaker.works == ()


def test_a_speaker_of_the_record_verifies_no_words() -> None:
    case = heard(quote("Stuart McGill", "spine expert"), holding(SPINE, TRUNK))
    assert [candidate.work for candidate in case.candidates] == [SPINE, TRUNK]
    assert case.match is None
    assert judge(case, rules()).verdict == "unverifiable"


def test_words_that_stand_in_the_speakers_abstract_are_verified() -> None:
    told = Work("shelf", "Lumbar spine loads", authors=SPINE.authors, abstract=f"We say: {TEXT.upper()} No more.")
    case = heard(quote("Stuart McGill", "spine expert"), holding(SPINE, TRUNK, told))
    assert case.match is not None
    assert case.match.work == told
    ruling = judge(case, rules())
    assert ruling.verdict == "verified"
    assert "the words stand in the record's text" in (speaker_note(ruling) or "")


def sought(*works: Work, totals: tuple[int, ...] = (1,)) -> Answer:
    asked = tuple(Asked("epmc:", total, "the words") for total in totals)
    return Answer("europepmc", works, asked)


def test_words_in_a_full_text_count_only_in_the_speakers_or_the_linked() -> None:
    said = quote("Stuart McGill", "spine expert")
    assert heard(said, NOTHING, searched=(sought(SPINE),)).outcome == "found"
    assert heard(said, NOTHING, searched=(sought(HOLES),)).outcome == "absent"
    assert heard(said, NOTHING, searched=(sought(SPINE, totals=(1, 0)),)).outcome == "absent"
    linked = Quote(said.passages, Speaker("the report", kind="document"), sources=(Identifier("doi", "10.1/x"),))
    work = Work("europepmc", "A report", identifiers=linked.sources)
    assert heard(linked, searched=(sought(work),)).outcome == "found"
    assert heard(linked, searched=(sought(HOLES),)).outcome == "absent"
    assert heard(linked, searched=(Failure("europepmc", "timeout"),)).outcome == "unreached"


def test_words_are_sought_only_where_a_hit_would_tell() -> None:
    assert phrase_query(quote("a coach", kind="anonymous")) is None
    assert phrase_query(quote("the report", kind="document")) is not None
    asked = phrase_query(quote("Stuart McGill"))
    assert asked is not None
    assert asked.authors == (people.parse("Stuart McGill"),)


@pytest.mark.parametrize(
    ("name", "found", "expected"),
    [
        (Profile("orcid", people.parse("Michael Boyle")), "strength coach", "known"),
        (Profile("orcid", people.parse("Michael Boyle"), institutions=("Boston University",)), None, "consistent"),
        (Profile("orcid", people.parse("M. Boyle"), institutions=("Boston University",)), None, "no-trace"),
        (Profile("orcid", people.parse("Mary Boyle"), institutions=("Boston University",)), None, "no-trace"),
    ],
)
def test_registers_of_people(name: Profile, found: str | None, expected: str) -> None:
    said = quote("Mike Boyle", found, affiliation=None if found else "Boston University")
    assert state(said, holding(found=(name,))).state == expected


def test_fields() -> None:
    field = field_of(Speaker("Ann Poe", "sleep researcher at the Leeds Clinic"), ARTICLE)
    assert "sleep" in field.stated
    assert "leeds" not in field.own
    assert in_field(Work("x", "Insomnia in nurses"), field)
    assert not in_field(Work("x", "Glacial rivers"), field)
    often = Work("x", "Night shifts", abstract="Sleep was short. Sleep was poor.")
    assert in_field(often, field)
    assert not in_field(Work("x", "Night shifts", abstract="Sleep was short."), field)
    assert not field_of(Speaker("Ann Poe", "a leading expert"), ARTICLE).known
    assert on_topic(HOLES, field) == ()
    assert on_topic(Work("x", "Kettlebell training for low back pain"), field)


def test_institutions() -> None:
    assert affiliated("Exeter", ["College of Medicine, University of Exeter, UK"])
    assert not affiliated("University of York", ["University of Leeds"])
    assert not affiliated("the University", ["University of Leeds"])
    assert not affiliated(None, ["University of Leeds"])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Mike Boyle", "Michael J. Boyle", True),
        ("Stuart McGill", "S. M. McGill", False),
        ("Hao Zhang", "Haotong Zhang", False),
        ("S. McGill", "Stuart McGill", False),
        ("José Pérez", "Jose Perez", True),
    ],
)
def test_whole_names(one: str, other: str, expected: bool) -> None:
    assert is_whole(people.parse(one), people.parse(other)) is expected


def test_every_state_has_words_and_every_bare_quote_says_why() -> None:
    for said in (quote("Mike Boyle"), quote("Maureen"), quote(None, kind="anonymous"), quote("X", kind="patient")):
        ruling = judge(heard(said, NOTHING), rules())
        assert ruling.verdict == "unverifiable"
        assert speaker_note(ruling) or ruling.findings
    for sentence in SENTENCES.values():
        assert sentence(SpeakerState("known", "Jane Roe", total=2, words=("spine", "hip")))
    assert shortly(["Spine", "hip", "knee", "toe"]) == "spine, hip and knee"
    assert shortly([]) == ""


NAMES = st.text(st.characters(codec="utf-8"), max_size=30)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(NAMES, NAMES, NAMES, st.lists(NAMES, max_size=3))
def test_no_name_however_strange_ends_a_run(name: str, credential: str, place: str, authors: list[str]) -> None:
    work = Work("shelf", name, authors=tuple(map(people.parse, authors)), institutions=(place,), abstract=credential)
    said = quote(name or None, credential, affiliation=place)
    ruling = judge(heard(said, holding(work)), rules())
    assert ruling.verdict in ("verified", "unverifiable", "mismatched")
    assert ruling.case.speaker is not None
