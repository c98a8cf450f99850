"""# wrong-identifier

## What it checks

Whether the work an identifier or link leads to is the one the words describe: the title, the
authors and the topic of the record against the sentence that carries the link. It also speaks when
the work that the words describe has another identifier of the same kind.

## Why it matters

A real DOI under an invented description is the commonest fabrication: it passes every check that
only asks whether the DOI exists.

## Example

Article: "rooftop tests kept silicon panels running for ten summers", linked to a DOI whose record
is a review of nickel oxide in perovskite photovoltaics.

## What to do

Open the link. If the description belongs to another paper, correct the link; if no such paper can
be found, take the sentence out.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.agreement import is_preprint_doi
from auditor.comparing import both_sides, leads_elsewhere, matched, missing_words
from auditor.model import Case, Work
from auditor.parts import Problem, Rule

SHOWN_WORDS = 6


def check(case: Case) -> Iterator[Problem]:
    """An identifier that leads to another work than the words describe."""
    work = matched(case)
    if work is None or case.match is None or not case.query.identifiers:
        return
    given = ", ".join(str(identifier) for identifier in case.query.identifiers)
    if leads_elsewhere(case):
        said = f"“{case.query.title}”" if case.query.title else f"{given} for what it describes"
        lacking = ", ".join(missing_words(case, work)[:SHOWN_WORDS])
        note = f"the record has nothing of {lacking}" if lacking else ""
        yield both_sides("identifier", said, f"“{work.title.rstrip('.')}”", work, note)
    elif own := _led_to(case):
        said = f"“{case.query.title or given}”"
        yield both_sides("identifier", said, f"“{own.title.rstrip('.')}”", own, f"{given} leads there")
    elif case.standing == "singled-out" and case.match.agreement.get("identifier") is False and not _preprint(case):
        found = ", ".join(str(identifier) for identifier in work.identifiers)
        yield both_sides("identifier", given, found, work)


def _led_to(case: Case) -> Work | None:
    """The record of the identifier, where the match is another work that the words single out."""
    if case.standing != "singled-out":
        return None
    own = (c.work for c in case.candidates if c is not case.match and c.agreement.get("identifier"))
    return next(own, None)


def _preprint(case: Case) -> bool:
    """Whether the identifier given is a preprint's, which the paper's own record need not name."""
    return any(is_preprint_doi(identifier.value) for identifier in case.query.identifiers)


RULE = Rule(
    code="CIT205",
    name="wrong-identifier",
    severity="error",
    verdict="mismatched",
    advice="Open the link; correct it if the description belongs to another paper.",
    check=check,
)
