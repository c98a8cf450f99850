"""Whether a claim and its record say that the same outcome went opposite ways.

The claim's statement is held against all statements of the record about the same outcome. One that agrees, or
leaves it open, ends the matter, unless the record's sentence against the claim shares far more of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from auditor.findings.clash import Clash
from auditor.findings.directions import DOWN, LINKED, NONE, UP, Effect, effects, plain_effects
from auditor.findings.figures import PERCENT, RATIO, figures
from auditor.findings.lexicon import cue_stems, expression, inverted
from auditor.findings.outcome_words import Stems
from auditor.findings.scope import apart
from auditor.findings.statements import Record, Statement, statement
from auditor.topics import overlap, weight
from claims.words import stem

SHARED = 5.0
"""Nats that the words round the two cues must share: about one telling word."""
NAMED = 3.0
ALIKE, WITHIN = 0.4, 0.7
"""Nats of an outcome that is wholly shared, enough where the sentence holds so
much of what the record knows of the clause, or the claim so much of the record's."""
LEAST, SAME, OPPOSITE = 0.4, 0.66, 0.66
"""Shares of either outcome that the other must hold, both, at least one, and one where the ways are opposite."""
LOUDER = 10.0
"""Nats by which a sentence against the claim must share more with it than any sentence for it: two telling words."""

NEARER = 5.0
"""Nats by which a sentence that goes the claim's way must share more with it to be the one that is retold."""
NEARLY = 0.8
"""Share from which sides that fit changed round fit about as well as they stand."""
SUBJECT = 0.5
"""Share of the record's subject, where it names one, that the claim or the title must hold."""
OWN = 4.5
"""Nats of a word that makes an outcome another one."""
PREFIX = 6
"""Letters that one stem must have for another that begins with it to be derived from it."""
COMPARED = (*PERCENT, RATIO)
ROUND = 5.0
"""Figures that are multiples of it are in many texts."""
_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]{1,6}s?\b")


def contradicted(claim: Statement, told: Record) -> Iterator[Clash]:
    """Statements of direction that the record contradicts with one voice, or with the one that is about the claim."""
    if inverted(claim.text):
        return
    given = plain_effects(told)
    for mine in effects(claim.text):
        same = [
            each for each in given if _same_outcome(claim, mine, each, told) and _same_subject(claim, mine, each, told)
        ]
        about = [each for each in same if _comparable(mine, each) and not _of_a_part(claim, each, told)]
        against = [each for each in about if _against(mine, each)]
        agreeing = [each for each in about if each not in against and not _open(mine, each, against)]
        against = [each for each in against if not apart(mine, each)]
        if against and _heard(claim, mine, against, agreeing) and not _better_told(claim, mine, against, given):
            clear = [each for each in against if _way(mine, each) != NONE or len({e.way for e in against}) == 1]
            best = max(clear or against, key=partial(_closeness, mine))
            yield Clash("direction", mine.words, best.words, best.sentence)


def _of_a_part(claim: Statement, theirs: Effect, told: Record) -> bool:
    """Whether a record's statement is of some of its people only ("patients with sepsis"), not in the claim.

    Those of the title, and those named in other sentences too, are all of them.
    """
    limit = expression("limited").search(theirs.words)
    rest = tuple(root for root in statement(limit[1]).stems if root not in theirs.outcome) if limit else ()
    if sum(map(weight, rest)) < SHARED:
        return False
    others = (each for each in told.sentences if each.text != theirs.sentence)
    return max(overlap(rest, frozenset(each.stems)).share for each in (claim, told.title, *others)) < SUBJECT


def _heard(claim: Statement, mine: Effect, against: list[Effect], agreeing: list[Effect]) -> bool:
    """Whether the voices against a claim prevail over those for it."""
    if mine.way == NONE and len({_way(mine, each) for each in against}) > 1:
        return False
    loudest = max(_closeness_of(claim, each) for each in against)
    return all(loudest - _closeness_of(claim, each) >= LOUDER for each in agreeing)


def _better_told(claim: Statement, mine: Effect, against: list[Effect], given: tuple[Effect, ...]) -> bool:
    """Whether a sentence that shares clearly more with the claim goes its way, in other words for the outcome."""
    loudest = max(_closeness_of(claim, each) for each in against)
    voices = (each for each in given if not _against(mine, each) and each.way != LINKED)
    return any(_closeness_of(claim, each) >= loudest + NEARER for each in voices)


def _open(mine: Effect, theirs: Effect, against: list[Effect]) -> bool:
    """Whether a link, which has no direction, is all that is told, and others say that it went the other way."""
    return theirs.way == LINKED and mine.way != LINKED and any(each.way != NONE for each in against)


def _closeness_of(claim: Statement, theirs: Effect) -> float:
    return overlap(claim.stems, frozenset(statement(theirs.sentence).stems)).held


def _comparable(mine: Effect, theirs: Effect) -> bool:
    """Whether the two ways can be compared.

    Not where one alone tells of a low amount and the outcomes differ, nor where either side may be the other's.
    """
    straight, behind = _sides(mine, theirs)
    if NONE in (mine.way, theirs.way):
        return True
    if 0 < behind >= NEARLY * straight and (behind <= straight or not theirs.comparator):
        return False
    if LINKED in (mine.way, theirs.way):
        return True
    one_sided = {mine.exposure, theirs.exposure} == {NONE, DOWN}
    return not one_sided or _raw(mine) == _raw(theirs)


def _raw(effect: Effect) -> int:
    """Which way the outcome itself went."""
    return effect.way * (effect.exposure or 1)


def _against(mine: Effect, theirs: Effect) -> bool:
    """Whether the record's way excludes the claim's: a rise excludes a fall and no change, a link no change."""
    way = _way(mine, theirs)
    if LINKED in (mine.way, way):
        return NONE in (mine.way, way)
    one_sided = {mine.exposure, theirs.exposure} == {NONE, DOWN} and NONE not in (mine.way, way)
    return way != mine.way and not one_sided


def _way(mine: Effect, theirs: Effect) -> int:
    """The record's way as the claim would tell it: turned where one's subject is what the other compares with.

    Where one of the two compares with nothing it tells, which way the claim would tell it is not plain.
    """
    straight, behind = _sides(mine, theirs)
    if behind <= straight or theirs.way in (LINKED, NONE):
        return theirs.way
    return -theirs.way if mine.comparator and theirs.comparator else mine.way


def _sides(mine: Effect, theirs: Effect) -> tuple[float, float]:
    """What the two comparisons share as they stand, and with the sides of one changed, in nats.

    What both sides of one comparison have ("had drunk coffee", "abstained from coffee") does not tell them apart.
    """
    ours, others = (*mine.subject, *mine.place), (*theirs.subject, *theirs.place)
    this, that = _own_words(ours, mine.comparator), _own_words(mine.comparator, ours)
    first, second = _own_words(others, theirs.comparator), _own_words(theirs.comparator, others)
    straight = overlap(this, frozenset(first)).held + overlap(that, frozenset(second)).held
    return straight, overlap(this, frozenset(second)).held + overlap(that, frozenset(first)).held


def _own_words(side: Stems, other: Stems) -> Stems:
    """The content stems of one side of a comparison that the other does not have; all of them where it has them all."""
    return tuple(root for root in side if not overlap((root,), frozenset(other)).held) or side


def _closeness(mine: Effect, theirs: Effect) -> float:
    return _shared(mine, theirs)[0]


def _same_subject(claim: Statement, mine: Effect, theirs: Effect, told: Record) -> bool:
    """Whether what did it may be the same: the record's words before its cue are the claim's or the title's, or few.

    Abbreviations of the record's own ("the AED group") say nothing. Where the claim sets one apart from all others
    ("the ordinary shoe had the fewest injuries"), only what is told of that one is held against it.
    """
    if _retold(mine, theirs):
        return True
    short = {stem(word.casefold()) for word in _ABBREVIATION.findall(told.text)}
    told_of = (*theirs.subject, *theirs.arms) if theirs.way == NONE else theirs.subject or theirs.place
    rest = tuple(root for root in told_of if root not in short and root not in mine.outcome)
    if sum(map(weight, rest)) < SHARED:
        return True
    if expression("superlative").search(mine.words):
        return overlap(rest, frozenset((*mine.subject, *mine.place))).share >= SUBJECT
    return max(overlap(rest, frozenset(each.stems)).share for each in (claim, told.title)) >= SUBJECT


def _shared(mine: Effect, theirs: Effect, title: frozenset[str] = frozenset()) -> tuple[float, float]:
    """What of the one outcome the other holds, in nats, and the greater share, none where the lesser is small.

    Words of the title, which are about all of the study, do not part the claim's outcome from another, nor the
    outcome of which the record says that nothing happened to it.
    """
    silent = title if NONE in (mine.way, theirs.way) else frozenset()
    ours = tuple(_derived(root, theirs.outcome) for root in mine.outcome)
    held = overlap(_parting(ours, theirs.outcome, title), frozenset(theirs.outcome))
    back = overlap(_parting(theirs.outcome, ours, silent), frozenset(ours))
    small, large = sorted((held.share, back.share))
    return held.held, large if small >= LEAST else 0.0


def _derived(root: str, others: Stems) -> str:
    """The stem among others of which this is another form ("hallucin", "hallucinatori"), or itself."""
    long = (other for other in others if min(len(root), len(other)) >= PREFIX)
    return next((other for other in long if other.startswith(root) or root.startswith(other)), root)


def _parting(outcome: Stems, other: Stems, title: frozenset[str]) -> Stems:
    return tuple(root for root in outcome if root in other or root not in title)


def _retold(mine: Effect, theirs: Effect) -> bool:
    """Whether a claim tells the record's sentence by its figures, in whatever words: "by 9 percent" for "(+9%)".

    Only what rose or fell, for of no change a sentence may tell beside the figures of another outcome.
    """
    if {mine.way, theirs.way} != {UP, DOWN} or mine.unwelcome != theirs.unwelcome:
        return False
    shared = _telling_figures(mine.words) & _telling_figures(theirs.sentence)
    ways = {each.way for each in effects(theirs.sentence)}
    return bool(shared) and len(ways) == 1


def _telling_figures(text: str) -> frozenset[float]:
    """The shares and ratios of a text in digits that are not round, and so meet again by no accident."""
    found = (each for each in figures(text) if each.kind in COMPARED and each.words[:1].isdigit() and not each.loose)
    return frozenset(round(each.value, 2) for each in found if each.value % ROUND)


def _same_outcome(claim: Statement, mine: Effect, theirs: Effect, told: Record) -> bool:
    """Whether both tell of one outcome; nothing happening to a narrow one ("sudden deaths") is not told of the wide."""
    if NONE not in (mine.way, theirs.way) and mine.unwelcome != theirs.unwelcome:
        return False
    if _retold(mine, theirs):
        return True
    if mine.way == NONE and overlap(mine.outcome, frozenset(theirs.outcome)).share < OPPOSITE:
        return False
    if NONE in (mine.way, theirs.way) and _beside(mine.outcome, theirs.outcome):
        return False
    held, share = _shared(mine, theirs, frozenset(told.title.stems))
    if held >= SHARED and share >= (SAME if NONE in (mine.way, theirs.way) else OPPOSITE):
        return True
    return held >= NAMED and share > 0.99 and _alike(claim, mine, theirs, told)


def _beside(one: Stems, other: Stems) -> bool:
    """Whether each of two outcomes has a telling word of its own: antibodies to a virus, and catching that virus."""
    return all(
        any(weight(root) >= OWN and not overlap((_derived(root, theirs),), frozenset(theirs)).held for root in ours)
        for ours, theirs in ((one, other), (other, one))
    )


def _alike(claim: Statement, mine: Effect, theirs: Effect, told: Record) -> bool:
    """Whether the record's sentence holds much of what it knows of the claim's clause, or little beyond it.

    What a record says did not happen to the outcome of its title is about all of the study.
    """
    if NONE in (mine.way, theirs.way) and set(mine.outcome) & set(theirs.outcome) & set(told.title.stems):
        return True
    clause = statement(mine.words).stems
    known = tuple(root for root in clause if root in told.stems)
    other = tuple(root for root in statement(theirs.words).stems if root not in cue_stems())
    forth = overlap(known, frozenset(statement(theirs.sentence).stems)).share
    return forth >= ALIKE or overlap(other, frozenset(claim.stems)).share >= WITHIN
