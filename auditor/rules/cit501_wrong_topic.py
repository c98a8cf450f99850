"""# wrong-topic

## What it checks

Whether the work that was meant is about what the article says it is about: whether the substance or
therapy of the claim is the record's, and whether any of the claim's telling words are in the record at
all. A record without an abstract tells only what its title tells.

Measured on SciFact: speaks of 3 of 508 supported claims, of 50 % of 76 whose substance was exchanged,
and of 62 % of 508 held against another work.

## Why it matters

A trial of one drug is no evidence for another.

## Example

Article: "tied the use of ibuprofen during pregnancy to …". Record: "Acetaminophen use during pregnancy …".

## What to do

Cite a work on the subject, or correct the subject from the record.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import leads_elsewhere, matched, stated
from auditor.findings import exposures, subjects
from auditor.findings.clash import problem
from auditor.findings.statements import claims_of, mentions_of, record
from auditor.model import Case
from auditor.parts import Problem, Rule
from claims.words import stems


def check(case: Case) -> Iterator[Problem]:
    """Another substance or therapy, or nothing in common at all."""
    work = matched(case)
    if work is None or leads_elsewhere(case):
        return
    told, claims = record(work), claims_of(case)
    beside = " ".join(claim.text for claim in claims)
    clashes = [exposures.replaced(claim, told, beside) for claim in claims]
    found = [clash for clash in dict.fromkeys(clashes) if clash]
    if not found and work.abstract and not _calls_by_title(case):
        found = list(subjects.nothing_in_common(claims, told, _names(case)))
    yield from (problem(clash, work) for clash in found)


def _calls_by_title(case: Case) -> bool:
    """Whether a sentence gives the title, which tells the topic already."""
    return any(mention.stated.title for mention in mentions_of(case))


def _names(case: Case) -> frozenset[str]:
    """The stems of the authors' names and of the venue, which tell of no topic."""
    said = stated(case)
    people = (name for person in said.authors for name in (person.family, person.given or ""))
    return frozenset(stems(" ".join((*people, said.venue or "", said.institution or ""))))


RULE = Rule(
    code="CIT501",
    name="wrong-topic",
    severity="error",
    verdict="mismatched",
    advice="Cite a work on the subject, or correct the subject from the record.",
    check=check,
)
