"""# dead-identifier

## What it checks

Whether each identifier the article gives exists, by the word of its registrar: doi.org for a DOI,
PubMed for a PMID. Only the registrar can say that an identifier does not exist; a library or index
that lacks a record cannot.

## Why it matters

A well-formed DOI that was never registered is the commonest mark of an invented reference. It may
also be a slip of one character.

## Example

"doi:10.1016/j.pain.2099.96.017": doi.org answers that no such DOI is registered.

## What to do

Compare the identifier with the publisher's page of the paper, character by character. If the paper
cannot be found by its title either, treat the reference as undocumented.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Case, Evidence
from auditor.parts import Problem, Rule
from claims.entities.identifiers import url_of
from claims.model import Study


def check(case: Case) -> Iterator[Problem]:
    """Each stated identifier that its registrar says does not exist, and nobody says does."""
    if not isinstance(case.claim, Study):
        return
    existing = {identifier for answer in case.answers for identifier in answer.exists}
    held = set(case.match.work.identifiers) if case.match else set()
    for identifier in case.query.identifiers:
        denied = [answer.source for answer in case.answers if identifier in answer.absent]
        if denied and identifier not in existing | held:
            message = f"article gives {identifier}, {denied[0]} says that it does not exist"
            yield Problem(message, (Evidence("identifier", str(identifier), None, denied[0], url_of(identifier)),))


RULE = Rule(
    code="CIT102",
    name="dead-identifier",
    severity="error",
    verdict="mismatched",
    advice="Compare the identifier with the publisher's page, character by character.",
    check=check,
)
