"""# expression-of-concern

## What it checks

Whether the journal has published an expression of concern about the work that the article cites. It
stays silent where the work has been retracted since: CIT301 says so.

## Why it matters

The editors doubt the work and have not finished looking into it. It may stand, and it may fall.

## Example

"A study in PLoS ONE found …", where the journal has since told its readers that the images are being
investigated.

## What to do

Read the expression of concern. Mention it, or rest the sentence on another study.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Case
from auditor.notices import notices, problem
from auditor.parts import Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    """Each expression of concern about a work that is not retracted."""
    if not notices(case, "retraction"):
        for notice in notices(case, "expression-of-concern"):
            yield problem(case, notice, "an expression of concern")


RULE = Rule(
    code="CIT302",
    name="expression-of-concern",
    severity="warning",
    verdict=None,
    advice="Read the notice; mention it, or rest the sentence on another study.",
    check=check,
)
