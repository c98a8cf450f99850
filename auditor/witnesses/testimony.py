"""The case of a quote: whose words they are said to be, and whether they were met in a record.

That a person of the name publishes in the field shows that the speaker can exist, not that the words
were said; so a quote has a match only where its words are.
"""

from __future__ import annotations

from collections.abc import Sequence

from auditor.matching import candidate
from auditor.model import (
    Candidate,
    Case,
    Excerpt,
    Failure,
    LinkedPage,
    Lookup,
    Outcome,
    Query,
    Repeat,
    SpeakerState,
    Work,
)
from auditor.witnesses.expertise import field_of
from auditor.witnesses.linked import sighting, under_another_name, witnesses
from auditor.witnesses.quoting import excerpt, texts_of
from auditor.witnesses.speakers import own_works, person_of, state_of
from claims.entities import people
from claims.model import Article, Quote

KEPT = 20
"""Works by the speaker that are kept for the rules."""
SHOWING = ("author-cited", "consistent", "known", "other-field")
"""The states in which works may be taken for those of a person of that very name."""


def quote_case(
    quote: Quote,
    article: Article,
    query: Query | None,
    *,
    lookups: tuple[Lookup, ...] = (),
    searched: tuple[Lookup, ...] = (),
    studies: tuple[Case, ...] = (),
    elsewhere: tuple[Repeat, ...] = (),
    linked: tuple[Lookup, ...] = (),
) -> Case:
    """The case of one quote.

    `lookups` answer the query for its speaker, `searched` that for its words; `studies` are the cases of the
    article's own studies; `linked` is what the pages linked beside it told.
    """
    asked = query or Query(kind="speaker")
    told = state_of(quote, article, lookups, studies)
    own = speaker_works(quote, article, told, lookups)
    beside = witnesses(linked, article)
    met = excerpt(quote, texts_of(quote, own, studies), searched, studies) or _on_page(quote, beside)
    proven = met is not None and met.attributed
    candidates = tuple(candidate(asked, [work]) for work in own)
    return Case(
        claim=quote,
        article=article,
        query=asked,
        lookups=(*lookups, *searched),
        outcome="found" if proven else _without_words(quote, query, (*lookups, *searched)),
        match=_candidate(asked, met.work, candidates) if met and proven else None,
        standing="singled-out" if proven else None,
        candidates=candidates,
        studies=studies,
        speaker=told,
        searched=searched,
        excerpt=met,
        elsewhere=(*elsewhere, *under_another_name(quote, beside)),
        linked=linked,
    )


def _on_page(quote: Quote, pages: Sequence[LinkedPage]) -> Excerpt | None:
    """Where a linked page has the words, rather one that gives them to the speaker."""
    seen = [found for page in pages if (found := sighting(quote, page)).met] if quote.direct else []
    best = max(seen, key=lambda found: (found.attributed, found.share), default=None)
    return Excerpt(best.page.work, best.words, best.attributed) if best else None


def speaker_works(quote: Quote, article: Article, told: SpeakerState, lookups: Sequence[Lookup]) -> tuple[Work, ...]:
    """Works that may be taken for the speaker's: what shows the state first, then others by the whole name."""
    person = person_of(quote)
    if person is None or told.state not in SHOWING:
        return ()
    shown = people.parse(told.name) if told.name and told.state == "consistent" else None
    own = own_works(quote, person, field_of(quote.speaker, article), lookups)
    alike = (each for each in own if each.whole or (each.words and shown and people.same(shown, each.author) is True))
    rest = sorted(alike, key=lambda each: not each.words)
    return tuple(dict.fromkeys((*told.works, *(each.work for each in rest))))[:KEPT]


def _candidate(query: Query, work: Work, known: Sequence[Candidate]) -> Candidate:
    return next((each for each in known if each.work == work), None) or candidate(query, [work])


def _without_words(quote: Quote, query: Query | None, lookups: Sequence[Lookup]) -> Outcome:
    """The words were met nowhere: an outage decides, else nothing does; and there may be nothing to look up."""
    failed = any(isinstance(lookup, Failure) for lookup in lookups)
    if query is None and (quote.speaker.kind != "document" or not lookups):
        return "vague"
    return "unreached" if failed or not lookups else "absent"
