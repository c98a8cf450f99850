"""Folded text, and numbers written in words made digits, so that one set of expressions reads both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from claims.languages import load
from claims.words import fold

_SIZES = (("ones", 1, 10), ("small", 1, 20), ("tens", 20, 100), ("hundred", 100, 101), ("thousands", 1000, 10**9))
"""Sizes of number words: from, and up to but not with."""


def plain(text: str) -> str:
    """Folded text with single spaces, for lexicons."""
    return re.sub(r"\s+", " ", fold(text))


@lru_cache(maxsize=4_096)
def in_digits(text: str) -> str:
    """Folded text with spelt numbers, thousands separators and middle dots of decimals as plain digits."""
    folded = plain(text).replace("·", ".").replace("−", "-")
    folded = re.sub(r"(?<=\d)[, ](?=\d{3}(?!\d))", "", folded)
    part, share = _parts()
    whole = part.sub(lambda match: f"{share[match[1]] * _worth()[match[2]]:.0f}", folded)
    return _spelt().sub(lambda match: str(value(match[0])), whole)


def value(words: str) -> int:
    """ "Three hundred and twelve" as 312."""
    worth, total, group = _worth(), 0, 0
    for word in re.split(r"[ -]", words):
        number = worth.get(word, 0)
        if number >= 1000:
            total, group = total + max(group, 1) * number, 0
        elif number == 100:
            group = max(group, 1) * number
        else:
            group += number
    return total + group


@lru_cache(maxsize=1)
def _worth(language: str = "en") -> dict[str, int]:
    section = load(language)["counts"]
    words = {word: i for i, word in enumerate(section["units"], 1)}
    words |= {word: 10 * i for i, word in enumerate(section["tens"], 2)}
    return words | dict(zip(section["scales"], (100, 1000, 10**6, 10**9), strict=True))


@lru_cache(maxsize=1)
def _spelt() -> re.Pattern[str]:
    """One spelt number ("three hundred and twelve"), and each of two side by side ("one in three six-month-olds")."""
    worth = _worth()
    words = {size: _either(word for word in worth if low <= worth[word] < high) for size, low, high in _SIZES}
    below_hundred = rf"(?:{words['tens']}(?:[ -]{words['ones']})?|{words['small']})"
    rest = rf"(?:(?:[ -]and)?[ -]{below_hundred})?"
    below_thousand = rf"(?:an? {words['hundred']}{rest}|{below_hundred}(?:[ -]{words['hundred']}{rest})?)"
    more = rf"(?:[ -]{words['thousands']}(?:[ -]and)?(?:[ -]{below_thousand})?)"
    return re.compile(rf"(?<![\w-])(?:{below_thousand}{more}*|an?{more})(?!\w)")


@lru_cache(maxsize=1)
def _parts(language: str = "en") -> tuple[re.Pattern[str], dict[str, float]]:
    """Parts of a large number ("a quarter of a million"), and what each is of it."""
    parts = {
        word: float(share) for word, share in (line.rsplit(maxsplit=1) for line in load(language)["counts"]["parts"])
    }
    large = _either(word for word, size in _worth().items() if size >= 100)
    return re.compile(rf"(?<![\w-])(?:an? )?({_either(parts)})(?: of)? an? ({large})(?!\w)"), parts


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"
