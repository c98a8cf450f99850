"""The thread of a paragraph: what its sentences have said of one study so far, and what the next one does with it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from claims.citing.cues import cue, first_words, lexicon
from claims.citing.returning import carries_on, known_people
from claims.citing.sign_patterns import sign_patterns
from claims.citing.signs import Sign
from claims.citing.wording import is_own
from claims.fields import Facts
from claims.model import Article, Block
from claims.once import once
from claims.sentences import sentences
from claims.speech.quotation import pairs

TAIL = 25
"""Characters after the names and the journal that close a sentence ("…, Doe and Roe wrote in Gut last year.")."""


@dataclass(frozen=True, slots=True)
class Thread:
    """What was said of one study by the sentences of a block up to the last."""

    block: int = -1
    heard: str = ""
    """Empty where the last sentence spoke of no study."""
    sources: frozenset[str] = frozenset()
    """Which of its sources it has told: names, where it came out, its title."""
    led_in: str = ""
    """What the block before said last, of a study, where this one has just begun."""

    def after(self, found: Facts, sign: Sign | None) -> Thread:
        """The thread past one more sentence."""
        if sign not in ("new", "other", "same", "on"):
            return Thread(self.block)
        told = sources(found)
        if sign in ("new", "other"):
            return Thread(self.block, found.line.text, told)
        return Thread(self.block, f"{self.heard} {found.line.text}", self.sources | told)

    def entering(self, block: int) -> Thread:
        """The thread at a sentence of a block."""
        return self if self.block == block else Thread(block, led_in=self.heard)

    @property
    def near(self) -> bool:
        """Whether the sentence before spoke of a study."""
        return bool(self.heard or self.led_in)

    def goes_on(self, found: Facts) -> bool:
        """Whether a sentence that states no study of its own goes on about this one."""
        if self.heard:
            return carries_on(found.line, self.heard)
        return known_people(found.line, self.led_in) and carries_on(found.line, self.led_in)

    def completed_by(self, found: Facts) -> bool:
        """Whether a sentence that closes with a source gives it of this study, whose own is wanting.

        It goes on about known people ("Those who … (Doe et al., Gut)"), or says what its authors made of it.
        """
        told = sources(found)
        apart = told & self.sources or found.title or found.sample or _opens(found)
        if not self.heard or not told or apart:
            return False
        return _publishes(found) or (_closes(found) and (_of_known(found) or _concludes(found, told)))


def _opens(found: Facts) -> bool:
    return any(phrase.opening in ("new", "other") for phrase in found.line.phrases)


def _publishes(found: Facts) -> bool:
    """ "Doe and Roe published that in Gut"."""
    return bool(sign_patterns(found.line.language).publishes.search(found.line.text))


def _of_known(found: Facts) -> bool:
    """ "Those who …"."""
    return not lexicon(found.line.language).sets["onward_pronouns"].isdisjoint(first_words(found.line.text, 1))


def _concludes(found: Facts, told: frozenset[str]) -> bool:
    """ "…, Doe and colleagues concluded"."""
    return told == {"names"} and bool(cue(found.line.language, "concluding").search(found.line.text[-TAIL:]))


def sources(found: Facts) -> frozenset[str]:
    """Which sources a sentence tells."""
    told = {"names": found.authors, "venue": found.venue, "title": found.title, "place": found.institution}
    return frozenset(name for name, slot in told.items() if slot)


def _closes(found: Facts) -> bool:
    """Whether what the sentence tells of its source stands at its end."""
    spans = [slot.span for slot in (found.authors, found.venue, found.title) if slot]
    text = found.line.text
    return bool(spans) and spans[0].start > len(text) // 3 and len(text) - max(span.end for span in spans) <= TAIL


@once
def spoken(article: Article) -> frozenset[int]:
    """The starts of the sentences that are part of somebody's longer speech, which goes on about no study."""
    starts = [sentence.span.start for sentence in sentences(article)]
    return frozenset(start for block in article.blocks for start in _spoken(article, block, starts))


def _spoken(article: Article, block: Block, starts: list[int]) -> Iterator[int]:
    for pair in pairs(article.slice(block.span)):
        first = bisect_right(starts, block.span.start + pair.start) - 1
        last = bisect_left(starts, block.span.start + pair.end)
        if pair.closed and last - first > 1:
            yield from starts[max(first, 0) : last]


def leads(found: Facts) -> bool:
    """Whether a sentence tells what was so, as what comes before "the study, published in …" does."""
    line = found.line
    plain = not (is_own(line) or line.quoted or line.text.rstrip().endswith(("?", "!")))
    return plain and bool(sign_patterns(line.language).past.search(line.text))
