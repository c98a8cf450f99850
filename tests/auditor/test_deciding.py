"""What look-ups come to: found, ambiguous, vague, absent or unreached, and never absence from silence."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from auditor.deciding import Decision, decide
from auditor.matching import candidates
from auditor.model import Answer, Asked, Failure, Lookup, Query, Work
from auditor.queries import reference_query, study_query
from claims.entities import people
from claims.model import Article, Identifier, Span, Stated, Study, StudyMention

ARTICLE = Article("a.html", "", (), title="Do kettlebell swings help a bad back?")
SWING = Work(
    source="library",
    title="Kettlebell swing, snatch, and bottoms-up carry: back and hip muscle activation, motion, and low back loads",
    identifiers=(Identifier("doi", "10.1519/jsc.0b013e31823a4063"),),
    authors=(people.parse("McGill SM"), people.parse("Marshall LW")),
    years=(2012,),
    venue="Journal of Strength and Conditioning Research",
    abstract="Kettlebell swings loaded the spine of 7 men with compression and shear that swing styles change.",
)
TRIAL = Work(
    source="library",
    title="Kettlebell training for musculoskeletal and cardiovascular health: a randomized controlled trial",
    identifiers=(Identifier("pmid", "21107513"),),
    authors=(people.parse("Jay K"), people.parse("Frisch D")),
    years=(2011,),
    venue="Scandinavian Journal of Work, Environment & Health",
    abstract="Adults from a pharmaceutical company, 40 in all, trained with kettlebells; neck and back pain eased.",
)
SILENT = Failure("pubmed", "timeout")


def answer(*works: Work) -> Answer:
    return Answer("library", works, (Asked("library:x", len(works)),))


def study(text: str, **stated: object) -> Query:
    said = Stated(**stated)  # type: ignore[arg-type]
    return study_query(Study((StudyMention(Span(0, len(text)), text, said),), said), ARTICLE)


def decided(query: Query, lookups: Sequence[Lookup]) -> Decision:
    return decide(query, candidates(query, lookups), lookups)


SWINGS = study(
    "In 2012, McGill measured compression and shear on the spine during kettlebell swings.",
    authors=(people.parse("McGill"),),
    year=2012,
)


def test_author_year_and_topic_single_out() -> None:
    decision = decided(SWINGS, [answer(SWING, TRIAL)])
    assert decision.outcome == "found"
    assert decision.standing == "singled-out"
    assert decision.match is not None
    assert decision.match.work == SWING


def test_an_identifier_identifies() -> None:
    query = study("One trial (PMID 21107513) had adults train.", identifiers=(Identifier("pmid", "21107513"),))
    decision = decided(query, [answer(TRIAL)])
    assert (decision.outcome, decision.standing) == ("found", "identified")


def test_words_that_describe_another_work_than_the_identifier() -> None:
    query = study(
        "In 2012, McGill and Marshall measured compression and shear on the spine during kettlebell swings.",
        identifiers=(Identifier("pmid", "21107513"),),
        authors=(people.parse("McGill"), people.parse("Marshall")),
        venue="Journal of Strength and Conditioning Research",
        year=2012,
    )
    decision = decided(query, [answer(TRIAL, SWING)])
    assert decision.match is not None
    assert (decision.match.work, decision.standing) == (SWING, "singled-out")


def test_words_alone_do_not_outdo_an_identifier() -> None:
    query = study(
        "Kettlebell swing and snatch and bottoms-up carry differ in hip muscle activation, motion and low back loads.",
        identifiers=(Identifier("pmid", "21107513"),),
    )
    decision = decided(query, [answer(TRIAL, SWING)])
    assert decision.match is not None
    assert (decision.match.work, decision.standing) == (TRIAL, "identified")


def test_another_title_in_prose_does_not_hide_a_work_that_all_else_singles_out() -> None:
    query = study(
        "“The Bell Jarred”, by McGill and Marshall, measured compression and shear on the spine in kettlebell swings.",
        title="The Bell Jarred",
        authors=(people.parse("McGill"), people.parse("Marshall")),
        venue="Journal of Strength and Conditioning Research",
    )
    decision = decided(query, [answer(TRIAL, SWING)])
    assert decision.match is not None
    assert decision.match.work == SWING
    assert decision.match.agreement["title"] is False


def test_another_title_by_nobody_on_record_is_absent() -> None:
    query = study(
        "“The Bell Jarred”, by Ostrander, measured compression and shear on the spine in kettlebell swings.",
        title="The Bell Jarred",
        authors=(people.parse("Ostrander"),),
        venue="Journal of Strength and Conditioning Research",
    )
    assert decided(query, [answer(TRIAL, SWING)]).outcome == "absent"


def test_absent_when_everyone_answered() -> None:
    assert decided(SWINGS, [answer(), answer(TRIAL)]).outcome == "absent"


def test_silence_is_not_absence() -> None:
    assert decided(SWINGS, [answer(TRIAL), SILENT]).outcome == "unreached"
    assert decided(SWINGS, [SILENT]).outcome == "unreached"
    assert decided(SWINGS, []).outcome == "unreached"


def test_silence_does_not_hide_what_was_found() -> None:
    assert decided(SWINGS, [answer(SWING), SILENT]).outcome == "found"


@pytest.mark.parametrize("lookups", [[], [answer(SWING, TRIAL)], [SILENT]])
def test_vague_stays_vague(lookups: list[Lookup]) -> None:
    assert decided(study("A study shows that exercise is healthy."), lookups).outcome == "vague"


def test_an_appeal_asks_for_nothing() -> None:
    text = "Studies show that kettlebell swings strengthen the spine against compression."
    stated = Stated()
    query = study_query(Study((StudyMention(Span(0, len(text)), text, stated),), stated, "appeal"), ARTICLE)
    assert query == Query()
    assert decided(query, []).outcome == "vague"


def test_two_that_fit_equally_are_ambiguous() -> None:
    twin = Work("library", SWING.title, (Identifier("doi", "10.1/x"),), (people.parse("McGill S"),), years=(2011,))
    other = Work("library", SWING.title, (Identifier("doi", "10.1/y"),), (people.parse("McGill T"),), years=(2013,))
    query = study(
        "McGill studied swing and snatch: back and hip muscle activation.",
        authors=(people.parse("McGill"),),
        title=SWING.title,
    )
    assert decided(query, [answer(twin, other)]).outcome in ("ambiguous", "found")


def test_a_notice_is_never_the_work() -> None:
    notice = Work(
        "library", f"Retraction notice to: {SWING.title}", authors=SWING.authors, years=(2012,), venue=SWING.venue
    )
    assert decided(SWINGS, [answer(notice)]).outcome == "absent"


def test_two_records_of_one_work_are_one_candidate() -> None:
    again = Work("crossref", SWING.title.upper(), (Identifier("doi", "10.1519/jsc.0b013e31823a4063"),), years=(2012,))
    (only,) = candidates(SWINGS, [answer(SWING), Answer("crossref", (again,))])
    assert only.also == (again,)


def test_a_longer_version_with_nearly_the_title_is_another_work() -> None:
    stated = Stated(
        title="Inference without approximation for collective graphical models on path graphs",
        authors=(people.parse("Yasunori Akagi"),),
        year=2023,
        venue="Machine Learning",
    )
    shorter = Work(
        "library",
        "Non-approximate inference for collective graphical models on path graphs",
        authors=(people.parse("Yasunori Akagi"),),
        years=(2021,),
        venue="NeurIPS",
    )
    assert decided(reference_query(stated), [answer(shorter)]).outcome == "absent"


def test_an_identifier_may_lead_to_a_notice() -> None:
    notice = Work("library", "Retraction notice to: Swings", (Identifier("pmid", "77"),))
    query = study("The paper was withdrawn (PMID 77).", identifiers=(Identifier("pmid", "77"),))
    assert decided(query, [answer(notice)]).standing == "identified"


REEF = Work(
    source="library",
    title="Values for protecting coral reefs: a review",
    identifiers=(Identifier("pmid", "33334444"),),
    abstract="Studies that put a price on coral reefs were gathered.",
)


def test_a_link_to_an_unrelated_paper_does_not_hide_the_work_that_the_words_describe() -> None:
    query = study(
        "Kettlebell swing, snatch and bottoms-up carry differ in hip muscle activation, compression, shear, motion and "
        "low back loads on the spine.",
        identifiers=(Identifier("pmid", "33334444"),),
    )
    decision = decided(query, [answer(REEF, SWING)])
    assert decision.match is not None
    assert (decision.match.work, decision.standing) == (SWING, "singled-out")
    alone = decided(query, [answer(REEF)])
    assert alone.match is not None
    assert (alone.match.work, alone.standing) == (REEF, "identified")


SUMS = Work(
    source="library",
    title="Planet-planet scattering alone cannot explain the free-floating planet population",
    authors=(people.parse("Veras D"), people.parse("Raymond SN")),
    years=(2012,),
    venue="Monthly Notices of the Royal Astronomical Society",
)


def test_two_authors_and_a_year_suffice_for_a_claim_that_says_nothing_of_its_subject() -> None:
    people_named = (people.parse("Veras"), people.parse("Raymond"))
    query = study("Veras and Raymond (2012) did the sums.", authors=people_named, year=2012)
    assert decided(query, [answer(SUMS, TRIAL)]).outcome == "found"
    alone = study("Veras (2012) did the sums.", authors=people_named[:1], year=2012)
    assert decided(alone, [answer(SUMS, TRIAL)]).outcome != "found"


def test_author_journal_and_year_outdo_works_on_the_same_subject() -> None:
    text = "McGill reported in 2012 on neck and back pain in adults from a company who trained with kettlebells."
    stated = {"authors": (people.parse("McGill"),), "venue": "Journal of Strength and Conditioning Research"}
    untold = Work("library", TRIAL.title, abstract=TRIAL.abstract)
    decision = decided(study(text, year=2012, **stated), [answer(SWING, untold)])
    assert decision.match is not None
    assert decision.match.work == SWING


def test_a_coined_name_in_the_title_singles_out() -> None:
    fakta = Work("library", "FAKTA: an automatic fact checking system", years=(2019,), venue="NAACL")
    other = Work("library", "Flair: a framework for fact checking", years=(2019,), venue="NAACL")
    query = study("For spotting falsehoods there is FAKTA, shown at NAACL in 2019.", venue="NAACL", year=2019)
    decision = decided(query, [answer(other, fakta)])
    assert decision.match is not None
    assert decision.match.work == fakta
