"""# wrong-venue

## What it checks

Whether the stated journal, conference or series is the record's. Journals are compared as what they
are, by a list of titles, abbreviations and ISSNs: "JSCR" is the Journal of Strength and Conditioning
Research and not the Strength and Conditioning Journal. A preprint's own server is held against the
article only when its own identifier leads there. Where the article has the record's own name of the journal in the
sentence, it was cited, whatever else was read there.

## Why it matters

The journal stands for how a study was reviewed. A modest study moved to a famous journal misleads.

## Example

Article: "a 2014 trial in Spine". Record: The Scientific World Journal, 2014.

## What to do

Correct the name of the journal from the record.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.agreement import is_preprint
from auditor.comparing import both_sides, disagrees, is_written
from auditor.model import Case
from auditor.parts import Problem, Rule
from claims.words import tokens


def check(case: Case) -> Iterator[Problem]:
    """A stated venue that is not the record's."""
    work = disagrees(case, "venue")
    if work is None or (is_preprint(work) and case.standing != "identified") or is_written(case, work.venue):
        return
    if case.query.venue and tokens(case.query.venue) == tokens(work.title):  # the title was taken for the journal
        return
    yield both_sides("venue", case.query.venue, work.venue, work)


RULE = Rule(
    code="CIT204",
    name="wrong-venue",
    severity="warning",
    verdict="mismatched",
    advice="Correct the name of the journal from the record.",
    check=check,
)
