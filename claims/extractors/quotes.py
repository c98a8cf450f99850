"""Expert quotes: words in quotation marks, block quotes and transcripts, with whoever speaks them.

A quotation needs an attribution: in its own sentence, in the sentence that follows or precedes it,
or through the quotation it continues. Without one nothing is reported, since scare quotes, titles
and slogans wear the same marks. The order in which forms are tried is that of the sieves of Muzny
et al. (EACL 2017), without a parser.
"""

from __future__ import annotations

from claims.model import Article, Passage, Quote, Span
from claims.parts import Extractor
from claims.speech.hearing import Utterance, hear


def quotes(article: Article) -> tuple[Quote, ...]:
    """The quotes of an article in reading order, indirect speech among them (`direct` is false)."""
    return tuple(_quote(article, said) for said in sorted(hear(article), key=lambda said: said.passages[0]))


def _quote(article: Article, said: Utterance) -> Quote:
    passages = tuple(Passage(span, article.slice(span)) for span in (_trimmed(article, s) for s in said.passages))
    return Quote(passages, said.speaker, said.direct, round(said.confidence, 2), tuple(dict.fromkeys(said.sources)))


def _trimmed(article: Article, span: Span) -> Span:
    """The span without the white space that guillemets have inside."""
    text = article.slice(span)
    return Span(span.start + len(text) - len(text.lstrip()), span.end - len(text) + len(text.rstrip()))


EXTRACTOR = Extractor("quotes", quotes=quotes, prose=True)
