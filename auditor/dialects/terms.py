"""Words as every query language takes them: without its signs, and cut to their common beginning."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, takewhile

from auditor.model import Rung
from claims import languages
from claims.words import stem, tokens

SHORTEST_CUT = 4
"""Letters that a cut word must keep; shorter beginnings fit too many words."""
TITLE_WORDS = 12
RANKED_WORDS = 10
PAIRED_WORDS = 5
"""Where neither venue nor author narrows a question, two of so many leading words must occur."""


_SIGNS = str.maketrans(dict.fromkeys('"[](){}\\*?', " ") | {"’": "'", "‘": "'", "“": " ", "”": " "})


def cut(word: str) -> str:
    """A word with `*` in place of its ending: "injuries" → "injur*"; short words stay whole."""
    agreeing = takewhile(lambda pair: pair[0] == pair[1], zip(word, stem(word), strict=False))
    beginning = "".join(letter for letter, _ in agreeing).removesuffix("i")
    return f"{beginning}*" if len(beginning) >= SHORTEST_CUT else word


def single(words: Iterable[str]) -> tuple[str, ...]:
    """Topic words as single words, each once."""
    return tuple(dict.fromkeys(token for word in words for token in tokens(word)))


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title that a search can use, in order: the small ones are in no index."""
    small = languages.load("en")["common"]["stop"]
    telling = [word for word in single([title]) if word not in small and len(word) > 1]
    return tuple(telling[:TITLE_WORDS])


def phrase(text: str) -> str:
    """A text as the inside of a quoted phrase: its words alone."""
    return " ".join(tokens(text))


def name(text: str) -> str:
    """A name as the inside of a quoted phrase: as it is written, without signs that end the phrase."""
    return " ".join(text.translate(_SIGNS).split())


def first_page(pages: str) -> str:
    """The first of "123-31"; an article number stays whole."""
    return phrase(pages.replace("–", "-").split("-")[0])


def loose(rung: Rung) -> bool:
    """Whether a rung has nothing but years to narrow its words."""
    return not (rung.venue or rung.issns or rung.authors or rung.institution)


def ranked(rung: Rung) -> tuple[str, ...]:
    """The words that rank, where no words are demanded."""
    return () if rung.all_words else single(rung.any_words)[:RANKED_WORDS]


def alternatives(rung: Rung) -> tuple[tuple[str, ...], ...]:
    """The words that rank as alternatives, each a group of which all must occur.

    A service's own ranking would find them too, but a question of ten words joined by OR over
    all of literature takes it long; so there two leading words must occur together.
    """
    words = ranked(rung)
    if loose(rung) and len(words) > 2:
        return tuple(combinations(words[:PAIRED_WORDS], 2))
    return tuple((word,) for word in words)
