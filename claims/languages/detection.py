"""Which language a text is in, by the share of its words that are a language's smallest words.

The few dozen commonest words make up 35 to 50 % of running prose in their language and seldom a tenth in another
(the test of Grefenstette 1995, "Comparing two language identification schemes"). Only the beginning is looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from claims.languages import ENGLISH, UNDETERMINED, commonest

SAMPLE = 6000
"""Characters looked at."""
FEWEST = 25
"""Words below which nothing can be told."""
SURE = 0.2
"""Share of small words from which a text is taken to be in a language."""
LEAD = 1.5
"""How many times the share of the stated language another must reach to be believed against it."""
FOREIGN = 0.05
"""Share of small words below which prose of `MANY` words is in no language that is known here."""
MANY = 120

_SPACED = bytes(byte | 32 if chr(byte).isalpha() else 32 for byte in range(128)) + bytes(range(128, 256))
"""ASCII letters in lower case, what else is ASCII as spaces."""
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, stated: str | None = None) -> str:
    """The language of a text as a primary subtag: the stated one unless the words clearly speak another.

    English where too little can be told, `und` where the words are of no language known here.
    """
    words = _words(text[:SAMPLE])
    total = words.total()
    shares = {code: _times(words, small) / max(total, 1) for code, small in _small().items()}
    best = max(shares, key=lambda code: shares[code])
    if total >= FEWEST and shares[best] >= SURE and shares[best] > LEAD * shares.get(stated or "", 0.0):
        return best
    if stated:
        return stated
    strange = shares[best] < FOREIGN and _letters(text[:SAMPLE]) >= 4 * MANY
    return UNDETERMINED if strange else ENGLISH


def _words(text: str) -> Counter[str]:
    """How often each word occurs, lower case. Words of ASCII are told by spaces alone once the rest is made space."""
    words = Counter(text.encode("utf-8", "replace").translate(_SPACED).decode("utf-8").split())
    for written in [word for word in words if not word.isascii()]:
        times = words.pop(written)
        for word in _WORD.findall(written):
            words[word.lower()] += times
    return words


def _times(words: Counter[str], small: frozenset[str]) -> int:
    """How often any of the small words occurs."""
    return sum(map(words.__getitem__, words.keys() & small))


def _letters(text: str) -> int:
    """Letters, which scripts without spaces have too."""
    return sum(map(str.isalpha, text))


@lru_cache(maxsize=1)
def _small() -> dict[str, frozenset[str]]:
    return commonest()
