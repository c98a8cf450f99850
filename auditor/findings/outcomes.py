"""What a study is said to have measured, in lay and technical words, against what its record names."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.findings.clash import Clash
from auditor.findings.directions import effects
from auditor.findings.numerals import plain
from auditor.findings.statements import Record, Statement, covered, statement
from claims.languages import load

TOLD = 6
"""Sentences of an abstract from which one outcome of several that it lacks was not measured."""
ON_TOPIC = 0.3
"""Share of the claim's weight in the record from which the two are about the same study's matter."""


def replaced(claim: Statement, told: Record) -> Clash | None:
    """The outcome of the claim is nowhere in the record, whose title or findings name others."""
    theirs = outcomes(told.text)
    mine = _claimed(claim)
    strange = {group: words for group, words in mine.items() if group not in theirs}
    if len(strange) < len(mine):
        strange = _lacking(claim, told) if len(told.sentences) >= TOLD else {}
    if not strange or covered(claim, told) < ON_TOPIC:
        return None
    measured = _measured(told)
    if not measured:
        return None
    said = ", ".join(dict.fromkeys(strange.values()))
    words, sentence = next(iter(measured.values()))
    return Clash("outcome", said, words, sentence)


def outcomes(text: str) -> dict[str, str]:
    """The outcomes a text names, each with its words."""
    folded = plain(text)
    found = {group: expression.search(folded) for group, expression in _expressions()}
    return {group: match[0] for group, match in found.items() if match}


def _claimed(claim: Statement) -> dict[str, str]:
    """The outcomes that the claim says went one way, with their words."""
    told = ((group, words, each) for each in effects(claim.text) for group, words in outcomes(each.words).items())
    found = {group: words for group, words, each in told if set(statement(words).stems) & set(each.outcome)}
    return found | _acted(claim)


def _acted(claim: Statement) -> dict[str, str]:
    """The outcomes on which something is said to have had an effect, or that were lost."""
    told = (match[1] for match in _acted_on().finditer(plain(claim.text)))
    return {group: words for text in told for group, words in outcomes(text).items()}


def _lacking(claim: Statement, told: Record) -> dict[str, str]:
    """Those of several outcomes acted on that a record of some length does not know, though it knows others."""
    theirs = outcomes(told.text)
    return {group: words for group, words in _acted(claim).items() if group not in theirs}


def _measured(told: Record) -> dict[str, tuple[str, str]]:
    """The outcomes of the record's title and of its statements of direction, with their sentences."""
    found = {group: (words, told.title.text) for group, words in outcomes(told.title.text).items()}
    for sentence in told.sentences:
        for effect in effects(sentence.text):
            for group, words in outcomes(effect.words).items():
                found.setdefault(group, (words, sentence.text))
    return found


@lru_cache(maxsize=4)
def _acted_on(language: str = "en") -> re.Pattern[str]:
    """What something had an effect on, or what was lost: the words after it."""
    cues = "|".join(load(language)["effects"]["acted_on"])
    return re.compile(rf"(?<![\w-])(?:{cues}) ((?:[\w-]+ ?){{1,3}})")


@lru_cache(maxsize=4)
def _expressions(language: str = "en") -> tuple[tuple[str, re.Pattern[str]], ...]:
    groups = load(language)["outcomes"].items()
    return tuple((group, re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?!\w)")) for group, forms in groups)
