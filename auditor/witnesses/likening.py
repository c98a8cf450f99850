"""Quoted words against a text: word for word with the cuts that a writer marks, nearest where not, and what differs.

An ellipsis or brackets say that the quote was cut or filled in there; so the stretches between them are compared. A
slip of spelling, an ending, an article, a contraction written out is no other wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from claims.languages import ENGLISH, everywhere, load
from claims.model import Passage, Quote
from claims.words import fold, stem, tokens

FEWEST_SAID = 5
"""Words of a quote that must stand in a text for the text to hold the quote."""
FEWEST_IN_PART = 3
"""The same for each part of a quote that the article splits."""
GAP = 200
"""Words that may lie between two parts of one quote: a paragraph or two."""
SHORT_CUT = 12
"""Words of a cut within one sentence."""
LONGEST = 400
"""Words of a quote that are compared; what a person says at a stretch is shorter."""
SLACK = 0.3
"""Share of a quote's length by which its nearest stretch may be longer."""
LONGEST_NAME = 4
"""Words of a name that may stand where the other wording has a pronoun."""
WORTH_FITTING = 0.6
"""Share from which the ends of a stretch are worth fitting."""
FURTHER = 3
"""Words by which a stretch is tried longer at either end, where the quote left some out."""
SPELLED_ALIKE = 0.75
SAME_HEAD = 3
"""Share of letters, and letters at the head, by which two words are one spelled in two ways."""
_CUT = re.compile(r"\[[^\][]*\]|\([^()]*…[^()]*\)|…|\.\s?\.\s?\.")

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
"""A first letter made large or small: "[W]alking"."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as words: contractions written out, each word with its place in the text."""

    text: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    def stretch(self, first: int, end: int) -> str:
        """The text of a range of words as it stands."""
        if first >= end:
            return ""
        return " ".join(self.text[self.places[first][0] : self.places[end - 1][1]].split()).strip("“”\"'‘’,;: ")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range of words that is like a quote: a share from 0 to 1, and the words of their longest common run."""

    first: int
    end: int
    share: float
    run: int


NOWHERE = Stretch(0, 0, 0.0, 0)


@lru_cache(maxsize=512)
def wording(text: str) -> Wording:
    """The words of a text."""
    found = [
        (word, chunk.span())
        for chunk in re.finditer(r"\S+", text)
        for short in tokens(chunk[0])
        for word in _long(short)
    ]
    return Wording(text, tuple(word for word, _ in found), tuple(place for _, place in found))


@lru_cache(maxsize=1)
def _contractions() -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = (row.split(" : ") for row in load(ENGLISH)["quoting"]["contractions"])
    return tuple((short, tuple(long.split())) for short, long in rows)


def _long(word: str) -> tuple[str, ...]:
    """A word with its contraction written out: "don't" → "do", "not"."""
    if "'" not in word and word != "cannot":
        return (word,)
    for short, long in _contractions():
        if word == short:
            return long
        if short.startswith("'") or short == "n't":
            head = word.removesuffix(short)
            if head != word:
                return (head, *long) if head else long
    return (word,)


def parts(quote: Quote) -> tuple[tuple[str, ...], ...]:
    """The stretches of a quote that must stand in its source as they are; few words beside a marked cut need not."""
    found: list[tuple[str, ...]] = []
    for passage in quote.passages:
        pieces = [wording(piece).words for piece in _CUT.split(_CAPITAL.sub(r"\1", passage.text))]
        told = [piece for piece in pieces if piece]
        found += [piece for piece in told if len(told) == 1 or len(piece) >= FEWEST_IN_PART]
    return tuple(found)


def by_sentences(quote: Quote) -> Quote:
    """A quote whose sentences are passages of their own, as a page may put something between them."""
    pieces = ((p.span, piece) for p in quote.passages for piece in _SENTENCE.split(p.text) if piece.strip())
    return replace(quote, passages=tuple(Passage(span, piece) for span, piece in pieces))


def holds(text: str, quote: Quote) -> Stretch | None:
    """Where a text holds every part of a quote, in order; `None` where it does not, or the quote is too short."""
    pieces = parts(quote)
    if sum(map(len, pieces)) < FEWEST_SAID or any(len(piece) < FEWEST_IN_PART for piece in pieces):
        return None
    words = wording(text).words
    for first in _places(pieces[0], words):
        end = _follow(pieces[1:], words, first + len(pieces[0]))
        if end is not None:
            return Stretch(first, end, 1.0, max(map(len, pieces)))
    return None


def _follow(pieces: Sequence[tuple[str, ...]], words: tuple[str, ...], end: int) -> int | None:
    """Where the rest of the parts ends, each soon after the one before, with no negation in a short cut."""
    for piece in pieces:
        at = next(_places(piece, words[end : end + GAP + len(piece)]), None)
        if at is None or (at <= SHORT_CUT and _negations().intersection(words[end : end + at])):
            return None
        end += at + len(piece)
    return end


@lru_cache(maxsize=1)
def _negations() -> frozenset[str]:
    return frozenset(map(fold, everywhere("quoting", "negations")))


def _places(piece: tuple[str, ...], words: tuple[str, ...]) -> Iterator[int]:
    at = -1
    while True:
        try:
            at = words.index(piece[0], at + 1)
        except ValueError:
            return
        if words[at : at + len(piece)] == piece:
            yield at


def nearest(said: Sequence[str], words: Sequence[str]) -> Stretch:
    """The stretch of some words that shares most with what is said, in order, round their longest common run."""
    said = said[:LONGEST]
    if not said or not words:
        return NOWHERE
    run = SequenceMatcher(None, words, said, autojunk=False).find_longest_match()
    slack = max(2, round(SLACK * len(said)))
    low = max(run.a - run.b - slack, 0)
    near = words[low : run.a - run.b + len(said) + slack]
    blocks = [b for b in SequenceMatcher(None, near, said, autojunk=False).get_matching_blocks() if b.size]
    held = [block for block in blocks if block.size > 1] or blocks
    if not held:
        return NOWHERE
    first, end = low + held[0].a, low + held[-1].a + held[-1].size
    first, end = max(first - held[0].b, 0), min(end + len(said) - held[-1].b - held[-1].size, len(words))
    share = likeness(words[first:end], said)
    if share < WORTH_FITTING:
        return Stretch(first, end, share, run.size)
    share, first, end = max(_with_ends(first, end, said, words))
    return Stretch(first, -end, share, run.size)


def _with_ends(first: int, end: int, said: Sequence[str], words: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    """Stretches that reach a little further, with their likeness; of two that are as like the shorter is greater."""
    for low in range(max(first - FURTHER, 0), first + 1):
        for high in range(end, min(end + FURTHER, len(words)) + 1):
            yield likeness(words[low:high], said), low, -high


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of two texts' words that they have in common, in order."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def differences(
    said: Sequence[str], found: Sequence[str], language: str = ENGLISH, longest: int | None = None
) -> tuple[str, ...]:
    """The words by which two wordings differ in what they say: those left out, put in or changed.

    What the text found has more is passed over from `longest` words in a row on: on a page, who is speaking, or an
    advertisement.
    """
    slight, pronouns = (_words(language, key) for key in ("slight", "pronouns"))
    small = frozenset(load(language)["common"]["stop"])
    telling: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, said, found, autojunk=False).get_opcodes():
        if kind != "equal" and not (kind == "insert" and longest is not None and d - c >= longest):
            ours, theirs = _unlike(said[a:b], found[c:d])
            left = [word for word in ours if word not in slight]
            right = [word for word in theirs if word not in slight and not word.isdigit()]
            if not (_named(left, right, pronouns, small) or _named(right, left, pronouns, small)):
                telling += [*left, *right]
    return tuple(telling)


@lru_cache(maxsize=32)
def _words(language: str, key: str) -> frozenset[str]:
    return frozenset(map(fold, load(language)["quoting"][key]))


def _named(pronoun: Sequence[str], name: Sequence[str], pronouns: frozenset[str], small: frozenset[str]) -> bool:
    """Whether one side has a pronoun where the other has the name it stands for."""
    alone = len(pronoun) == 1 and pronoun[0] in pronouns
    return alone and 0 < len(name) <= LONGEST_NAME and not (small | _negations()).intersection(name)


def _unlike(ours: Sequence[str], theirs: Sequence[str]) -> tuple[list[str], list[str]]:
    """What is left of two stretches without the words that are one spelled in two ways."""
    left, right = [], list(theirs)
    for word in ours:
        twin = next((other for other in right if _one_word(word, other)), None)
        if twin is None:
            left.append(word)
        else:
            right.remove(twin)
    return left, right


def _one_word(one: str, other: str) -> bool:
    if stem(one) == stem(other):
        return True
    heads = one[:SAME_HEAD] == other[:SAME_HEAD]
    return heads and SequenceMatcher(None, one, other, autojunk=False).ratio() >= SPELLED_ALIKE
