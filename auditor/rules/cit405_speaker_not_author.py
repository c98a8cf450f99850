"""# speaker-not-author

## What it checks

Whether a speaker whom the article calls an author of the study is among its authors on record. It
speaks only when every study of the article has its record, with a complete list of authors, so that
no other study can be the one meant.

## Why it matters

"The study's lead author says" lends the study's weight to the words.

## Example

"We were surprised," says lead author Jane Roe – who is not among the study's seven authors.

## What to do

Correct the role: outside expert, colleague, spokesperson. Check whether another study is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.comparing import matched
from auditor.model import Case, Evidence
from auditor.parts import Problem, Rule
from auditor.witnesses.quoting import quote_of, speaker
from auditor.wording import names
from claims.entities import people
from claims.languages import load
from claims.model import Study


def check(case: Case) -> Iterator[Problem]:
    """A speaker called author, and no study of the article that lists the name."""
    quote, person = quote_of(case), speaker(case)
    if quote is None or person is None or not _called_author(quote.speaker.credential, case.article.language):
        return
    cited = [study for study in case.studies if isinstance(study.claim, Study) and study.claim.kind == "study"]
    works = [matched(study) for study in cited]
    known = [work for work in works if work is not None and work.authors and work.authors_complete]
    if not known or len(known) < len(works) or any(people.family_agrees(person, a) for w in known for a in w.authors):
        return
    found = "; ".join(names(work.authors) for work in known)
    said = f"{quote.speaker.name}, {quote.speaker.credential}"
    evidence = tuple(Evidence("author", said, names(work.authors), work.source, work.url) for work in known)
    yield Problem(f"article says {said}; record says the authors are {found}", evidence)


def _called_author(credential: str | None, language: str) -> bool:
    cues = load(language)["experts"]["author_of_study"]
    return any(re.search(rf"\b{re.escape(cue)}\b", credential or "", re.IGNORECASE) for cue in cues)


RULE = Rule(
    code="CIT405",
    name="speaker-not-author",
    severity="warning",
    verdict="mismatched",
    advice="Correct the role; check whether another study is meant.",
    check=check,
)
