"""Where the people of a study lived, by the names of countries, of states of the United States, and of their people."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.findings.numerals import plain
from claims.entities import journals
from claims.languages import load

_NAME = re.compile(r"[A-Z]\w*(?: (?:[A-Z]\w*|and|of|the|in|for|&))* [A-Z]\w*")
"""Several words in capitals, which are no common words even where each of them is one."""
BEFORE = 40
"""Characters before a place among which the people it is said of stand."""


def population_places(text: str, language: str = "en") -> dict[str, str]:
    """The places where a claim says people were studied ("Scottish patients", "adults in Spain"), with its words.

    Where the researchers come from ("scientists in Spain") is another matter.
    """
    masked = plain(without_journals(text))
    peopled, located, others = _population_expressions(language)
    school = _school(language)
    peoples = (m for m in peopled.finditer(masked) if not (others.search(m[0]) or school.match(masked, m.end())))
    found = {_owner(match[1], language): match[0] for match in peoples}
    for match in located.finditer(masked):
        before = masked[max(match.start() - BEFORE, 0) : match.start()]
        if not (others.search(before) or school.match(masked, match.end())):
            found.setdefault(_owner(match[1], language), match[0])
    return {place: words.strip() for place, words in found.items() if place}


def places(text: str, language: str = "en") -> dict[str, str]:
    """Every place named, with the word that names it; tests and universities that bear its name do not name it."""
    folded = _instruments(language).sub(lambda match: "|" * len(match[0]), plain(text))
    matches = _any_place(language).finditer(folded)
    return {_owner(m[0], language): m[0] for m in matches if not _named_after(language).match(folded[m.end() :])}


def same_place(one: str, other: str, language: str = "en") -> bool:
    """Whether two places are one, or lie in one another."""
    kin = load(language)["place_kin"]
    return one == other or other in kin.get(one, ()) or one in kin.get(other, ())


def is_place_name(text: str, language: str = "en") -> bool:
    """Whether a text is nothing but the name of a place or of its people."""
    return plain(text) in _owners(language)


@lru_cache(maxsize=4)
def nationals(language: str = "en") -> frozenset[str]:
    """The names of the people of a country, in the plural ("italians")."""
    plurals = (form for forms in load(language)["places"].values() for form in forms if form.removesuffix("s") in forms)
    return frozenset({form for form in plurals if form.endswith("s")}.union(load(language)["cohort"]["nationals"]))


def without_journals(text: str) -> str:
    """A text without the names of journals that are nothing but that, for "Diabetes Care" tells of no patients."""
    for span, journal in reversed(journals.find(text)):
        if not journal.common or _NAME.fullmatch(text[span.start : span.end]):
            text = f"{text[: span.start]}|{text[span.end :]}"
    return text


def _owner(form: str, language: str) -> str:
    return _owners(language).get(form, "")


@lru_cache(maxsize=4)
def _owners(language: str) -> dict[str, str]:
    return {form: place for place, forms in load(language)["places"].items() for form in forms}


@lru_cache(maxsize=4)
def _forms(language: str) -> str:
    return "|".join(re.escape(form) for form in sorted(_owners(language), key=len, reverse=True))


@lru_cache(maxsize=4)
def _any_place(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_forms(language)})(?!\w)")


@lru_cache(maxsize=4)
def _named_after(language: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(load(language)['cohort']['named_after'])})(?!\w)")


@lru_cache(maxsize=4)
def _school(language: str) -> re.Pattern[str]:
    """A university or hospital named after a place: it is where the researchers are ("at Dublin City University")."""
    return re.compile(rf"(?: [\w-]+){{0,2}} (?:{'|'.join(load(language)['citing']['bodies'])})(?!\w)")


@lru_cache(maxsize=4)
def _instruments(language: str) -> re.Pattern[str]:
    """Tests and scales known by a place in which nobody was studied."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(load(language)['cohort']['instruments'])})(?!\w)")


@lru_cache(maxsize=4)
def _population_expressions(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    section = load(language)["cohort"]
    people, locating, others = ("|".join(section[key]) for key in ("demonym_people", "locating", "not_studied"))
    peopled = re.compile(rf"(?<![\w-])({_forms(language)}) (?:[\w-]+ ){{0,2}}(?:{people})(?!\w)")
    located = re.compile(rf"(?<![\w-])(?:{locating}) (?:the )?({_forms(language)})(?![\w-])")
    return peopled, located, re.compile(rf"(?<!\w)(?:{others})(?!\w)")
