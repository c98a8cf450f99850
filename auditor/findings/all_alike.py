"""Whether the record says that its arms differed in nothing, and the claim that one came out ahead of another.

"No differences in any of the parameters were observed between the two groups" names no outcome, so it contradicts
every difference between the arms that is told; it counts only where the record tells of no difference at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.findings.clash import Clash
from auditor.findings.directions import DOWN, UP, effects
from auditor.findings.lexicon import expression, inverted
from auditor.findings.numerals import plain
from auditor.findings.statements import Record, Statement
from auditor.topics import overlap

KNOWN = 0.5
"""Share of the weight of either arm that the record must know, for the claim's arms to be its own."""


def contradicted(claim: Statement, told: Record) -> Iterator[Clash]:
    """Differences between two arms of the claim where the record has its arms alike in everything."""
    if inverted(claim.text):
        return
    alike = next((each for each in told.sentences if _says_so(each)), None)
    if alike is None or any(_differs(each.text) for each in (told.title, *told.sentences)):
        return
    for mine in effects(claim.text):
        arms = (mine.comparator, (*mine.subject, *mine.place))
        if mine.way in (UP, DOWN) and all(arms) and all(_known(arm, told) for arm in arms):
            yield Clash("direction", mine.words, "no difference in anything", alike.text)


def _says_so(sentence: Statement) -> bool:
    text = plain(sentence.text)
    found = expression("all_alike").search(text)
    return found is not None and not expression("at_first").search(text[: found.start()])


def _differs(text: str) -> bool:
    """Whether a sentence tells of arms that came out apart, in words or as a finding that one beat another."""
    compared = (each for each in effects(text) if each.way in (UP, DOWN))
    return bool(expression("came_apart").search(plain(text))) or any(each.comparator or each.arms for each in compared)


def _known(arm: tuple[str, ...], told: Record) -> bool:
    return overlap(arm, told.stems).share >= KNOWN
