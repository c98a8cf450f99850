"""The vocabulary of speech in one language, and a text cut into the tokens it is looked up in."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from claims.alternation import NOTHING
from claims.languages import Section, load

MASK = "\ufffc"
"""Stands for every character of a quotation when the text around it is read."""

_ELIDED = r"(?:[cdjlmnst]|qu)[’'](?=[^\W\d_])|[CDJLMNST][’'](?=[a-zà-öø-ÿ])"
"""A word cut short before a vowel ("l'étude", "D'après"): a word of its own."""
_GLUED = r"(?:t-)?(?:il|elle)s?\b"
"""A pronoun glued to its verb ("dit-elle", "a-t-il")."""
_TOKEN = re.compile(
    rf"{MASK}+|(?=[A-Z])(?:(?:[A-Z]\.){{2,}}|[A-Z]\.(?=[\s’'-]?[A-Za-z]|,)"
    r"|(?:Dr|Prof|Mrs?|Ms|Mx|St|Rev|Jr|Sr)\.|Ph\.?D\.?)"
    rf"|{_ELIDED}|-(?:t-)?(?={_GLUED})"
    rf"|[^\W_]++(?:[’'&-][^\W_]++)*+[’'](?=\s[a-z])|[^\W_]+(?:(?!-{_GLUED})[’'&._-][^\W_]+)*|--|[^\w\s]"
)


_REFERRING = ("he", "she", "they", "determiners", "titles", "crowd", "plural")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of section `speech`, each a set of lower-case words."""

    verbs: frozenset[str]
    nominal: frozenset[str]
    naming: frozenset[str]
    indirect: frozenset[str]
    bare: frozenset[str]
    modals: frozenset[str]
    passive: frozenset[str]
    by: frozenset[str]
    signed: frozenset[str]
    hands: frozenset[str]
    his: frozenset[str]
    hers: frozenset[str]
    manner: frozenset[str]
    wording: frozenset[str]
    arrives: frozenset[str]
    gestures: frozenset[str]
    body: frozenset[str]
    generic: frozenset[str]
    supposed: frozenset[str]
    titles: frozenset[str]
    letters: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    male_names: frozenset[str]
    female_names: frozenset[str]
    person: frozenset[str]
    plural: frozenset[str]
    crowd: frozenset[str]
    patient: frozenset[str]
    document: frozenset[str]
    organisation: frozenset[str]
    organisation_name: frozenset[str]
    mute: frozenset[str]
    praise: frozenset[str]
    particles: frozenset[str]
    prepositions: frozenset[str]
    terms: frozenset[str]
    not_names: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    they: frozenset[str]
    author: frozenset[str]
    determiners: frozenset[str]
    relatives: frozenset[str]
    adverbs: frozenset[str]
    according: frozenset[str]
    joints: frozenset[str]
    habits: frozenset[str]
    met: frozenset[str]
    askers: frozenset[str]
    verdict: frozenset[str]
    sayings: frozenset[str]
    company: frozenset[str]
    small: frozenset[str]
    onward: frozenset[str]
    that: frozenset[str]
    negations: frozenset[str]
    conjunctions: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    infinitive: frozenset[str]
    copula: frozenset[str]
    pointing: frozenset[str]
    who: frozenset[str]
    employed: frozenset[str]
    bond: frozenset[str]
    place: frozenset[str]
    objects: frozenset[str]
    aloof: frozenset[str]
    thus: frozenset[str]
    telling: frozenset[str]
    hollow: frozenset[str]
    puts: frozenset[str]
    answers: frozenset[str]
    alone: frozenset[str]
    works: frozenset[str]
    indefinite: frozenset[str]
    possessives: frozenset[str]
    mine: frozenset[str]
    named: frozenset[str]
    human: frozenset[str]
    """Verbs of saying whose subject is hardly ever a thing."""
    things: frozenset[str]
    own: frozenset[str]
    slogans: frozenset[str]
    habitual: frozenset[str]
    inside: frozenset[str]
    minds: frozenset[str]
    seeming: frozenset[str]
    likening: frozenset[str]
    written: frozenset[str]
    verb_endings: frozenset[str]
    pasts: frozenset[str]
    agents: frozenset[str]
    """Endings of nouns for people by their trade, as regular expressions."""
    before_tag: frozenset[str]
    helping: frozenset[str]
    stop: frozenset[str]
    firm: frozenset[str]
    """Verbs that are hardly ever anything else."""
    nameless: frozenset[str]
    """Words that may have a capital and begin no name."""
    common: frozenset[str]
    """Words that are no part of a name."""
    referring: frozenset[str]
    """Words with which a referent can begin that has no capital."""


@lru_cache(maxsize=16)
def lexicon(language: str) -> Lexicon:
    """The vocabulary of a language; a missing list is empty."""
    data = load(language)
    section = {**data.get("speech", {}), "stop": _stop(data)}
    sets = {field.name: frozenset(map(str.lower, section.get(field.name, ()))) for field in fields(Lexicon)}
    sets["firm"] = sets["verbs"] - sets["nominal"]
    sets["nameless"] = sets["letters"] | sets["plural"] | sets["verbs"] | sets["crowd"]
    sets["nameless"] |= sets["prepositions"] - sets["particles"]
    sets["common"] = sets["not_names"] | sets["stop"] | sets["relatives"]
    sets["referring"] = sets["author"].union(*(sets[key] for key in _REFERRING))
    return Lexicon(**sets)


def _stop(data: dict[str, Section]) -> tuple[str, ...]:
    return data.get("common", {}).get("stop", ()) + data.get("sentences", {}).get("starters", ())


class Token(NamedTuple):
    """A word or mark: its place, its words as they stand, and its key for looking up. A tuple, as there are many."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capital(self) -> bool:
        """Whether it opens with a capital letter."""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word, not a mark or a masked quotation."""
        return self.text[0].isalnum()

    @property
    def initial(self) -> bool:
        """Whether it is one or more initials ("J.", "T.J.")."""
        return self.text.endswith(".") and self.text.replace(".", "").isupper()

    @property
    def possessive(self) -> bool:
        """Whether it ends in a possessive 's or s'."""
        return self.key.endswith(("'s", "s'"))


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order."""
    return tuple(map(_token, _TOKEN.finditer(text)))


def _token(match: re.Match[str]) -> Token:
    text, (start, end) = intern(match[0]), match.span()
    return Token(start, end, text, _key(text))


@lru_cache(maxsize=20_000)
def _key(text: str) -> str:
    """The form of a word or mark that is looked up; one string for all its occurrences."""
    return intern(text.lower().replace("’", "'").rstrip("." if len(text) > 1 else ""))


def is_person_noun(key: str, words: Lexicon) -> bool:
    """Whether a lower-case word names a person by trade or state ("dietitian", "fifteen-year-old")."""
    tail = key.rsplit("-", 1)[-1] if "-" in key else key
    return key in words.person or tail in words.person or _is_agent(key, words.agents)


@lru_cache(maxsize=50_000)
def _is_agent(key: str, endings: frozenset[str]) -> bool:
    return _agents(endings).search(key) is not None


@lru_cache(maxsize=16)
def _agents(endings: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(endings)) or NOTHING})\Z")
