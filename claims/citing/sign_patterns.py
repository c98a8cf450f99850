"""The expressions for the signs by which a sentence cites, compiled from a language's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.alternation import NOTHING
from claims.citing.cues import NAME, listed
from claims.fields.gatherings import meeting
from claims.languages import load
from claims.patterns import lazily

ACT_WITHIN = 90
"""Characters after a study noun within which its verb must come, relative clauses and all."""


@dataclass(frozen=True, slots=True)
class SignPatterns:
    """One expression a sign; what each is for is told where it is used, in `claims.citing.signs`."""

    acts: re.Pattern[str]
    sized: re.Pattern[str]
    published: re.Pattern[str]
    unreal: re.Pattern[str]
    source: re.Pattern[str]
    credited: re.Pattern[str]
    people: re.Pattern[str]
    pronoun: re.Pattern[str]
    definite: re.Pattern[str]
    general: re.Pattern[str]
    that: re.Pattern[str]
    crew: re.Pattern[str]
    nation: re.Pattern[str]
    holds: re.Pattern[str]
    claims: re.Pattern[str]
    meeting: re.Pattern[str]
    several: re.Pattern[str]
    press: re.Pattern[str]
    results: re.Pattern[str]
    bracketed: re.Pattern[str]
    past: re.Pattern[str]
    musing: re.Pattern[str]
    entitles: re.Pattern[str]
    anew: re.Pattern[str]
    held: re.Pattern[str]
    deictic: re.Pattern[str]
    known: re.Pattern[str]
    publishes: re.Pattern[str]
    pools: re.Pattern[str]


def forms(language: str, key: str) -> str:
    """The regular expressions of a list as one, which matches nothing where the list is empty."""
    return "|".join(load(language)["citing"][key]) or NOTHING


@lru_cache(maxsize=16)
def sign_patterns(language: str) -> SignPatterns:
    """The expressions of a language."""

    def any_of(*keys: str) -> str:
        return listed(language, *keys)

    verbs, nouns = any_of("finding", "acting", "telling"), any_of("nouns", "loose")
    mid = rf"(?:[^;.“”\"]|(?<=\d)[.](?=\d)){{0,{ACT_WITHIN}}}?"
    clause = rf"(?:\A|[.,;:—–(]\s?|\b{any_of('clause')}\s)\W*(?:{any_of('many', 'quantity')}[\s,]+){{0,6}}"
    does = any_of("acting", "finding")
    holds = rf"{any_of('general')}(?:,\s[^,.;]{{3,40}},)?\s(?:{any_of('adverbs')}\s){{0,4}}{any_of('holding')}(?![\w-])"
    past = rf"(?:{any_of('past')}|{forms(language, 'past_forms')})"
    gathering = meeting(language)
    at, group = any_of("arriving", "dating"), rf"{any_of('new')}\s(?:[\w-]+\s){{0,3}}?{any_of('groups_of')}"
    return SignPatterns(
        lazily(rf"{mid}\s{verbs}(?![\w-])"),
        lazily(rf"s?\s{any_of('sizing')}\s(?:[\w-]+\s){{0,4}}?(?:\d|{any_of('numbers')}\b)"),
        lazily(rf",?\s(?:{any_of('relative')}\s){{0,3}}{any_of('appearing')}(?![\w-])"),
        lazily(rf"\b{any_of('unreal')}\s(?:[^\w,;:]?[\w-]+\s[^\w,;:]?){{0,3}}\Z"),
        lazily(rf"\b{any_of('sourcing')}\s+\Z"),
        lazily(rf"\b{any_of('credited')}(?:\s+{any_of('definite')})?\s*\Z"),
        lazily(rf"\b{any_of('having')}\s(?:[\w-]+[’']?s?\s){{0,3}}?{any_of('people')}\b"),
        lazily(
            rf"\A\W*(?:{any_of('before_pronoun')}[\s,]+)?{any_of('pronouns')}\s(?:{any_of('after_pronoun')}\s)?{verbs}(?![\w-])"
        ),
        lazily(rf"\b{any_of('pointing')}\s(?:[\w’'-]+\s){{0,4}}?{nouns}(?![\w-])"),
        lazily(rf"{clause}{holds}"),
        lazily(rf"\b{any_of('finding')}\s{any_of('that')}\b"),
        lazily(rf"\b(?:{any_of('nations')}|{group})\s(?:\w+\s)?{any_of('team')}\b"),
        lazily(rf"\b{any_of('nations')}\s(?:\w+\s)?{any_of('team')}\s(?:\w+\s){{0,3}}?{does}(?![\w-])"),
        lazily(rf"\b{holds}"),
        lazily(rf"(?P<before>[\w’'-]+\s)?\b{holds}"),
        lazily(
            rf"\b{any_of('presented')}\s(?:\w+\s){{0,6}}?{at}\s[^.;]{{0,80}}?{gathering}\b"
            rf"|\b{at}\s[^.;]{{0,80}}?{gathering}\b[^.;]{{0,90}}?\s{any_of('presented')}\b"
            rf"|{NAME},\s{at}\s[^.;,]{{0,80}}?{gathering}\b,?\s{does}(?![\w-])"
            rf"|\b{any_of('titles')}\.?\s(?:{NAME}\s){{1,4}}{any_of('presented')}\s[^.;,]{{0,80}}?{gathering}\b"
        ),
        lazily(rf"\b{any_of('a_few')}\s(?:[\w-]+\s){{0,3}}?{any_of('pooled')}(?![\w-])"),
        lazily(
            rf"\s(?:{any_of('dating', 'leading', 'based')}\s)(?:{any_of('definite')}\s)?"
            rf"(?P<press>{any_of('press')})(?![\w-])"
        ),
        lazily(rf"\W*{any_of('having')}\s(?:\w+\s)?{any_of('results')}\b"),
        lazily(r"[^()]{0,60}[)\]](?:\W*\Z|[,;]\s)"),
        lazily(rf"(?<![\w-]){past}(?![\w-])"),
        lazily(
            rf"\b{any_of('having')}\s(?:[\w-]+\s)?{any_of('researchers')}\s(?:[a-z]+\s){{0,2}}{any_of('musing')}(?![\w-])"
        ),
        lazily(rf"\W*{any_of('having')}\s(?:[\w’'-]+\s)?{any_of('title_nouns')}(?![\w-])"),
        lazily(
            rf"\b{any_of('having')}\s(?:[\w-]+\s)?{nouns}\s(?:{any_of('relative')}\s){{1,2}}{any_of('redoing')}(?![\w-])"
            rf"|\b{any_of('redoing')}\s{any_of('having')}\s(?:[\w-]+\s)?{nouns}(?![\w-])"
        ),
        lazily(rf"\s{any_of('sizing')}\s[^.,;]{{3,{ACT_WITHIN}}},\s[^.;]*?\b{past}(?![\w-])"),
        lazily(
            rf"\A\W*(?:{any_of('before_pronoun')}[\s,]+)?{any_of('deictic')}\s"
            rf"(?:(?:{any_of('relative')}\s){{0,3}}{any_of('appearing')}\s|(?:{any_of('relative')}\s){{1,3}}){any_of('bare_in')}\s"
        ),
        lazily(
            rf"\W*{any_of('pointing')}\s(?P<noun>[^\W\d]+)\s"
            rf"(?:{past}|{any_of('relative', 'bare_in', 'dating')})(?![\w-])"
        ),
        lazily(
            rf"\s{any_of('appearing')}\s(?:{any_of('deictic')}|{any_of('having')}\s{any_of('results')})\s"
            rf"(?:\w+\s){{0,3}}?{any_of('bare_in')}\s"
        ),
        lazily(rf"\b(?:\d+|{any_of('numbers')})\s(?:[\w-]+\s){{0,3}}?{any_of('pooled')}(?![\w-])"),
    )
