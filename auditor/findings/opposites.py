"""Whether a claim and its record say that the same outcome went opposite ways.

The claim's statement is held against all statements of the record about the same outcome. One that agrees, or
leaves it open, ends the matter: only a record that speaks with one voice, and another than the claim's, contradicts.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.findings.clash import Clash
from auditor.findings.directions import DOWN, NONE, UP, Effect, cue_stems, effects
from auditor.findings.statements import Record, Statement
from auditor.topics import overlap, weight

WAYS = {UP: "up", DOWN: "down", NONE: "no difference"}
SHARED = 6.0
"""Nats that the words round the two cues must share: about one telling word."""
SAME = 0.5
"""Share of the claim's outcome that the record's statement must hold."""


def contradicted(claim: Statement, told: Record) -> Iterator[Clash]:
    """Statements of direction that the record contradicts with one voice."""
    given = [effect for sentence in (told.title, *told.sentences) for effect in effects(sentence.text)]
    for mine in effects(claim.text):
        about = [theirs for theirs in given if _same_outcome(mine, theirs)]
        ways = {theirs.way for theirs in about}
        if about and mine.way not in ways and _opposed(mine.way, ways):
            best = max(about, key=lambda theirs: _shared(mine, theirs)[0])
            yield Clash("direction", mine.words, best.words, best.sentence)


def _opposed(mine: int, theirs: set[int]) -> bool:
    return len(theirs) == 1 and (mine != NONE or theirs != {NONE})


def _shared(mine: Effect, theirs: Effect) -> tuple[float, float]:
    """What of the claim's outcome the other statement holds, in nats and as a share."""
    outcome = tuple(root for root in mine.outcome if root not in cue_stems())
    found = overlap(outcome, frozenset(theirs.outcome))
    return found.held, found.share


def _same_outcome(mine: Effect, theirs: Effect) -> bool:
    held, share = _shared(mine, theirs)
    return held >= SHARED and share >= SAME


__all__ = ["WAYS", "contradicted", "weight"]
