"""# wrong-number

## What it checks

Whether the figures of the claim are the record's: shares, changes, ratios, how many were studied. A figure
is wrong only where nothing in the record comes to it, by rounding, by the other side of a share, by
the difference or ratio of two figures, and the record's sentence on the same matter gives another one;
or where two figures have changed places.

Measured on SciFact: speaks of 1 of 508 supported claims; in right claims of articles it found 66 % of
44 whole numbers that were changed, 47 % of 15 shares and half of 10 quantities.

## Why it matters

"43 percent higher" and "80 percent higher" are different dangers.

## Example

Article: "an 80% higher risk". Record: "HR = 1.43".

## What to do

Correct the figure from the record.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import leads_elsewhere, matched
from auditor.findings import numbers, samples, swaps
from auditor.findings.clash import problem
from auditor.findings.statements import claims_of, introductions, record
from auditor.model import Case
from auditor.parts import Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    """Figures that the record contradicts, each once."""
    work = matched(case)
    if work is None or leads_elsewhere(case):
        return
    told, claims, first = record(work), claims_of(case), introductions(case)
    clashes = [clash for claim in claims for clash in numbers.contradicted(claim, told)]
    clashes += [clash for claim in claims for clash in swaps.changed_places(claim, told)]
    counted = (samples.contradicted(claim, told, introduced=claim.text in first) for claim in claims)
    clashes += [clash for each in counted for clash in each]
    yield from (problem(clash, work) for clash in dict.fromkeys(clashes))


RULE = Rule(
    code="CIT505",
    name="wrong-number",
    severity="warning",
    verdict="mismatched",
    advice="Correct the figure from the record.",
    check=check,
)
