"""Titles compared word by word, because a likeness score cannot see an inserted "not".

"Training elicits hypertrophy" and "training does not elicit hypertrophy" are 90 % alike and say
opposite things. So titles are aligned, and what remains after spelling, hyphens, plurals and a
dropped subtitle is a change. The idea is that of citecheck-refs; the code is our own.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from claims.languages import load
from claims.words import stem, tokens

FEWEST_SHARED = 4
"""Words a cut title must keep to be taken for the whole one."""
MOST_WORDS = 120
MOST_LETTERS = 2_000
"""Of what is given as a title so much is compared; aligning takes time by the square of its words."""
TYPO_LETTERS = 6
"""Words of so many letters may differ by one slip of the keyboard."""

_TAG = re.compile(r"<[^<>]{0,80}>")
_GREEK = {chr(c): unicodedata.name(chr(c)).rsplit(" ", 1)[-1].lower() for c in range(0x3B1, 0x3CA)}
_VARIANT = re.compile(r"(?<=\\)var(?=epsilon|theta|pi|rho|sigma|phi)")
"""LaTeX's second form of a Greek letter, in a title that kept its source."""
_SPELLINGS = (
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"aemi"), "emi"),
    (re.compile(r"(?<=[a-z])(?:ae|oe)(?=[a-z])"), "e"),
    (re.compile(r"^(?:ae|oe)"), "e"),
    (re.compile(r"our(?=$|s$|ed$|ing$|al$|abl|it)"), "or"),
    (re.compile(r"is(?=e$|es$|ed$|ing$|ation$|ations$|er$|ers$)"), "iz"),
    (re.compile(r"ys(?=e$|ed$|es$|ing$)"), "yz"),
    (re.compile(r"ll(?=ed$|ing$|er$|ers$)"), "l"),
    (re.compile(r"(?<=[bt])re(?=$|s$)"), "er"),
    (re.compile(r"ogue(?=$|s$)"), "og"),
    (re.compile(r"programme"), "program"),
    (re.compile(r"ph"), "f"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one title that stand where the other has others, or none."""

    stated: str
    found: str
    slip: bool = False
    """Whether only words like "the", an ending or a letter are concerned."""

    def __str__(self) -> str:
        return f"“{self.stated or '–'}” for “{self.found or '–'}”"


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """Two titles compared: how much they share, and what differs."""

    share: float
    """The words both have, as a share of the words of both, from 0 to 1."""
    changes: tuple[Change, ...] = ()
    cut: bool = False
    """Whether one is the other without its end or its subtitle."""

    @property
    def same(self) -> bool:
        """Whether nothing but spelling, small words or a missing subtitle differs."""
        return all(change.slip for change in self.changes)

    @property
    def exact(self) -> bool:
        """Whether nothing but spelling or a missing subtitle differs."""
        return not self.changes


def compare(stated: str, found: str) -> TitleMatch:
    """How a stated title stands to a record's."""
    left, right = words(stated), words(found)
    if "".join(left) == "".join(right):
        return TitleMatch(1.0)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    opcodes = [op for op in matcher.get_opcodes() if op[0] != "equal"]
    cut = _is_cut(stated, found, left, right, opcodes)
    shown, told = _plain(stated), _plain(found)
    differing = () if cut else [op for op in opcodes if "".join(left[op[1] : op[2]]) != "".join(right[op[3] : op[4]])]
    changes = tuple(
        Change(" ".join(shown[i:j]), " ".join(told[k:m]), _is_slip(left[i:j], right[k:m]))
        for _, i, j, k, m in differing
    )
    equal = sum(block.size for block in matcher.get_matching_blocks())
    return TitleMatch(_share(equal, len(left), len(right), changes), changes, cut)


def _share(equal: int, left: int, right: int, changes: tuple[Change, ...]) -> float:
    if all(change.slip for change in changes):
        return 1.0
    return 2 * equal / (left + right) if left + right else 0.0


def words(title: str) -> tuple[str, ...]:
    """The words of a title in one spelling: no tags or entities, Greek written out, British as American."""
    return tuple(_spelling(token) for token in _plain(title))


@lru_cache(maxsize=20_000)
def _plain(title: str) -> tuple[str, ...]:
    title = _VARIANT.sub("", title)
    text = _TAG.sub(" ", html.unescape(html.unescape(title[:MOST_LETTERS]))).replace("&", " and ")
    return tokens("".join(f" {_GREEK[c]} " if c in _GREEK else c for c in text))[:MOST_WORDS]


@lru_cache(maxsize=100_000)
def _spelling(word: str) -> str:
    for pattern, plain in _SPELLINGS if len(word) > 3 else ():
        word = pattern.sub(plain, word)
    return word


Opcode = tuple[str, int, int, int, int]


def _is_cut(stated: str, found: str, left: tuple[str, ...], right: tuple[str, ...], opcodes: Sequence[Opcode]) -> bool:
    """Whether one is the beginning of the other, cut at a subtitle or after enough words."""
    if len(opcodes) != 1 or opcodes[0][0] not in ("insert", "delete"):
        return False
    _, i, j, k, m = opcodes[0]
    at_end = (j == len(left) and i == min(len(left), len(right))) or (
        m == len(right) and k == min(len(left), len(right))
    )
    short, long = (stated, found) if len(left) < len(right) else (found, stated)
    return at_end and (len(words(short)) >= FEWEST_SHARED or _main_title(long) == words(short))


def _main_title(title: str) -> tuple[str, ...]:
    """The words before the subtitle; empty when a title has none."""
    head, mark, _ = re.sub(r"\s[-–—]\s", ": ", title).partition(":")
    return words(head) if mark else ()


def _is_slip(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether a stretch differs only in small words, endings or slips of the keyboard."""
    small = _small_words()
    if small.issuperset(left) and small.issuperset(right):
        return True
    return len(left) == len(right) and all(_variants(a, b) for a, b in zip(left, right, strict=True))


def _variants(a: str, b: str) -> bool:
    """Whether two words are one but for an ending or one slip of the keyboard."""
    if stem(a) == stem(b):
        return True
    return min(len(a), len(b)) >= TYPO_LETTERS and a[:2] == b[:2] and not a.isdigit() and _one_slip(a, b)


def _one_slip(a: str, b: str) -> bool:
    """Whether one letter more, less, other or swapped makes one word the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
    return swapped or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    """Articles, conjunctions and prepositions that carry no fact; negations are not among them."""
    return frozenset(load("en")["topics"]["small"])
