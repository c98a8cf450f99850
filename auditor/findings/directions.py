"""Which way a sentence says an outcome went: up, down, or not at all; negation counts.

A clause has a direction only where all its cues agree, or where an exposure's and an outcome's stand on the two
sides of the word that joins them ("higher intake was associated with a lower risk": down). Whatever is doubtful
has none: only plain statements are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditor.findings.numerals import plain
from auditor.findings.statements import statement
from claims.languages import load

UP, DOWN, NONE = 1, -1, 0
REACH = 7
"""Words on either side of a cue among which its outcome stands."""
NEGATED = 4
"""Words before a cue within which a negation reaches it."""
_CLAUSE = re.compile(r"[;:]|, (?=\w)| (?:but|while|whereas|although|though|however|despite|yet|and that) ")
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Effect:
    """One statement of direction: which way, of what (content stems near the cue), in which words."""

    way: int
    outcome: tuple[str, ...]
    words: str
    sentence: str


@lru_cache(maxsize=4_096)
def effects(text: str) -> tuple[Effect, ...]:
    """The plain statements of direction in a sentence, at most one a clause."""
    return tuple(_effects(text))


def _effects(text: str) -> Iterator[Effect]:
    for clause in _CLAUSE.split(_ASIDE.sub(" ", plain(text))):
        bare = _expression("doses").sub(" ", clause)
        found = _way(bare)
        if found:
            way, near = found
            yield Effect(way, statement(near).stems, clause.strip(), text)


def _way(clause: str) -> tuple[int, str] | None:
    """The direction of a clause and the words round its cue; `None` where it is not plain."""
    none = _expression("none").search(clause)
    if none:
        return NONE, _near(clause, none.start(), none.end())
    joint = _expression("joining").search(clause)
    if joint and joint.start() > 0:
        exposure, outcome = _single(clause[: joint.start()]), _single(clause[joint.start() :])
        if outcome and outcome[0] in (UP, DOWN):
            sign = exposure[0] if exposure else UP
            if sign in (UP, DOWN):
                return sign * outcome[0], _near(clause[joint.start() :], *outcome[1])
    found = _single(clause)
    return (found[0], _near(clause, *found[1])) if found else None


def _single(clause: str) -> tuple[int, tuple[int, int]] | None:
    """The one direction to which all cues of a clause come, and the place of the first."""
    cues = list(_cues(clause))
    ways = {way for way, _ in cues}
    return (cues[0][0], cues[0][1]) if len(ways) == 1 else None


def _cues(clause: str) -> Iterator[tuple[int, tuple[int, int]]]:
    for key, way in (("up", UP), ("down", DOWN), ("better", UP), ("worse", DOWN)):
        for match in _expression(key).finditer(clause):
            turned = way
            if key in ("better", "worse") and _expression("unwelcome").search(_near(clause, *match.span())):
                turned = -way
            yield (NONE if _negated(clause, match.start()) else turned), match.span()


def _negated(clause: str, start: int) -> bool:
    before = [match[0] for match in _WORD.finditer(clause[:start])][-NEGATED:]
    return any(word in _negators() or word.endswith("n't") for word in before)


def _near(clause: str, start: int, end: int) -> str:
    """The words round a cue, those after it first since the outcome mostly follows."""
    before = [match[0] for match in _WORD.finditer(clause[:start])][-REACH:]
    after = [match[0] for match in _WORD.finditer(clause[end:])][:REACH]
    return " ".join((*before, clause[start:end], *after))


@lru_cache(maxsize=4)
def _negators(language: str = "en") -> frozenset[str]:
    return frozenset(load(language)["effects"]["negators"])


@lru_cache(maxsize=16)
def _expression(key: str, language: str = "en") -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(load(language)['effects'][key])})(?![\w-])")


@lru_cache(maxsize=4)
def cue_stems(language: str = "en") -> frozenset[str]:
    """Stems of the cues themselves, which are no outcomes."""
    section = load(language)["effects"]
    words = " ".join(re.sub(r"\W+", " ", form) for key in ("up", "down", "better", "worse") for form in section[key])
    return frozenset(statement(words).stems)
