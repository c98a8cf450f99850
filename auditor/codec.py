"""The JSON of a report: the shape that other programs rely on, schema version 1.

Keys are only ever added within a schema version. Unknown values are `null`, never left out.
"""

from __future__ import annotations

from typing import Any

from auditor.model import (
    Answer,
    Audited,
    Candidate,
    Excerpt,
    Finding,
    Lookup,
    Profile,
    Report,
    Ruling,
    SourceTally,
    SpeakerState,
    Work,
)
from auditor.witnesses.hearsay import speaker_note
from claims.model import Article, Claim, Passage, Quote, Speaker, Stated, Study, StudyMention

SCHEMA_VERSION = 1
TOOL = "citation-auditor"
KEPT_CANDIDATES = 5

Json = dict[str, Any]


def report(value: Report) -> Json:
    """The whole report."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": TOOL, "version": value.version},
        "checked_at": value.checked_at,
        "offline": value.offline,
        "sources": [tally(source) for source in value.sources],
        "articles": [audited(article) for article in value.audited],
        "troubles": [{"path": trouble.path, "message": trouble.message} for trouble in value.troubles],
    }


def tally(value: SourceTally) -> Json:
    """How often a source answered and failed."""
    return {"name": value.name, "answered": value.answered, "failed": value.failed, "label": value.label}


def audited(value: Audited) -> Json:
    """One article with its claims in reading order."""
    article = value.article
    return {
        "path": article.name,
        "title": article.title,
        "published": str(article.published) if article.published else None,
        "language": article.language,
        "claims": [claim(ruling) for ruling in value.rulings],
        "findings": [finding(found) for found in value.findings],
    }


def claim(ruling: Ruling) -> Json:
    """One claim: what the article says, what was found, and the verdict."""
    case = ruling.case
    return {
        "kind": kind(case.claim),
        "id": ruling.id,
        "verdict": ruling.verdict,
        "confidence": ruling.confidence,
        "mentions": [mention(case.article, passage) for passage in passages(case.claim)],
        **_side(case.claim),
        **_heard(ruling),
        "match": work(case.match.work, case.standing) if case.match else None,
        "candidates": [candidate(near) for near in case.candidates[:KEPT_CANDIDATES]],
        "findings": [finding(found) for found in ruling.findings],
        "lookups": [lookup(result) for result in (*case.lookups, *case.linked)],
    }


def kind(value: Claim) -> str:
    """`study`, `appeal` or `quote`."""
    return value.kind if isinstance(value, Study) else "quote"


def passages(value: Claim) -> tuple[StudyMention | Passage, ...]:
    """The places of a claim, in reading order."""
    return value.mentions if isinstance(value, Study) else value.passages


def mention(article: Article, value: StudyMention | Passage) -> Json:
    """One place: its words, its offsets into the readable text, its line and column in the source."""
    place = article.place(value.span)
    return {
        "text": value.text,
        "start": value.span.start,
        "end": value.span.end,
        "line": place.line,
        "column": place.column,
    }


def _side(value: Claim) -> Json:
    if isinstance(value, Study):
        return {"stated": stated(value.stated)}
    return {"direct": value.direct, "speaker": speaker(value.speaker), "extraction_confidence": value.confidence}


def _heard(ruling: Ruling) -> Json:
    """For a quote: what the records tell of its speaker, and where its words were met."""
    case = ruling.case
    if not isinstance(case.claim, Quote):
        return {}
    state, met = case.speaker, case.excerpt
    return {
        "speaker_state": {**speaker_state(state), "note": speaker_note(ruling)} if state else None,
        "excerpt": excerpt(met) if met else None,
    }


def excerpt(value: Excerpt) -> Json:
    """Where a quote's words were met, and whether they are the speaker's there."""
    return {
        "words": value.words or None,
        "url": value.work.url,
        "title": value.work.title,
        "attributed": value.attributed,
    }


def speaker_state(value: SpeakerState) -> Json:
    """Whether the speaker is a person of the record, and what shows it."""
    return {
        "state": value.state,
        "name": value.name,
        "total": value.total,
        "words": list(value.words),
        "affiliated": value.affiliated,
        "works": [work(each) for each in value.works],
        "people": [profile(each) for each in value.people],
    }


def profile(value: Profile) -> Json:
    """One entry of a register of researchers."""
    return {
        "name": str(value.name),
        "orcid": value.orcid,
        "institutions": list(value.institutions),
        "url": value.url,
        "source": value.source,
    }


def stated(value: Stated) -> Json:
    """What the article says of a study."""
    return {
        "year": value.year,
        "window": [value.window.first, value.window.last] if value.window else None,
        "venue": value.venue,
        "authors": [str(author) for author in value.authors],
        "title": value.title,
        "volume": value.volume,
        "issue": value.issue,
        "pages": value.pages,
        "institution": value.institution,
        "design": value.design,
        "sample_size": value.sample_size,
        "population": value.population,
        "identifiers": [{"scheme": i.scheme, "value": i.value} for i in value.identifiers],
        "finding": value.finding,
    }


def speaker(value: Speaker) -> Json:
    """Who is said to have spoken."""
    return {
        "name": value.name,
        "credential": value.credential,
        "affiliation": value.affiliation,
        "class": value.kind,
    }


def work(value: Work, standing: str | None = None) -> Json:
    """One record."""
    return {
        "title": value.title,
        "authors": [str(author) for author in value.authors],
        "year": value.year,
        "years": list(value.years),
        "venue": value.venue,
        "doi": value.doi,
        "pmid": value.pmid,
        "url": value.url,
        "source": value.source,
        "standing": standing,
    }


def candidate(value: Candidate) -> Json:
    """One of the nearest works, with its agreement field by field."""
    return {
        "title": value.work.title,
        "authors": [str(author) for author in value.work.authors[:3]],
        "year": value.work.year,
        "venue": value.work.venue,
        "doi": value.work.doi,
        "pmid": value.work.pmid,
        "url": value.work.url,
        "score": round(value.score, 4),
        "agreement": {field: _rounded(agrees) for field, agrees in value.agreement.items()},
    }


def _rounded(value: bool | float | None) -> bool | float | None:
    return round(value, 3) if isinstance(value, float) else value


def finding(value: Finding) -> Json:
    """One thing a reader should know, with both sides of each difference."""
    return {
        "code": value.code,
        "name": value.name,
        "severity": value.severity,
        "message": value.message,
        "advice": value.advice,
        "evidence": [
            {"field": e.field, "stated": e.stated, "found": e.found, "source": e.source, "url": e.url}
            for e in value.evidence
        ],
    }


def lookup(value: Lookup) -> Json:
    """What happened when a source was asked."""
    answered = isinstance(value, Answer)
    return {
        "source": value.source,
        "outcome": "answer" if answered else "failure",
        "reason": None if isinstance(value, Answer) else value.reason,
        "detail": None if isinstance(value, Answer) else value.detail,
        "asked": [{"url": a.url, "total": a.total, "what": a.what, "at": a.at} for a in value.asked],
    }
