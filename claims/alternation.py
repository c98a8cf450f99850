"""Any of many words as one pattern that looks at each letter once.

An expression `finds|found|shows|…` tries word after word at every place of a text; a tree of their letters,
`f(?:inds|ound)|shows|…`, only what its next letter leaves. Both match the same: the longest word that can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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
