"""The ladder of one query: its questions from strict to relaxed, each one constraint looser.

A rung with venue and years and no words enumerates the journal: its total is the "of 412 papers"
of the proof. Nothing is asked that nothing was stated for, so a vague mention has a short ladder.
"""

from __future__ import annotations

from dataclasses import replace

from auditor.model import Query, Rung
from claims.model import Window

STRICT_WORDS = 2
"""Topic words that a strict rung demands; a third is often the author's own word, not the record's."""
RANKING_WORDS = 16
OWN_WORDS = 6
"""Topic words that come before their other names, as some services take few words."""
RUNGS = 7


def climb(query: Query) -> Query:
    """The query with its ladder, at most `RUNGS` questions; an entry of a bibliography needs only three."""
    rungs = _of_entry(query) if query.finding is None and (query.title or query.reference) else _of_mention(query)
    return replace(query, ladder=tuple(rung for rung in rungs if rung)[:RUNGS])


def _of_entry(query: Query) -> tuple[Rung | None, ...]:
    return _title(query), _locator(query), _authors(query)


def _of_mention(query: Query) -> tuple[Rung | None, ...]:
    return (
        _title(query),
        _locator(query),
        _venue_years_words(query),
        _enumeration(query),
        _authors(query),
        _venue_words(query),
        _years_strict(query),
        _years_words(query),
        _words(query),
    )


def counts(rung: Rung) -> bool:
    """Whether a rung's total says something: how many works hold all that it demands, not how many are ranked."""
    return bool(rung.all_words or rung.title or rung.authors or rung.volume or not rung.any_words)


def years_text(years: Window | None) -> str:
    """Years as people write them: "2016–2018"."""
    return "" if years is None else str(years.first) if years.first == years.last else f"{years.first}–{years.last}"


def _families(query: Query) -> tuple[str, ...]:
    return tuple(person.family for person in query.authors if not person.group)[:3]


def _ranking(query: Query) -> tuple[str, ...]:
    """The words that rank: topic words, works' own words for them, and the sample size, which abstracts state."""
    size = (str(query.sample_size),) if query.sample_size and query.sample_size > 9 else ()
    words = query.words[:RANKING_WORDS]
    return (*words[:OWN_WORDS], *query.names, *words[OWN_WORDS:], *size)


def _title(query: Query) -> Rung | None:
    return Rung("the title", title=query.title) if query.title else None


def _venue_years_words(query: Query) -> Rung | None:
    if not (query.venue and query.words):
        return None
    return Rung(
        f"{query.venue}, {years_text(query.window) or 'any year'}, with {' and '.join(query.words[:STRICT_WORDS])}",
        issns=query.issns,
        venue=query.venue,
        years=query.window,
        all_words=query.words[:STRICT_WORDS],
        any_words=_ranking(query),
    )


def _enumeration(query: Query) -> Rung | None:
    if not (query.venue and query.window):
        return None
    return Rung(
        f"everything in {query.venue}, {years_text(query.window)}",
        issns=query.issns,
        venue=query.venue,
        years=query.window,
    )


def _authors(query: Query) -> Rung | None:
    if not (families := _families(query)):
        return None
    return Rung(
        f"works by {', '.join(families)}{', ' + years_text(query.window) if query.window else ''}",
        authors=families,
        years=query.window,
        any_words=_ranking(query),
    )


def _venue_words(query: Query) -> Rung | None:
    if not (query.venue and query.words):
        return None
    return Rung(
        f"{query.venue}, any year, on {', '.join(query.words[:5])}",
        issns=query.issns,
        venue=query.venue,
        any_words=_ranking(query),
    )


def _years_strict(query: Query) -> Rung | None:
    if query.venue or not (query.window and query.words):
        return None
    demanded = query.words[:STRICT_WORDS]
    name = f"any journal, {years_text(query.window)}, with {' and '.join(demanded)}"
    return Rung(name, years=query.window, all_words=demanded, any_words=_ranking(query))


def _years_words(query: Query) -> Rung | None:
    if not (query.window and query.words):
        return None
    return Rung(
        f"any journal, {years_text(query.window)}, on {', '.join(query.words[:5])}",
        years=query.window,
        any_words=_ranking(query),
    )


def _locator(query: Query) -> Rung | None:
    if not (query.venue and query.volume and query.pages):
        return None
    return Rung(
        f"{query.venue}, volume {query.volume}, page {query.pages}",
        issns=query.issns,
        venue=query.venue,
        volume=query.volume,
        pages=query.pages,
    )


def _words(query: Query) -> Rung | None:
    if not query.words:
        return None
    return Rung(f"any journal and year, on {', '.join(query.words[:5])}", any_words=_ranking(query))
