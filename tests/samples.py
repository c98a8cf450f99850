"""A small report made by hand, with every verdict, for the formats to render."""

from __future__ import annotations

from auditor.model import (
    Answer,
    Asked,
    Audited,
    Candidate,
    Case,
    Evidence,
    Failure,
    Finding,
    Lookup,
    Query,
    Report,
    Ruling,
    SourceTally,
    SpeakerState,
    Trouble,
    Work,
)
from claims.model import (
    Article,
    Block,
    Claim,
    Identifier,
    PartialDate,
    Passage,
    Person,
    Quote,
    SourceMap,
    Span,
    Speaker,
    Stated,
    Study,
    StudyMention,
)

SENTENCES = (
    "Do swings <b>help</b> a bad back?",
    "In 2014, McGill and Marshall measured low back loads during the kettlebell swing.",
    "A 2016 study in Spine found that swings cure sciatica & more.",
    "A trial in Pain is said to agree.",
    "Studies show that backs matter.",
    "Earn the deadlift first,",
    "A 2011 trial of 40 adults eased neck pain.",
    "The swing teaches the hips to do the work,",
)
TEXT = "\n\n".join(SENTENCES)


def span(index: int) -> Span:
    start = sum(len(sentence) + 2 for sentence in SENTENCES[:index])
    return Span(start, start + len(SENTENCES[index]))


ARTICLE = Article(
    name="posts/swings.html",
    text=TEXT,
    blocks=tuple(
        Block("heading" if i == 0 else "paragraph", span(i), level=2 if i == 0 else 0) for i in range(len(SENTENCES))
    ),
    title="Swings | and <backs>",
    published=PartialDate(2023, 9, 14),
    source=SourceMap((0,), (0,), tuple(i for i in [0, *(n + 1 for n, c in enumerate(TEXT) if c == "\n")])),
)

SWING = Work(
    source="crossref",
    title="Kettlebell swing, snatch, and bottoms-up carry: back and hip muscle activation, motion, and low back loads",
    identifiers=(Identifier("doi", "10.1519/jsc.0b013e31823a4063"), Identifier("pmid", "21997449")),
    authors=(Person("McGill", "SM"), Person("Marshall", "LW")),
    years=(2012,),
    venue="Journal of Strength and Conditioning Research",
    url="https://doi.org/10.1519/jsc.0b013e31823a4063",
)
TRIAL = Work(
    source="pubmed",
    title="Kettlebell training for musculoskeletal and cardiovascular health: a randomized controlled trial",
    identifiers=(Identifier("pmid", "21107513"),),
    authors=(Person("Jay", "K"), Person("Frisch", "D"), Person("Hansen", "K"), Person("Zebis", "MK")),
    years=(2010, 2011),
    venue="Scand J Work Environ Health",
)


def study(index: int, stated: Stated, kind: str = "study") -> Study:
    return Study((StudyMention(span(index), SENTENCES[index], stated),), stated, kind)  # type: ignore[arg-type]


def ruling(identifier: str, claim: Claim, verdict: str, outcome: str, **rest: object) -> Ruling:
    findings = rest.pop("findings", ())
    lookups: tuple[Lookup, ...] = rest.pop("lookups", ())  # type: ignore[assignment]
    case = Case(claim, ARTICLE, Query(), lookups, outcome, **rest)  # type: ignore[arg-type]
    return Ruling(identifier, case, verdict, findings, 0.9)  # type: ignore[arg-type]


def answer(url: str, total: int, what: str, *works: Work) -> Answer:
    return Answer("crossref", works, (Asked(url, total, what, "2026-01-31T11:59:58Z"),))


WRONG_YEAR = Finding(
    code="CIT202",
    name="wrong-year",
    severity="warning",
    message="article says 2014, record says 2012",
    evidence=(Evidence("year", "2014", "2012", "crossref", "https://doi.org/10.1519/jsc.0b013e31823a4063"),),
    verdict="mismatched",
    advice="Correct the year, or name the study that is meant.",
)
NOT_FOUND = Finding(
    code="CIT101",
    name="not-found",
    severity="error",
    message="of 231 papers in Spine in 2015–2017, none is about kettlebell swings",
    verdict="unverifiable",
    advice="Ask the author for the source.",
)
UNKNOWN = Finding(
    "CIT401", "unknown-speaker", "note", "no record of works by Mike Boyle", verdict="unverifiable", advice="Ask him."
)

SOUGHT = answer("https://www.ebi.ac.uk/europepmc/search?query=swing", 0, "the words of the quote")

RULINGS = (
    ruling(
        "a1",
        study(1, Stated(authors=(Person("McGill"), Person("Marshall")), year=2014)),
        "mismatched",
        "found",
        match=Candidate(SWING, {"year": False, "authors": True, "topic": 0.8}, 0.91),
        standing="singled-out",
        findings=(WRONG_YEAR,),
        lookups=(answer("https://api.crossref.org/works?query=swing", 3, "authors, years and topic", SWING),),
    ),
    ruling(
        "b2",
        study(2, Stated(year=2016, venue="Spine")),
        "unverifiable",
        "absent",
        findings=(NOT_FOUND,),
        candidates=(Candidate(TRIAL, {"year": False, "topic": 0.2}, 0.2),),
        lookups=(answer("https://api.crossref.org/journals/0362-2436/works", 231, "Spine, 2015–2017", TRIAL),),
    ),
    ruling(
        "c3",
        study(3, Stated(venue="Pain")),
        "unchecked",
        "unreached",
        lookups=(Failure("pubmed", "rate-limited", "429 from eutils"),),
    ),
    ruling("d4", study(4, Stated(), "appeal"), "unverifiable", "vague"),
    ruling(
        "e5",
        Quote((Passage(span(5), SENTENCES[5]),), Speaker("Mike Boyle", "strength coach")),
        "unverifiable",
        "absent",
        findings=(UNKNOWN,),
        speaker=SpeakerState("no-trace"),
    ),
    ruling(
        "f6",
        study(6, Stated(year=2011, sample_size=40, design="randomized trial")),
        "verified",
        "found",
        match=Candidate(TRIAL, {"year": True, "topic": 0.7}, 0.8),
        standing="singled-out",
    ),
    ruling(
        "g7",
        Quote((Passage(span(7), SENTENCES[7]),), Speaker("Dr. Stuart McGill", "spine expert")),
        "unverifiable",
        "absent",
        speaker=SpeakerState("consistent", "S. M. McGill", (SWING,), 4, ("spine", "low back"), affiliated=True),
        searched=(SOUGHT,),
        lookups=(SOUGHT,),
    ),
)

REPORT = Report(
    audited=(Audited(ARTICLE, RULINGS),),
    sources=(SourceTally("crossref", 5, 0, "Crossref"), SourceTally("pubmed", 4, 1, "PubMed")),
    checked_at="2026-01-31T12:00:00Z",
    version="0.1.0",
    troubles=(Trouble("posts/empty.html", "is empty"),),
)
