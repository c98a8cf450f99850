"""What a sentence says of an outcome: that it went up, went down, did not change, or had to do with something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from auditor.findings.cues import DOWN, LINKED, LOW_DOSE, NONE, UP, Pointed, pointed, unwelcome
from auditor.findings.lexicon import WORD, clause_ends, expression, headed, inverted, is_cue, of_problem
from auditor.findings.numerals import plain
from auditor.findings.outcome_words import Stems, is_item, item_of, lists_whole, outcomes_of, telling
from auditor.findings.statements import Record, Statement, statement
from claims.languages import load

__all__ = ["DOWN", "LINKED", "NONE", "UP", "Effect", "effects", "told_effects"]

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Effect:
    """One statement of direction: which way, of what (content stems near the cue), in which words."""

    way: int
    outcome: Stems
    subject: Stems
    """What stands before the cue."""
    comparator: Stems
    """What stands after "than" or "compared with"."""
    words: str
    sentence: str
    exposure: int = NONE
    """Which way the exposure went, where its amount is told ("less sleep")."""
    arms: Stems = ()
    """What is compared, where it stands after the cue ("no difference between boys and girls")."""
    place: Stems = ()
    """What else stands after the cue, no outcome and not compared with ("withdrawals were seen with the drug")."""

    @property
    def unwelcome(self) -> bool:
        """Whether less of the outcome is better: it is an ill, or a clause that tells of a problem with it."""
        return unwelcome(self.outcome) or of_problem(self.words)


@lru_cache(maxsize=4_096)
def effects(text: str, sentence: str = "") -> tuple[Effect, ...]:
    """The plain statements of direction in a sentence, one for each outcome of a clause."""
    told = _asides().sub(" ", _ASIDE.sub(" ", plain(text)))
    clauses = _clauses(lists_whole(re.sub(r" +(?=[ ,;.])", "", told)))
    supposed = _supposed(clauses)
    read = [() if at in supposed else tuple(_effects(clause, sentence or text)) for at, clause in enumerate(clauses)]
    return tuple(effect for of_one in _shared(clauses, read) for effect in of_one)


def _effects(clause: str, sentence: str) -> Iterator[Effect]:
    bare = expression("doses").sub(" ", expression("low_doses").sub(LOW_DOSE, named_whole(clause)))
    found = pointed(bare)
    outcomes = outcomes_of(bare, found.start, found.end) if found else ()
    for outcome in outcomes:
        if found:
            sides = _compared(bare, found, outcomes)
            way = _rated(found, bare, outcome, outcomes[0])
            after = (_arms(bare, found, outcomes), _place(bare, found, outcomes))
            yield Effect(way, outcome, *sides, clause.strip(), sentence, found.exposure, *after)


def _shared(clauses: list[str], read: list[tuple[Effect, ...]]) -> list[tuple[Effect, ...]]:
    """The statements of clauses that go on with one another, with the subject and the comparison that they share.

    "Yoga eased pain and improved sleep more than walking" tells of yoga twice, and of walking.
    """
    for at in range(1, len(read)):
        before, after = read[at - 1], read[at]
        if after and after[0].exposure == NONE and _goes_on(clauses[at]):
            subject = before[0].subject if before else _subject(clauses[at - 1])
            read[at] = tuple(replace(each, subject=each.subject or subject) for each in after)
    for at in range(len(read) - 1, 0, -1):
        before, after = read[at - 1], read[at]
        if before and after and before[0].way != NONE and _goes_on(clauses[at]):
            read[at - 1] = tuple(replace(each, comparator=each.comparator or after[0].comparator) for each in before)
    return read


def _supposed(clauses: list[str]) -> frozenset[int]:
    """The clauses that go on with one of what may be ("it may ease pain and better sleep"), whose "may" is theirs."""
    found: set[int] = set()
    for at in range(1, len(clauses)):
        if _goes_on(clauses[at]) and (at - 1 in found or expression("possible").search(clauses[at - 1])):
            found.add(at)
    return frozenset(found)


def _subject(clause: str) -> Stems:
    """The content stems before the verb of a clause that tells of no direction ("the gum half had redder lips")."""
    joint = expression("joining").search(clause)
    return telling(clause[: joint.start()]) if joint else ()


def _goes_on(clause: str) -> bool:
    """Whether a clause begins with its cue and so has no subject of its own."""
    opening = WORD.search(clause.removeprefix("and "))
    return opening is not None and is_cue(opening[0])


def _rated(found: Pointed, clause: str, outcome: Stems, first: Stems) -> int:
    """The way of one of several outcomes that got better or worse: "improved sleep and fatigue" is less fatigue."""
    cue = clause[found.start : found.end]
    rated = any(expression(key).fullmatch(cue) for key in ("better", "worse"))
    turned = rated and found.way in (UP, DOWN) and unwelcome(outcome) != unwelcome(first)
    return -found.way if turned else found.way


@lru_cache(maxsize=4)
def _asides(language: str = "en") -> re.Pattern[str]:
    return re.compile("|".join(load(language)["effects"]["aside"]))


def named_whole(clause: str) -> str:
    """A clause whose words of direction that are part of a name are one word with it: "weight gain", "lost weight"."""
    for key, noun in (("gaining", "gain"), ("losing", "loss")):
        clause = expression(key).sub(lambda match, noun=noun: f"had {match[1]} {match[2]}{noun}", clause)  # type: ignore[misc]
    return expression("fixed").sub(lambda match: re.sub(r"[ -]", "", match[0]), clause)


def _clauses(text: str) -> list[str]:
    """The clauses of a sentence; the items of a list stay with the clause that opens it."""
    found: list[str] = []
    start = 0
    for match in clause_ends().finditer(text):
        found, start = _joined(found, text[start : match.start()], match, text), match.end()
    return (
        [*found, text[start:]] if not found or not found[-1].endswith(", ") else [*found[:-1], found[-1] + text[start:]]
    )


def _joined(found: list[str], piece: str, end: re.Match[str], text: str) -> list[str]:
    """The clauses so far with one more piece, left open where a list goes on after a comma."""
    whole = [*found[:-1], found[-1] + piece] if found and found[-1].endswith(", ") else [*found, piece]
    item, following = item_of(clause_ends().split(text[end.end() :], maxsplit=1)[0])
    listed = end[0] == ", " and is_item(item, following) and pointed(whole[-1])
    return [*whole[:-1], whole[-1] + ", "] if listed else whole


def _compared(clause: str, found: Pointed, outcomes: tuple[Stems, ...]) -> tuple[Stems, Stems]:
    """The content stems before a cue that are no outcome's, and those of what a comparison is made with."""
    start, end = _comparison(clause, found)
    before = f"{clause[: min(start, found.start)]} {clause[end : found.start]}"
    against = expression("against").match(clause, start)
    rest = clause[against.end() : end] if against else ""
    return _unmeasured(before, outcomes), telling(rest)


def _unmeasured(text: str, outcomes: tuple[Stems, ...]) -> Stems:
    """The content stems of a stretch of a clause that are no outcome's."""
    measured = {root for outcome in outcomes for root in outcome}
    return tuple(root for root in telling(text) if root not in measured)


def _comparison(clause: str, found: Pointed) -> tuple[int, int]:
    """From where to where a clause tells what it compares with: where that stands before the cue, up to its verb."""
    against = expression("against").search(clause)
    if not against:
        return len(clause), len(clause)
    if against.end() > found.start:
        return against.start(), len(clause)
    verb = expression("joining").search(clause, against.end(), found.start)
    return against.start(), verb.start() if verb else found.start


def _arms(clause: str, found: Pointed, outcomes: tuple[Stems, ...]) -> Stems:
    """The content stems of what is compared, where it stands after a cue, that are no outcome's."""
    between = expression("parting").search(clause, found.end)
    return _unmeasured(between[1], outcomes) if between else ()


def _place(clause: str, found: Pointed, outcomes: tuple[Stems, ...]) -> Stems:
    """The content stems after a cue, up to what the comparison is made with, that are no outcome's."""
    start, _ = _comparison(clause, found)
    return _unmeasured(clause[found.end : max(start, found.end)], outcomes)


def told_effects(told: Record) -> tuple[Effect, ...]:
    """What a record found: not its aims, its background, nor a title that asks."""
    given = (*_titled(told), *_results(told))
    found = (effect for each in given for effect in effects(told.spelt_out(each.text), each.text))
    return tuple(effect for effect in found if not expression("possible").search(effect.words))


def _titled(told: Record) -> tuple[Statement, ...]:
    """A title that answers; what it says of the design after a colon does not count."""
    head = re.split(r":| - | \u2013 ", told.title.text)[0]
    asks = expression("asking").search(plain(head)) or told.title.text.rstrip().endswith("?")
    return () if asks else (told.title if head == told.title.text else statement(head),)


def _results(told: Record) -> Iterator[Statement]:
    """The sentences after the last of those, in the first half of an abstract, that tells of an aim."""
    plains = [plain(each.text) for each in told.sentences]
    early = plains[: (len(plains) + 1) // 2]
    start = max((i + 1 for i, text in enumerate(early) if expression("stating_aim").search(text)), default=0)
    for each, text in list(zip(told.sentences, plains, strict=True))[start:]:
        if not expression("aiming").search(text) and not headed().match(text):
            yield each


def plain_effects(told: Record) -> tuple[Effect, ...]:
    """What a record found, save where it tells of want or removal."""
    return tuple(effect for effect in told_effects(told) if not inverted(effect.words))
