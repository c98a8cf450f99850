"""# wrong-design

## What it checks

Whether the study can be of the design that the article states: a trial, a cohort, a review. The record's
publication types count first, then its title, then a sentence of its abstract that says what was done
("were randomly assigned"). Designs that may be one ("trial", "pilot study") do not contradict each other.

An abstract that speaks of no chance, blinding or placebo, and names another design, is no randomised trial's;
one that speaks of no literature, and tells of people of its own, is no review's.

Measured on SciFact: speaks of none of 508 supported claims; of 94 designs exchanged for one
that excludes them it found 59 %.

## Why it matters

A systematic review weighs all the evidence there is; a single trial is a part of it. A survey cannot
show what a trial can.

## Example

Article: "a 2013 systematic review concluded that office yoga improved flexibility". Record: "outcomes
of a randomized controlled trial".

## What to do

Name the design as the record does.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import leads_elsewhere, matched, stated
from auditor.findings.clash import Clash, problem
from auditor.findings.statements import claims_of, record
from auditor.findings.study_designs import contradicted, experimented, many_pooled, narrated, plainly_said
from auditor.model import Case
from auditor.parts import Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    """A stated design that the record's own excludes, or what only another design does."""
    work, design = matched(case), stated(case).design
    if work is None or leads_elsewhere(case):
        return
    claims, told = claims_of(case), record(work)
    if design is None:
        acted = narrated(claims, work, told)
        if acted:
            yield problem(Clash("design", acted[0], acted[1].shown, acted[1].sentence), work)
        return
    text = " ".join(claim.text for claim in claims)
    found = contradicted(design, work, told) if plainly_said(design, text) else None
    if found and not many_pooled(design, found, text) and not experimented(found, text):
        yield problem(Clash("design", design, found.shown, found.sentence), work)


RULE = Rule(
    code="CIT504",
    name="wrong-design",
    severity="warning",
    verdict="mismatched",
    advice="Name the design as the record does.",
    check=check,
)
