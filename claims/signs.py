"""The signs by which a sentence cites a study, returns to one, or appeals to research at large."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from claims.citing import NounPhrase, cue, first_words, lexicon, listed
from claims.fields import Facts, Line

Sign = Literal["new", "same", "other", "appeal", "repeat"]

ACT_WITHIN = 90
"""Characters after a study noun within which its verb must come, relative clauses and all."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    act: re.Pattern[str]
    found: re.Pattern[str]
    sized: re.Pattern[str]
    unreal: re.Pattern[str]
    source: re.Pattern[str]
    credited: re.Pattern[str]
    anaphor: re.Pattern[str]
    pronoun: re.Pattern[str]
    definite: re.Pattern[str]
    general: re.Pattern[str]
    phrases: re.Pattern[str]
    arms: re.Pattern[str]
    own: re.Pattern[str]
    speaking: re.Pattern[str]
    published: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(language: str) -> _Patterns:
    def words(*keys: str) -> str:
        return listed(language, *keys)

    verbs, nouns = words("finding", "acting"), words("nouns", "loose")
    act = rf"(?:,[^,;]{{1,{ACT_WITHIN}}},|[^,;.]{{0,{ACT_WITHIN}}}?)\s(?:{verbs})(?![\w-])"
    quantity = rf"(?:(?:{words('many')}|of|body|wealth|amount|a|lot|number|range|variety|piece|pieces|according|to|and|that|as|but|because|since|while|for|though|although|where|what|which|when|if|so|the|decades|years)[\s,]+){{0,6}}"
    return _Patterns(
        re.compile(act, re.IGNORECASE),
        re.compile(rf"(?<![\w-]){words('finding')}(?![\w-])"),
        re.compile(
            r"s?\s(?:of|in|with|on|among|involving|covering)\s(?:[\w-]+\s){0,4}?(?:\d[\d,.]*|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds|thousands)\b)",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:never|no|not|without|need|needs|needed|want|wants|if|until|unless|such|would|should|will|planned?|plans|planning|await|awaits|before)\W+(?:[\w-]+\W+){0,3}\Z",
            re.IGNORECASE,
        ),
        re.compile(r"\baccording\s+to(?:\s+the)?\s*\Z", re.IGNORECASE),
        re.compile(r"(?:\baccording\sto|\bas|\bfrom|\bper|\bin|\bby|^\W*in|\bto)\s+\Z", re.IGNORECASE),
        re.compile(
            rf"\b(?:the|these|those|its|their|his|her)\s(?:[\w-]+[’']?s?\s){{0,3}}?(?:{words('people')})\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\A\W*(?:(?:and|but|yet|so|still|then|in all|overall|also)[\s,]+)?(?:it|they)\s(?:also\s|even\s|did\s|then\s)?(?:{verbs})(?![\w-])",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:the|this|that|these|those)\s(?:very\s)?(?:same\s)?(?:[\w’'-]+\s){{0,3}}?(?:{nouns})(?![\w-])",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:\A|[.,;:—–(]\s?|\b(?:that|and|but|because|since|as|while|although|though|to|public)\s)\W*{quantity}(?:{words('general')})\s(?:(?:{words('adverbs')})\s){{0,4}}(?:{words('holding')})(?![\w-])",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<![\w-]){words('appeals')}(?![\w-])", re.IGNORECASE),
        re.compile(rf"\b{words('arms')}\b", re.IGNORECASE),
        re.compile(rf"\b{words('own')}\b", re.IGNORECASE),
        re.compile(rf"\b{words('speaking')}\b", re.IGNORECASE),
        re.compile(
            rf"(?:,?\s(?:which|that))?\s(?:just\s|recently\s|was\s|has\s|been\s|first\s){{0,3}}(?:{words('appearing')})(?![\w-])",
            re.IGNORECASE,
        ),
    )


def citing(found: Facts) -> Sign | None:
    """Whether a sentence cites a study by its own words, and whether a new one, another, or the one before."""
    line = found.line
    main = _main(found)
    if main is None and not _stands(found):
        return None
    return _opening(main, found)


def _main(found: Facts) -> NounPhrase | None:
    """The study noun by which the sentence cites."""
    return next((phrase for phrase in found.line.phrases if _cites(phrase, found)), None)


def _cites(phrase: NounPhrase, found: Facts) -> bool:
    line, patterns = found.line, _patterns(found.line.language)
    before, after = line.before(phrase.span.start, 70), line.after(phrase.span.end, 2 * ACT_WITHIN)
    if patterns.unreal.search(before):
        return False
    backed = _backed(found)
    acts = bool(patterns.act.match(after)) or bool(patterns.published.match(after))
    dated = found.year is not None
    if phrase.opening == "bare":
        return (backed and (not phrase.loose or phrase.noun == "research")) or (dated and acts)
    if phrase.opening == "same":
        return backed and (acts or bool(patterns.source.search(before)))
    if phrase.loose:
        return backed or dated or (bool(patterns.found.search(after[:ACT_WITHIN])) and acts)
    return (
        backed
        or dated
        or acts
        or bool(patterns.sized.match(after))
        or bool(patterns.source.search(before) and (phrase.modifiers or after.startswith(",")))
    )


def _backed(found: Facts) -> bool:
    """Whether the sentence states something that singles a study out."""
    return bool(found.venue or found.authors or found.title or found.institution or found.cohort)


def _stands(found: Facts) -> bool:
    """Whether a sentence without a study noun cites: by journal, title, authors or team, and what they did."""
    line, patterns = found.line, _patterns(found.line.language)
    verb = bool(patterns.found.search(line.text)) or bool(cue(line.language, "acting").search(line.text))
    if found.venue and patterns.credited.search(line.before(found.venue.span.start).rstrip("\"“*_")):
        return True
    if found.authors and (found.authors.value.year or found.authors.value.et_al):
        return verb or found.authors.value.year is not None
    return verb and bool(
        found.venue or found.title or found.authors or (found.institution and (found.year or _team(line)))
    )


def _team(line: Line) -> bool:
    return bool(cue(line.language, "team").search(line.text))


def _opening(main: NounPhrase | None, found: Facts) -> Sign:
    if found.authors and found.authors.value.role and not (found.venue or found.title or found.year):
        return "same"
    if main is None or found.title:
        return "new"
    if main.opening == "same" and not (found.cohort and main.span.meets(found.cohort.span)):
        return "same"
    return "other" if main.opening == "other" else "new"


def points_back(line: Line) -> bool:
    """Whether a sentence returns to the study before it: "the same trial", "the researchers also", "it found"."""
    patterns = _patterns(line.language)
    if patterns.pronoun.match(line.text):
        return True
    verbs = patterns.found.search(line.text) or cue(line.language, "acting").search(line.text)
    if patterns.anaphor.search(line.text) and verbs:
        return True
    return bool(patterns.definite.search(line.text)) and any(p.opening == "same" for p in line.phrases)


def appeals(line: Line) -> bool:
    """Whether a sentence leans on research at large: "studies show", "experts agree"."""
    patterns = _patterns(line.language)
    return bool(patterns.general.search(line.text) or patterns.phrases.search(line.text))


def carries_on(line: Line) -> bool:
    """Whether a sentence right after a citation goes on about it: an onward opening, the arms of the study, no I or you."""
    patterns = _patterns(line.language)
    if patterns.own.search(line.text) or line.quoted or line.text.rstrip().endswith(("?", "!")):
        return False
    if patterns.speaking.search(line.text):
        return False
    words = tuple(first_words(line.text, 3))
    onward = lexicon(line.language).sets["onward"]
    opens = bool(words) and (words[0] in onward or " ".join(words[:2]) in onward or " ".join(words) in onward)
    pronoun = bool({*words} & {"they", "those", "their", "its", "these"})
    return pronoun or bool(patterns.arms.search(line.text)) or (opens and bool(re.search(r"\d", line.text)))
