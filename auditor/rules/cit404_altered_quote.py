"""# altered-quote

## What it checks

Whether words in quotation marks stand in another form in a record's abstract, or on a page linked beside them
that gives them to the same speaker: nearly all of them, in the same order, with some left out, put in or changed.
A cut that the article marks by an ellipsis or brackets, a slip of spelling, an ending, an article, a contraction
written out are not held against it.

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
from auditor.witnesses.likening import differences, wording
from auditor.witnesses.linked import sightings
from auditor.witnesses.quoting import Passage, nearest_passage, quote_of, texts
from claims.model import Quote
from claims.words import tokens

FEWEST_WORDS = 8
"""Fewer words in the same order may be chance."""
SHOWN = 5
NEAR, SAME = 0.8, 0.999
"""From what share of words in order a passage is the quote's source, and from what it is the quote."""


def check(case: Case) -> Iterator[Problem]:
    """A passage that is nearly the quote, where none is the quote itself."""
    quote = quote_of(case)
    if quote is None or case.excerpt or len(tokens(quote.text)) < FEWEST_WORDS:
        return
    near = max((*_in_records(case, quote), *_on_pages(case)), key=lambda pair: pair[0].share, default=None)
    if near is not None and NEAR <= near[0].share < SAME and near[1]:
        found, changed = near
        note = f"they differ in {', '.join(f'“{word}”' for word in dict.fromkeys(changed[:SHOWN]))}"
        yield both_sides("quote", f"“{quote.text}”", f"“{found.words}”", found.work, note)


def _in_records(case: Case, quote: Quote) -> Iterator[tuple[Passage, tuple[str, ...]]]:
    """The nearest stretch of each abstract, and the words in which it differs."""
    for found in (nearest_passage(quote, work) for work in texts(case)):
        yield found, _changed(quote, found, case.article.language) if NEAR <= found.share < SAME else ()


def _on_pages(case: Case) -> Iterator[tuple[Passage, tuple[str, ...]]]:
    """The same for the linked pages that give the words to the speaker."""
    for each in sightings(case):
        if each.attributed:
            yield Passage(each.words, each.share, each.page.work), each.altered


def _changed(quote: Quote, found: Passage, language: str) -> tuple[str, ...]:
    """The words that tell: left out, put in or changed."""
    return tuple(dict.fromkeys(differences(wording(quote.text).words, wording(found.words).words, language)))


RULE = Rule(
    code="CIT404",
    name="altered-quote",
    severity="error",
    verdict="mismatched",
    advice="Put the words back as they stand, or take the quotation marks away.",
    check=check,
)
