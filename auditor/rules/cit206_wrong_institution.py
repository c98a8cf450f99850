"""# wrong-institution

## What it checks

Whether the institution the article names is among those the record gives for its authors, or is
named in the abstract. A record without institutions tells nothing.

## Why it matters

A famous university lends weight to a finding that is not its own.

## Example

Article: "scientists at Yale". Record: all authors of the University of Bergen.

## What to do

Correct the institution from the record.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import both_sides, disagrees
from auditor.model import Case
from auditor.parts import Problem, Rule

SHOWN = 3


def check(case: Case) -> Iterator[Problem]:
    """A stated institution that the record, which names some, does not name."""
    if work := disagrees(case, "institution"):
        yield both_sides("institution", case.query.institution, "; ".join(work.institutions[:SHOWN]), work)


RULE = Rule(
    code="CIT206",
    name="wrong-institution",
    severity="warning",
    verdict="mismatched",
    advice="Correct the institution from the record.",
    check=check,
)
