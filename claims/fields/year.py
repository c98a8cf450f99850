"""The year of publication: a year counts only in a slot of publication, since a quarter of the years beside
citations are years of the data, of a book, of an age or of an event (research on 58 hand-read articles).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims import dates
from claims.citing import YEAR, cue, listed
from claims.fields.line import Line, Slot
from claims.model import Span, Window

NEAR = 45
"""Characters between an opening "In 2018," and the study, journal or team it dates."""


@dataclass(frozen=True, slots=True)
class _Slots:
    appearing: re.Pattern[str]
    noun: re.Pattern[str]
    acted: re.Pattern[str]
    opening: re.Pattern[str]
    issue: re.Pattern[str]
    beside: re.Pattern[str]
    data: re.Pattern[str]


@lru_cache(maxsize=16)
def _slots(language: str) -> _Slots:
    month = rf"(?:{listed(language, 'months')}\.?,?\s(?:of\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?)"
    date = rf"(?:\d{{1,2}}\s)?{month}?(?P<year>{YEAR})"
    appearing = rf"(?:{listed(language, 'appearing')}|dated)"
    verbs = listed(language, "finding", "carrying")
    lead = r"(?:and|but|then|later|back|also|more recently|so|way back|even|already|it was|here)"
    since = r"as long ago as|as early as|as recently as|as far back as"
    return _Slots(
        re.compile(
            rf"\b{appearing}\b(?P<gap>[^.;:()]{{0,110}}?)(?:\b(?:in|on|of)\s|,\s|\s\()(?:the\s)?{date}", re.IGNORECASE
        ),
        re.compile(rf"s?(?:\s(?:in|from|of|dated)\s|,\s|\s?\(){date}", re.IGNORECASE),
        re.compile(rf"\b{verbs},?\s(?:back\s)?in\s{date}", re.IGNORECASE),
        re.compile(
            rf"(?:\A|[:;—–]\s|\A.{{0,80}}?[.,?!]\s)\W*(?:{lead},?\s){{0,4}}(?:in|{since})\s(?:early\s|mid-?\s?|late\s)?{date},?\s",
            re.IGNORECASE,
        ),
        re.compile(rf"\b{date}\s(?:issue|edition|number)\b", re.IGNORECASE),
        re.compile(rf"[\"”’*_]*\s?(?:,\s|\(|in\s|of\s){date}", re.IGNORECASE),
        re.compile(r"\b(?:between|since|data|from|during|born|aged|records|through|collected)\b", re.IGNORECASE),
    )


def year(line: Line, venue: Span | None, actors: tuple[Span, ...]) -> Slot[int] | None:
    """The stated year of publication; `actors` are the names, teams and institutions that act in the sentence."""
    return next(iter(_found(line, venue, actors)), None)


def _found(line: Line, venue: Span | None, actors: tuple[Span, ...]) -> Iterator[Slot[int]]:
    yield from _within(line)
    slots = _slots(line.language)
    if venue and (match := slots.beside.match(line.text, venue.end)):
        yield _slot(match)
    for match in slots.appearing.finditer(line.text):
        if not slots.data.search(match["gap"]) and not _crosses(line, Span(*match.span("gap"))):
            yield _slot(match)
    for match in slots.issue.finditer(line.text):
        yield _slot(match)
    for phrase in line.phrases:
        if match := slots.noun.match(line.text, phrase.span.end):
            yield _slot(match)
    if actors or line.phrases:
        yield from (_slot(match) for match in slots.acted.finditer(line.text))
    yield from _opens(line, venue, actors)


def _slot(match: re.Match[str]) -> Slot[int]:
    return Slot(Span(*match.span("year")), int(match["year"]))


def _within(line: Line) -> Iterator[Slot[int]]:
    """A year among the words before the noun: "a small 2017 study"."""
    for phrase in line.phrases:
        for match in re.finditer(rf"(?<![\d–-])({YEAR})(?=\s)", line.text[phrase.span.start : phrase.span.end]):
            at = phrase.span.start + match.start(1)
            yield Slot(Span(at, at + 4), int(match[1]))


def _crosses(line: Line, gap: Span) -> bool:
    """Whether another study stands between the verb and the year."""
    return any(gap.start <= phrase.span.start and phrase.span.end <= gap.end for phrase in line.phrases)


def _opens(line: Line, venue: Span | None, actors: tuple[Span, ...]) -> Iterator[Slot[int]]:
    """An opening year right before the study, journal or team it dates, and no verb of data gathering after it."""
    match = _slots(line.language).opening.search(line.text)
    if not match:
        return
    subjects = (
        [p.span for p in line.phrases if p.opening in ("new", "other", "own")]
        + list(actors)
        + ([venue] if venue else [])
    )
    near = [
        s
        for s in subjects
        if match.end() - 1 <= s.start <= match.end() + NEAR and not re.search(r"[,;]", line.text[match.end() : s.start])
    ]
    gathering = cue(line.language, "gathering")
    if near and not gathering.match(line.text, min(near).end + 1):
        yield _slot(match)


def window(line: Line, venue: Span | None) -> Window | None:
    """The years that a relative date beside the study allows ("a study published last week")."""
    appearing, text = cue(line.language, "appearing"), line.text
    for span, years in dates.relative(text, line.published, line.language):
        before = line.before(span.start, 70)
        beside = any(0 <= span.start - p.span.end <= 25 or p.span.covers(span) for p in line.phrases)
        opens = not text[: span.start].strip() and any(p.opening in ("new", "other") for p in line.phrases)
        owns = venue is not None and 0 <= venue.start - span.end <= 6
        if appearing.search(before) or beside or opens or owns:
            return years
    return None
