"""The one engine: articles → claims → queries → look-ups → cases → rulings → report.

Every article is read first; then the pages they link to are fetched, and each distinct question about the claims and
about the works that those pages tell of is asked once; judging is pure and comes last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from auditor import __version__, links
from auditor.comparing import leads_elsewhere
from auditor.deciding import decide
from auditor.judge import judge
from auditor.matching import candidates
from auditor.model import Audited, Case, Failure, Lookup, Query, Report, Ruling, Trouble
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
    studies: tuple[tuple[Study, Query, tuple[Query, ...]], ...]
    """Each study with the query for it, and the pages that may tell which it is."""
    quotes: tuple[tuple[Quote, Query | None, Query | None, tuple[Query, ...]], ...]
    """Each quote with the query for its speaker, the one for its words, and the pages linked beside it."""

    @property
    def queries(self) -> tuple[Query, ...]:
        """Everything to be asked about the article."""
        about_quotes = (query for _, *queries, _ in self.quotes for query in queries if query)
        return (*(query for _, query, _ in self.studies), *about_quotes)

    @property
    def pages(self) -> tuple[Query, ...]:
        """Every page that is worth fetching, those of studies first."""
        of_studies = (page for _, _, pages in self.studies for page in pages)
        of_quotes = (page for _, _, _, pages in self.quotes for page in pages)
        return tuple(dict.fromkeys((*of_studies, *of_quotes)))


def audit(
    articles: Sequence[Article],
    sources: Sequence[Source],
    rules: Sequence[Rule],
    *,
    checked_at: str,
    jobs: int = JOBS,
    progress: Progress | None = None,
    offline: bool = False,
    pages: int = links.MOST,
) -> Report:
    """Audit articles against sources.

    `checked_at` is ISO 8601 UTC; `pages` is how many linked pages are fetched for one article at most. A bug met in
    one article of several is recorded as `Trouble` for it and the run goes on; in a run of one article it is raised.
    """
    attempt = _raising if len(articles) == 1 else _recording
    read = [attempt(partial(docket, article), article) for article in articles]
    dockets = [each for each in read if isinstance(each, Docket)]
    read_on = ask((page for each in dockets for page in each.pages[:pages]), sources, jobs, progress)
    queries = (query for each in dockets for query in (*each.queries, *_told_of(each, read_on)))
    asked = ask(queries, sources, jobs, progress, read_on)
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
        tuple((study, study_query(study, article), links.study_pages(study, article)) for study in claims.studies),
        tuple(
            (quote, speaker_query(quote, article), phrase_query(quote), links.quote_pages(quote, article))
            for quote in claims.quotes
        ),
    )


def _told_of(each: Docket, asked: Round) -> tuple[Query, ...]:
    """What to ask about the works that the pages linked by studies tell of."""
    told = (lookup for _, _, pages in each.studies for page in pages for lookup in asked.lookups(page))
    return links.works_told(told)


def hear(each: Docket, asked: Round, rules: Sequence[Rule], repeated: Repeated) -> Audited:
    """The rulings on every claim of one article, in reading order; `repeated` knows the quotes of all articles."""
    cases = tuple(_study_case(study, each.article, query, pages, asked) for study, query, pages in each.studies)
    quoted = (
        quote_case(
            quote,
            each.article,
            speaker,
            lookups=asked.lookups(speaker),
            searched=asked.lookups(words),
            studies=cases,
            elsewhere=repeated.of(each.article, quote),
            linked=_all_lookups(asked, pages),
        )
        for quote, speaker, words, pages in each.quotes
    )
    rulings = [judge(case, rules) for case in (*cases, *quoted)]
    told = tuple(finding for rule in rules for finding in rule.apply_to(each.article))
    return Audited(each.article, tuple(sorted(rulings, key=_place)), told)


def _study_case(study: Study, article: Article, query: Query, pages: tuple[Query, ...], asked: Round) -> Case:
    linked = _all_lookups(asked, pages)
    told = (*asked.lookups(query), *_all_lookups(asked, links.works_told(linked)))
    lookups = tuple(dict.fromkeys(told))
    return study_case(study, article, query, lookups, links.deferring(linked, lookups))


def _all_lookups(asked: Round, queries: Iterable[Query]) -> tuple[Lookup, ...]:
    return tuple(lookup for query in queries for lookup in asked.lookups(query))


def study_case(
    study: Study, article: Article, query: Query, lookups: tuple[Lookup, ...], linked: tuple[Lookup, ...] = ()
) -> Case:
    """The case of one study; `linked` is what the pages it links to told.

    The work that a linked press release tells of is the one meant if nothing that is stated speaks against it: a
    sentence may link to news of one study and tell of another.
    """
    told = links.released(linked)
    if told:
        case = _decided(study, article, replace(query, identifiers=(*query.identifiers, *told)), lookups, linked)
        if case.standing == "identified" and not _contradicted(case):
            return case
    return _decided(study, article, query, lookups, linked)


def _contradicted(case: Case) -> bool:
    fields = case.match.agreement if case.match else {}
    return leads_elsewhere(case) or any(fields.get(name) is False for name in ("title", "authors", "year", "venue"))


def _decided(
    study: Study, article: Article, query: Query, lookups: tuple[Lookup, ...], linked: tuple[Lookup, ...]
) -> Case:
    """The case of one study: its candidates, and what they come to. A linked page that failed could have told more."""
    every = (*linked, *lookups)
    ranked = candidates(query, every)
    decision = decide(query, ranked, every)
    silent = any(isinstance(lookup, Failure) for lookup in linked)
    return Case(
        claim=study,
        article=article,
        query=query,
        lookups=every,
        outcome="unreached" if silent and decision.outcome == "vague" else decision.outcome,
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
