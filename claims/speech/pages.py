"""A block made ready for reading speech: its quotations, sentence ends, tokens and referents."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from claims.entities.identifiers import from_url
from claims.model import Article, Block, Identifier, Span
from claims.sentences import sentences
from claims.speech.lexicon import MASK, Lexicon, lexicon, tokens
from claims.speech.quotation import Pair, pairs
from claims.speech.referents import Referent, referents
from claims.speech.scene import Scene
from claims.speech.speakers import Source

_BLANK = re.compile(r"\s*")
_SILENT_KINDS = {"heading", "preformatted"}


@dataclass(frozen=True, slots=True)
class Page:
    """One block: offsets are into its own text, `base` leads to the article's."""

    index: int
    block: Block
    text: str
    base: int
    pairs: tuple[Pair, ...]
    ends: tuple[int, ...]
    """Where its sentences end, those inside quotations left out."""
    source: Source

    @property
    def scene(self) -> Scene:
        """Its tokens and referents."""
        return self.source.scene

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The range of the sentence (or sentences) that a stretch lies in."""
        low, high = bisect_right(self.ends, start), bisect_left(self.ends, end)
        return self.ends[low - 1] if low else 0, self.ends[high] if high < len(self.ends) else len(self.text)

    def blank(self, start: int, end: int) -> bool:
        """Whether nothing but white space stands in a stretch."""
        found = _BLANK.match(self.text, start, max(start, end))
        return found is not None and found.end() >= end

    def ends_within(self, start: int, end: int) -> tuple[int, ...]:
        """The sentence ends that lie strictly inside a stretch."""
        return self.ends[bisect_right(self.ends, start) : bisect_left(self.ends, end)]

    def span(self, first: int, end: int) -> Span:
        """The article's stretch of a range of tokens."""
        tokens = self.scene.tokens
        return Span(self.base + tokens[first].start, self.base + tokens[end - 1].end)

    def links(self, first: int, end: int) -> Iterator[Identifier]:
        """What is linked from a stretch."""
        stretch = Span(self.base + first, self.base + end)
        for inline in self.block.inlines:
            if inline.kind == "link" and inline.span.meets(stretch) and inline.target.startswith("http"):
                yield from_url(inline.target) or Identifier("url", inline.target)

    def owners(self, first: int, end: int) -> tuple[Referent, ...]:
        """Those named only in the possessive in a stretch."""
        return self.scene.owning(self.scene.index(first), self.scene.index(end))

    def subjects(self, first: int, end: int) -> tuple[Referent, ...]:
        """The referents of a stretch."""
        return self.scene.within(self.scene.index(first), self.scene.index(end))


def pages(article: Article) -> tuple[Page, ...]:
    """Every block that may carry speech, in reading order."""
    ends: defaultdict[int, list[int]] = defaultdict(list)
    for sentence in sentences(article):
        ends[sentence.block].append(sentence.span.end - article.blocks[sentence.block].span.start)
    return tuple(
        _page(article, index, block, ends[index])
        for index, block in enumerate(article.blocks)
        if block.kind not in _SILENT_KINDS and not block.in_any("references")
    )


def _page(article: Article, index: int, block: Block, ends: list[int]) -> Page:
    text = article.slice(block.span)
    words = lexicon(article.language)
    found = _with_q(text, block, tuple(_mended(text, pair, words) for pair in pairs(text)))
    masked = _masked(text, found)
    cut = tokens(masked)
    found_here = referents(cut, words)
    spoken = tuple(one for one in found_here if not one.owner)
    owners = tuple(one for one in found_here if one.owner)
    scene = Scene(cut, tuple(token.start for token in cut), spoken, tuple(one.first for one in spoken), words, owners)
    return Page(index, block, text, block.span.start, found, _outside(ends, found), Source(text, scene))


def _mended(text: str, pair: Pair, words: Lexicon) -> Pair:
    """A quotation whose closing mark was lost before its tag ("“We wait, says Jane Doe.") ends at the comma."""
    if pair.closed:
        return pair
    inside = tokens(text[pair.start : pair.end])
    for comma, verb, name in zip(inside, inside[1:], inside[2:], strict=False):
        if comma.key == "," and verb.key in words.firm and name.capital and name.key not in words.stop:
            return Pair(pair.start, pair.start + comma.end, closed=False)
    return pair


def _with_q(text: str, block: Block, found: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The pairs and the `<q>` elements that have no marks in the text."""
    base = block.span.start
    spans = [inline.span for inline in block.inlines if inline.kind == "q"]
    bare = [Pair(s.start - base, min(s.end - base, len(text)), marked=False) for s in spans]
    extra = [q for q in bare if not any(p.start <= q.start and q.end <= p.end for p in found)]
    return tuple(sorted((*found, *extra), key=lambda pair: pair.start)) if extra else found


def _masked(text: str, found: tuple[Pair, ...]) -> str:
    parts, at = [], 0
    for pair in found:
        if pair.start >= at:
            parts += [text[at : pair.start], MASK * (pair.end - pair.start)]
            at = pair.end
    return "".join((*parts, text[at:]))


def _outside(ends: list[int], found: tuple[Pair, ...]) -> tuple[int, ...]:
    """The sentence ends that lie in no quotation."""
    starts = [pair.start for pair in found]
    return tuple(end for end in ends if not _inside(end, starts, found))


def _inside(end: int, starts: list[int], found: tuple[Pair, ...]) -> bool:
    at = bisect_left(starts, end) - 1
    return at >= 0 and found[at].start < end < found[at].end
