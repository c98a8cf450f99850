"""Two figures of a claim that have changed places: each stands with the words that the record gives the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from auditor.findings.clash import Clash
from auditor.findings.figures import PERCENT, Figure, figures
from auditor.findings.numbers import worded
from auditor.findings.numerals import in_digits, plain
from auditor.findings.statements import Record, Statement, statement
from auditor.topics import overlap
from claims.languages import load

TELLING = 2.3
"""Nats that the exchanged sides must share, while the straight ones share nothing."""


def changed_places(claim: Statement, told: Record) -> Iterator[Clash]:
    """Pairs of shares whose words are exchanged between claim and record."""
    if worded("negating").search(plain(claim.text)):  # "without it, 23 per cent": what a side is like takes two words
        return
    mine = [figure for figure in figures(claim.text) if figure.kind in PERCENT]
    for one, other in combinations(mine, 2):
        if one.value == other.value:
            continue
        for sentence in told.sentences:
            clash = _compare(claim, one, other, sentence)
            if clash:
                yield clash


def _compare(claim: Statement, one: Figure, other: Figure, sentence: Statement) -> Clash | None:
    theirs = [figure for figure in figures(sentence.text) if figure.kind in PERCENT]
    first, second = _at(one.value, theirs), _at(other.value, theirs)
    if first is None or second is None or len(theirs) != 2:
        return None
    mine, found = _sides(claim.text, one, other), _sides(sentence.text, first, second)
    straight = _shared(mine[0], found[0]) + _shared(mine[1], found[1])
    crossed = _shared(mine[0], found[1]) + _shared(mine[1], found[0])
    if crossed < TELLING or straight > 0:
        return None
    return Clash("number", f"{one.words} … {other.words}", f"{second.words} … {first.words}", sentence.text)


def _at(value: float, given: list[Figure]) -> Figure | None:
    return next((figure for figure in given if abs(figure.value - value) < 0.6), None)


def _sides(text: str, one: Figure, other: Figure) -> tuple[frozenset[str], frozenset[str]]:
    """The content words that stand with each of two figures: those of its half of the sentence."""
    plain = in_digits(text)
    early, late = sorted((one, other), key=lambda figure: figure.start)
    between = plain[early.end : late.start]
    cut = early.end + max(between.rfind(mark) for mark in load("en")["figures"]["parting"])
    cut = cut if cut > early.end else early.end
    halves = statement(plain[early.end : cut]).stems, statement(plain[late.end :]).stems
    if not all(halves):
        halves = statement(plain[:cut]).stems, statement(plain[cut:]).stems
    sides = {early: frozenset(halves[0]) - frozenset(halves[1]), late: frozenset(halves[1]) - frozenset(halves[0])}
    return sides[one], sides[other]


def _shared(mine: frozenset[str], found: frozenset[str]) -> float:
    return overlap(tuple(sorted(mine)), found).held if mine and found else 0.0
