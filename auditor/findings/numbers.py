"""Whether the figures of a claim are its record's.

A figure is contradicted only where nothing in the record comes to it, by any of the ways in which writers arrive
at one (rounding, the other side of a share, a share of two counts, the difference or ratio of two figures, a ratio
told as per cent more or less), and the record's sentence on the same matter gives another figure of that kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, permutations

from auditor.findings.clash import Clash
from auditor.findings.figures import CHANGE, RATIO, SHARE, Figure, figures, numbers
from auditor.findings.statements import Record, Statement, aligned

NEAR = 0.06
LOOSE = 0.16
"""Relative differences that rounding, and that "about" and "a third", leave room for."""
POINT = 1.01
"""Percentage points that rounding leaves room for."""
ALIGNED = 0.3
"""Share of the claim's weight in the record's sentence that gives the other figure."""
SHOWN_TELLING = 3


def contradicted(claim: Statement, told: Record) -> Iterator[Clash]:
    """The figures of a claim that its record contradicts."""
    for figure in figures(claim.text):
        if figure.kind in (SHARE, CHANGE, RATIO) and not _reached(figure, told):
            rival = _rival(claim, told, (SHARE, CHANGE, RATIO))
            if rival:
                yield Clash("number", figure.words, *rival)


def _reached(figure: Figure, told: Record) -> bool:
    """Whether anything in the record comes to a figure."""
    return any(close(figure, value) for value in comes_to(told))


def close(figure: Figure, value: float) -> bool:
    """Whether a value in per cent is the figure's, allowing for rounding."""
    wanted = _percents(figure)
    room = LOOSE if figure.loose else NEAR
    return any(abs(value - each) <= max(POINT, room * abs(each)) for each in wanted)


def _percents(figure: Figure) -> tuple[float, ...]:
    if figure.kind == RATIO:
        return (abs(figure.value - 1) * 100, figure.value * 100)
    return (figure.value,)


@lru_cache(maxsize=256)
def comes_to(told: Record) -> frozenset[float]:
    """All percentages that the figures of a record can be made to say."""
    found: set[float] = set()
    for sentence in (told.title, *told.sentences):
        found.update(_of_sentence(sentence.text))
    return frozenset(found)


def _of_sentence(text: str) -> Iterator[float]:
    shares = []
    for figure in figures(text):
        if figure.kind in (SHARE, CHANGE):
            shares.append(figure.value)
        elif figure.kind == RATIO and figure.value > 0:
            yield from (abs(figure.value - 1) * 100, figure.value * 100, 100 / figure.value, abs(1 / figure.value - 1) * 100)
    yield from shares
    yield from (100 - share for share in shares if share < 100)
    yield from _pairs(shares)
    yield from _ratios(numbers(text))


def _pairs(shares: Iterable[float]) -> Iterator[float]:
    for one, other in combinations(dict.fromkeys(shares), 2):
        yield abs(one - other)
        yield one + other


def _ratios(values: frozenset[float]) -> Iterator[float]:
    """What share, or how much more, one number of a sentence is of another."""
    usable = sorted(value for value in values if value > 0)[:40]
    for one, other in permutations(usable, 2):
        yield 100 * one / other
        yield abs(one / other - 1) * 100


def _rival(claim: Statement, told: Record, kinds: tuple[str, ...]) -> tuple[str, str] | None:
    """The figure of the record's best-aligned sentence that has one of a kind, with the sentence."""
    for share, sentence in aligned(claim, told):
        if share < ALIGNED:
            return None
        given = [figure for figure in figures(sentence.text) if figure.kind in kinds]
        if given:
            return ", ".join(dict.fromkeys(figure.words for figure in given[:SHOWN_TELLING])), sentence.text
    return None
