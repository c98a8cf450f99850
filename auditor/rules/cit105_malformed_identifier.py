"""# malformed-identifier

## What it checks

Whether each identifier the article gives can be one at all: a DOI has a registrant and a suffix, a
PMID is a number of at most eight digits, an ISBN has its check digit.

## Why it matters

A malformed identifier leads nowhere. It is usually a slip in copying, such as a DOI cut at a
bracket, and easily repaired.

## Example

"doi:10.1519/" has no suffix.

## What to do

Copy the identifier again from the publisher's page.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import stated
from auditor.model import Case, Evidence
from auditor.parts import Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    """Each identifier that cannot be one."""
    for identifier in stated(case).identifiers:
        if identifier.malformed:
            named = f"{identifier.scheme.upper()} “{identifier.value}”"
            yield Problem(
                f"article gives {named}, which is not well formed", (Evidence("identifier", str(identifier), None),)
            )


RULE = Rule(
    code="CIT105",
    name="malformed-identifier",
    severity="warning",
    verdict="unverifiable",
    advice="Copy the identifier again from the publisher's page.",
    check=check,
)
