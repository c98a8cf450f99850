"""The title of a study: words in quotation marks or italics where a title belongs, never a slogan, book or film."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.citing import NAME, listed
from claims.fields.line import Line, Slot
from claims.model import Span

SHORTEST = 3
"""Words of the shortest title taken after "titled"."""
LONE = 5
"""Words of the shortest title taken on its look alone."""


@dataclass(frozen=True, slots=True)
class _Slots:
    titled: re.Pattern[str]
    noun: re.Pattern[str]
    owner: re.Pattern[str]
    acts: re.Pattern[str]
    study: re.Pattern[str]
    other: re.Pattern[str]
    place: re.Pattern[str]
    out: re.Pattern[str]


@lru_cache(maxsize=16)
def _slots(language: str) -> _Slots:
    nouns = listed(language, "nouns", "loose")
    return _Slots(
        re.compile(rf"\b{listed(language, 'titled')}[,:]?\s?\Z"),
        re.compile(rf"\b{nouns},?\s\Z"),
        re.compile(rf"{NAME}(?:[’']s|s[’'])\s(?:own\s)?\Z"),
        re.compile(
            rf"[,.]?[\"”’»*_]*,?\s(?:which\s|that\s|has\s|also\s)?(?:{listed(language, 'finding', 'acting', 'appearing')})(?![\w-])"
        ),
        re.compile(rf"(?<![\w-]){nouns}(?![\w-])"),
        re.compile(
            r"\b(?:book|film|documentary|movie|novel|podcast|song|album|series|slogan|sign|poster|campaign|bestseller|memoir)s?\b[^.;]{0,30}\Z",
            re.IGNORECASE,
        ),
        re.compile(r"\b(?:in|by|journal)(?:\sthe)?\s?\Z", re.IGNORECASE),
        re.compile(rf"[,.]?[\"”’»*_]*,?\s(?:(?:which|that|was|has|been)\s){{0,2}}{listed(language, 'appearing')}\b"),
    )


def title(line: Line) -> Slot[str] | None:
    """The stated title, without its marks and the comma that the sentence put inside them."""
    spans = sorted({*line.quoted, *line.emphasised}, key=lambda s: (s.start, -s.end))
    for span in spans:
        words = line.text[span.start : span.end].strip(' ,.“”"')
        if _slotted(line, span, words) and not _inner(span, spans):
            return Slot(span, words)
    return None


def _inner(span: Span, spans: list[Span]) -> bool:
    return any(other != span and other.covers(span) for other in spans)


def _slotted(line: Line, span: Span, words: str) -> bool:
    slots, count = _slots(line.language), len(words.split())
    before = line.before(span.start, 60).rstrip("“\"‘'«*_")
    if (
        slots.other.search(before)
        or count < SHORTEST
        or (not words[:1].strip("‘'“").isupper() and words[:1] not in "‘'“")
    ):
        return False
    if slots.place.search(before):
        return False
    if slots.titled.search(before):
        return bool(line.phrases) or _titular(line, words, count)
    if slots.noun.search(before) or slots.owner.search(before):
        return _capitals(words) or count >= LONE or bool(slots.acts.match(line.text, span.end))
    if count >= LONE and slots.out.match(line.text, span.end) and words[-1:] not in "?!":
        return True
    return count >= LONE and _titular(line, words, count) and bool(slots.acts.match(line.text, span.end))


def _titular(line: Line, words: str, count: int) -> bool:
    """Whether words look like the title of a study: capitals throughout, or a subtitle, or a design in them."""
    return (
        count >= LONE
        and (_capitals(words) or ": " in words)
        and bool(_slots(line.language).study.search(words) or ": " in words or count >= 7)
    )


def _capitals(words: str) -> bool:
    """Whether most of the longer words are capitalised."""
    long = [w for w in re.findall(r"[^\W\d_][\w’'-]*", words) if len(w) > 3]
    return bool(long) and sum(w[0].isupper() for w in long) >= 0.6 * len(long)
