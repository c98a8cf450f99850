"""Words as the program compares them: folded, tokenised, stemmed.

Folding is NFKD without combining marks, case-folded, with the letters NFKD leaves whole (ø, ł, ß …)
written out; so "Müller" and "MULLER" are one word. Stems are Snowball's (Porter2 for English).
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"}
    | {"ð": "d", "þ": "th", "ı": "i", "’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"}
)


class _Folded(dict[str, str]):
    """What becomes of each character beyond ASCII: letters are taken apart and lose their marks. Filled as met."""

    def __missing__(self, character: str) -> str:
        parts = unicodedata.normalize("NFKD", character.translate(_LETTERS))
        self[character] = "".join(part for part in parts if not unicodedata.combining(part))
        return self[character]


_FOLDED = _Folded()
_BEYOND_ASCII = re.compile(r"[^\0-\x7f]")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_STEMMERS = threading.local()
"""One stemmer a thread: it keeps the word under way in itself, and two threads would spoil each other's."""


def fold(text: str) -> str:
    """Case, accents, ligatures and typographic dashes and apostrophes out of the way."""
    return _unmarked(text).casefold()


def _unmarked(text: str) -> str:
    """A text folded but for its case."""
    return text if text.isascii() else _BEYOND_ASCII.sub(lambda found: _FOLDED[found[0]], text)


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a text in order; a possessive 's is dropped."""
    return tuple(word.removesuffix("'s") for word in _WORD.findall(fold(text)))


def capitalised_tokens(text: str) -> tuple[tuple[str, bool], ...]:
    """The same, each with whether it is written with a capital at its head."""
    words = _WORD.findall(_unmarked(text))
    return tuple((word.casefold().removesuffix("'s"), word[0].isupper()) for word in words)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The English stem of one folded word."""
    if not hasattr(_STEMMERS, "english"):
        _STEMMERS.english = snowballstemmer.stemmer("english")
    return str(_STEMMERS.english.stemWord(word))


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words in order."""
    return tuple(stem(word) for word in tokens(text))
