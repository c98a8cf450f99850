"""Studies told without a word for them: people who do research acted on a number of people, or a sample was tested.

Each reading asks for three things at once: who or what was studied, what was done, and that something came of it; any
two of them stand in the news of every day ("doctors treated 40 people after the fire").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.alternation import any_of as either
from claims.citing.cues import listed, whole
from claims.citing.wording import finds, is_own
from claims.fields import Facts
from claims.fields.institution import names
from claims.languages import load

SMALLEST = 10
"""The smallest sample that makes a study of a sentence which names nobody who studied it."""
ACTS_WITHIN = 60
"""Characters between the people and what they did, where they work and whom they asked."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    crew: re.Pattern[str]
    nation: re.Pattern[str]
    another: re.Pattern[str]
    tested: re.Pattern[str]
    outcome: re.Pattern[str]
    weak: re.Pattern[str]
    proves: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(language: str) -> _Patterns:
    def any_of(*keys: str) -> str:
        return listed(language, *keys)

    words = load(language)["citing"]
    crews = f"(?i:{either(word for word in words['team'] if word not in {*words['nouns'], *words['loose'], *words['colleagues']})})"
    known, does = any_of("same"), any_of("acting", "finding")
    start = rf"(?:\A|[.,;:—–(]\s|\b{any_of('clause_openings')}\s)\W*"
    where = rf"(?:,?\s(?:{any_of('belonging', 'bare_in', 'relative')})\s[^.;]{{1,{ACTS_WITHIN}}}?)?"
    acts = rf"{where},?\s(?:(?:{any_of('relative', 'after_pronoun')})\s){{0,3}}{does}(?![\w-])"
    group = rf"(?:{any_of('groups_of')}\s(?:[\w-]+\s){{0,2}}?{crews}|{crews}|{any_of('groups_at_work')}(?!\s{any_of('dating')}))"
    return _Patterns(
        re.compile(rf"{start}(?:(?!{known}\b)[\w-]+\s){{0,2}}?{crews}{acts}"),
        re.compile(rf"\b{any_of('nations')}\s(?:\w+\s)?{crews}{acts}"),
        re.compile(rf"\b{any_of('new', 'other')}\s(?:[\w-]+\s){{0,2}}?{group}{acts}"),
        re.compile(rf"\b{any_of('relative')}\s(?:\w+\s)?{any_of('testing')}(?![\w-])|\b{any_of('instruments')}\b"),
        re.compile(rf"\b{any_of('finding', 'comparing')}(?![\w-])|\d\s?%"),
        re.compile(
            rf"\b{any_of('new', 'other')}\s(?:[\w-]+\s){{0,4}}?{any_of('weak_nouns')}\s{any_of('sizing')}\s[^.;]{{0,40}}?\d"
        ),
        re.compile(
            rf"\s(?:(?:{any_of('relative', 'past')}|\w+ly|{any_of('opening')})\s){{0,3}}{any_of('proving')}\s[^.;]{{0,40}}?{any_of('that')}\b"
        ),
    )


def by_people(found: Facts) -> bool:
    """Whether people whose trade is research, not spoken of before, did something to a sample, and what came of it."""
    line, patterns = found.line, _patterns(found.line.language)
    if is_own(line) or found.speech:
        return False
    who = patterns.nation.search(line.text) or patterns.crew.search(line.text) or patterns.another.search(line.text)
    if not who or not patterns.outcome.search(line.text):
        return False
    near = line.text if who.re is patterns.nation else who.group()
    return bool(found.sample) or any(character.isdigit() for character in near)


def by_body(found: Facts) -> bool:
    """Whether an institution is told to have proved something by itself, with a number ("the Institute counted that")."""
    line, patterns = found.line, _patterns(found.line.language)
    if is_own(line) or found.speech or not any(character.isdigit() for character in line.text):
        return False
    ends = (span.end for span in names(line) if " " in line.text[span.start : span.end])
    return any(patterns.proves.match(line.text, end) for end in ends)


def by_sample(found: Facts) -> bool:
    """Whether a number of people were put to a test, and what came of it; by whom is not said."""
    line, patterns = found.line, _patterns(found.line.language)
    if is_own(line) or found.speech or (found.sample or 0) < SMALLEST:
        return False
    if patterns.weak.search(line.text) and finds(line, line.text):
        return True
    compared = patterns.outcome.search(line.text) and _arms(line.language).search(line.text)
    return bool(compared and patterns.tested.search(line.text))


@lru_cache(maxsize=16)
def _arms(language: str) -> re.Pattern[str]:
    words = load(language)["citing"]
    return whole((*words["arms"], *words["comparing"]))
