"""The words of direction, from the language file: as expressions, as sets of words, as stems."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.findings.numerals import plain
from auditor.findings.statements import statement
from claims.languages import load
from claims.words import stems

DIRECTED = ("up", "down", "better", "worse")
"""The lists of cues that have a direction."""
WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
ADVERB = r"(?:\w+ly )?"


@lru_cache(maxsize=64)
def expression(key: str, language: str = "en") -> re.Pattern[str]:
    """A list of the section on effects as alternatives, each as whole words."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(load(language)['effects'][key])})(?![\w-])")


@lru_cache(maxsize=32)
def ending_with(key: str, language: str = "en") -> re.Pattern[str]:
    """A list as alternatives that end a stretch of text, an adverb after them."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(load(language)['effects'][key])}) {ADVERB}\Z")


@lru_cache(maxsize=16)
def words(key: str, language: str = "en") -> frozenset[str]:
    """A list of plain words."""
    return frozenset(load(language)["effects"][key])


@lru_cache(maxsize=16)
def roots(key: str, language: str = "en") -> frozenset[str]:
    """The stems of a list of plain words."""
    return frozenset(statement(" ".join(load(language)["effects"][key])).stems)


@lru_cache(maxsize=4)
def clause_ends(language: str = "en") -> re.Pattern[str]:
    """Where a clause ends and another begins."""
    section = load(language)["effects"]
    opening = "|".join(section["clause_opening"])
    followed = "|".join((*section["clause_going_on"], *(form for key in DIRECTED for form in section[key])))
    return re.compile(rf"[;:]|, (?=\w)| (?:{opening}) | and (?=(?:{followed})(?!\w))")


@lru_cache(maxsize=4)
def list_joints(language: str = "en") -> re.Pattern[str]:
    """What stands between two items of a list."""
    return re.compile(rf"(?:{'|'.join(load(language)['effects']['list_joint'])})(?![\w-])")


@lru_cache(maxsize=4)
def noun_ends(language: str = "en") -> tuple[str, ...]:
    """Endings of nouns that name a direction and have their outcome after a preposition."""
    return load(language)["effects"]["noun_ends"]


@lru_cache(maxsize=4)
def headed(language: str = "en") -> re.Pattern[str]:
    """The headings under which an abstract tells of no findings."""
    return re.compile(rf"(?:{'|'.join(load(language)['effects']['background'])})(?:\W|\Z)")


@lru_cache(maxsize=4)
def cue_stems(language: str = "en") -> frozenset[str]:
    """Stems of the cues themselves, which are no outcomes."""
    section = load(language)["effects"]
    forms = " ".join(re.sub(r"\W+", " ", form) for key in DIRECTED for form in section[key])
    return frozenset(stems(forms))


def is_cue(word: str) -> bool:
    """Whether a word tells only of direction ("greater improvements in …")."""
    return any(expression(key).fullmatch(word) for key in DIRECTED)


def of_problem(text: str) -> bool:
    """Whether a clause tells of a problem with its outcome ("attention problems") and not of the outcome."""
    return bool(expression("problems").search(plain(text)))


def inverted(text: str) -> bool:
    """Whether a sentence tells of want or removal, under which an effect turns round, or leaves both ways open."""
    return bool(expression("inverting").search(plain(text)))
