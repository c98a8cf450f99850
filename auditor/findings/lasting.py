"""Whether a claim and its record say that an effect lasted, or one of them that it was gone again.

"The lead was still there at 18 months" against "differences did not persist at 18 months": no outcome is named, only
what became of it; so it counts only where the record says one of the two alone, and of no other time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.findings.clash import Clash
from auditor.findings.figures import figures
from auditor.findings.lexicon import clause_ends, expression
from auditor.findings.numerals import plain
from auditor.findings.statements import Record, Statement

NEAR = 0.1
"""Relative difference between two times that may be one told roundly."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """What is said of an effect: whether it lasted, in which clause, and the times told there, in days."""

    lasted: bool
    words: str
    sentence: str
    times: tuple[float, ...]


def contradicted(claim: Statement, told: Record) -> Iterator[Clash]:
    """What the claim says of an effect's lasting and the record only the reverse of."""
    given = [each for sentence in told.sentences for each in _said(sentence.text)]
    for mine in _said(claim.text):
        about = [each for each in given if _one_time(mine, each)]
        if about and all(each.lasted != mine.lasted for each in about):
            yield Clash("direction", mine.words, about[-1].words, about[-1].sentence)


def _said(text: str) -> Iterator[Lasting]:
    """The clauses of a sentence in which an effect is said to have lasted or to be gone."""
    for clause in clause_ends().split(plain(text)):
        gone = expression("gone_again").search(clause)
        stayed = None if gone else expression("lasted").search(clause)
        found = gone or stayed
        if found and expression("effects_told").search(clause[: found.start()]) and not _open(clause):
            yield Lasting(stayed is not None, clause.strip(), text, _times(clause))


def _open(clause: str) -> bool:
    """Whether a clause only asks, or tells of what may be."""
    return bool(expression("possible").search(clause) or expression("aiming").search(clause))


def _times(clause: str) -> tuple[float, ...]:
    return tuple(each.value for each in figures(clause) if each.kind == "time")


def _one_time(mine: Lasting, theirs: Lasting) -> bool:
    """Whether both may be of one time: they name one in common, or one of them names none."""
    if not mine.times or not theirs.times:
        return True
    return any(abs(a - b) <= NEAR * max(a, b) for a in mine.times for b in theirs.times)
