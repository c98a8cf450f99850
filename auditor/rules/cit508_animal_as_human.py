"""# animal-as-human

## What it checks

Whether the article tells of people where the record is about animals alone: by MeSH's check tags
("Animals" without "Humans"), else by the title.

Measured on SciFact: speaks of 1 of 508 supported claims, and that one is of human cells where the
record is of cattle.

## Why it matters

Most of what helps mice does not help people.

## Example

Article: "people who fasted every other day kept their memory". Record: "… in a mouse model of Alzheimer's disease".

## What to do

Say that the study was done in animals, and in which.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import leads_elsewhere, matched
from auditor.findings.clash import problem
from auditor.findings.species import taken_for_human
from auditor.findings.statements import claims_of, record
from auditor.model import Case
from auditor.parts import Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    """People in the claim, animals alone in the record."""
    work = matched(case)
    if work is None or leads_elsewhere(case):
        return
    told = record(work)
    clashes = (taken_for_human(claim, work, told) for claim in claims_of(case))
    yield from (problem(clash, work) for clash in dict.fromkeys(filter(None, clashes)))


RULE = Rule(
    code="CIT508",
    name="animal-as-human",
    severity="warning",
    verdict="mismatched",
    advice="Say that the study was done in animals, and in which.",
    check=check,
)
