"""# preprint-as-paper

## What it checks

Whether the work is a preprint of which no published version is on record, while the article says
nothing of that. It stays silent where the article calls it a preprint or names the preprint server.

## Why it matters

A preprint has not been reviewed. A reader who is told of "a study" takes it for one that has.

## Example

"A study found that …", linked to medRxiv.

## What to do

Say that it is a preprint and has not been reviewed, or cite the published version.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import matched, stated
from auditor.model import Case, Evidence, Work
from auditor.parts import Problem, Rule
from claims.model import Study
from claims.words import fold

SERVERS = ("arxiv", "biorxiv", "medrxiv", "research square", "ssrn", "preprints.org", "psyarxiv", "osf preprints")
SAID = ("preprint", "pre-print", "not yet peer", "not been peer", "not yet been peer", *SERVERS)
"""Words by which an article shows that it knows."""


def check(case: Case) -> Iterator[Problem]:
    """A posted work without a published version, cited as if it were one."""
    work = matched(case)
    if work is None or not is_preprint(work) or work.versions or _said(case):
        return
    where = work.venue or "a preprint server"
    evidence = Evidence("kind", stated(case).venue or "a study", f"preprint on {where}", work.source, work.url)
    yield Problem(f"article cites it as a study, record says it is a preprint on {where}", (evidence,))


def is_preprint(work: Work) -> bool:
    """Whether a record is of a posted, unreviewed version."""
    return work.kind == "posted-content" or "Preprint" in work.publication_types or fold(work.venue or "") in SERVERS


def _said(case: Case) -> bool:
    texts = [mention.text for mention in case.claim.mentions] if isinstance(case.claim, Study) else []
    told = fold(" ".join((*texts, stated(case).venue or "", *(str(i) for i in stated(case).identifiers))))
    return any(word in told for word in SAID)


RULE = Rule(
    code="CIT304",
    name="preprint-as-paper",
    severity="note",
    verdict=None,
    advice="Say that it is a preprint and has not been reviewed, or cite the published version.",
    check=check,
)
