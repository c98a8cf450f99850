"""Who was studied: species, age groups, sexes and other groups that a text names outright.

Abstracts seldom say all of these, so an empty set says nothing; only two sets that are both stated and share nothing
are a conflict, and even then the caller should ask whether one was stated for the whole study.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.alternation import NOTHING
from claims.languages import load
from claims.words import fold

_NEIGHBOURS = (
    frozenset({"infant", "child"}),
    frozenset({"child", "adolescent"}),
    frozenset({"adolescent", "young adult"}),
)
_OLDER = (frozenset({"young adult", "middle-aged"}), frozenset({"middle-aged", "older"}))


def species(text: str, language: str = "en") -> frozenset[str]:
    """The species named, `human` among them."""
    return _named(text, "species", language)


def age_groups(text: str, language: str = "en") -> frozenset[str]:
    """The age groups named: infant, child, adolescent, young adult, middle-aged, older."""
    return _named(text, "age", language)


def sexes(text: str, language: str = "en") -> frozenset[str]:
    """The sexes named: female, male."""
    return _named(text, "sex", language)


def groups(text: str, language: str = "en") -> frozenset[str]:
    """Other groups named: pregnant, athletes, untrained, healthy, patients, overweight, students, military."""
    return _named(text, "group", language)


def species_conflict(claimed: str, found: str, language: str = "en") -> bool:
    """Whether one text is about people alone and the other about animals alone."""
    mine, theirs = species(claimed, language), species(found, language)
    return (mine == {"human"} and bool(theirs) and "human" not in theirs) or (
        theirs == {"human"} and bool(mine) and "human" not in mine
    )


def ages_conflict(claimed: str, found: str, language: str = "en") -> bool:
    """Whether both name age groups and none of one is, or borders on, one of the other."""
    mine, theirs = age_groups(claimed, language), age_groups(found, language)
    return bool(mine and theirs) and not any(_near(one, other) for one in mine for other in theirs)


def sexes_conflict(claimed: str, found: str, language: str = "en") -> bool:
    """Whether one text names women alone and the other men alone."""
    return {sexes(claimed, language), sexes(found, language)} == {frozenset({"female"}), frozenset({"male"})}


def _near(one: str, other: str) -> bool:
    return one == other or frozenset({one, other}) in (*_NEIGHBOURS, *_OLDER)


def _named(text: str, aspect: str, language: str) -> frozenset[str]:
    masked, expressions = _expressions(language)
    bare = masked.sub(" ", fold(text))
    return frozenset(name for name, expression in expressions[aspect] if expression.search(bare))


@lru_cache(maxsize=16)
def _expressions(language: str) -> tuple[re.Pattern[str], dict[str, list[tuple[str, re.Pattern[str]]]]]:
    section = load(language)["populations"]
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for key, forms in section.items():
        aspect, _, name = key.partition(" ")
        found.setdefault(aspect, []).append((name, _any(forms)))
    return _any(section["masked"]), found


def _any(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms) or NOTHING})(?!\w)")
