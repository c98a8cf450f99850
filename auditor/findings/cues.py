"""Which way a clause points: up, down, or not at all, by its cues; negation counts.

A clause has a direction only where all its cues agree, or where an exposure's and an outcome's stand on the two
sides of what joins them ("higher intake was associated with a lower risk": down). Whatever is doubtful has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditor.findings.lexicon import WORD, ending_with, expression, roots, words
from auditor.findings.outcome_words import Stems, outcomes_of

UP, DOWN, NONE, LINKED = 1, -1, 0, 2
"""Which way an outcome went; `LINKED` where a text tells only that it had to do with something."""
NEGATED = 4
"""Words before a cue within which a negation reaches it."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """The way of a clause, where the cue stands that shows it, and the way of the exposure where that has one."""

    way: int
    start: int
    end: int
    exposure: int = NONE


def pointed(clause: str) -> Pointed | None:
    """The direction of a clause; `None` where it is not plain."""
    none = expression("none").search(clause)
    if none:
        nested = next(_cues(clause, none.end(), len(clause)), None) if none[0].endswith(("that", "to")) else None
        return replace(nested, way=NONE) if nested else Pointed(NONE, *none.span())
    joint = expression("joining").search(clause)
    if joint and joint.start() > 0:
        exposure, outcome = _single(clause, 0, joint.start()), _single(clause, joint.start(), len(clause))
        if outcome and outcome.way != NONE and not (exposure and exposure.way == NONE):
            side = exposure.way if exposure else NONE
            return Pointed(outcome.way * (side or UP), outcome.start, outcome.end, side)
    return _single(clause, 0, len(clause)) or _acted(clause) or _linked(clause)


def _acted(clause: str) -> Pointed | None:
    """A quantity that did something: "less sleep raised the risk", a cue before a verb that is one."""
    cues = list(_cues(clause, 0, len(clause)))
    if len(cues) != 2:
        return None
    exposure, outcome = sorted(cues, key=lambda cue: cue.start)
    verbal = expression("acting").match(clause, outcome.start)
    if not verbal or NONE in (exposure.way, outcome.way) or exposure.end > outcome.start:
        return None
    return Pointed(exposure.way * outcome.way, outcome.start, outcome.end, exposure.way)


def _linked(clause: str) -> Pointed | None:
    linked = expression("linking").search(clause)
    return Pointed(LINKED, *linked.span()) if linked and not list(_cues(clause, 0, len(clause))) else None


def _single(clause: str, start: int, end: int) -> Pointed | None:
    """The one direction to which all cues of a stretch come, and the place of the first."""
    cues = list(_cues(clause, start, end))
    ways = {cue.way for cue in cues}
    return min(cues, key=lambda cue: cue.start) if len(ways) == 1 else None


def _cues(clause: str, start: int, end: int) -> Iterator[Pointed]:
    for key, way in (("up", UP), ("down", DOWN), ("better", UP), ("worse", DOWN)):
        for match in expression(key).finditer(clause, start, end):
            before = clause[: match.start()]
            if ending_with("unrealised").search(before) and not ending_with("realised").search(before):
                continue
            turned = -way if key in ("better", "worse") and unwelcome(_first(clause, *match.span())) else way
            yield Pointed(NONE if _negated(before) else turned, *match.span())


def _first(clause: str, start: int, end: int) -> Stems:
    return next(iter(outcomes_of(clause, start, end)), ())


def unwelcome(outcome: Stems) -> bool:
    """Whether less of an outcome is better."""
    return bool(roots("unwelcome") & set(outcome))


def _negated(before: str) -> bool:
    near = [match[0] for match in WORD.finditer(before)][-NEGATED:]
    return any(word in words("negators") or word.endswith("n't") for word in near)
