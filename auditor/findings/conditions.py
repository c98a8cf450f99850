"""The condition that the people of a study had, by its names in MeSH.

A conflict needs three things: the claim names a condition as its people's ("people with rheumatoid arthritis"),
the record holds neither it nor anything akin to it, and the record's title names another one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.findings.clash import Clash
from auditor.findings.concepts import Named, named, same_thing, siblings, words_of
from auditor.findings.numerals import plain
from auditor.findings.places import without_journals
from auditor.findings.statements import Record, Statement, covered
from auditor.topics import weight
from claims.languages import load
from claims.words import stem

TELLING = 4.5
"""Nats of a word whose root alone, found in the record, keeps the comparison silent."""
ROOT = 5
VESSELS = "C14"
"""The tree of MeSH of cardiovascular diseases."""
ON_TOPIC = 0.3
"""Share of the claim's weight in the record from which the two are about the same matter."""


def conflict(claim: Statement, told: Record) -> Clash | None:
    """The claim's people had one condition, and the record's title names only another."""
    titled = _conditions(told.title.text)
    if not titled:
        return None
    mine = _populations(without_journals(claim.text))
    if not mine or any(_present(each, told) for each in _claimed(claim)):
        return None
    return Clash("condition", mine[0].words, titled[0].words, told.title.text)


def replaced(claim: Statement, told: Record) -> Clash | None:
    """The conditions of the claim, as what was measured, are nowhere in the record, whose title names only others."""
    mine, titled = _claimed(claim), _conditions(told.title.text)
    if not mine or not titled or any(_present(each, told) for each in mine):
        return None
    if any(_present(each, _as_record(claim)) for each in titled) or covered(claim, told) < ON_TOPIC:
        return None
    return Clash("outcome", mine[0].words, titled[0].words, told.title.text)


def _as_record(claim: Statement) -> Record:
    return Record(claim, (), (), claim.text)


def _claimed(claim: Statement) -> tuple[Named, ...]:
    """The conditions of a claim, those in the name of a journal aside."""
    return _conditions(without_journals(claim.text))


def _conditions(text: str) -> tuple[Named, ...]:
    return tuple(each for each in named(text) if "condition" in each.kinds())


def _populations(text: str) -> tuple[Named, ...]:
    """The conditions a text names as those of its people."""
    words = words_of(text)
    before, after = _frames()
    return tuple(
        each
        for each in _conditions(text)
        if before.search(" ".join(words[max(each.start - 12, 0) : each.start]))
        or after.match(" ".join(words[each.end : each.end + 2]))
    )


def _present(condition: Named, told: Record) -> bool:
    """Whether a record holds a condition, something akin to it, another of its names, or the root of a telling word.

    Where its title names another kind of the same thing ("type 2 diabetes"), only the very kind will do.
    """
    given = _conditions(told.text)
    if any(_siblings(condition, each) for each in _conditions(told.title.text)):
        return any(set(condition.concepts) & set(each.concepts) for each in given)
    if any(same_thing(condition, each) or _one_system(condition, each) for each in given):
        return True
    held = set(words_of(told.text))
    names = [name for concept in condition.concepts for name in concept.names]
    if any(set(name) <= held for name in names):
        return True
    roots = {word[:ROOT] for word in held}
    return any(word[:ROOT] in roots for word in condition.words.split() if weight(stem(word)) >= TELLING)


def _siblings(one: Named, other: Named) -> bool:
    mine, theirs = one.words.split(), other.words.split()
    return mine[-1] == theirs[-1] and any(siblings(a, b) for a in one.concepts for b in other.concepts)


def _one_system(one: Named, other: Named) -> bool:
    """Whether both are of the heart and vessels, whose illnesses are counted together more often than not."""
    return all(any(tree.startswith(VESSELS) for c in each.concepts for tree in c.trees) for each in (one, other))


@lru_cache(maxsize=4)
def _frames(language: str = "en") -> tuple[re.Pattern[str], re.Pattern[str]]:
    section = load(language)["cohort"]
    before = [_singular_form(form) for form in section["before"]]
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(before)})\Z"),
        re.compile(rf"(?:{'|'.join(plain(form).rstrip('?').rstrip('s') + 's?' for form in section['after'])})(?!\w)"),
    )


def _singular_form(form: str) -> str:
    """A form of the lexicon as it reads in text of singular words."""
    return re.sub(r"(\w{3,})s(?=[|)? ]|\Z)", r"\1s?", form)
