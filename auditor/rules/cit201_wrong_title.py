"""# wrong-title

## What it checks

Whether the stated title is the record's, word by word. Spelling (British or American), hyphens,
capitals, a dropped subtitle and endings do not count; an inserted "not" or a swapped word does.
Small words count only in a bibliography's entry, where a title is copied, not told.

## Why it matters

A title that is nearly right hides that another paper was meant, or that nobody opened this one.

## Example

Article: "Dogs readily follow cartoon people". The record of the DOI given: "Dogs fail to recognize
a human pointing gesture in two-dimensional depictions of motion cues".

## What to do

Copy the title from the record, and make sure that the text describes this paper.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import both_sides, disagrees
from auditor.matching import title_match
from auditor.model import Case
from auditor.parts import Problem, Rule

SHOWN_CHANGES = 3


def check(case: Case) -> Iterator[Problem]:
    """A stated title with words that the record's has not, or the other way about."""
    work = disagrees(case, "title")
    compared = title_match(case.query, work) if work else None
    if work is None or compared is None:
        return
    changes = "; ".join(f"{change}" for change in compared.changes[:SHOWN_CHANGES])
    yield both_sides(
        "title", f"“{case.query.title}”", f"“{work.title.rstrip('.')}”", work, f"words that differ: {changes}"
    )


RULE = Rule(
    code="CIT201",
    name="wrong-title",
    severity="warning",
    verdict="mismatched",
    advice="Copy the title from the record, and make sure that the text describes this paper.",
    check=check,
)
