"""# wrong-outcome

## What it checks

Whether what the article says was changed (weight, sleep, pain …) was measured at all: the outcome of the
claim is named nowhere in title or abstract, which name other outcomes, while the rest of the claim fits.

An illness that was counted is an outcome too: one that the record knows by no name, while its title names another.

Measured on SciFact: speaks of 1 of 508 supported claims, and of 59 % of 134 whose condition was exchanged. Of
outcomes that it has no words for it says nothing.

## Why it matters

A trial of sprinting tells nothing of back pain, whatever exercise it used.

## Example

Article: "burned 15% more calories". Record: "food intake was reduced by 14.8%".

## What to do

Say what was measured, or cite a work that measured it.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import leads_elsewhere, matched
from auditor.findings import conditions, outcomes
from auditor.findings.clash import problem
from auditor.findings.statements import claims_of, record
from auditor.model import Case
from auditor.parts import Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    """Outcomes that the record, which names others, does not know."""
    work = matched(case)
    if work is None or not work.abstract or leads_elsewhere(case):
        return
    told = record(work)
    clashes = (
        compare(claim, told) for claim in claims_of(case) for compare in (outcomes.replaced, conditions.replaced)
    )
    yield from (problem(clash, work) for clash in dict.fromkeys(filter(None, clashes)))


RULE = Rule(
    code="CIT502",
    name="wrong-outcome",
    severity="warning",
    verdict="mismatched",
    advice="Say what was measured, or cite a work that measured it.",
    check=check,
)
