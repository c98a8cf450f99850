"""Which way a clause points: up, down, or not at all, by its cues; negation counts.

A clause has a direction only where all its cues agree, or where an exposure's and an outcome's stand on the two
sides of what joins them ("higher intake was associated with a lower risk": down). Whatever is doubtful has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditor.findings.concepts import illnesses
from auditor.findings.lexicon import WORD, ending_with, expression, roots, words
from auditor.findings.outcome_words import Stems, outcomes_of

UP, DOWN, NONE, LINKED = 1, -1, 0, 2
"""Which way an outcome went; `LINKED` where a text tells only that it had to do with something."""
LOW_DOSE = "lowdose"
"""What stands in a clause for "or less" after an amount, which is no outcome's."""
OPENING = 2
"""Words of a clause before an amount that acts on an outcome."""
NEGATED = 4
"""Words before a cue, save those that join the two, within which a negation reaches it."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """The way of a clause, where the cue stands that shows it, and the way of the exposure where that has one."""

    way: int
    start: int
    end: int
    exposure: int = NONE


def pointed(clause: str) -> Pointed | None:
    """The direction of a clause; `None` where it is not plain."""
    found = _pointed(clause)
    if found and expression("none_opening").match(clause.lstrip().removeprefix("and ")):
        return replace(found, way=NONE, exposure=NONE)
    low = found is not None and found.exposure == NONE and LOW_DOSE in clause[: found.start]
    return replace(found, exposure=DOWN, way=_turned(found.way)) if found and low else found


def _turned(way: int) -> int:
    return way if way == LINKED else -way


def _pointed(clause: str) -> Pointed | None:
    if found := _related(clause):
        return found
    none = expression("none").search(clause)
    if none:
        follows = none[0].endswith(tuple(words("clause_follows")))
        return (follows and _nested(clause, none.end())) or Pointed(NONE, *none.span())
    if found := _changed(clause) or _given_with(clause):
        return found
    if found := _joined(clause):
        return found
    readings = (_single(clause, 0, len(clause)), _good_at(clause), _acted(clause), _done_more(clause), _linked(clause))
    return next((found for found in readings if found), None)


def _related(clause: str) -> Pointed | None:
    """A relation told as a noun ("an inverse association between height and heart failure"); its cue is the "and"."""
    noun = expression("related_nouns").search(clause)
    if not noun or list(_cues(clause, noun.end(), len(clause))):
        return None
    before = clause[: noun.start()]
    if _negated(before):
        return Pointed(NONE, noun.end() - 1, noun.end())
    ways = [way for key, way in (("inverse", DOWN), ("direct", UP)) if ending_with(key).search(before)]
    return Pointed(ways[0] if ways else LINKED, noun.end() - 1, noun.end())


def _joined(clause: str) -> Pointed | None:
    """What an exposure or an arm is said to have had or to be linked with, by the first verb that joins the two.

    Where the subject has a clause of its own ("those who had more money had fewer colds"), by a later verb on whose
    two sides there are cues.
    """
    joints = [joint.start() for joint in expression("joining").finditer(clause) if joint.start() > 0]
    relative = joints and expression("relative").search(clause, 0, joints[0])
    found = [each for each in (_split(clause, at) for at in (joints if relative else joints[:1])) if each]
    return next((each for each in found if each.exposure), found[0] if found else None)


def _split(clause: str, at: int) -> Pointed | None:
    """The way of the outcome after a place in a clause, as the exposure before it goes up."""
    exposure, outcome = _single(clause, 0, at), _single(clause, at, len(clause))
    if not outcome or outcome.way == NONE or (exposure and exposure.way == NONE):
        return None
    side = exposure.way if exposure else NONE
    return Pointed(outcome.way * (side or UP), outcome.start, outcome.end, side)


def _nested(clause: str, start: int) -> Pointed | None:
    """What a clause tells that is said not to be so ("we did not find that it had an effect on sleep")."""
    cue = next(_cues(clause, start, len(clause)), None)
    acted = expression("acted_on").search(clause, start)
    return replace(cue, way=NONE) if cue else Pointed(NONE, *acted.span()) if acted else None


def _done_more(clause: str) -> Pointed | None:
    """What one thing did more, or less, than another ("eased pain far more than the drug")."""
    for key, sign in (("done_more", UP), ("done_less", DOWN)):
        degree = expression(key).search(clause)
        done = _single(clause, 0, degree.start()) if degree else None
        if done and done.way != NONE and clause[done.start : done.end].endswith(tuple(words("past_ends"))):
            return replace(done, way=sign * done.way)
    return None


def _changed(clause: str) -> Pointed | None:
    """A change that was itself smaller or greater ("the decrease in pain was much smaller")."""
    change = expression("changes").search(clause)
    if not change:
        return None
    cue, size = _single(clause, change.start(), change.end()), _single(clause, change.end(), len(clause))
    if not cue or not size or NONE in (cue.way, size.way) or len(clause[change.end() : size.start].split()) > OPENING:
        return None
    return replace(cue, way=cue.way * size.way)


def _given_with(clause: str) -> Pointed | None:
    """An outcome told before its exposure ("higher crash rates in drivers with lower cortisol")."""
    joint = expression("given_with").search(clause)
    if not joint:
        return None
    outcome, exposure = _single(clause, 0, joint.start()), _single(clause, joint.end(), len(clause))
    if not outcome or not exposure or NONE in (outcome.way, exposure.way) or exposure.start > joint.end() + 1:
        return None
    return replace(outcome, way=outcome.way * exposure.way, exposure=exposure.way)


def _good_at(clause: str) -> Pointed | None:
    """What is better or worse at doing something to an outcome ("better than sugar at easing pain")."""
    rated = [match for key in ("better", "worse") for match in expression(key).finditer(clause)]
    done = [cue for cue in _cues(clause, 0, len(clause)) if ending_with("good_at").search(clause[: cue.start])]
    if len(rated) != 1 or len(done) != 1 or rated[0].end() > done[0].start:
        return None
    bad = expression("worse").fullmatch(rated[0][0]) is not None
    return replace(done[0], way=-done[0].way if bad else done[0].way)


def _acted(clause: str) -> Pointed | None:
    """A quantity that did something: "less sleep raised the risk", a cue before a verb that is one."""
    cues = list(_cues(clause, 0, len(clause)))
    if len(cues) != 2:
        return None
    exposure, outcome = sorted(cues, key=lambda cue: cue.start)
    if exposure.end > outcome.start or len(clause[: exposure.start].split()) > OPENING:
        return None
    verbal = expression("acting").match(clause, outcome.start)
    before = clause[: outcome.start].split()
    if not verbal or NONE in (exposure.way, outcome.way) or before[-1] in words("before_noun"):
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
    names = [_named(clause, measure.end()) for measure in expression("measured_of").finditer(clause)]
    for key, way in (("up", UP), ("down", DOWN), ("better", UP), ("worse", DOWN)):
        for match in expression(key).finditer(clause, start, end):
            if any(name.start <= match.start() < name.stop for name in names):
                continue
            before = clause[: match.start()]
            infinitive = ending_with("unrealised").search(before)
            if infinitive and not ending_with("realised").search(before, 0, infinitive.start()):
                continue
            turned = -way if key in ("better", "worse") and unwelcome(_first(clause, *match.span())) else way
            yield Pointed(NONE if _negated(before) else turned, *match.span())


def _named(clause: str, start: int) -> range:
    """Where the name of what was measured stands, whose words have no direction ("risk of reduced hearing")."""
    ends = (word.start() for word in WORD.finditer(clause, start) if word[0] in words("ending"))
    return range(start, next(ends, len(clause)))


def _first(clause: str, start: int, end: int) -> Stems:
    return next(iter(outcomes_of(clause, start, end)), ())


def unwelcome(outcome: Stems) -> bool:
    """Whether less of an outcome is better."""
    return bool((roots("unwelcome") | illnesses()) & set(outcome)) and not roots("welcome") & set(outcome)


def _negated(before: str) -> bool:
    near = [match[0] for match in WORD.finditer(before) if match[0] not in words("raising")][-NEGATED:]
    return any(word in words("negators") or word.endswith("n't") for word in near)
