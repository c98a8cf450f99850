"""# quote-not-in-source

## What it checks

Whether words that the article takes from a document – a study, a report, an organisation's statement it
links to – are found in the record's abstract or in open full texts. It speaks only when the words were
searched for in full texts and every source answered. What a person says is in no document, even where
the sentence links to one.

## Why it matters

A quotation from a paper can be looked up, unlike one from a conversation. If it is nowhere in the
paper, it is a paraphrase in quotation marks, or an invention.

## Example

"Sleep is the new vaccine," the authors write – in no text of theirs that can be searched.

## What to do

Open the document and find the words. Most full texts cannot be searched: a miss is a reason to look,
and no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Answer, Case, Evidence
from auditor.parts import Problem, Rule
from auditor.witnesses.quoting import nearest_passage, quote_of, texts
from claims.model import Quote

FULL_TEXT = "europepmc"
"""The source that searches full texts."""
FOUND = 0.999


def check(case: Case) -> Iterator[Problem]:
    """Words from a document, sought in full texts and met nowhere."""
    quote = quote_of(case)
    if quote is None or case.failures or case.excerpt or not _of_document(quote):
        return
    searched = next((a for a in case.searched if isinstance(a, Answer) and a.source == FULL_TEXT and a.asked), None)
    records = texts(case)
    if searched is None or searched.works or any(nearest_passage(quote, work).share > FOUND for work in records):
        return
    told = f" nor in {len(records)} abstracts" if records else ""
    evidence = Evidence("quote", quote.text, None, searched.source, _address(searched))
    yield Problem(f"article quotes words that were not found in open full texts{told}", (evidence,))


def _of_document(quote: Quote) -> bool:
    """Whether the words are a document's: a person's are spoken, and most are printed nowhere else."""
    return quote.speaker.kind == "document" or (quote.speaker.kind == "organisation" and bool(quote.sources))


def _address(answer: Answer) -> str | None:
    return answer.asked[0].url if answer.asked else None


RULE = Rule(
    code="CIT403",
    name="quote-not-in-source",
    severity="warning",
    verdict="unverifiable",
    advice="Open the document and find the words; most full texts cannot be searched.",
    check=check,
)
