"""# altered-quote

## What it checks

Whether words in quotation marks stand in a record's abstract in another form: nearly all of them, in
the same order, with some left out, put in or changed.

## Why it matters

Quotation marks promise the very words. A "may" left out turns a caution into a promise.

## Example

Article: "walking reduces the risk of death in older adults". Record: "walking may reduce the risk of
death in some older adults".

## What to do

Put the words back as they stand, or take the quotation marks away.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import both_sides
from auditor.model import Case
from auditor.parts import Problem, Rule
from auditor.witnesses.quoting import nearest_passage, quote_of, texts
from claims.words import tokens

FEWEST_WORDS = 8
"""Fewer words in the same order may be chance."""
NEAR, SAME = 0.8, 0.999
"""From what share of words in order a passage is the quote's source, and from what it is the quote."""


def check(case: Case) -> Iterator[Problem]:
    """A passage that is nearly the quote, where none is the quote itself."""
    quote = quote_of(case)
    if quote is None or len(tokens(quote.text)) < FEWEST_WORDS:
        return
    found = max((nearest_passage(quote, work) for work in texts(case)), key=lambda p: p.share, default=None)
    if found is not None and NEAR <= found.share < SAME:
        yield both_sides("quote", f"“{quote.text}”", f"“{found.words}”", found.work)


RULE = Rule(
    code="CIT404",
    name="altered-quote",
    severity="error",
    verdict="mismatched",
    advice="Put the words back as they stand, or take the quotation marks away.",
    check=check,
)
