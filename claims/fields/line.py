"""A sentence laid open: its words, its study nouns and what its source marked up or put in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from claims.citing.cues import NounPhrase, lexicon
from claims.model import Article, Block, PartialDate, Span

T = TypeVar("T")

_QUOTED = re.compile(r"[“\"]([^“”\"\n]{3,300}?)[”\"]|(?<!\w)[‘']([A-Z][^“”\"\n]{8,300}?)[’'](?!\w)|«([^«»]{3,300})»")
_MARK = re.compile(r"[“\"‘'«]")
"""What opens a quotation."""
_NESTED = re.compile(r"[“\"](['‘][^“”\"\n]{3,250}?['’]:?[^“”\"\n]{0,200}?)[”\"]")


@dataclass(frozen=True, slots=True)
class Slot(Generic[T]):
    """A stated fact and where in the sentence it stands."""

    span: Span
    value: T


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with all that its slots are read from; spans count from the sentence's own start."""

    text: str
    language: str = "en"
    phrases: tuple[NounPhrase, ...] = ()
    emphasised: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    """The insides of quotation marks."""
    published: PartialDate | None = None
    """When the article was published."""

    def cut(self, span: Span) -> Line:
        """A part of the sentence, laid open by itself."""
        kept = (Span(m.start - span.start, m.end - span.start) for m in self.emphasised if span.covers(m))
        return line_of(self.text[span.start : span.end], self.language, tuple(kept), self.published)

    def before(self, at: int, reach: int = 60) -> str:
        """The words before a place."""
        return self.text[max(at - reach, 0) : at]

    def after(self, at: int, reach: int = 60) -> str:
        """The words after a place."""
        return self.text[at : at + reach]


@lru_cache(maxsize=2048)
def line_of(
    text: str, language: str = "en", emphasised: tuple[Span, ...] = (), published: PartialDate | None = None
) -> Line:
    """Lay a sentence open; remembered, as several extractors ask for it."""
    found = [m for pattern in (_QUOTED, _NESTED) for m in pattern.finditer(text)] if _MARK.search(text) else []
    quoted = {Span(*m.span(m.lastindex or 0)) for m in found}
    return Line(text, language, lexicon(language).phrases(text), emphasised, tuple(sorted(quoted)), published)


def line_in(article: Article, span: Span, block: Block) -> Line:
    """Lay open a sentence of an article, with the emphasis of its block."""
    marks = (i.span for i in block.inlines if i.kind in ("emphasis", "cite", "strong", "q") and span.meets(i.span))
    inside = (Span(max(m.start - span.start, 0), min(m.end, span.end) - span.start) for m in marks)
    return line_of(article.slice(span), article.language, tuple(inside), article.published)
