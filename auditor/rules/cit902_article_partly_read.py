"""# article-partly-read

## What it checks

Whether parts of the article could not be read: a character set that was guessed, front matter that is
no valid YAML or TOML, a language for which only identifiers and links are read.

## Why it matters

What was not read was not audited. A clean report on half an article is half a report.

## Example

The page states no character set and is no valid UTF-8.

## What to do

Mend what the message names, or read that part yourself.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Case, Evidence
from auditor.parts import Problem, Rule
from claims.model import Article


def check(case: Case) -> Iterator[Problem]:  # noqa: ARG001 - the shape of every rule
    """Nothing of a single claim: it speaks of the article."""
    yield from ()


def check_article(article: Article) -> Iterator[Problem]:
    """Everything that was found and could not be read."""
    for line in article.unread:
        yield Problem(f"not all of the article was read: {line}", (Evidence("article", article.name, line),))


RULE = Rule(
    code="CIT902",
    name="article-partly-read",
    severity="note",
    verdict=None,
    advice="Mend what the message names, or read that part yourself.",
    check=check,
    check_article=check_article,
)
