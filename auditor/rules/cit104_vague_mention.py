"""# vague-mention

## What it checks

Whether the article says enough about a study to look for it: an author, a journal, a title, a
number of participants, or a finding of some detail. "Studies show that …" names no study at all.

## Why it matters

A claim that rests on unnamed research cannot be checked by anybody. It reads like evidence and
offers none.

## Example

"Research has repeatedly shown that running is good for your knees."

## What to do

Name one study: who, where and when, with a link. If none can be named, write the sentence as the
author's own view.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Case, Query
from auditor.parts import Problem, Rule
from claims.model import Study


def check(case: Case) -> Iterator[Problem]:
    """A mention that names no study, or too little of one."""
    if not isinstance(case.claim, Study) or case.outcome != "vague":
        return
    if case.claim.kind == "appeal":
        yield Problem("it appeals to research in general and names no study")
    else:
        yield Problem(f"too little is stated to look for the study: {_stated(case.query)}; {_lacking(case.query)}")


def _stated(query: Query) -> str:
    given = [("a year", query.year), ("a journal", query.venue), ("an author", query.authors)]
    named = [name for name, value in given if value]
    return f"only {' and '.join(named)} and a broad topic" if named else "only a broad topic"


def _lacking(query: Query) -> str:
    wanted = [("an author", query.authors), ("a journal", query.venue), ("a year", query.year)]
    return f"it lacks {', '.join(name for name, value in wanted if not value) or 'a title'}"


RULE = Rule(
    code="CIT104",
    name="vague-mention",
    severity="note",
    verdict="unverifiable",
    advice="Name one study: who, where and when, with a link.",
    check=check,
)
