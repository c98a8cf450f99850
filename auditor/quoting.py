"""What the rules on quotes share: the quote, its speaker's works, and its words in a record's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from auditor.comparing import matched
from auditor.model import Candidate, Case, Work
from claims import people
from claims.model import Person, Quote
from claims.words import tokens


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
    claim = case.claim
    if not isinstance(claim, Quote) or claim.speaker.kind != "person" or not claim.speaker.name:
        return None
    return people.parse(claim.speaker.name)


def works(case: Case) -> tuple[Candidate, ...]:
    """Works by a person of the speaker's name, nearest first."""
    person = speaker(case)
    return tuple(c for c in case.candidates if person and any(people.same(person, a) is True for a in c.work.authors))


def texts(case: Case) -> Iterator[Work]:
    """The records whose text the quote may come from: what it links to, works by its speaker, studies cited."""
    claim = case.claim
    linked = frozenset(claim.sources) if isinstance(claim, Quote) else frozenset()
    yield from (c.work for c in case.candidates if linked.intersection(c.work.identifiers) and c.work.abstract)
    yield from (c.work for c in works(case) if c.work.abstract)
    if isinstance(claim, Quote) and claim.speaker.kind == "document":
        yield from (work for study in case.studies if (work := matched(study)) and work.abstract)


def nearest_passage(quote: Quote, work: Work) -> Passage:
    """The stretch of a record's abstract, as long as the quote, that shares most words with it in order."""
    said, text = tokens(quote.text), tokens(work.abstract or "")
    if not said or len(text) < len(said):
        return Passage("", 0.0, work)
    block = SequenceMatcher(None, text, said, autojunk=False).find_longest_match()
    start = min(max(block.a - block.b, 0), len(text) - len(said))
    window = text[start : start + len(said)]
    return Passage(" ".join(window), SequenceMatcher(None, window, said, autojunk=False).ratio(), work)
