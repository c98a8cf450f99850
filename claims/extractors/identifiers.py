"""Studies cited by an identifier written out in the prose: "(PMID: 24638908)", "doi:10.1002/…"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.citing import sections
from claims.entities import identifiers
from claims.fields import facts, line_in
from claims.model import Article, Identifier, IdentifierScheme, Stated, StudyMention
from claims.parts import Extractor
from claims.sentences import Sentence, sentences

WORKS: frozenset[IdentifierScheme] = frozenset({"doi", "pmid", "pmcid", "arxiv", "nct", "url"})
"""The schemes that name a study; an ISSN names a journal, an ORCID a person, an ISBN a book."""


def mentions(article: Article) -> tuple[StudyMention, ...]:
    """One mention for each work that a sentence outside the reference list identifies."""
    listed = sections.reference_blocks(article)
    prose = (sentence for sentence in sentences(article) if sentence.block not in listed)
    return tuple(mention for sentence in prose for mention in _of(article, sentence))


def _of(article: Article, sentence: Sentence) -> Iterator[StudyMention]:
    found = [identifier for _, identifier in identifiers.find(sentence.text) if identifier.scheme in WORKS]
    groups = tuple(works(found))
    stated = told(article, sentence, alone=len(groups) == 1) if groups else Stated()
    for group in groups:
        yield StudyMention(sentence.span, sentence.text, replace(stated, identifiers=group), linked=True)


def told(article: Article, sentence: Sentence, alone: bool) -> Stated:
    """What a sentence tells of the work it names; of several works it tells each only what was found."""
    stated = facts(line_in(article, sentence.span, article.blocks[sentence.block])).stated()
    return stated if alone else Stated(finding=stated.finding)


def works(found: list[Identifier]) -> Iterator[tuple[Identifier, ...]]:
    """Identifiers in reading order parted into works: a scheme that comes again opens the next work."""
    group: list[Identifier] = []
    for identifier in dict.fromkeys(found):
        if any(other.scheme == identifier.scheme for other in group):
            yield tuple(group)
            group = []
        group.append(identifier)
    if group:
        yield tuple(group)


EXTRACTOR = Extractor("identifiers", mentions=mentions)
