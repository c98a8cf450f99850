"""Of which part of a study a statement tells: the time before, its controls, all its arms alike, one dose of several.

"Admissions had been rising" before a law is no answer to "admissions fell", nor "no difference between the drugs" to
"both drugs lowered blood pressure": statements of different parts of a study do not contradict each other.
"""

from __future__ import annotations

import re

from auditor.findings.directions import LINKED, NONE, Effect
from auditor.findings.figures import UNITS, figures
from auditor.findings.lexicon import expression
from auditor.findings.numerals import plain
from auditor.findings.statements import statement
from auditor.topics import overlap, weight

OPENING = 16
"""Characters by which a clause is known again in its sentence, whose asides it has lost."""
DATED = frozenset({"day", "week", "month"})
NEAR = 0.2
"""Relative difference between two times, or amounts, that may be one told roundly."""
_WEEKS = re.compile(r"\b(day|week|month)s? (\d{1,3})(?: ?(?:-|to|and) ?(\d{1,3}))?(?![\d.])")
NAMED = 4.0
"""Nats of what is compared from which it is named: one telling word."""
_HEADING = re.compile(r"\A(?:[a-z][a-z ]{2,30}: )?")


def apart(mine: Effect, theirs: Effect) -> bool:
    """Whether two statements are of different parts of a study."""
    return (
        _at_first(mine) != _at_first(theirs)
        or _of_all(mine) != _of_all(theirs)
        or _withstood(mine) != _withstood(theirs)
        or _of_controls(mine) != _of_controls(theirs)
        or _of_those_not(mine) != _of_those_not(theirs)
        or _of_two_treatments(mine, theirs)
        or _changed_alike(mine, theirs)
        or _other_arms(mine, theirs)
        or _other_amounts(mine, theirs)
        or _other_link(mine, theirs)
        or _other_link(theirs, mine)
    )


def _at_first(effect: Effect) -> bool:
    """Whether a statement is of the time before anything was done, from which no change is told."""
    if expression("at_first").search(effect.words):
        return True
    sentence = plain(effect.sentence)
    heading = _HEADING.match(sentence)
    opening = expression("beforehand").match(sentence, heading.end() if heading else 0)
    return opening is not None and effect.words[:OPENING] in sentence[: opening.end() + OPENING + 1]


def _withstood(effect: Effect) -> bool:
    """Whether a statement is of how well an outcome is borne or warded off ("tolerance of heat"), and not of it."""
    return expression("withstanding").search(effect.words) is not None


def _of_all(effect: Effect) -> bool:
    """Whether a statement is of what happened in all arms, and so not of what parts them."""
    return effect.way != NONE and expression("all_arms").search(effect.words) is not None


def _of_controls(effect: Effect) -> bool:
    """Whether a statement is of those who were not treated, and not of what parts them from others."""
    compared = expression("against").search(effect.words) or expression("of_several").search(effect.words)
    return not compared and expression("control_arm").search(effect.words) is not None


def _of_those_not(effect: Effect) -> bool:
    """Whether a statement is of those of whom something is not so ("those not entering the course")."""
    return expression("those_not").search(expression("against").split(effect.words)[0]) is not None


def _of_two_treatments(mine: Effect, theirs: Effect) -> bool:
    """Whether the record compares treatments, both of which may have worked, and the claim compares nothing."""
    compared = theirs.way == NONE and expression("treatments_compared").search(theirs.words)
    return bool(compared) and not expression("against").search(mine.words)


def _changed_alike(mine: Effect, theirs: Effect) -> bool:
    """Whether the record tells of like changes in all its arms ("similar reductions"), the claim of no comparison."""
    compared = mine.arms or expression("against").search(mine.words)
    return not compared and expression("changed_alike").search(theirs.words) is not None


def _other_arms(mine: Effect, theirs: Effect) -> bool:
    """Whether one tells of no difference, and the two compare nothing in common: seasons, and women with men."""
    ours, others = (*mine.comparator, *mine.arms), (*theirs.arms, *theirs.comparator)
    told = min(sum(map(weight, ours)), sum(map(weight, others))) >= NAMED
    return told and NONE in (mine.way, theirs.way) and not overlap(ours, frozenset((*others, *theirs.subject))).held


def _other_link(linked: Effect, level: Effect) -> bool:
    """Whether one links the outcome to something, and the other, which compares, has nothing of that."""
    related = linked.way == LINKED or expression("correlated").search(linked.words)
    if not related or level.way != NONE:
        return False
    compared = (*level.subject, *level.comparator, *level.arms)
    rest = tuple(root for root in statement(linked.words).stems if root not in linked.outcome)
    return sum(map(weight, compared)) >= NAMED and overlap(compared, frozenset(rest)).held < NAMED


def _other_amounts(mine: Effect, theirs: Effect) -> bool:
    """Whether both name amounts in one unit, and no amount in common: another dose, or another time."""
    ours, others = _amounts(mine.words), _amounts(theirs.words)
    shared = ours.keys() & others.keys()
    return any(all(abs(a - b) > NEAR * max(a, b) for a in ours[kind] for b in others[kind]) for kind in shared)


def _amounts(text: str) -> dict[str, list[float]]:
    """The amounts of a text by their units; days, weeks and months, in which a study's times are told, are one."""
    found: dict[str, list[float]] = {}
    for figure in figures(text):
        if figure.kind in UNITS:
            found.setdefault("" if figure.unit in DATED else figure.unit, []).append(figure.value)
    for match in _WEEKS.finditer(text):
        found.setdefault("", []).extend(
            UNITS["time"][match[1]] * float(number) for number in match.groups()[1:] if number
        )
    return found
