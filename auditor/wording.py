"""The words every human-readable report shares: verdicts, totals, and both sides of a claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.model import Asked, Audited, Case, Failure, Finding, Report, Ruling, Verdict, Work
from claims.entities.identifiers import url_of
from claims.model import Person, Quote, Speaker, Stated, Study


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """How a verdict is shown: never by colour alone."""

    icon: str
    word: str
    meaning: str


VERDICTS: dict[Verdict, VerdictWords] = {
    "mismatched": VerdictWords("✗", "mismatched", "a record was singled out, and it contradicts the article"),
    "unverifiable": VerdictWords("?", "unverifiable", "nothing on record confirms it; that does not make it false"),
    "verified": VerdictWords("✓", "verified", "a record agrees with what the article states"),
    "unchecked": VerdictWords("–", "unchecked", "it could not be looked up; this says nothing about the article"),
}
"""In the order of reports: what needs an editor first, what could not be asked last."""

SHOWN_AUTHORS = 3
SHOWN_CANDIDATES = 3

FIELDS = {
    "identifier": "identifier",
    "title": "title",
    "authors": "authors",
    "year": "year",
    "venue": "journal",
    "volume": "volume",
    "pages": "pages",
    "institution": "institution",
    "design": "design",
    "sample_size": "sample size",
}
"""The compared fields that are facts, as people call them; topic words only rank."""

REASONS = {
    "offline": "not asked: the run is offline",
    "timeout": "did not answer in time",
    "unreachable": "could not be reached",
    "rate-limited": "was asked too often and refused",
    "refused": "refused the request",
    "server-error": "had an error of its own",
    "garbled": "sent a reply that makes no sense",
    "too-large": "sent a reply that is too large",
    "incomplete": "answered only part of the question",
}


def counts(rulings: Iterable[Ruling]) -> dict[Verdict, int]:
    """How many claims have each verdict; appeals to research in general are not counted."""
    tally = Counter(ruling.verdict for ruling in rulings if not is_appeal(ruling))
    return {verdict: tally[verdict] for verdict in VERDICTS}


def totals(rulings: Iterable[Ruling]) -> str:
    """Such as "9 claims: 2 mismatched, 4 unverifiable, 3 verified"; what could not be checked comes last."""
    counted = counts(rulings)
    named = ", ".join(f"{n} {VERDICTS[verdict].word}" for verdict, n in counted.items() if n)
    whole = sum(counted.values())
    return f"{plural(whole, 'claim')}: {named}" if whole else "no cited study and no quote found"


def plural(number: int, noun: str) -> str:
    """ "1 claim", "12,000 claims"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def is_appeal(ruling: Ruling) -> bool:
    """Whether it is a generic appeal to research, which names no study."""
    return isinstance(ruling.case.claim, Study) and ruling.case.claim.kind == "appeal"


def all_rulings(report: Report) -> tuple[Ruling, ...]:
    """The rulings of every article."""
    return tuple(ruling for audited in report.audited for ruling in audited.rulings)


def by_gravity(audited: Audited) -> Iterator[Ruling]:
    """The claims an editor should see, the gravest verdict first, in reading order within one."""
    for verdict in VERDICTS:
        yield from (r for r in audited.rulings if r.verdict == verdict and not is_appeal(r))


def appeals(audited: Audited) -> tuple[Ruling, ...]:
    """The generic appeals of an article."""
    return tuple(ruling for ruling in audited.rulings if is_appeal(ruling))


def text_of(ruling: Ruling) -> str:
    """The claim in the article's words: its first mention, or the words of the quote."""
    claim = ruling.case.claim
    return f"“{claim.text}”" if isinstance(claim, Quote) else claim.mentions[0].text


def lines_of(ruling: Ruling) -> tuple[int, ...]:
    """The source lines on which the claim stands, ascending."""
    claim = ruling.case.claim
    places = claim.passages if isinstance(claim, Quote) else claim.mentions
    return tuple(sorted({ruling.case.article.place(place.span).line for place in places}))


def article_side(ruling: Ruling) -> str:
    """What the article says, field by field."""
    claim = ruling.case.claim
    return speaker_line(claim.speaker) if isinstance(claim, Quote) else stated_line(claim.stated)


def stated_line(stated: Stated) -> str:
    """The stated fields of a study in one line."""
    window = f"{stated.window.first}–{stated.window.last}" if stated.window and not stated.year else None
    sample = f"{stated.sample_size:,} participants" if stated.sample_size else None
    title = f"“{stated.title}”" if stated.title else None
    identifiers = [str(i) for i in stated.identifiers]
    year = str(stated.year) if stated.year else window
    parts = [names(stated.authors, stated.et_al), title, stated.venue, year, stated.institution, stated.design, sample]
    return " · ".join(part for part in (*parts, *identifiers) if part) or "no author, year, journal or title"


def speaker_line(speaker: Speaker) -> str:
    """Who is said to have spoken."""
    parts = (speaker.name or "a speaker who is not named", speaker.credential, speaker.affiliation)
    return ", ".join(part for part in parts if part)


def names(people: tuple[Person, ...], et_al: bool = False) -> str:
    """The first authors, and whether there are more."""
    shown = ", ".join(str(person) for person in people[:SHOWN_AUTHORS])
    return f"{shown} et al." if shown and (et_al or len(people) > SHOWN_AUTHORS) else shown


def record_side(work: Work) -> str:
    """What the record says, in one line."""
    years = "/".join(str(year) for year in work.years)
    parts = (names(work.authors), f"“{work.title}”", work.venue, years)
    return " · ".join(part for part in parts if part)


def links(work: Work) -> tuple[tuple[str, str], ...]:
    """The addresses of a record's pages as (label, address), no two alike."""
    known = {"doi": "DOI", "pmid": "PubMed", "pmcid": "PMC", "arxiv": "arXiv"}
    found = {known[i.scheme]: url_of(i) for i in work.identifiers if i.scheme in known}
    if not found and work.url and work.url.startswith(("http://", "https://")):
        found["record"] = work.url
    return tuple(found.items())


def asked(case: Case) -> tuple[tuple[str, Asked], ...]:
    """Every question that was put for a claim, as (source, question)."""
    return tuple((lookup.source, question) for lookup in (*case.lookups, *case.linked) for question in lookup.asked)


def asked_line(source: str, question: Asked) -> str:
    """ "crossref: journal and years: 412"."""
    total = "" if question.total is None else f": {question.total:,}"
    return f"{source}: {question.what or question.url}{total}"


def silent(case: Case) -> tuple[Failure, ...]:
    """Every source and every linked page that did not answer."""
    return (*case.failures, *(lookup for lookup in case.linked if isinstance(lookup, Failure)))


def silence(failure: Failure) -> str:
    """Why a source did not answer."""
    detail = f" ({failure.detail})" if failure.detail and failure.reason != "offline" else ""
    return f"{failure.source} {REASONS[failure.reason]}{detail}"


def nearest(case: Case) -> tuple[Work, ...]:
    """The nearest works that are not the match; a quote's works are told of with its speaker."""
    if isinstance(case.claim, Quote):
        return ()
    match = case.match.work if case.match else None
    return tuple(c.work for c in case.candidates if c.work is not match)[:SHOWN_CANDIDATES]


def finding_line(finding: Finding) -> str:
    """ "CIT202 wrong-year: article says 2016, record says 2019"."""
    return f"{finding.code} {finding.name}: {finding.message}"


def scope(report: Report) -> str:
    """Within what the verdicts hold: the sources asked, and whether the run was offline."""
    asked_of = ", ".join(f"{source.label or source.name}" for source in report.sources) or "no source"
    where = "Nothing was sent. Verdicts hold within: " if report.offline else "Asked: "
    return f"{where}{asked_of}."


def caveat(report: Report) -> str:
    """What "unverifiable" means, where a report says it."""
    said = counts(all_rulings(report))["unverifiable"]
    return " Unverifiable is not false: it means that no record was found that settles the matter." if said else ""


def agrees(case: Case) -> str:
    """The facts on which the article and its record agree: "year, journal"; empty without a match."""
    found = case.match.agreement if case.match and isinstance(case.claim, Study) else {}
    return ", ".join(label for field, label in FIELDS.items() if found.get(field) is True)
