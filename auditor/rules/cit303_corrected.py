"""# corrected

## What it checks

Whether a correction (erratum, corrigendum) has been published to the work that the article cites. It
stays silent where there are graver notices: CIT301 and CIT302 say so.

## Why it matters

Most corrections mend a name or a table and leave the finding as it was; some change the very number
that an article quotes.

## Example

"… cut the risk by 40 percent", where the journal later corrected the figure to 14.

## What to do

Read the correction, and see whether it touches what the article says.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Case
from auditor.notices import notices, problem
from auditor.parts import Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    """The corrections of a work that has no graver notice, the latest first."""
    if notices(case, "retraction", "expression-of-concern"):
        return
    found = sorted(notices(case, "correction"), key=lambda notice: notice.date or "", reverse=True)
    for notice in found[:1]:
        yield problem(case, notice, "a correction" if len(found) == 1 else f"{len(found)} corrections")


RULE = Rule(
    code="CIT303",
    name="corrected",
    severity="note",
    verdict=None,
    advice="See whether the correction touches what the article says.",
    check=check,
)
