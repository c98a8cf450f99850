"""# wrong-topic

## What it checks

Whether the work that was meant is about what the article says it is about: whether the substance or
therapy of the claim is the record's, and whether any of the claim's telling words are in the record at
all. A record without an abstract tells only what its title tells.

Measured on SciFact: speaks of 3 of 508 supported claims, and of 49 % of 76 whose substance was exchanged.

## Why it matters

A trial of one drug is no evidence for another.

## Example

Article: "tied the use of ibuprofen during pregnancy to …". Record: "Acetaminophen use during pregnancy …".

## What to do

Cite a work on the subject, or correct the subject from the record.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import leads_elsewhere, matched
from auditor.findings import exposures, subjects
from auditor.findings.clash import problem
from auditor.findings.statements import claims_of, record
from auditor.model import Case
from auditor.parts import Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    """Another substance or therapy, or nothing in common at all."""
    work = matched(case)
    if work is None or leads_elsewhere(case):
        return
    told, claims = record(work), claims_of(case)
    clashes = [exposures.replaced(claim, told) for claim in claims]
    found = [clash for clash in dict.fromkeys(clashes) if clash]
    if not found and work.abstract:
        found = list(subjects.nothing_in_common(claims, told))
    yield from (problem(clash, work) for clash in found)


RULE = Rule(
    code="CIT501",
    name="wrong-topic",
    severity="error",
    verdict="mismatched",
    advice="Cite a work on the subject, or correct the subject from the record.",
    check=check,
)
