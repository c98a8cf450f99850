"""The title of a study: words in quotation marks or italics where a title belongs, never a slogan, book or film."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.citing.cues import NAME, YEAR, listed
from claims.entities import journals
from claims.fields.line import Line, Slot
from claims.model import Span
from claims.patterns import lazily

SHORTEST = 3
"""Words of the shortest title taken after "titled"."""
LONE = 5
"""Words of the shortest title taken on its look alone."""
LONG = 7
"""Words from which capitals alone make a title."""
CAPITALISED = 0.6
"""The share of longer words that are capitalised in a title in title case."""

_CLOSE = r"[,.]?[\"”’»*_]*"


@dataclass(frozen=True, slots=True)
class _Slots:
    titled: re.Pattern[str]
    noun: re.Pattern[str]
    owner: re.Pattern[str]
    acts: re.Pattern[str]
    spoken: re.Pattern[str]
    written: re.Pattern[str]
    study: re.Pattern[str]
    other: re.Pattern[str]
    place: re.Pattern[str]
    out: re.Pattern[str]
    read: re.Pattern[str]
    source: re.Pattern[str]


@lru_cache(maxsize=16)
def _slots(language: str) -> _Slots:
    def any_of(*keys: str) -> str:
        return listed(language, *keys)

    nouns, relative = any_of("nouns", "loose"), any_of("relative")
    told = any_of("relative", "dating", "bare_in", "belonging", "appearing", "authored")
    return _Slots(
        lazily(rf"\b{any_of('titled')}[,:]?\s?\Z"),
        lazily(rf"\b{nouns},?\s\Z"),
        lazily(rf"{NAME}(?:[’']s|s[’'])\s(?:[a-z]+\s)?\Z"),
        lazily(rf"{_CLOSE},?\s(?:{relative}\s)?{any_of('finding', 'acting', 'appearing')}(?![\w-])"),
        lazily(rf"{_CLOSE},?\s{any_of('speaking')}(?![\w-])"),
        lazily(rf"{_CLOSE},?\s{any_of('writing')}\s(?!{any_of('inside', 'dating')}\b)"),
        lazily(rf"(?<![\w-]){nouns}(?![\w-])"),
        lazily(rf"\b{any_of('no_study')}\b[^.;]{{0,30}}\Z"),
        lazily(rf"\b{any_of('title_place')}(?:\s{any_of('definite')})?\s?\Z"),
        lazily(rf"{_CLOSE},?\s(?:{relative}\s){{0,2}}{any_of('appearing')}\b"),
        lazily(rf"\b{any_of('reading')}\s\Z"),
        lazily(
            rf"[,.]?[\"”’»*_]*,?\s(?:\([^()]{{0,90}}?{YEAR}\)|{any_of('authored')}\s{NAME}(?:[\s,.;:(]|\Z)"
            rf"|(?<=[,”\"]\s){any_of('new', 'definite')}\s(?:[\w-]+\s){{0,3}}?{nouns}"
            rf"(?=[,.;:]|\s(?:{told})(?![\w-])))"
        ),
    )


def title(line: Line, placed: bool = False) -> Slot[str] | None:
    """The stated title, without its marks and the comma that the sentence put inside them.

    `placed` where the sentence names a journal, beside which capitals are enough.
    """
    spans = sorted({*line.quoted, *line.emphasised}, key=lambda s: (s.start, -s.end))
    for span in spans:
        words = line.text[span.start : span.end].strip(' ,.“”"')
        inner = any(other != span and other.covers(span) for other in spans)
        if not inner and _may_be(line, span, words) and _slotted(line, span, words, placed):
            return Slot(span, words)
    return None


def _may_be(line: Line, span: Span, words: str) -> bool:
    """Whether nothing speaks against a title: long enough, capital first, no film before it, no "in" of a journal."""
    slots, before = _slots(line.language), _before(line, span)
    capital = words[:1] in "‘'“" or words[:1].isupper()
    placed = slots.place.search(before) and not (_is_study(line, words) or _sourced(line, span, words))
    barred = placed or slots.other.search(before)
    return len(words.split()) >= SHORTEST and capital and not barred


def _before(line: Line, span: Span) -> str:
    return line.before(span.start, 60).rstrip("“\"‘'«*_")


def _slotted(line: Line, span: Span, words: str, placed: bool) -> bool:
    slots, before, count = _slots(line.language), _before(line, span), len(words.split())
    spoken = slots.spoken.match(line.text, span.end) or slots.written.match(line.text, span.end)
    acts = not spoken and bool(slots.acts.match(line.text, span.end))
    if slots.titled.search(before):
        return bool(line.phrases) or _titular(line, words)
    if slots.noun.search(before) or slots.owner.search(before):
        return _capitals(words) or count >= LONE or acts
    if count >= LONE and words[-1:] not in "?!" and not spoken and slots.out.match(line.text, span.end):
        return True
    if acts and count >= LONG and slots.read.search(before):
        return True
    if placed and count >= LONE and _capitals(words) and span in line.quoted:
        return True
    if not spoken and _sourced(line, span, words):
        return True
    return (acts and _titular(line, words)) or (_is_study(line, words) and (": " in words or count >= LONG))


def _sourced(line: Line, span: Span, words: str) -> bool:
    """Whether a quotation is followed by its source: "“…” (Spine, 2014)", "“…” by Doe", "“…”, a paper"."""
    long = len(words.split()) >= LONE and words[-1:] not in "!," and journals.resolve(words) is None
    return long and span in line.quoted and bool(_slots(line.language).source.match(line.text, span.end))


def _titular(line: Line, words: str) -> bool:
    """Whether words look like the title of a study: capitals throughout or a subtitle, and a design or some length."""
    count, parted = len(words.split()), ": " in words
    study = bool(_slots(line.language).study.search(words))
    return count >= LONE and (parted or (_capitals(words) and (study or count >= LONG)))


def _is_study(line: Line, words: str) -> bool:
    """Whether words can be nothing but the title of a study: long, in two parts or capitals, with a design in them."""
    return _titular(line, words) and bool(_slots(line.language).study.search(words))


def _capitals(words: str) -> bool:
    """Whether most of the longer words are capitalised."""
    long = [word for word in re.findall(r"[^\W\d_][\w’'-]*", words) if len(word) > 3]
    return bool(long) and sum(word[0].isupper() for word in long) >= CAPITALISED * len(long)
