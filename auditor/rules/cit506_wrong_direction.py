"""# wrong-direction

## What it checks

Whether the article and the record say that the same outcome went the same way: up, down, or not at all.
The sentence of the claim is held against every statement of the title and abstract about that outcome;
one that agrees, or none that is plain, keeps the rule silent, unless the one against it is far more about the claim.
A statement of another part of the study (the time before, controls, all arms alike, another dose) is not against it.
A record whose arms differed in nothing is against every difference between them, and one that tells whether its
effect lasted is against a claim of the reverse.

Measured on SciFact: speaks of 0.6 % of 508 supported claims and of 11 % of 265 contradicted ones;
of claims turned round it found 21 %, of those in articles that were learnt from about one in three, of those in
sentences that nobody had looked at one in ten. Its silence means little.

## Why it matters

"Lowered the risk" and "did not lower the risk" send readers opposite ways.

## Example

Article: "needed an epidural half as often". Record: "no differences in use of epidural analgesia".

## What to do

Read the record's sentence and correct the claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import leads_elsewhere, matched
from auditor.findings import all_alike, lasting, opposites, order
from auditor.findings.clash import problem
from auditor.findings.statements import claims_of, record
from auditor.model import Case
from auditor.parts import Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    """Statements of direction or of order that the record contradicts, each once."""
    work = matched(case)
    if work is None or leads_elsewhere(case):
        return
    told, claims = record(work), claims_of(case)
    clashes = [clash for claim in claims for clash in opposites.contradicted(claim, told)]
    for others in (all_alike, lasting):
        clashes += [clash for claim in claims for clash in others.contradicted(claim, told)]
    clashes += [clash for claim in claims for clash in order.reversed_order(claim, told)]
    yield from (problem(clash, work) for clash in dict.fromkeys(clashes))


RULE = Rule(
    code="CIT506",
    name="wrong-direction",
    severity="error",
    verdict="mismatched",
    advice="Read the record's sentence and correct the claim.",
    check=check,
)
