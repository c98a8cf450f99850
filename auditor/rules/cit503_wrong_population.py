"""# wrong-population

## What it checks

Whether the people whom the article says were studied can be those of the record: sex, age group,
occupation, country, health and the condition they had. Both sides must say it outright; a record that
does not tell who was studied contradicts nobody.

Measured on SciFact: speaks of none of 508 supported claims; in right claims of articles it found 75 % of
sexes exchanged, 58 % of ages, 53 % of countries and 38 % of conditions, for many abstracts do not tell.

## Why it matters

What holds for men of twenty may not hold for women of seventy.

## Example

Article: "Pilates eased back pain in women". Record: "… in Men with Chronic Low Back Pain".

## What to do

Name the people that were studied, as the record does.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import leads_elsewhere, matched
from auditor.findings import populations
from auditor.findings.clash import problem
from auditor.findings.statements import claims_of, record
from auditor.model import Case
from auditor.parts import Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    """People other than the record's, once for each pair of words compared."""
    work = matched(case)
    if work is None or leads_elsewhere(case):
        return
    told = record(work)
    clashes = (clash for claim in claims_of(case) for clash in populations.conflicts(claim, told))
    yield from (problem(clash, work) for clash in dict.fromkeys(clashes))


RULE = Rule(
    code="CIT503",
    name="wrong-population",
    severity="warning",
    verdict="mismatched",
    advice="Name the people that were studied, as the record does.",
    check=check,
)
