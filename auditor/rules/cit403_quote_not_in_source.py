"""# quote-not-in-source

## What it checks

Whether words in quotation marks are found where the article takes them from: on the page it links to beside
them, and for the words of a document – a study, a report, an organisation's statement – in the record's abstract
or in open full texts.

Of a linked page it speaks only where the page plainly is the source: a whole and open text in the article's
language, no front page and no abstract, which quotes the very person, or is the document or the organisation's
own; and only where every page linked beside the words could be read. Of full texts it speaks only when the words
were searched for there and every source answered.

## Why it matters

A quotation from a paper can be looked up, unlike one from a conversation. If it is nowhere in the
paper, it is a paraphrase in quotation marks, or an invention.

## Example

"Sleep is the new vaccine," the authors write – in no text of theirs that can be searched. "The swing is the
only exercise you need," she told a magazine, with a link to an interview in which she says nothing of the kind.

## What to do

Open the page or the document and find the words. A page may be changed after it was quoted, and most full
texts cannot be searched: a miss is a reason to look, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Answer, Case, Evidence, Failure
from auditor.parts import Problem, Rule
from auditor.witnesses.linked import Sighting, sought_in_vain
from auditor.witnesses.quoting import nearest_passage, quote_of, texts
from claims.model import Quote
from claims.words import tokens

FULL_TEXT = "europepmc"
"""The source that searches full texts."""
FOUND = 0.999
LIKE = 0.3
"""Share of words in order from which a page's own wording is worth showing."""


def check(case: Case) -> Iterator[Problem]:
    """Words that are not on the page they are said to be from, or in no full text that was searched."""
    quote = quote_of(case)
    if quote is None or case.excerpt:
        return
    if missing := sought_in_vain(case):
        yield _not_on_pages(quote, missing)
    elif not any(isinstance(lookup, Failure) for lookup in (*case.lookups, *case.linked)):
        yield from _not_in_full_texts(case, quote)


def _not_on_pages(quote: Quote, missing: tuple[Sighting, ...]) -> Problem:
    pages = [each.page for each in missing]
    named = ", ".join(f"“{page.work.title}” ({len(tokens(page.article.text)):,} words)" for page in pages)
    evidence = tuple(
        Evidence(
            "quote", quote.text, each.words if each.share >= LIKE else None, each.page.work.source, each.page.work.url
        )
        for each in missing
    )
    what = "the page linked beside them" if len(pages) == 1 else "the pages linked beside them"
    message = f"article quotes words that were not found on {what}: {named}"
    return Problem(message, evidence, advice="Open the page and find the words, or ask the author where they are from.")


def _not_in_full_texts(case: Case, quote: Quote) -> Iterator[Problem]:
    if not _of_document(quote):
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
