"""# wrong-title

## What it checks

Whether the stated title is the record's, word by word. Spelling (British or American), hyphens,
capitals, a dropped subtitle and endings do not count; an inserted "not" or a swapped word does.
Small words count only in a bibliography's entry, where a title is copied, not told. Words in quotation marks
that are the record's title but for some of them are a title too.

## Why it matters

A title that is nearly right hides that another paper was meant, or that nobody opened this one.

## Example

Article: "Dogs readily follow cartoon people". The record of the DOI given: "Dogs fail to recognize
a human pointing gesture in two-dimensional depictions of motion cues".

## What to do

Copy the title from the record, and make sure that the text describes this paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.comparing import both_sides, disagrees, matched
from auditor.matching import title_match
from auditor.model import Case, Work
from auditor.parts import Problem, Rule
from auditor.titles import TitleMatch, compare, words
from claims.model import Study

SHOWN_CHANGES = 3
FEWEST = 6
"""Words in quotation marks that may be a title, and no saying."""
NEAR = 0.6
"""Share of the words of both that such a title has in common with the record's."""
_MARKS = re.compile(r"[“\"]([^“”\"]{20,300})[”\"]")


def check(case: Case) -> Iterator[Problem]:
    """A stated title with words that the record's has not, or the other way about; else one quoted in the sentence."""
    work = disagrees(case, "title")
    compared = title_match(case.query, work) if work else None
    if work and compared:
        yield _differing(case.query.title or "", work, compared)
    elif case.query.title is None and (work := matched(case)):
        yield from (_differing(quoted, work, near) for quoted, near in _quoted(case, work))


def _quoted(case: Case, work: Work) -> Iterator[tuple[str, TitleMatch]]:
    """Words in quotation marks that are the record's title but for some words."""
    texts = dict.fromkeys(mention.text for mention in case.claim.mentions) if isinstance(case.claim, Study) else ()
    for quoted in (match[1] for text in texts for match in _MARKS.finditer(text)):
        near = compare(quoted, work.title)
        if len(words(quoted)) >= FEWEST and not near.same and not near.cut and near.share >= NEAR:
            yield quoted, near


def _differing(stated: str, work: Work, compared: TitleMatch) -> Problem:
    changes = "; ".join(f"{change}" for change in compared.changes[:SHOWN_CHANGES])
    return both_sides("title", f"“{stated}”", f"“{work.title.rstrip('.')}”", work, f"words that differ: {changes}")


RULE = Rule(
    code="CIT201",
    name="wrong-title",
    severity="warning",
    verdict="mismatched",
    advice="Copy the title from the record, and make sure that the text describes this paper.",
    check=check,
)
