"""What the rules on quotes share: the quote, its speaker's works, and its words in a record's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditor.model import Answer, Case, Excerpt, Lookup, Work
from auditor.witnesses.likening import holds, nearest, wording
from auditor.witnesses.speakers import cited_works, person_of
from claims.entities import people
from claims.model import Person, Quote


@dataclass(frozen=True, slots=True)
class Passage:
    """The stretch of a record's text that is nearest to a quote, and how near: a share from 0 to 1."""

    words: str
    share: float
    work: Work


def quote_of(case: Case) -> Quote | None:
    """The quote of a case, where it is one in quotation marks."""
    return case.claim if isinstance(case.claim, Quote) and case.claim.direct else None


def speaker(case: Case) -> Person | None:
    """The person quoted; `None` for organisations, documents and people without a name."""
    return person_of(case.claim) if isinstance(case.claim, Quote) else None


def works(case: Case) -> tuple[Work, ...]:
    """Works that may be taken for the speaker's."""
    person = speaker(case)
    own = (candidate.work for candidate in case.candidates)
    return tuple(work for work in own if person and any(people.same(person, a) is True for a in work.authors))


def texts(case: Case) -> tuple[Work, ...]:
    """The records whose text the quote may come from; those that have no text are left out."""
    if not isinstance(case.claim, Quote):
        return ()
    return texts_of(case.claim, works(case), case.studies)


def texts_of(quote: Quote, own: Iterable[Work], studies: Sequence[Case]) -> tuple[Work, ...]:
    """What the quote links to, works by its speaker, and for the words of a document the studies cited."""
    cited = [study.match.work for study in studies if study.match and study.standing != "suggested"]
    linked = [work for work in cited if set(quote.sources).intersection(work.identifiers)]
    documents = cited if quote.speaker.kind == "document" else []
    return tuple(dict.fromkeys(work for work in (*linked, *own, *documents) if work.abstract))


def excerpt(quote: Quote, texts: Iterable[Work], searched: Sequence[Lookup], studies: Sequence[Case]) -> Excerpt | None:
    """Where the quoted words stand, letter for letter save case and marks: in an abstract, else in a full text."""
    if not quote.direct:
        return None
    held = (Excerpt(work, quote.text.rstrip(" ,;")) for work in texts if holds(work.abstract or "", quote))
    return next(held, None) or next(_in_full_texts(quote, searched, studies), None)


def _in_full_texts(quote: Quote, searched: Sequence[Lookup], studies: Sequence[Case]) -> Iterator[Excerpt]:
    """Full texts that hold every piece of the quote sought, by the speaker or linked from the quote.

    A hit in anybody else's paper is a common phrase, or a quotation of a quotation.
    """
    person = person_of(quote)
    cited = frozenset(cited_works(person, studies)) if person else frozenset()
    for answer in (lookup for lookup in searched if isinstance(lookup, Answer)):
        if answer.asked and all(asked.total for asked in answer.asked):
            for work in answer.works:
                by_speaker = person and person.given and any(people.same(person, a) is True for a in work.authors)
                if by_speaker or set(quote.sources).intersection(work.identifiers) or work in cited:
                    yield Excerpt(work)


def nearest_passage(quote: Quote, work: Work) -> Passage:
    """The stretch of a record's abstract that is nearest to a quote."""
    text = wording(work.abstract or "")
    found = nearest(wording(quote.text).words, text.words)
    return Passage(text.stretch(found.first, found.end), found.share, work)
