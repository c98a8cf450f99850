"""Whether the figures of a claim are its record's.

A figure is contradicted only where nothing in the record comes to it, by any of the ways in which writers arrive
at one (rounding, the other side of a share, the difference or ratio of two figures told together, a ratio told as
per cent more or less), and the record's sentence on the same matter gives another figure of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from auditor.findings.clash import Clash
from auditor.findings.figures import CHANGE, PERCENT, RATIO, SHARE, Figure, figures, numbers, quiet
from auditor.findings.numerals import in_digits
from auditor.findings.statements import Record, Statement, aligned, clause_about, statement
from auditor.topics import weight
from claims.languages import load

NEAR = 0.04
LOOSE = 0.16
ABOUT = 0.06
"""Relative differences that rounding, "about" and "a third", and "about" before an unround number leave room for."""
ROUND = 5
POINT = 1.01
"""Percentage points that rounding leaves room for."""
COPIED = 0.11
"""Percentage points by which a share told to the decimal may differ from what it was copied or worked out from."""
ALIGNED = 0.3
"""Share of the clause's weight, as far as the record knows its words, in the sentence that gives the other figure."""
ROUNDED = 0.5
LISTED = 2
"""Shares of a record that a claim tells, after which a further one of its list is one of the record's too, and no
difference."""
SHOWN = 3
NEXT = 3
"""Words after a change that name what changed."""
TELLING = 4.5
"""Nats of a word that tells what changed."""
COMPARABLE = (SHARE, CHANGE, RATIO)
PAIR = 2
"""Shares told together, such as those of two arms."""
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")
_LONG = re.compile(r"(?<![\d.])\d{3,}(?![\d.]*%)")
MOST = 15.0
"""The largest number that may be a ratio without being called one."""
RANGED = 14
"""Characters before a number among which a word shows that it begins a range."""
TOGETHER = 60
"""Characters that may part two figures told together."""


def contradicted(claim: Statement, told: Record) -> Iterator[Clash]:
    """The shares, changes, ratios and quantities of a claim that its record contradicts."""
    for figure in figures(claim.text):
        kinds = COMPARABLE if figure.kind in COMPARABLE else (figure.kind,)
        if not _reached(figure, told, kinds, _shares_of(claim)):
            clause = clause_about(claim, figure.start, figure.end)
            ranked = (
                aligned(clause, told) or _marked(clause, told) or (aligned(claim, told) if _precise(figure) else ())
            )
            ways = (_rival(ranked, figure, kinds), _beside(claim, figure, told), _same_noun(claim, figure, told))
            if rival := next(filter(None, ways), None) or _transposed(figure, told):
                yield Clash("number", figure.words, *rival)


def _shares_of(claim: Statement) -> frozenset[float]:
    return frozenset(figure.value for figure in figures(claim.text) if figure.kind == SHARE)


def _reached(figure: Figure, told: Record, kinds: tuple[str, ...], told_too: frozenset[float]) -> bool:
    """Whether anything in the record comes to a figure; `told_too` are the shares that the claim tells itself."""
    if _written(figure) & numbers(told.text):
        return True
    if kinds != COMPARABLE:
        if any(_near(figure, number, float(written)) for number in numbers(told.text) for written in _bare(figure)):
            return True
        return any(_near(figure, other.value, figure.value) for other in given(told) if other.kind == figure.kind)
    levels, changes = comes_to(told, told_too - {figure.value})
    if figure.kind == RATIO:
        return any(_near(figure, value, abs(figure.value - 1) * 100) for value in changes)
    listed = (
        sum(_among(share.value, told_too - {figure.value}) for share in given(told) if share.kind == SHARE) >= LISTED
    )
    values = changes if figure.kind == CHANGE else levels if listed else levels | changes
    return any(_near(figure, value, figure.value) for value in values)


def _among(share: float, shares: frozenset[float]) -> bool:
    """Whether a share is one of some, rounded."""
    return any(abs(share - other) <= ROUNDED for other in shares)


def _written(figure: Figure) -> frozenset[float]:
    """The number itself as it is written, where meeting it in the record is no accident."""
    written = re.search(r"\d+(?:\.\d+)?", figure.words)
    exact = written and (figure.kind not in COMPARABLE or "." in written[0])
    return frozenset({float(written[0])}) if written and exact else frozenset()


def _bare(figure: Figure) -> list[str]:
    """The number of a quantity as it is written, where it is long enough to be no accident."""
    return [written for written in _NUMBER.findall(figure.words) if len(written) > 1]


def _near(figure: Figure, value: float, wanted: float) -> bool:
    unround = figure.kind in PERCENT and figure.value % ROUND >= 1 and figure.words[:1].isdigit()
    room = (ABOUT if unround else LOOSE) if figure.loose else NEAR
    if figure.kind == SHARE and _precise(figure):
        return abs(value - wanted) <= COPIED
    points = POINT if figure.kind in COMPARABLE else 0.0
    return abs(value - wanted) <= max(points, room * abs(wanted))


@lru_cache(maxsize=8)
def worded(key: str, language: str = "en") -> re.Pattern[str]:
    """An entry of the lexicon of figures as whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(load(language)['figures'][key])})(?!\w)")


@lru_cache(maxsize=256)
def given(told: Record) -> tuple[Figure, ...]:
    """All figures of a record."""
    return tuple(figure for each in (told.title, *told.sentences) for figure in figures(each.text))


@lru_cache(maxsize=256)
def comes_to(told: Record, kept: frozenset[float]) -> tuple[frozenset[float], frozenset[float]]:
    """All percentages that the figures of a record can be made to say: how much, and how much more or less.

    Of the shares `kept`, which a claim tells as they are, it does not tell the other side as well.
    """
    levels: set[float] = set()
    changes: set[float] = set()
    for text in (told.spelt_out(each.text) for each in (told.title, *told.sentences)):
        shares = [figure.value for figure in figures(text) if figure.kind in PERCENT]
        ratios = [*_stated_ratios(text), *_compared(text)]
        others = (100 - share for share in shares if not _among(share, kept))
        levels.update((*shares, *others, *(ratio * 100 for ratio in ratios)))
        changes.update((*shares, *_differences(text)))
        changes.update(abs(ratio - 1) * 100 for ratio in (*ratios, *_inverse(ratios)))
    return frozenset(levels), frozenset(changes)


def _differences(text: str) -> Iterator[float]:
    """By how many points shares told one after the other differ, save the ends of a range."""
    plain = quiet(in_digits(text))
    shares = [figure for figure in figures(text) if figure.kind in PERCENT]
    for one, other in pairwise(shares):
        before = plain[max(one.start - RANGED, 0) : one.start]
        if not (worded("ranging").search(before) and plain[one.end : other.start].strip() in ("and", "to", "-")):
            yield abs(one.value - other.value)


def _is_range(text: str, one: re.Match[str], between: str) -> bool:
    """Whether two numbers are the ends of a range ("aged 40 to 59"), which nobody compares."""
    before = text[max(one.start() - RANGED, 0) : one.start()]
    opened = before.endswith(("(", "[")) or worded("ranging").search(before) is not None
    return opened and between.strip() in ("to", "and", "-")


def _stated_ratios(text: str) -> Iterator[float]:
    """Ratios by name, and in a sentence that speaks of ratios every number that may be one."""
    yield from (figure.value for figure in figures(text) if figure.kind == RATIO)
    plain = quiet(in_digits(text))
    if worded("ratios").search(plain):
        yield from (float(match[0]) for match in _NUMBER.finditer(plain) if "." in match[0] and float(match[0]) < MOST)


def _inverse(ratios: Iterable[float]) -> Iterator[float]:
    yield from (1 / ratio for ratio in ratios if ratio > 0)


def _compared(text: str) -> Iterator[float]:
    """What one number is of the next that is told together with it, the smaller of the larger."""
    plain = quiet(in_digits(text))
    for one, other in pairwise(_NUMBER.finditer(plain)):
        between = plain[one.end() : other.start()]
        if _is_range(plain, one, between):
            continue
        small, large = sorted((float(one[0]), float(other[0])))
        if small > 0 and len(between) <= TOGETHER and ("/" in between or worded("together").search(between)):
            yield small / large
            yield large / small


def _precise(figure: Figure) -> bool:
    """Whether a figure was copied to the decimal, so that the claim's other words may say which it is."""
    return figure.kind in PERCENT and bool(re.match(r"\d+\.\d", figure.words))


def _marked(clause: Statement, told: Record) -> tuple[tuple[float, Statement], ...]:
    """The sentences of a record that hold a long number of a clause, such as a year, too short as it is to align."""
    marks = set(_LONG.findall(in_digits(clause.text)))
    return tuple((1.0, each) for each in told.sentences if marks & set(_LONG.findall(in_digits(each.text))))


def _rival(ranked: Iterable[tuple[float, Statement]], figure: Figure, kinds: tuple[str, ...]) -> tuple[str, str] | None:
    """The figure of the best-aligned sentence that has one of a kind, with the sentence."""
    for share, sentence in ranked:
        if share < ALIGNED:
            return None
        found = [each for each in figures(sentence.text) if each.kind in kinds and each.unit == figure.unit]
        if found:
            return _shown(found), sentence.text
    return None


def _shown(found: list[Figure]) -> str:
    """The words of the first of some figures, each once."""
    return ", ".join(dict.fromkeys(each.words for each in found[:SHOWN]))


def _beside(claim: Statement, figure: Figure, told: Record) -> tuple[str, str] | None:
    """The other one of the two shares that a sentence of the record tells, where the claim tells two and one is right.

    "Fell by 14 percent on tea and rose by 2 percent on placebo" is about the sentence of "41%" and "2%", in
    whatever words it says so.
    """
    mine = _percents(claim)
    company = frozenset(mine) - {figure.value, 0.0}
    if figure.kind not in PERCENT or len(mine) != PAIR or len(company) != 1:
        return None
    for sentence in told.sentences:
        theirs = _percents(sentence)
        others = [value for value in theirs if not _among(value, company)]
        if len(theirs) == PAIR and len(others) == 1:
            return theirs[others[0]], sentence.text
    return None


def _percents(told: Statement) -> dict[float, str]:
    """The shares and changes of a sentence in per cent, with their words."""
    return {each.value: each.words for each in figures(told.text) if each.kind in PERCENT}


def _transposed(figure: Figure, told: Record) -> tuple[str, str] | None:
    """The share of the record with the same digits in another order, of one told to the decimal: "84.4" for "48.4"."""
    if not _precise(figure):
        return None
    mine = sorted(str(round(figure.value, 1)))
    for sentence in told.sentences:
        for each in figures(sentence.text):
            if each.kind in PERCENT and sorted(str(round(each.value, 1))) == mine:
                return each.words, sentence.text
    return None


def _same_noun(claim: Statement, figure: Figure, told: Record) -> tuple[str, str] | None:
    """The change that the record tells of the very thing that a claim says so much more or less of."""
    if figure.kind != CHANGE or not figure.words[:1].isdigit():
        return None
    after = " ".join(in_digits(claim.text)[figure.end :].split(",")[0].split()[:NEXT])
    things = {root for root in statement(after).stems if weight(root) >= TELLING}
    for sentence in told.sentences:
        found = [each for each in figures(sentence.text) if each.kind == CHANGE]
        if found and things & set(sentence.stems):
            return _shown(found), sentence.text
    return None
