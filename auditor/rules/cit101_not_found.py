"""# not-found

## What it checks

Whether any source knows a work that fits what the article states. It speaks only when every source
that was asked answered: an outage is never taken for absence. It also speaks of an identifier that
no source knows although the work itself was found, and of a bibliography's entry that names a venue
for a work of which only a preprint is on record.

## Why it matters

A study that nobody can find cannot be read by the reader who wants to check it. It may be real and
merely missing from the sources asked; it may never have been written.

## Example

"A 2017 study in the Journal of Strength and Conditioning Research found that hip thrusts relieve
chronic back pain": the journal's papers of 2016–2018 were listed, and none concerns back pain and
hip thrusts.

## What to do

Ask the author for the paper itself. Look at the nearest works listed: one of them may be what was
meant. If no source can be given, take the sentence out or say that it is not documented.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.agreement import is_preprint
from auditor.comparing import matched
from auditor.ladder import counts
from auditor.model import Answer, Asked, Case, Evidence, Failure, Work
from auditor.parts import Problem, Rule
from auditor.wording import plural
from claims.languages import ENGLISH, name_of
from claims.model import Identifier, Study

SHOWN_QUESTIONS = 3
ADDRESSED = frozenset({"doi", "pmid", "pmcid", "arxiv"})


def check(case: Case) -> Iterator[Problem]:
    """The whole study, or one of its identifiers, that every source answered about and none knows."""
    if not isinstance(case.claim, Study):
        return
    if case.outcome == "absent":
        evidence = tuple(_proof(asked, answer.source) for answer in case.answers for asked in answer.asked)
        yield Problem(f"nothing on record fits; {_told(case)}{_foreign(case)}", evidence)
    for identifier in _unknown(case):
        yield Problem(
            f"article gives {identifier}, which no source asked knows, though the work itself is on record",
            (Evidence("identifier", str(identifier), None),),
        )
    if (work := _only_preprint(case)) is not None:
        message = f"article says {case.query.venue}, but only a preprint is on record, which says nothing of that"
        yield Problem(message, (Evidence("venue", case.query.venue, work.venue or "preprint", work.source, work.url),))


def _only_preprint(case: Case) -> Work | None:
    """The preprint that is all there is of a work which a bibliography's entry gives a venue."""
    work = matched(case)
    if work is None or case.match is None or not case.query.venue or case.query.finding is not None:
        return None
    records = (work, *case.match.also)
    untold = case.match.agreement.get("venue") is None
    return work if untold and all(is_preprint(record) for record in records) else None


def _told(case: Case) -> str:
    """The proof in words: what was asked, and how many works each question told of."""
    telling = {rung.name for rung in case.query.ladder if counts(rung)}
    every = [asked for answer in case.answers for asked in answer.asked if asked.total is not None]
    counted = [asked for asked in every if asked.what in telling] or every
    if not counted:
        return f"{plural(len(case.answers), 'source')} answered, none with a work that agrees"
    shown = "; ".join(f"{asked.what}: {asked.total:,}" for asked in counted[:SHOWN_QUESTIONS])
    return f"works found for each question – {shown} – and none agrees with what is stated"


def _foreign(case: Case) -> str:
    """That an article's own words were not looked for, where it is not in English."""
    if case.article.language == ENGLISH or case.query.title or case.query.identifiers:
        return ""
    name = name_of(case.article.language)
    return f"; the article is in {name}, so its own words were not sought in titles and abstracts"


def _proof(asked: Asked, source: str) -> Evidence:
    total = "no count" if asked.total is None else f"{asked.total:,} works"
    return Evidence("search", asked.what or asked.url, total, source, asked.url)


def _unknown(case: Case) -> list[Identifier]:
    """Identifiers that every source left unanswered, of a work found by its description.

    A record that names another identifier of the kind is CIT205's; a registrar's word is CIT102's.
    """
    work = matched(case)
    if work is None or case.standing == "identified" or any(isinstance(x, Failure) for x in case.lookups):
        return []
    told = {i for x in case.lookups if isinstance(x, Answer) for i in (*x.exists, *x.absent)}
    kinds = {i.scheme for i in work.identifiers}
    asked = case.query.identifiers
    return [i for i in asked if i.scheme in ADDRESSED and i.scheme not in kinds and i not in told and not i.malformed]


RULE = Rule(
    code="CIT101",
    name="not-found",
    severity="error",
    verdict="unverifiable",
    advice="Ask the author for the paper itself; look at the nearest works below, one may be what was meant.",
    check=check,
)
