"""# quote-reused

## What it checks

Whether the same words in quotation marks are given to another person, in this article, in another of
those audited together, or on a page linked beside them that does not so much as name the speaker: eight
words or more, the same but for a slip. Both speakers must be named in full, and the names must be such that
they cannot be one person's. It is silent on a quote whose words were found in the speaker's own text.

## Why it matters

Invented quotations are made by the dozen, and used again with the next expert's name. Two people do
not say the same sentence by chance.

## Example

"Earn the deadlift first, and the swing will look after itself," says Mike Boyle in one article, and
Jane Roe in another.

## What to do

Find out who said it, where and when. One of the two articles may be right: this shows only that not
both can be.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Case, Evidence
from auditor.parts import Problem, Rule
from auditor.witnesses.quoting import quote_of


def check(case: Case) -> Iterator[Problem]:
    """The same words under a name that cannot be the same person's."""
    quote = quote_of(case)
    if quote is None or not case.elsewhere or (case.excerpt and case.excerpt.attributed):
        return
    first, name = case.elsewhere[0], quote.speaker.name
    place = f"{first.article}, line {first.line}"
    more = f" (and {len(case.elsewhere) - 1} more)" if len(case.elsewhere) > 1 else ""
    evidence = Evidence("speaker", name, f"{first.quote.speaker.name} in {place}: “{first.quote.text}”", "article")
    yield Problem(
        f"article gives the words to {name}; {place} gives them to {first.quote.speaker.name}{more}", (evidence,)
    )


RULE = Rule(
    code="CIT407",
    name="quote-reused",
    severity="error",
    verdict="mismatched",
    advice="Find out who said it, where and when; not both can be right.",
    check=check,
)
