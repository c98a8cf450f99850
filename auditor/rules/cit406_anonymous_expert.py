"""# anonymous-expert

## What it checks

Whether words in quotation marks are given to an expert, researcher or doctor whom the article does
not name. Passers-by, patients and customers are not experts, and are let be.

## Why it matters

Nobody can check what an unnamed authority said, or whether there is one.

## Example

"Most people need less of it," says a leading sleep researcher.

## What to do

Name the speaker, with affiliation, or say why the name is withheld.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Case, Evidence
from auditor.parts import Problem, Rule
from claims.languages import load
from claims.model import Quote
from claims.words import tokens


def check(case: Case) -> Iterator[Problem]:
    """A direct quote of somebody who is called an authority and has no name."""
    claim = case.claim
    if not isinstance(claim, Quote) or not claim.direct or claim.speaker.kind != "anonymous":
        return
    said = " ".join(filter(None, (claim.speaker.name, claim.speaker.credential)))
    if any(_authority(word, case.article.language) for word in tokens(said)):
        evidence = Evidence("speaker", said, None)
        yield Problem(f"article quotes “{said}” and gives no name, so nothing can be looked up", (evidence,))


def _authority(word: str, language: str) -> bool:
    """Whether a word presents its bearer as somebody who knows: "doctor", "physiologist"."""
    sections = load(language)
    return word in sections["experts"]["authorities"] or word.endswith(sections["disciplines"]["learned"])


RULE = Rule(
    code="CIT406",
    name="anonymous-expert",
    severity="note",
    verdict="unverifiable",
    advice="Name the speaker, with affiliation, or say why the name is withheld.",
    check=check,
)
