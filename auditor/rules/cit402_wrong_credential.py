"""# wrong-credential

## What it checks

Whether the affiliation that the article gives a quoted speaker is among those on record. It compares
only where several works by that very person (the whole given name and the family name) state
institutions, and speaks only when none of them shares a telling word with the stated one.

## Why it matters

A real name with an invented chair lends authority to words that were never said there.

## Example

"Prof. Jane Roe of Harvard", where each of her eleven works names the University of Leeds.

## What to do

Look the speaker up at the institution named. People move: if the article is right, nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import both_sides
from auditor.model import Case, Work
from auditor.parts import Problem, Rule
from auditor.quoting import quote_of, speaker, works
from claims.model import Person
from claims.words import fold, stems

FEWEST_WORKS = 3
"""Works that must state institutions before their silence about one tells anything."""
UNTELLING = frozenset(
    stems("university of the and at in for school college institute hospital center centre")
    + stems("department medical medicine health")
)
"""Words of so many institutions that sharing them tells nothing."""


def check(case: Case) -> Iterator[Problem]:
    """A stated affiliation that none of the speaker's own works names."""
    quote, person = quote_of(case), speaker(case)
    if quote is None or person is None or not quote.speaker.affiliation or case.failures:
        return
    placed = [c.work for c in works(case) if c.work.institutions and _whole_name(person, c.work)]
    telling = set(stems(quote.speaker.affiliation)) - UNTELLING
    if len(placed) < FEWEST_WORKS or not telling or any(telling & _places(work) for work in placed):
        return
    known = "; ".join(dict.fromkeys(place for work in placed[:3] for place in work.institutions[:1]))
    note = f"in {len(placed)} works by that name"
    yield both_sides("affiliation", quote.speaker.affiliation, known, placed[0], note)


def _whole_name(person: Person, work: Work) -> bool:
    """Whether an author has the speaker's whole given name, not an initial that many share."""
    first = fold(person.given).split(" ")[0]
    return len(first) > 1 and any(
        fold(a.family) == fold(person.family) and fold(a.given).split(" ")[0] == first for a in work.authors
    )


def _places(work: Work) -> set[str]:
    return {stem for place in work.institutions for stem in stems(place)}


RULE = Rule(
    code="CIT402",
    name="wrong-credential",
    severity="warning",
    verdict="mismatched",
    advice="Look the speaker up at the institution named; people move.",
    check=check,
)
