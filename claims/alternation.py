"""Any of many words as one pattern that looks at each letter once.

An expression `finds|found|shows|…` tries word after word at every place of a text; a tree of their letters,
`f(?:inds|ound)|shows|…`, only what its next letter leaves. Both match the same: the longest word that can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

_EITHER = {"'": "['’]", " ": "[ \u00a0]"}
"""Characters that stand for others too: the apostrophe and the space, of either kind."""

NOTHING = "(?!)"
"""Matches nowhere: what a language has no words for."""

Letters = dict[str, Any]
"""The words that begin alike, by their next letter; the empty letter where a word ends."""


def any_of(words: Iterable[str]) -> str:
    """A group that matches any of the words, the longest that can match; of no words, nothing."""
    root: Letters = {}
    for word in words:
        letters = root
        for letter in word:
            letters = letters.setdefault(letter, {})
        letters[""] = {}
    return f"(?:{_pattern(root)})" if root else NOTHING


def _pattern(letters: Letters) -> str:
    """What may follow, the longer first."""
    ways = [(_EITHER.get(letter) or re.escape(letter)) + _pattern(rest) for letter, rest in letters.items() if letter]
    if not ways:
        return ""
    if "" in letters:
        return f"(?:{'|'.join(ways)})?"
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


_WORD = re.compile(r"\w+")
_DOTLESS = {ord("İ"): "i", ord("ı"): "i"}
"""Letters that expressions take for "i" when case is aside (Python's `re`)."""


class Screen:
    """Words of which a text must hold one, as a whole word, for an expression to match in it.

    An expression tries its words at every place of a sentence; that none of them is there is told in a tenth of the
    time, from the sentence's words as a set.
    """

    def __init__(self, words: Iterable[str]) -> None:
        longest = {word: max(_WORD.findall(_without_case(word)), key=len, default="") for word in words}
        self._telling = frozenset(filter(None, longest.values()))
        """The longest word of each, whose absence tells that of the whole."""
        self._marks = tuple(word for word, telling in longest.items() if not telling)
        """What has no letters ("&")."""

    def misses(self, text: str) -> bool:
        """Whether the text has none of the words; never where it has one."""
        if not self._telling.isdisjoint(words_of(text)):
            return False
        return not (self._marks and any(mark in text for mark in self._marks))


class Inside:
    """The same for words that may be part of a longer word ("conference" in "teleconference")."""

    def __init__(self, words: Iterable[str]) -> None:
        self._any = re.compile(any_of(map(_without_case, words)))

    def misses(self, text: str) -> bool:
        """Whether the text has none of the words, not even inside another."""
        return self._any.search(_without_case(text)) is None


@lru_cache(maxsize=256)
def words_of(text: str) -> frozenset[str]:
    """The words of a text, case aside."""
    return frozenset(_WORD.findall(_without_case(text)))


@lru_cache(maxsize=256)
def _without_case(text: str) -> str:
    return text.casefold() if text.isascii() else text.translate(_DOTLESS).casefold()
