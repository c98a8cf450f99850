"""The year of publication: a year counts only in a slot of publication, since a quarter of the years beside
citations are years of the data, of a book, of an age or of an event (research on 58 hand-read articles).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.citing.cues import YEAR, cue, listed
from claims.entities import dates
from claims.fields.line import Line, Slot
from claims.model import Span, Window
from claims.patterns import lazily

NEAR = 45
"""Characters between an opening "In 2018," and the study, journal or team it dates."""
BESIDE = 25
"""Characters between a study noun and the relative date that is its own ("a study out last week")."""


_A_YEAR = re.compile(YEAR)


@dataclass(frozen=True, slots=True)
class _Slots:
    appearing: re.Pattern[str]
    verbs: re.Pattern[str]
    noun: re.Pattern[str]
    acted: re.Pattern[str]
    opening: re.Pattern[str]
    issue: re.Pattern[str]
    beside: re.Pattern[str]
    data: re.Pattern[str]
    within: re.Pattern[str]
    bracket: re.Pattern[str]
    then: re.Pattern[str]
    met: re.Pattern[str]
    made: re.Pattern[str]
    they: re.Pattern[str]
    crew: re.Pattern[str]
    told: re.Pattern[str]
    later: re.Pattern[str]
    met_then: re.Pattern[str]
    touching: re.Pattern[str]
    ahead: re.Pattern[str]
    titled: re.Pattern[str]


@lru_cache(maxsize=16)
def _slots(language: str) -> _Slots:
    def any_of(*keys: str) -> str:
        return listed(language, *keys)

    of = rf"(?:{any_of('date_joins')}\s)?"
    month = rf"(?:{any_of('months')}\.?,?\s{of}(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?)"
    date = rf"(?:\d{{1,2}}(?:\.|[^\W\d]{{1,2}})?\s{of})?{month}?(?P<year>{YEAR})"
    out, verbs = any_of("appearing", "dated"), any_of("finding", "carrying", "telling")
    dating, after = any_of("dating"), any_of("after_noun")
    start = rf"(?:\A|[:;—–]\s|\A.{{0,80}}?[.,?!]\s)\W*(?:{any_of('opening')},?\s){{0,4}}"
    direct = rf"(?:\s(?=\d{{4}}(?:[)\].,;:]|\Z))|(?<=[A-Z]{{3}})[\s’'](?=\d{{4}}\b))(?P<year>{YEAR})"
    gathering, the = any_of("conference"), any_of("definite")
    met = rf"{any_of('arriving', 'bare_in', 'told_to')}\s(?:{the}\s)?(?P<year>{YEAR})\s[^.;]{{0,80}}?{gathering}\b"
    dated = rf"{any_of('arriving', 'told_to')}\s[^.;:]{{2,60}}?{gathering}(?:\s{any_of('dating')})?\s(?P<before>{YEAR})"
    work = rf"{any_of('new')}\s(?!{any_of('records')})[\w-]+"
    made = rf"\b{work}\s{any_of('after_noun')}\s{date},?\s{any_of('finding')}(?![\w-])"
    few = rf"(?!{the}\s)(?:{any_of('new', 'other')}\s)?(?:[\w-]+\s)?"
    return _Slots(
        lazily(rf"\b{out}\b(?P<gap>[^.;:()]{{0,110}}?)(?:\b{dating}\s|,\s|\s\()(?:{any_of('definite')}\s)?{date}"),
        lazily(
            rf"\b{any_of('dated_verbs')}\s{date}"
            rf"|\b(?P<before>{YEAR})\s(?:{any_of('bare_in')}\s[^.;,]{{2,60}}?\s)?{any_of('appearing_after')}\b"
        ),
        lazily(rf"s?(?:\s{after}\s|,\s|\s?\(){date}(?!\s?(?:[-–]|{any_of('until')})\s?{YEAR})"),
        lazily(rf"\b{verbs},?\s(?:\w+\s)?{dating}\s{date}"),
        lazily(rf"{start}{any_of('since')}[\s-]{date},?\s"),
        lazily(rf"\b{date}\s{any_of('edition')}\b"),
        lazily(rf"[\"”’*_]*,?\s?(?:,\s|\(|\.\s(?=\d{{4}};)|{after}\s){date}"),
        lazily(rf"\b{any_of('data')}\b"),
        lazily(rf"(?<![\d–-])(?P<year>{YEAR})(?=\s)"),
        lazily(rf"[^().;:]{{0,{NEAR}}}?\s\((?P<year>{YEAR})[a-z]?[),;]"),
        lazily(rf",?\s{any_of('since')}\s{date}(?=[.,;:)]|\Z)"),
        lazily(rf"\b(?:{met}|{dated})"),
        lazily(made),
        lazily(rf"[,:;—–]\s{any_of('since')}\s(?P<year>{YEAR}),?\s{any_of('people_again')}\s"),
        lazily(rf"{few}{any_of('team')}(?![\w-])"),
        lazily(rf"\b{any_of('finding', 'telling')}\s\Z"),
        lazily(rf"\b{any_of('coming_out')}\s(?P<count>\w+)\s{any_of('later')}(?![\w-])"),
        lazily(rf"(?:[’']s)?\s(?:[\w’'-]+\s){{0,5}}?{gathering}\b"),
        lazily(rf"[\"”’*_]*{direct}"),
        lazily(
            rf"\b(?:(?:{any_of('new', 'same')})\s(?P<year>{YEAR})\s(?:[\w-]+\s){{1,3}}?|{after}\s(?P<before>{YEAR}),\s)"
            rf"{any_of('bare_in')}\s(?:{the}\s)?[*_\"“]*\Z"
        ),
        lazily(rf"[,.]?[\"”’»*_]*,?\s{any_of('after_noun')}\s{date}(?=[.,;:)]|\Z)"),
    )


def year(line: Line, venue: Span | None, actors: tuple[Span, ...], title: Span | None = None) -> Slot[int] | None:
    """The stated year of publication; `actors` are the names, teams and institutions that act in the sentence."""
    if not _A_YEAR.search(line.text):
        return None
    after = _slots(line.language).titled.match(line.text, title.end) if title else None
    return next(_found(line, venue, actors), None) or (_slot(after) if after else None)


def _found(line: Line, venue: Span | None, actors: tuple[Span, ...]) -> Iterator[Slot[int]]:
    """The slots in order of trust: in the noun phrase, beside the journal, after "published", at the opening."""
    slots, text = _slots(line.language), line.text
    for phrase in line.phrases:
        yield from map(_slot, slots.within.finditer(text, phrase.span.start, phrase.span.end))
    if venue and (match := slots.beside.match(text, venue.end) or slots.touching.match(text, venue.end)):
        yield _slot(match)
    if venue and (match := slots.ahead.search(text[: venue.start])):
        yield _slot(match)
    for match in slots.appearing.finditer(text):
        if not slots.data.search(match["gap"]) and not _crosses(line, Span(*match.span("gap"))):
            yield _slot(match)
    yield from map(_slot, slots.verbs.finditer(text))
    yield from map(_slot, slots.issue.finditer(text))
    yield from _later(line)
    for phrase in line.phrases:
        if match := slots.noun.match(text, phrase.span.end):
            yield _slot(match)
    yield from map(_slot, slots.met.finditer(text))
    yield from map(_slot, slots.made.finditer(text))
    for actor in actors:
        if match := slots.bracket.match(text, actor.end) or slots.then.match(text, actor.end):
            yield _slot(match)
    if actors or line.phrases:
        yield from map(_slot, slots.acted.finditer(text))
    yield from _opens(line, venue, actors)
    for match in slots.they.finditer(text):
        if _known_before(line, match, actors):
            yield _slot(match)


def _later(line: Line) -> Iterator[Slot[int]]:
    """The year counted from the one before it: "run in 2014 and published two years later"."""
    match = _slots(line.language).later.search(line.text)
    years = _A_YEAR.findall(line.text, 0, match.start()) if match else []
    count = dates.number(match["count"], line.language) if match else None
    if match and count and len(years) == 1:
        yield Slot(Span(*match.span()), int(years[0]) + count)


def _known_before(line: Line, match: re.Match[str], actors: tuple[Span, ...]) -> bool:
    """Whether "in 1977 they …" is said of people just named, and not of when they gathered their data."""
    named = any(actor.end <= match.start() for actor in actors)
    return named and not cue(line.language, "gathering").match(line.text, match.end())


def _slot(match: re.Match[str]) -> Slot[int]:
    group = "year" if match["year"] else "before"
    return Slot(Span(*match.span(group)), int(match[group]))


def _crosses(line: Line, gap: Span) -> bool:
    """Whether another study stands between the verb and the year."""
    return any(gap.covers(phrase.span) for phrase in line.phrases)


def _opens(line: Line, venue: Span | None, actors: tuple[Span, ...]) -> Iterator[Slot[int]]:
    """An opening year right before the study, journal or team it dates, with no verb of data gathering after it."""
    match = _slots(line.language).opening.search(line.text)
    if not match:
        return
    studies = [phrase.span for phrase in line.phrases if phrase.opening in ("new", "other", "own")]
    crew = _slots(line.language).crew.match(line.text, match.end())
    subjects = [*studies, *actors, *([venue] if venue else []), *([Span(*crew.span())] if crew else [])]
    near = [subject for subject in subjects if -1 <= subject.start - match.end() <= NEAR]
    close = [subject for subject in near if not re.search(r"[,;]", line.text[match.end() : subject.start])]
    if close and not _gathers(line, close):
        yield _slot(match)


def _gathers(line: Line, subjects: list[Span]) -> bool:
    """Whether the people or the study right away gather their data, so that the year is the data's."""
    gathering = cue(line.language, "gathering")
    return any(gathering.match(line.text, subject.end + 1) for subject in subjects)


def window(line: Line, venue: Span | None, actors: tuple[Span, ...] = ()) -> Window | None:
    """The years that a relative date beside the study allows ("a study published last week")."""
    for span, years in dates.relative(line.text, line.published, line.language):
        if _dates_the_study(line, span, venue) or _dates_its_people(line, span, venue, actors):
            return years
    return None


def _dates_its_people(line: Line, span: Span, venue: Span | None, actors: tuple[Span, ...]) -> bool:
    """Whether a date opens the sentence right before who acts in it ("Last year a team at York had 16 men run").

    Or stands right after what they did ("York researchers found this spring that …").
    """
    if line.text[: span.start].strip():
        return bool(actors) and bool(_slots(line.language).told.search(line.before(span.start, 40)))
    crew = _slots(line.language).crew.match(
        line.text, span.end + (2 if line.text[span.end : span.end + 1] == "," else 1)
    )
    near = [subject for subject in (*actors, *([venue] if venue else [])) if 0 < subject.start - span.end <= NEAR]
    close = [subject for subject in near if not re.search(r"[,;]\s", line.text[span.end + 1 : subject.start])]
    subjects = [*close, *([Span(*crew.span())] if crew else [])]
    return bool(subjects) and not _gathers(line, subjects)


def _dates_the_study(line: Line, span: Span, venue: Span | None) -> bool:
    appearing = cue(line.language, "appearing")
    if _slots(line.language).met_then.match(line.text, span.end):
        return True
    if appearing.search(line.before(span.start, 70)) or appearing.match(line.text, span.end + 1):
        return True
    if any(0 <= span.start - p.span.end <= BESIDE or p.span.covers(span) for p in line.phrases):
        return True
    opens = not line.text[: span.start].strip() and any(p.opening in ("new", "other") for p in line.phrases)
    return opens or (venue is not None and (0 <= venue.start - span.end <= 6 or 0 <= span.start - venue.end <= 6))
