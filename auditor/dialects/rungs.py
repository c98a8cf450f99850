"""How a source climbs a query's ladder: strictly first, politely, and no further than it helps."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable

from auditor.model import Query, Rung, Work
from auditor.parts import Page, Reply, Request, Steps
from claims.words import stems

ENOUGH = 20
"""Distinct works after which nothing is gained by asking more loosely."""
MOST = 8
"""Questions of one query to one source."""
ROWS = 20
"""Works asked for by each question."""
SAME_WORDS = 0.6
"""Share of a title's words that its record must hold for an identifier's look-up to settle it."""
SAME_TOPIC = 0.3
"""The same for the topic words of a claim, which are the author's own."""

Ask = Callable[[Rung], Generator[Request, Reply, tuple[Page, ...]]]


def climb(query: Query, ask: Ask, most: int = MOST) -> Steps:
    """Ask the ladder's rungs until there are works enough.

    Two kinds are asked even then: the enumeration, as it is part of the proof, and the first rung
    that leaves the venue open, as a wrong journal is the commonest slip and fills every rung with works of its own.
    """
    pages: tuple[Page, ...] = ()
    opened = False
    for rung in ladder(query):
        opening = open_venue(rung) and not opened
        wanted = len(pages) < most and (opening or distinct(pages) < ENOUGH)
        if wanted or enumerates(rung):
            opened = opened or opening
            pages += yield from ask(rung)
    return pages


def ladder(query: Query) -> tuple[Rung, ...]:
    """The query's rungs, with an enumeration where its venue and years allow one and it has none."""
    venue = bool(query.venue or query.issns) and query.window is not None
    if not venue or any(map(enumerates, query.ladder)):
        return query.ladder
    name = f"everything in {query.venue or query.issns[0]}, {query.window.first}–{query.window.last}"  # type: ignore[union-attr]
    return (*query.ladder, Rung(name, issns=query.issns, venue=query.venue, years=query.window))


def enumerates(rung: Rung) -> bool:
    """Whether a rung counts a journal's works of some years, whatever they are about."""
    narrowed = rung.title or rung.authors or rung.volume or rung.pages or rung.institution or worded(rung)
    return bool((rung.venue or rung.issns) and rung.years and not narrowed)


def open_venue(rung: Rung) -> bool:
    """Whether a rung asks for words wherever they were published, by whomever."""
    return worded(rung) and not (rung.venue or rung.issns or rung.authors or rung.title)


def worded(rung: Rung) -> bool:
    """Whether a rung asks for words at all."""
    return bool(rung.all_words or rung.any_words)


def distinct(pages: Iterable[Page]) -> int:
    """How many works pages hold, each once."""
    return len({work.identifiers[:1] or work.title for page in pages for work in page.works})


def settled(query: Query, pages: Iterable[Page]) -> bool:
    """Whether the stated identifier led to a work like the one described, so that a search adds nothing.

    This spares the services; it decides nothing. Where it is false, what the words describe is
    searched for as well, and may turn out to be another work than the identifier's.
    """
    stated = set(query.identifiers)
    works = (work for page in pages for work in page.works if stated.intersection(work.identifiers))
    return any(_like(query, work) for work in works)


def _like(query: Query, work: Work) -> bool:
    if query.window and work.years and not any(query.window.first <= y <= query.window.last for y in work.years):
        return False
    title = frozenset(stems(work.title))
    compared = []
    if query.title:
        compared.append(_share(stems(query.title), title) >= SAME_WORDS)
    elif query.reference:
        compared.append(_share(title, frozenset(stems(query.reference))) >= SAME_WORDS)
    if query.words:
        told = title | frozenset(stems(f"{work.abstract or ''} {' '.join(work.topics)}"))
        compared.append(_share(stems(" ".join(query.words)), told) >= SAME_TOPIC)
    return any(compared) or not compared


def _share(words: Iterable[str], among: frozenset[str]) -> float:
    distinct_words = set(words)
    return len(distinct_words & among) / len(distinct_words) if distinct_words else 0.0
