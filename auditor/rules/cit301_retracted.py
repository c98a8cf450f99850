"""# retracted

## What it checks

Whether the work that the article cites has been retracted, withdrawn or removed: by the notices that
Crossref, PubMed and the Retraction Watch file attach to it, by PubMed's publication type, or by the
mark a publisher puts before its title. A correction or an expression of concern is not a retraction,
and a work that was reinstated since is not retracted.

## Why it matters

A retracted finding is no longer one. Readers who follow the link will see the notice before they see
the finding.

## Example

"A 2005 trial in JAMA found that folate and mecobalamin cut hip fractures after a stroke": the trial
was retracted in 2016.

## What to do

Read the notice. Take the finding out, or say in the sentence that the study was retracted and why.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Case, Evidence
from auditor.notices import marked_retracted, notices, problem, reinstated
from auditor.parts import Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    """A retraction-class notice that no reinstatement follows, or a record that says so of itself."""
    standing = [notice for notice in notices(case, "retraction") if not reinstated(case, notice)]
    if standing:
        fullest = max(standing, key=lambda notice: (bool(notice.doi), notice.date or ""))
        yield problem(case, fullest, "a retraction notice")
    elif (work := marked_retracted(case)) and not notices(case, "retraction"):
        evidence = Evidence("status", "cited without mention of it", "retracted", work.source, work.url)
        yield Problem(f"the record is marked as retracted ({work.source})", (evidence,))


RULE = Rule(
    code="CIT301",
    name="retracted",
    severity="error",
    verdict=None,
    advice="Take the finding out, or say that the study was retracted and why.",
    check=check,
)
