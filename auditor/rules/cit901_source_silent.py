"""# source-silent

## What it checks

Whether a source that was asked about this claim did not answer: an outage, a limit, a refusal, a
reply that makes no sense, or a run without the network.

## Why it matters

A source that was silent has said nothing about the article. Where the others settle the claim, the
verdict rests on them; where they do not, the claim is unchecked.

## Example

PubMed was asked too often and refused; Crossref answered.

## What to do

Run the audit again later; where the run was offline, run it without `--offline` or give it a library.
Nothing here is held against the author.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Case, Evidence
from auditor.parts import Problem, Rule

OFFLINE = "Run it without --offline, or with a library that holds the works (--library)."


def check(case: Case) -> Iterator[Problem]:
    """One problem for all the sources that were silent."""
    if not case.failures:
        return
    silent = ", ".join(dict.fromkeys(f"{failure.source} ({failure.reason})" for failure in case.failures))
    answered = ", ".join(dict.fromkeys(answer.source for answer in case.answers))
    settled = answered and case.outcome != "unreached"
    rest = f"the verdict rests on {answered}" if settled else "the claim is not decided"
    evidence = tuple(Evidence("reply", None, f.detail or f.reason, f.source) for f in case.failures)
    advice = OFFLINE if all(failure.reason == "offline" for failure in case.failures) else ""
    yield Problem(f"no answer from {silent}; {rest}", evidence, advice=advice)


RULE = Rule(
    code="CIT901",
    name="source-silent",
    severity="note",
    verdict=None,
    advice="Run the audit again later.",
    check=check,
)
