"""# wrong-credential

## What it checks

Whether the affiliation that the article gives a quoted speaker is among those on record. It compares
only where several works by that very person (the whole given name and the family name, in the stated
field where one is stated) name institutions, and speaks only when none of them, and no register of
researchers, shares a telling word with the stated one.

## Why it matters

A real name with an invented chair lends authority to words that were never said there.

## Example

"Prof. Jane Roe of Harvard", where each of her eleven works names the University of Leeds.

## What to do

Look the speaker up at the institution named. People move: if the article is right, nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.comparing import both_sides
from auditor.model import Case, Work
from auditor.parts import Problem, Rule
from auditor.witnesses.expertise import field_of, in_field, telling_words
from auditor.witnesses.quoting import quote_of, speaker, works
from claims.model import Person, Quote
from claims.words import fold

FEWEST_WORKS = 3
"""Works that must state institutions before their silence about one tells anything."""


def check(case: Case) -> Iterator[Problem]:
    """A stated affiliation that none of the speaker's own works names."""
    quote, person = quote_of(case), speaker(case)
    if quote is None or person is None or not quote.speaker.affiliation or case.failures:
        return
    telling = telling_words(quote.speaker.affiliation)
    placed = list(_placed(case, quote, person))
    if len(placed) < FEWEST_WORKS or not telling or telling & _registered(case):
        return
    if any(telling & _words(work.institutions) for work in placed):
        return
    known = "; ".join(dict.fromkeys(place for work in placed[:3] for place in work.institutions[:1]))
    note = f"in {len(placed)} works by that name"
    yield both_sides("affiliation", quote.speaker.affiliation, known, placed[0], note)


def _placed(case: Case, quote: Quote, person: Person) -> Iterator[Work]:
    """The works by that very name, in the stated field where there is one, that name institutions."""
    field = field_of(quote.speaker, case.article)
    for work in works(case):
        if work.institutions and _whole_name(person, work) and (in_field(work, field) or not field.known):
            yield work


def _whole_name(person: Person, work: Work) -> bool:
    """Whether an author has the speaker's whole given name, not an initial that many share."""
    first = fold(person.given).split(" ")[0]
    return len(first) > 1 and any(
        fold(a.family) == fold(person.family) and fold(a.given).split(" ")[0] == first for a in work.authors
    )


def _registered(case: Case) -> set[str]:
    """The telling words of all that registers of researchers give for the name."""
    return _words(place for each in case.speaker.people for place in each.institutions) if case.speaker else set()


def _words(places: Iterable[str]) -> set[str]:
    return {word for place in places for word in telling_words(place)}


RULE = Rule(
    code="CIT402",
    name="wrong-credential",
    severity="warning",
    verdict="mismatched",
    advice="Look the speaker up at the institution named; people move.",
    check=check,
)
