"""The one engine: articles → claims → queries → look-ups → cases → rulings → report.

Every page is read first and each distinct question asked once; judging is pure and comes last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from auditor import __version__
from auditor.deciding import decide
from auditor.judge import judge
from auditor.matching import candidates
from auditor.model import Audited, Case, Lookup, Query, Report, Ruling, Trouble
from auditor.parts import Rule, Source
from auditor.queries import phrase_query, speaker_query, study_query
from auditor.rounds import JOBS, Progress, Round, ask
from auditor.witnesses.repeats import Repeated
from auditor.witnesses.testimony import quote_case
from claims.extract import extract
from claims.model import Article, Quote, Study

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Docket:
    """One article's claims with what is to be asked about each."""

    article: Article
    studies: tuple[tuple[Study, Query], ...]
    quotes: tuple[tuple[Quote, Query | None, Query | None], ...]
    """Each quote with the query for its speaker and the one for its words."""

    @property
    def queries(self) -> tuple[Query, ...]:
        """Everything to be asked about the article."""
        about_quotes = (query for _, *queries in self.quotes for query in queries if query)
        return (*(query for _, query in self.studies), *about_quotes)


def audit(
    articles: Sequence[Article],
    sources: Sequence[Source],
    rules: Sequence[Rule],
    *,
    checked_at: str,
    jobs: int = JOBS,
    progress: Progress | None = None,
    offline: bool = False,
) -> Report:
    """Audit articles against sources.

    `checked_at` is ISO 8601 UTC. A bug met in one article of several is recorded as `Trouble` for
    it and the run goes on; in a run of one article it is raised.
    """
    attempt = _raising if len(articles) == 1 else _recording
    read = [attempt(partial(docket, article), article) for article in articles]
    dockets = [each for each in read if isinstance(each, Docket)]
    asked = ask((query for each in dockets for query in each.queries), sources, jobs, progress)
    repeated = Repeated((each.article, quote) for each in dockets for quote, *_ in each.quotes)
    heard = [attempt(partial(hear, each, asked, rules, repeated), each.article) for each in dockets]
    return Report(
        audited=tuple(each for each in heard if isinstance(each, Audited)),
        sources=asked.tally(),
        checked_at=checked_at,
        version=__version__,
        offline=offline,
        troubles=tuple(each for each in (*read, *heard) if isinstance(each, Trouble)),
    )


def _raising(work: Callable[[], T], article: Article) -> T | Trouble:  # noqa: ARG001 - the shape of `_recording`
    return work()


def _recording(work: Callable[[], T], article: Article) -> T | Trouble:
    try:
        return work()
    except Exception as error:
        return Trouble(article.name, f"could not be audited ({type(error).__name__}: {error})")


def docket(article: Article) -> Docket:
    """An article's claims and the queries they come to."""
    claims = extract(article)
    return Docket(
        article,
        tuple((study, study_query(study, article)) for study in claims.studies),
        tuple((quote, speaker_query(quote, article), phrase_query(quote)) for quote in claims.quotes),
    )


def hear(each: Docket, asked: Round, rules: Sequence[Rule], repeated: Repeated) -> Audited:
    """The rulings on every claim of one article, in reading order; `repeated` knows the quotes of all articles."""
    cases = tuple(study_case(study, each.article, query, asked.lookups(query)) for study, query in each.studies)
    quoted = (
        quote_case(
            quote,
            each.article,
            speaker,
            lookups=asked.lookups(speaker),
            searched=asked.lookups(words),
            studies=cases,
            elsewhere=repeated.of(each.article, quote),
        )
        for quote, speaker, words in each.quotes
    )
    rulings = [judge(case, rules) for case in (*cases, *quoted)]
    told = tuple(finding for rule in rules for finding in rule.apply_to(each.article))
    return Audited(each.article, tuple(sorted(rulings, key=_place)), told)


def study_case(study: Study, article: Article, query: Query, lookups: tuple[Lookup, ...]) -> Case:
    """The case of one study: its candidates, and what they come to."""
    ranked = candidates(query, lookups)
    decision = decide(query, ranked, lookups)
    return Case(
        claim=study,
        article=article,
        query=query,
        lookups=lookups,
        outcome=decision.outcome,
        match=decision.match,
        standing=decision.standing,
        candidates=ranked,
        described=decision.described,
    )


def _place(ruling: Ruling) -> tuple[int, int]:
    claim = ruling.case.claim
    spans = [p.span for p in claim.passages] if isinstance(claim, Quote) else [m.span for m in claim.mentions]
    first = min(spans)
    return first.start, first.end
