"""Partial and relative dates: as precise as they were written, never more.

`parse` and `find` read dates that carry a year; `relative` reads those that need the article's own date
("last month", "published online Feb. 7"). Day and month of 11/05/2023 cannot be told apart, so only the year is kept.
Bare years are left to the caller, who knows whether they are years of publication.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from claims.alternation import NOTHING, Screen
from claims.languages import load
from claims.model import PartialDate, Span, Window
from claims.patterns import lazily

_YEAR = r"(?:1[5-9]|20)\d\d"
_A_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_REACH = 32
"""How far from its year a date can extend, in characters."""
_DECADE_SLACK = 2
"""Years either way that a number of decades leaves open."""
_RELATIVE = (
    *("this_year", "lately", "last_month", "last_year", "past_decade", "past_years"),
    *("months_ago", "years_ago", "decades_ago", "seasons", "weekdays"),
)
"""Lists of words of which, or of the months, each date without a year has one."""
_UPCOMING_DAYS = 62
"""How far ahead of the article the cover date of an issue may lie."""


def parse(text: str, language: str = "en") -> PartialDate | None:
    """The date that most of the text states, else `None`. A bare year is a date here; a time of day is ignored."""
    text = re.sub(r"(?<=\d)[T ]\d\d:\d\d.*$", "", text.strip().rstrip(".,;"))
    if re.fullmatch(_YEAR, text):
        return PartialDate(int(text))
    dates = find(text, language)
    return dates[0][1] if dates and 2 * (dates[0][0].end - dates[0][0].start) >= len(text) else None


def find(text: str, language: str = "en") -> tuple[tuple[Span, PartialDate], ...]:
    """Every date with a year and something more (month, day, season), in reading order."""
    grammar = _grammar(language)
    found = []
    for start, end in _round_years(text):
        for match in grammar.dated.finditer(text, start, end):
            parts = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value}
            if date := _date(parts, grammar):
                found.append((Span(match.start(), match.end()), date))
    return tuple(found)


def _round_years(text: str) -> list[tuple[int, int]]:
    """The stretches round years, which alone can hold a date; those that meet are joined."""
    stretches: list[tuple[int, int]] = []
    for year in _A_YEAR.finditer(text):
        start, end = max(year.start() - _REACH, 0), year.end() + _REACH
        if stretches and start <= stretches[-1][1]:
            start = stretches.pop()[0]
        stretches.append((start, end))
    return stretches


def relative(text: str, published: PartialDate | None, language: str = "en") -> tuple[tuple[Span, Window], ...]:
    """Every phrase that dates something against the article's own date, with the years it allows.

    Empty where the article's date is unknown. Phrases that overlap a date with a year are left out.
    """
    if published is None:
        return ()
    grammar = _grammar(language)
    if grammar.relative.misses(text):
        return ()
    taken = [span for span, _ in find(text, language)]
    ends = [span.end for span in taken]
    found = []
    for match in grammar.undated.finditer(text):
        span = Span(match.start(), match.end())
        after = bisect_right(ends, span.start)
        dated = after < len(taken) and taken[after].meets(span)
        if not dated and (window := _window(match, published, grammar)):
            found.append((span, window))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The expressions of one language, compiled, with the values of its words."""

    dated: re.Pattern[str]
    undated: re.Pattern[str]
    relative: Screen
    """Words of which one is in whatever has no year."""
    months: dict[str, int]
    numbers: dict[str, int]


@lru_cache(maxsize=16)
def _grammar(language: str) -> _Grammar:
    words = load(language)["dates"]
    months = _numbered(words["months"])
    return _Grammar(
        dated=lazily(_dated(words, months), re.I),
        undated=lazily(_undated(words, months), re.I),
        relative=Screen((*months, *(word for key in _RELATIVE for word in words[key]))),
        months=months,
        numbers=_numbered(words["numbers"]),
    )


def _numbered(rows: tuple[str, ...]) -> dict[str, int]:
    return {word: i for i, row in enumerate(rows, 1) for word in row.split("|")}


def _either(words: tuple[str, ...] | dict[str, int]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace("'", "['’]") for word in ordered) or NOTHING


def _dated(words: dict[str, tuple[str, ...]], months: dict[str, int]) -> str:
    month, season = rf"(?:{_either(months)})\.?", _either(words["seasons"])
    day = rf"\d{{1,2}}(?:{_either(words['ordinals'])}|\.)?"
    forms = (
        rf"(?P<year1>{_YEAR})[-/](?P<number1>0?[1-9]|1[0-2])[-/](?P<day1>[0-3]?\d)(?!\d)",
        rf"(?P<year2>{_YEAR})-(?P<number2>0[1-9]|1[0-2])(?![-\d])",
        rf"(?P<day3>{day})\s+(?:of\s+|de\s+)?(?P<month3>{month}),?\s+(?:de\s+)?(?P<year3>{_YEAR})",
        rf"(?P<month4>{month})\s+(?P<day4>{day}),?\s+(?P<year4>{_YEAR})",
        rf"(?P<month5>{month}),?\s+(?:of\s+|de\s+)?(?P<year5>{_YEAR})",
        rf"(?P<year6>{_YEAR})\s+(?P<month6>{month})(?:\s+(?P<day6>{day}))?(?!\w)",
        rf"(?:{season}),?\s+(?:of\s+)?(?P<year7>{_YEAR})",
        rf"(?P<first8>\d{{1,2}})[/.](?P<second8>\d{{1,2}})[/.](?P<year8>{_YEAR})",
    )
    return rf"(?<![\w/.-])(?:{'|'.join(forms)})(?![^\WT]|/)"


def _date(parts: dict[str, str], grammar: _Grammar) -> PartialDate | None:
    year = int(parts["year"])
    month = grammar.months.get(parts.get("month", "").lower().rstrip(".")) or int(parts.get("number", 0)) or None
    day = int(digits[0]) if (digits := re.match(r"\d+", parts.get("day", ""))) else None
    if "first" in parts:
        month, day = _unambiguous(int(parts["first"]), int(parts["second"]))
    if month is None or day is None or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return PartialDate(year, month)
    return PartialDate(year, month, day)


def _unambiguous(first: int, second: int) -> tuple[int | None, int | None]:
    """Month and day of 25/12 or 12/25; nothing where both could be either."""
    if first > 12 >= second > 0:
        return second, first
    return (first, second) if second > 12 >= first > 0 else (None, None)


def _undated(words: dict[str, tuple[str, ...]], months: dict[str, int]) -> str:
    month, season, weekday = (_either(months), _either(words["seasons"]), _either(words["weekdays"]))
    number = rf"(?P<count>\d{{1,2}}|{_either(_numbered(words['numbers']))}|{_either(words['few'])})"
    past = "|".join(re.escape(p).replace(r"\#", "#").replace("#", r"(?:\w+)") for p in words["past_years"]) or NOTHING
    last, on, within = (_either(words[key]) for key in ("last", "on", "in"))
    day = rf"\d{{1,2}}(?:{_either(words['ordinals'])})?"
    no_year = rf"(?!,?\s+(?:of\s+)?{_YEAR})(?![\w])"
    forms = (
        rf"(?P<this_year>{_either(words['this_year'])})",
        rf"(?P<lately>{_either(words['lately'])}|(?:{last}|{on}|{on}\s+{last})\s+(?:{weekday})|(?:{weekday})['’]s)",
        rf"(?P<last_month>{_either(words['last_month'])})",
        rf"(?P<last_year>{_either(words['last_year'])})",
        rf"(?P<past_decade>{_either(words['past_decade'])})",
        rf"(?P<past_years>{past})",
        rf"{number}\s+(?:(?P<months_ago>{_either(words['months_ago'])})|(?P<years_ago>{_either(words['years_ago'])})|(?P<decades_ago>{_either(words['decades_ago'])}))",
        rf"(?:{last})\s+(?:(?P<last_named>{month})|(?P<last_season>{season}))",
        rf"(?P<month>(?-i:[A-Z])(?<=\b.)(?:{_tails(months)})\.?)\s+(?P<day>{day}){no_year}",
        rf"(?P<day2>{day})\s+(?:of\s+)?(?P<month2>{month}){no_year}\.?",
        rf"(?:{within})\s+(?P<in_month>(?-i:[A-Z])(?:{_tails(months)})){no_year}",
    )
    return rf"(?<![\w-])(?:{'|'.join(forms)})(?!\w)"


def _tails(months: dict[str, int]) -> str:
    """Month names without their first letter, which is asked for in upper case on its own."""
    return _either(tuple({name[1:] for name in months}))


def _window(match: re.Match[str], published: PartialDate, grammar: _Grammar) -> Window | None:
    year = published.year
    named = {name: value for name, value in match.groupdict().items() if value}
    if "this_year" in named:
        return Window(year, year)
    if "lately" in named:
        return _recent(published, 0)
    if "last_month" in named:
        return _recent(published, 1)
    if "last_year" in named:
        return Window(year - 1, year - 1)
    if "count" in named or "past_years" in named or "past_decade" in named:
        return _counted(match[0], named, published, grammar)
    if "last_season" in named:
        return Window(year - 1, year)
    return _by_month(named, published, grammar)


def _recent(published: PartialDate, months: int) -> Window:
    """The years of a time some months before the article; both years where the month is unknown."""
    if published.month is None:
        return Window(published.year - 1, published.year)
    if months:
        year = published.year + (published.month - 1 - months) // 12
        return Window(year, year)
    early = published.month == 1 and (published.day or 1) <= 21
    return Window(published.year - early, published.year)


def _counted(text: str, named: dict[str, str], published: PartialDate, grammar: _Grammar) -> Window | None:
    year = published.year
    if "past_decade" in named:
        return Window(year - 10, year)
    if "past_years" in named:
        counts = [n for word in text.lower().split() if (n := _number(word, grammar))]
        return Window(year - max(counts, default=5), year)
    count = _number(named["count"].lower(), grammar)
    if "months_ago" in named:
        return Window(_recent(published, count or 8).first, _recent(published, count or 1).last)
    if "decades_ago" in named:
        span = 10 * count if count else 30
        return Window(year - span - _DECADE_SLACK * (count or 5), min(year - span + _DECADE_SLACK * (count or 5), year))
    if count is None:
        return Window(year - 8, year - 2)
    slack = 1 + count // 5
    return Window(year - count - slack, year - count + (slack if count > 1 else 0))


def number(word: str, language: str = "en") -> int | None:
    """The number that a word of a date counts ("two", "a", "10")."""
    return _number(word.lower(), _grammar(language))


def _number(word: str, grammar: _Grammar) -> int | None:
    return int(word) if word.isdecimal() else grammar.numbers.get(word)


def _by_month(named: dict[str, str], published: PartialDate, grammar: _Grammar) -> Window | None:
    """A month, with or without a day, whose year is the nearest that fits."""
    name = next((named[key] for key in ("month", "month2", "in_month", "last_named") if key in named), "")
    month = grammar.months.get(name.lower().rstrip("."))
    if month is None:
        return None
    if published.month is None:
        return Window(published.year - 1, published.year)
    if "last_named" in named:
        return Window(published.year - 1, published.year - (month >= published.month))
    ahead = _days(month, int((re.match(r"\d+", named.get("day", named.get("day2", ""))) or ["1"])[0])) - _days(
        published.month, published.day or 28
    )
    if ahead <= 0:
        return Window(published.year, published.year)
    return Window(published.year - 1, published.year - (ahead > _UPCOMING_DAYS))


def _days(month: int, day: int) -> int:
    """Days since the turn of the year, to the nearest month."""
    return 30 * (month - 1) + min(day, 31)
