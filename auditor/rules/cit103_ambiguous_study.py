"""# ambiguous-study

## What it checks

Whether what the article states fits several works equally well, so that none can be singled out.

## Why it matters

A reader cannot tell which study is meant, and neither can this program: to pick one would be a
guess, and to hold its details against the article unfair.

## Example

"A 2021 study in Addictive Behaviors on smartphone addiction and depression": two papers of that
year fit.

## What to do

Add what tells them apart: a first author, the number of participants, or best a DOI.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Case, Evidence
from auditor.parts import Problem, Rule
from claims.model import Study

SHOWN = 3


def check(case: Case) -> Iterator[Problem]:
    """A study that several works fit equally."""
    if not isinstance(case.claim, Study) or case.outcome != "ambiguous":
        return
    works = [candidate.work for candidate in case.candidates[:SHOWN]]
    listed = "; ".join(f"“{work.title.rstrip('.')}”" for work in works)
    evidence = tuple(Evidence("work", None, work.title, work.source, work.url) for work in works)
    yield Problem(f"several works fit what is stated equally well: {listed}", evidence)


RULE = Rule(
    code="CIT103",
    name="ambiguous-study",
    severity="note",
    verdict="unverifiable",
    advice="Add what tells them apart: a first author, the number of participants, or best a DOI.",
    check=check,
)
