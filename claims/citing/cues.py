"""The words by which prose cites, compiled from a language's `[citing]` section.

Every pattern is an alternation of listed words between word boundaries, with bounded gaps, and so linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from claims.alternation import Screen, any_of
from claims.languages import load
from claims.model import Span

REACH = 110
"""Characters before a study noun among which its article is looked for."""
MODIFIERS = 10
"""Words that may stand between a study noun and its article ("a randomised, double-blind, … trial")."""

YEAR = r"(?:1[89]\d\d|20\d\d)(?![\d–-]*\d|%|,\d)"
"""A year that is not the first of a range, nor part of a longer number."""
NAME = r"[^\W\d_a-zà-öø-ÿ][\w’'-]*"
"""A capitalised word."""

_TOKEN = re.compile(r"\S+")
_WORD_AT = re.compile(r"[\w’'-]+[.,]?\s*")
_INITIALS = re.compile(r"[A-Z] [A-Z]\.? ")
"""Initials without stops, of which the first may look like an article ("A G Doe")."""
_EDGE = "\"“”‘’'(),;:*_[]«»"

Opening = Literal["new", "other", "same", "own", "bare"]


def whole(words: Iterable[str]) -> re.Pattern[str]:
    """A compiled pattern for any of the words as whole words, case aside."""
    return re.compile(rf"(?<![\w-]){any_of(words)}(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A study noun with the words before it: "another small 2019 trial"."""

    span: Span
    noun: str
    opening: Opening
    modifiers: tuple[str, ...]
    loose: bool
    """Whether the noun names a study only in company ("paper", "review")."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled words of a language."""

    words: dict[str, tuple[str, ...]]
    nouns: re.Pattern[str]
    strict: frozenset[str]
    after: re.Pattern[str]
    sets: dict[str, frozenset[str]]

    def phrases(self, text: str) -> tuple[NounPhrase, ...]:
        """The study nouns of a sentence in the singular, false friends left out."""
        found = (self._phrase(text, match) for match in self.nouns.finditer(text))
        return tuple(phrase for phrase in found if phrase)

    def _phrase(self, text: str, match: re.Match[str]) -> NounPhrase | None:
        if self.after.match(text, match.end()):
            return None
        opening, start, modifiers = self._opening(text, match.start())
        if modifiers and modifiers[-1].lower() in self.sets["before"]:
            return None
        noun = match.group().lower()
        return NounPhrase(Span(start, match.end()), noun, opening, modifiers, noun not in self.strict)

    def _opening(self, text: str, at: int) -> tuple[Opening, int, tuple[str, ...]]:
        """How the phrase opens, where, and the words between the opening and the noun."""
        modifiers: list[str] = []
        opening: Opening = "bare"
        start = at
        for token in reversed(list(_TOKEN.finditer(text, max(at - REACH, 0), at))[-MODIFIERS:]):
            word = token.group().strip(_EDGE).lower()
            kind = self._kind(word, token.group())
            if kind == "break" or (token.group()[-1:] in ".;:!?" and "." not in token.group()[:-1]):
                break
            if kind and opening not in ("bare", "other"):
                break
            start = token.start() + len(token.group()) - len(token.group().lstrip(_EDGE))
            if kind:
                opening = self._stronger(opening, kind)
                continue
            if opening != "bare":
                start = token.end() + 1
                break
            modifiers.append(token.group().strip(_EDGE))
        return opening, start, tuple(reversed(modifiers))

    @staticmethod
    def _stronger(seen: Opening, kind: Opening) -> Opening:
        """ "a second", "the other": what was seen nearer the noun decides, unless it was nothing."""
        return kind if seen == "bare" else seen

    def _kind(self, word: str, token: str) -> Opening | Literal["break"] | None:
        if word in self.sets["breaks"]:
            return "break"
        if word in self.sets["other"]:
            return "other"
        if word in self.sets["new"]:
            return "new"
        if word in self.sets["same"]:
            return "same"
        if token.endswith(("'s", "’s", "s'", "s’")):
            return "own"
        return None


@lru_cache(maxsize=16)
def lexicon(language: str) -> Lexicon:
    """The compiled citing words of a language."""
    words = load(language)["citing"]
    nouns = re.compile(rf"(?<![\w-])(?:{any_of((*words['nouns'], *words['loose']))})(?![\w-])", re.IGNORECASE)
    after = re.compile(rf"\s+{any_of(words['after'])}(?![\w-])", re.IGNORECASE)
    sets = {key: frozenset(words[key]) for key in words}
    return Lexicon(words, nouns, frozenset(words["nouns"]), after, sets)


@lru_cache(maxsize=256)
def cue(language: str, *keys: str) -> re.Pattern[str]:
    """The words of some lists of a language as one pattern of whole words."""
    words = load(language)["citing"]
    return whole(word for key in keys for word in words[key])


@lru_cache(maxsize=512)
def listed(language: str, *keys: str) -> str:
    """The words of some lists of a language as a group for a larger pattern, case aside."""
    words = load(language)["citing"]
    return f"(?i:{any_of(word for key in keys for word in words[key])})"


@lru_cache(maxsize=256)
def screen(language: str, *keys: str) -> Screen:
    """The words of some lists of a language, to be missed quickly."""
    words = load(language)["citing"]
    return Screen(word for key in keys for word in words[key])


def leading(words: str, language: str) -> int:
    """How many characters at the head of a run of capitals are words that begin no name ("In", "At", "When")."""
    nobody = lexicon(language).sets["nobody"]
    at = 0
    while match := _WORD_AT.match(words, at):
        if match.group().strip(" .,").lower() not in nobody or _INITIALS.match(words, at):
            break
        at = match.end()
    return at


def first_words(text: str, count: int) -> Iterator[str]:
    """The first words of a sentence, lower case, without marks."""
    for token, _ in zip(_TOKEN.finditer(text), range(count), strict=False):
        yield token.group().strip(_EDGE + ".…—–-").lower()
