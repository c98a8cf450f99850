"""Who was studied: conflicts of sex, age, occupation, place and condition, each stated on both sides.

Abstracts seldom say who exactly was studied, so a claim's words that a record lacks prove nothing: a conflict
needs the record's own, other words, and the claim's must be nowhere in the record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from auditor.findings import conditions, places
from auditor.findings.ages import numeric_ages, numeric_decades, stated_years, years_in_common
from auditor.findings.clash import Clash
from auditor.findings.numerals import plain
from auditor.findings.statements import Record, Statement
from claims.entities import populations
from claims.languages import load

HUMAN = frozenset({"human"})
TOLD_APART = 2
"""Times that a record must name its one sex besides giving its share, to be about that sex alone."""
YOUNG = frozenset({"infant", "child", "adolescent"})


def conflicts(claim: Statement, told: Record) -> Iterator[Clash]:
    """Every conflict over who was studied."""
    for compare in _COMPARISONS:
        clash = compare(claim, told)
        if clash:
            yield clash


def _sex(claim: Statement, told: Record) -> Clash | None:
    """One text is about women alone and the other about men alone."""
    bare = _without_shares(told.text)
    mine, theirs = populations.sexes(claim.text), populations.sexes(bare)
    if len(mine) != 1 or len(theirs) != 1 or mine == theirs:
        return None
    if _shares("en").search(plain(told.text)) and len(_naming("sex", theirs).findall(bare)) < TOLD_APART:
        return None
    return Clash("population", *_words(populations_words("sex"), claim, told, mine, theirs))


def _kind(claim: Statement, told: Record) -> Clash | None:
    """The claim is about one kind of animal, the title about others, and the record nowhere names the claim's."""
    mine, titled = populations.species(claim.text) - HUMAN, populations.species(told.title.text) - HUMAN
    if len(mine) != 1 or not titled or mine & populations.species(told.text):
        return None
    return Clash("population", *_words(populations_words("species"), claim, told, mine, titled))


def _opposed(claim: Statement, told: Record) -> Clash | None:
    """The claim names one of two groups that exclude each other, and the record only the other ("preterm infants")."""
    text, found = plain(claim.text), plain(told.text)
    for pair in _opposites():
        for mine, theirs in (pair, pair[::-1]):
            said, shown = mine.search(text), theirs.search(found)
            if said and shown and not theirs.search(text) and not mine.search(found):
                return Clash("population", said[0], shown[0], _sentence(shown[0], told))
    return None


@lru_cache(maxsize=4)
def _opposites(language: str = "en") -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    pairs = (line.split(" > ") for line in load(language)["cohort"]["opposed"])
    return tuple((_whole(one), _whole(other)) for one, other in pairs)


def _whole(forms: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{forms})(?!\w)")


def _age(claim: Statement, told: Record) -> Clash | None:
    """Both name age groups, and none of one is or borders on one of the other."""
    if years_in_common(claim.text, told):
        return None
    mine = populations.age_groups(claim.text)
    named = populations.age_groups(told.text)
    if named and populations.ages_conflict(claim.text, told.text):
        return Clash("population", *_words(populations_words("age"), claim, told, mine, named))
    if clash := numeric_decades(claim.text, told) or stated_years(claim.text, told):
        return clash
    if mine and not mine & named and (clash := numeric_ages(mine, told)):
        return clash
    return _grown(claim, told, mine)


def _grown(claim: Statement, told: Record, mine: frozenset[str]) -> Clash | None:
    """The claim is of the young alone and the record of adults alone, or the other way round."""
    text, found = plain(claim.text), plain(told.text)
    for said, shown in (("grown", "young"), ("young", "grown")):
        if clash := _titled(claim, told, said, shown):
            return clash
    if mine and mine <= YOUNG and not any(_expression(key).search(text) for key in ("adult_claim", "births")):
        grown = _expression("grown").search(found)
        if grown and not _expression("young").search(found):
            said = populations_words("age")(claim.text, mine)
            return Clash("population", said, grown[0], _sentence(grown[0], told))
    said_adults = _expression("adult_claim").search(text)
    theirs = populations.age_groups(told.text)
    childish = bool(theirs) and theirs <= YOUNG and not _expression("adult_found").search(found)
    if said_adults and childish and not _expression("young").search(text):
        words = populations_words("age")(told.text, theirs)
        return Clash("population", said_adults[0], words, _sentence(words, told))
    return None


def _titled(claim: Statement, told: Record, said: str, shown: str) -> Clash | None:
    """The title is about the grown, or the young, and the record names none of the other, of whom the claim is."""
    text, title = plain(claim.text), plain(told.title.text)
    mine = _expression(f"{said}_claim").search(text)
    theirs = _expression("young_claim" if shown == "young" else "grown_only").search(title)
    both = any(_expression(key).search(text) for key in (f"{shown}_only", "kin"))
    if not mine or not theirs or both or _expression(f"{said}_only").search(plain(told.text)):
        return None
    return Clash("population", mine[0], theirs[0], told.title.text)


def _occupation(claim: Statement, told: Record) -> Clash | None:
    """The claim names what the people did, and the record names only something else."""
    mine, theirs = _occupations(claim.text), _occupations(told.text)
    if len(mine) != 1 or not theirs or any(_kin(a, b) for a in mine for b in theirs):
        return None
    group, words = next(iter(mine.items()))
    if _mentioned(group, told) or any(word.split()[-1] in plain(claim.text) for word in theirs.values()):
        return None
    found = next(iter(theirs.values()))
    return Clash("population", words, found, _sentence(found, told))


def _place(claim: Statement, told: Record) -> Clash | None:
    """The claim's people are of one country, and the record names only others."""
    mine, theirs = places.population_places(claim.text), places.places(told.text)
    if len(mine) != 1 or not theirs:
        return None
    place, words = next(iter(mine.items()))
    if any(places.same_place(place, other) for other in theirs):
        return None
    found = next(iter(theirs.values()))
    return Clash("population", words, found, _sentence(found, told))


def _healthy(claim: Statement, told: Record) -> Clash | None:
    """The claim's people were healthy, the record's title names patients, and nobody in it is healthy."""
    healthy, sick = _expression("healthy").search(plain(claim.text)), _expression("sick").search(plain(told.title.text))
    if not healthy or not sick or _expression("healthy").search(plain(told.text)):
        return None
    return Clash("population", healthy[0], sick[0], told.title.text)


_COMPARISONS: tuple[Callable[[Statement, Record], Clash | None], ...] = (
    _sex,
    _kind,
    _age,
    _opposed,
    _occupation,
    _place,
    _healthy,
    conditions.conflict,
)


def _words(
    spell: Callable[[str, frozenset[str]], str],
    claim: Statement,
    told: Record,
    mine: frozenset[str],
    theirs: frozenset[str],
) -> tuple[str, str, str]:
    found = spell(told.text, theirs)
    return spell(claim.text, mine), found, _sentence(found, told)


def populations_words(aspect: str) -> Callable[[str, frozenset[str]], str]:
    """Finds the words of a text that name one of some groups."""

    def spell(text: str, groups: frozenset[str]) -> str:
        match = _naming(aspect, groups).search(plain(text))
        return match[0] if match else ", ".join(sorted(groups))

    return spell


@lru_cache(maxsize=64)
def _naming(aspect: str, groups: frozenset[str]) -> re.Pattern[str]:
    """The words that name one of some groups, in a folded text."""
    section = load("en")["populations"]
    forms = "|".join(form for group in sorted(groups) for form in section[f"{aspect} {group}"])
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)")


def _sentence(words: str, told: Record) -> str:
    """The record's sentence in which some folded words stand, the title first."""
    return next((each.text for each in (told.title, *told.sentences) if words in plain(each.text)), "")


def _without_shares(text: str) -> str:
    return _shares("en").sub(" ", plain(text))


@lru_cache(maxsize=4)
def _shares(language: str) -> re.Pattern[str]:
    section = load(language)
    sexes = "|".join((*section["populations"]["sex female"], *section["populations"]["sex male"]))
    return re.compile(rf"(?:{'|'.join(section['cohort']['shares'])})[ ,]*(?:{sexes})(?!\w)|(?:fe)?male ?[=:]")


def _occupations(text: str) -> dict[str, str]:
    folded = plain(text)
    found = {group: expression.search(folded) for group, expression in _occupation_expressions().items()}
    return {group: match[0] for group, match in found.items() if match}


@lru_cache(maxsize=4)
def _occupation_expressions(language: str = "en") -> dict[str, re.Pattern[str]]:
    groups = load(language)["occupations"]
    others = "|".join(load(language)["cohort"]["not_studied_doing"])
    return {
        group: re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?!\w)(?! (?:{others})(?!\w))")
        for group, forms in groups.items()
    }


def _kin(one: str, other: str, language: str = "en") -> bool:
    kin = load(language)["occupation_kin"]
    return one == other or other in kin.get(one, ()) or one in kin.get(other, ())


def _mentioned(group: str, told: Record) -> bool:
    """Whether the record holds the last word of the group's name at all ("students")."""
    return group.rsplit(maxsplit=1)[-1].removesuffix("s") in plain(told.text)


@lru_cache(maxsize=16)
def _expression(key: str, language: str = "en") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load(language)['cohort'][key])})(?!\w)")
