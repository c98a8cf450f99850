"""What was given, taken or done: substances and therapies by their names in MeSH and in everyday words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditor.findings.clash import Clash
from auditor.findings.concepts import Named, named, same_thing, words_of
from auditor.findings.numerals import in_digits, plain
from auditor.findings.outcomes import outcomes
from auditor.findings.statements import Record, Statement
from auditor.topics import weight
from claims.languages import load
from claims.words import stem

KINDS = frozenset({"substance", "therapy"})
MEASURED = frozenset({"blood fats", "blood sugar", "hormones", "anxiety", "inflammation", "kidneys"})
"""Outcomes that are substances too: cholesterol is measured far more often than given."""
ROOT = 5
TAIL = 6
"""Letters of the shortest word that another may end in."""
TELLING = 4.5


@dataclass(frozen=True, slots=True)
class Exposure:
    """A substance or therapy as a text names it: its words, and every form that means it."""

    words: str
    forms: frozenset[str]
    concept: Named | None = None
    wider: frozenset[str] = frozenset()
    """Wider words, under which it may be told of where nothing of their kind is named."""


def exposures(text: str) -> tuple[Exposure, ...]:
    """The substances and therapies a text names, everyday names first."""
    return tuple(dict.fromkeys((*_everyday(plain(text)), *_listed(text))))


def replaced(claim: Statement, told: Record, beside: str = "") -> Clash | None:
    """The claim's exposure is nowhere in the record, whose title names others, none of them in the claim.

    Where both name several and share some, the one that only the claim has stands against the one it lacks; what the
    sentences `beside` it name, it does not lack.
    """
    titled = exposures(told.title.text)
    mine = [each for each in exposures(claim.text) if not MEASURED & outcomes(each.words).keys()]
    ours = frozenset().union(*(each.wider for each in mine))
    families = frozenset().union(*(each.wider for each in titled))
    strange = [each for each in mine if not _in(each, told.text) and not _told_wider(each, told, families)]
    lacking = [
        each for each in titled if not _in(each, f"{claim.text} {beside}") and not _wider_in(each, claim.text, ours)
    ]
    whole = len(strange) == len(mine) and len(lacking) == len(titled)
    one = len(strange) == len(lacking) == 1 and len(mine) == len(titled) > 1
    if not strange or not lacking or not (whole or one):
        return None
    return Clash("topic", strange[0].words, lacking[0].words, told.title.text)


def _everyday(folded: str) -> Iterator[Exposure]:
    for expression, forms, wider in _everyday_forms():
        if match := expression.search(folded):
            yield Exposure(match[0], forms, wider=wider)


def _listed(text: str) -> Iterator[Exposure]:
    for each in named(text):
        if each.kinds() <= KINDS and not in_digits(each.words)[:1].isdigit() and not _compounded(each.words, text):
            forms = frozenset(" ".join(name) for concept in each.concepts for name in concept.names)
            yield Exposure(each.words, forms | _everyday_names(each.words), each)


def _everyday_names(words: str) -> frozenset[str]:
    """The everyday names of a thing of MeSH: its soccer is football too."""
    return frozenset().union(*(forms for _, forms, _ in _everyday_forms() if words in forms))


def _compounded(words: str, text: str) -> bool:
    """Whether a participle is only the end of compounds: nobody runs in a long-running cohort."""
    return words.endswith("ing") and not re.search(rf"(?<![\w-]){re.escape(words)}(?!\w)", plain(text))


def _told_wider(exposure: Exposure, told: Record, families: frozenset[str]) -> bool:
    """Whether a record may tell of an exposure in a wider word: of its title, or one that is not its title's kind."""
    return _wider_in(exposure, told.title.text, frozenset()) or _wider_in(exposure, told.text, families)


def _wider_in(exposure: Exposure, text: str, families: frozenset[str]) -> bool:
    """Whether a text may tell of an exposure in a wider word, which is not that of another one in the title."""
    spoken = f" {' '.join(words_of(text))} "
    return any(f" {' '.join(words_of(form))} " in spoken for form in exposure.wider - families)


def _in(exposure: Exposure, text: str) -> bool:
    """Whether a text holds an exposure by any name, something akin, or the root of one of its telling words."""
    words = words_of(text)
    spoken = f" {' '.join(words)} "
    if any(f" {' '.join(words_of(form))} " in spoken for form in exposure.forms):
        return True
    if exposure.concept and any(same_thing(exposure.concept, each) for each in named(text)):
        return True
    if _share_an_end(words_of(exposure.words), words):
        return True
    roots = {root for word in words for root in (word[:ROOT], stem(word))}
    told = (word for word in words_of(exposure.words) if weight(stem(word)) >= TELLING)
    return any(word[:ROOT] in roots or stem(word) in roots for word in told)


def _share_an_end(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether a word ends in one of the others that is no mere ending: a corticosteroid, a steroid."""
    ours, others = ([word for word in words if len(word) >= TAIL] for words in (mine, theirs))
    return any(one.endswith(other) or other.endswith(one) for one in ours for other in others)


@lru_cache(maxsize=4)
def _everyday_forms(language: str = "en") -> tuple[tuple[re.Pattern[str], frozenset[str], frozenset[str]], ...]:
    section = load(language)["interventions"]
    found = []
    for line in (*section["substance"], *section["therapy"]):
        named_so, _, wider = line.partition(">")
        forms = named_so.split("|")
        expression = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?!\w)")
        found.append((expression, frozenset(forms), frozenset(filter(None, wider.split("|")))))
    return tuple(found)
