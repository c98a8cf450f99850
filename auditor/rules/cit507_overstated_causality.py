"""# overstated-causality

## What it checks

Whether the article says that one thing causes, prevents or cures another where the record, observational
by its publication types, its title or its own account, tells of an association only. It says nothing where
the article hedges ("may", "was linked to"). It carries no verdict: the study is the one that was meant.

Measured on SciFact: speaks of 1 of 508 supported claims.

## Why it matters

People who drink coffee differ from others in more than coffee.

## Example

Article: "a Mediterranean diet prevents depression, a survey showed". Record: "a cross-sectional survey …
was inversely associated with depressive symptoms".

## What to do

Write of a link or an association, not of a cause.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import leads_elsewhere, matched
from auditor.findings.causality import overstated
from auditor.findings.clash import problem
from auditor.findings.statements import claims_of, record
from auditor.model import Case
from auditor.parts import Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    """Causal words about an observational study, once a claim."""
    work = matched(case)
    if work is None or leads_elsewhere(case):
        return
    told = record(work)
    clashes = (overstated(claim, work, told) for claim in claims_of(case))
    yield from (problem(clash, work) for clash in dict.fromkeys(filter(None, clashes)))


RULE = Rule(
    code="CIT507",
    name="overstated-causality",
    severity="warning",
    verdict=None,
    advice="Write of a link or an association, not of a cause.",
    check=check,
)
