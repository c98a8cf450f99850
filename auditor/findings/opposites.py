"""Whether a claim and its record say that the same outcome went opposite ways.

The claim's statement is held against all statements of the record about the same outcome. One that agrees, or
leaves it open, ends the matter: only a record that speaks with one voice, and another than the claim's, contradicts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from auditor.findings.clash import Clash
from auditor.findings.directions import NONE, Effect, effects, inverted, told_effects
from auditor.findings.statements import Record, Statement, statement
from auditor.topics import overlap

SHARED = 5.0
"""Nats that the words round the two cues must share: about one telling word."""
NAMED = 3.0
ALIKE = 0.4
"""Nats of an outcome that is wholly shared, enough where the sentence holds so much of what the record knows of the clause."""
LEAST, SAME, OPPOSITE = 0.3, 0.5, 0.66
"""Shares of either outcome that the other must hold, both, at least one, and one where the ways are opposite."""


def contradicted(claim: Statement, told: Record) -> Iterator[Clash]:
    """Statements of direction that the record contradicts with one voice."""
    if inverted(claim.text):
        return
    given = [effect for effect in told_effects(told) if not inverted(effect.words)]
    for mine in effects(claim.text):
        about = [theirs for theirs in given if _same_outcome(mine, theirs, told)]
        ways = {_way(mine, theirs) for theirs in about}
        if about and mine.way not in ways and _opposed(mine.way, ways):
            best = max((each for each in about if _way(mine, each) != NONE or len(ways) == 1), key=partial(_closeness, mine))
            yield Clash("direction", mine.words, best.words, best.sentence)


def _way(mine: Effect, theirs: Effect) -> int:
    """The record's way as the claim would tell it: turned where the claim's subject is what the record compares with."""
    before, behind = (overlap(mine.subject, frozenset(side)).held for side in (theirs.subject, theirs.comparator))
    return -theirs.way if behind > before else theirs.way


def _closeness(mine: Effect, theirs: Effect) -> float:
    return _shared(mine, theirs)[0]


def _opposed(mine: int, theirs: set[int]) -> bool:
    """Whether a way is against all of the others: a rise against falls and nothing, an end to all change against one way."""
    return -mine in theirs if mine != NONE and theirs != {NONE} else len(theirs) == 1


def _shared(mine: Effect, theirs: Effect) -> tuple[float, float]:
    """What of the one outcome the other holds, in nats, and the greater share, none where the lesser is small."""
    held = overlap(mine.outcome, frozenset(theirs.outcome))
    back = overlap(theirs.outcome, frozenset(mine.outcome))
    small, large = sorted((held.share, back.share))
    return held.held, large if small >= LEAST else 0.0


def _same_outcome(mine: Effect, theirs: Effect, told: Record) -> bool:
    held, share = _shared(mine, theirs)
    if held >= SHARED and share >= (SAME if NONE in (mine.way, theirs.way) else OPPOSITE):
        return True
    known = tuple(root for root in statement(mine.words).stems if root in told.stems)
    alike = overlap(known, frozenset(statement(theirs.sentence).stems)).share
    return held >= NAMED and share > 0.99 and alike >= ALIKE
