"""# unknown-speaker

## What it checks

Whether a person of the quoted speaker's name has published anything, or is registered as a researcher,
as far as the sources asked know. It speaks only when every source that was asked answered, and found
nobody: not a work by that name nor by its initial.

## Why it matters

Invented experts are quoted in articles on every subject. But many real ones – coaches, clinicians,
officials – publish nothing, so a missing record proves nothing; it only means that the speaker has
to be checked in another way.

## Example

"Earn the deadlift first", explains a strength coach, of whom no scholarly work is on record.

## What to do

Look for the speaker where such people are found: an employer's page, a register of the profession.
Ask the author when and where the words were said.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Case, Evidence
from auditor.parts import Problem, Rule
from auditor.witnesses.quoting import quote_of


def check(case: Case) -> Iterator[Problem]:
    """A named person in quotation marks, all sources answered, and none has a work by that name."""
    quote = quote_of(case)
    if quote is None or case.speaker is None or case.speaker.state != "no-trace" or case.failures:
        return
    name = quote.speaker.name
    asked = ", ".join(dict.fromkeys(answer.source for answer in case.answers))
    what = f"article quotes {name}, the record has no work by a person of that name (asked: {asked})"
    yield Problem(f"{what}; that proves nothing of people who do not publish", (Evidence("speaker", name, None),))


RULE = Rule(
    code="CIT401",
    name="unknown-speaker",
    severity="note",
    verdict="unverifiable",
    advice="Check the speaker elsewhere: an employer's page, a register of the profession.",
    check=check,
)
