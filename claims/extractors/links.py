"""Studies cited by a link on words: "a <a href="https://doi.org/…">2018 trial</a> reported …"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from claims.citing import sections
from claims.entities import identifiers
from claims.extractors.identifiers import WORKS, told
from claims.model import Article, Identifier, Span, Stated, StudyMention
from claims.parts import Extractor
from claims.sentences import Sentence, sentences


def mentions(article: Article) -> tuple[StudyMention, ...]:
    """One mention for each scholarly link outside the reference list, for the sentence its words stand in."""
    prose = sentences(article)
    starts = [sentence.span.start for sentence in prose]
    return tuple(_mentions(article, prose, starts))


def _mentions(article: Article, prose: tuple[Sentence, ...], starts: list[int]) -> Iterator[StudyMention]:
    known: dict[Span, Stated] = {}
    for span, identifier in scholarly_links(article):
        sentence = prose[max(bisect_right(starts, span.start) - 1, 0)]
        if identifier.scheme in WORKS and sentence.span.meets(span):
            stated = known.get(sentence.span) or told(article, sentence, alone=True)
            known[sentence.span] = stated
            cited = replace(stated, identifiers=(identifier,))
            yield StudyMention(sentence.span, sentence.text, cited, linked=True)


def scholarly_links(article: Article) -> Iterator[tuple[Span, Identifier]]:
    """Every link to a work outside the reference list, with the words it is on."""
    listed = sections.reference_blocks(article)
    for index, block in enumerate(article.blocks):
        for inline in block.inlines:
            if inline.kind == "link" and index not in listed and inline.target:
                identifier = identifiers.from_url(inline.target)
                if identifier:
                    yield inline.span, identifier


EXTRACTOR = Extractor("links", mentions=mentions)
