"""Which of two things a text puts first: "A came first and B later", "the effect of A on B", "A, not B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditor.findings.clash import Clash
from auditor.findings.numerals import plain
from auditor.findings.statements import Record, Statement, statement
from auditor.topics import overlap
from claims.languages import load

PARTLY, TELLING = 2.5, 8.5
"""Nats that the words of one side, and of both together, must share with the record's."""
NEAR = 5
"""Words on either side of a contrast."""
_EDGE = re.compile(r"[,;:.]| (?:while|but|whereas|although) ")


@dataclass(frozen=True, slots=True)
class Sequence:
    """What came first and what came after, as content stems, in the words of a text."""

    first: tuple[str, ...]
    after: tuple[str, ...]
    words: str
    sentence: str


def reversed_order(claim: Statement, told: Record) -> Iterator[Clash]:
    """Sequences of the claim of which the record tells only the reverse."""
    given = [each for sentence in (told.title, *told.sentences) for each in _sequences(sentence.text)]
    for mine in _sequences(claim.text):
        crossed = [theirs for theirs in given if _same(mine, theirs.after, theirs.first)]
        straight = any(_same(mine, theirs.first, theirs.after) for theirs in given)
        if crossed and not straight:
            yield Clash("order", mine.words, crossed[-1].words, crossed[-1].sentence)


def _sequences(text: str) -> Iterator[Sequence]:
    folded = re.sub(r"\([^()]*\)", " ", plain(text))
    for match in _then().finditer(folded):
        before, after = _EDGE.split(folded[: match.start()])[-1].split(), _EDGE.split(folded[match.end() :])[0].split()
        first, last = statement(" ".join(before)).stems, statement(" ".join(after)).stems
        if first and last and "not" not in after[:2] and "not" not in before[-2:]:
            yield Sequence(first, last, " ".join((*before, match[0], *after)), text)
    yield from _contrasts(folded, text)
    for match in re.finditer(r"effects? of (?:the )?((?:[\w-]+ ){1,4})on (?:the )?((?:[\w-]+[ ,.]){1,4})", folded):
        yield Sequence(statement(match[1]).stems, statement(match[2]).stems, match[0], text)


def _contrasts(folded: str, text: str) -> Iterator[Sequence]:
    """One thing and not another, as a sequence of the two: the few words on either side of the contrast."""
    for match in _contrasting().finditer(folded):
        before, after = folded[: match.start()].split()[-NEAR:], _EDGE.split(folded[match.end() :])[0].split()[:NEAR]
        first, last = statement(" ".join(before)).stems, statement(" ".join(after)).stems
        yield Sequence(first, last, " ".join((*before, match[0].strip(), *after)), text)


def _same(mine: Sequence, first: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether the two sides of a claim are these: each in part, and both together beyond doubt."""
    sides = [overlap(one, frozenset(other)).held for one, other in ((mine.first, first), (mine.after, after)) if one]
    return len(sides) == 2 and min(sides) >= PARTLY and sum(sides) >= TELLING


@lru_cache(maxsize=4)
def _contrasting(language: str = "en") -> re.Pattern[str]:
    return re.compile(rf"(?:(?<= )|(?=,))(?:{'|'.join(load(language)['effects']['contrasting'])}) ")


@lru_cache(maxsize=4)
def _then(language: str = "en") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load(language)['effects']['first_then'])})(?!\w)")
