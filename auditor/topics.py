"""What a text is about: its content words, weighted by how rarely works use them.

A word's weight is its inverse document frequency over 332,375 works (`data/frequencies.txt`, made
by `tools/distil_frequencies.py`), in nats: a word in one work of a thousand weighs 6.9. Coverage is
the share of a claim's weight that a record's title and abstract hold. It ranks and singles out; it
never decides support, because it cannot see direction.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from auditor.synonyms import other_names
from claims.languages import load
from claims.words import stem, stems, tokens

RAREST = 6
"""The document frequency taken for a stem the table does not list (it lists those in 12 or more)."""
LIGHTEST = 2.3
"""Stems in more than a tenth of all works say nothing about a topic."""
ROOT = 6
"""Letters that two longer stems share when they are of one root: "mammogram", "mammography"."""
SAME_ROOT = 0.6
OTHER_NAME = 0.9
"""Share of its weight that a claim's word is worth where only its root, or another name of it, is held."""
COMMON = 0.6
"""Share of its weight that one of the commonest words of English is worth as a topic."""
_NAME = re.compile(r"(?<![\w-])(?:[A-Z][\w-]*[A-Z][\w-]*|(?<=[a-z,;] )[A-Z][a-z]{3,})(?![\w-])")
"""A word with two capitals, or with one after a small letter."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


Weigh = Callable[[str], float]


@lru_cache(maxsize=1)
def _weights() -> tuple[float, dict[str, float]]:
    """The weight of an unlisted stem, and of each listed one."""
    lines = (files("auditor") / "data" / "frequencies.txt").read_text("utf-8").splitlines()
    total = int(lines[0])
    table: dict[str, float] = {}
    for line in lines[1:]:
        count, *listed = line.split()
        table.update(dict.fromkeys(listed, math.log(total / int(count))))
    return math.log(total / RAREST), table


def weight(word_stem: str) -> float:
    """How much a stem tells of the topic, in nats; 0 for stems too common to tell anything."""
    rarest, table = _weights()
    found = table.get(word_stem, rarest)
    return found if found >= LIGHTEST else 0.0


def telling(word_stem: str) -> float:
    """How much a claim's word tells of the work it is about, in nats.

    An author tells a study in everyday words of his own, so that one of the commonest words of English tells less
    than its rarity among works: of the claim's words the true works of 55 articles held 43 % of the common ones that
    occur in one work of a hundred, and 64 % of the others; 26 % and 45 % of those in one of a thousand.
    """
    return weight(word_stem) * (COMMON if word_stem in _common() else 1.0)


@lru_cache(maxsize=1_024)
def subject_weight(words: tuple[str, ...]) -> float:
    """What the words of a claim tell of its subject, in nats."""
    return sum(telling(stem(word)) for word in words)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """The commonest words of English as stems (`data/common.txt`, made by `tools/distil_common.py`)."""
    lines = (files("auditor") / "data" / "common.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def listed(word_stem: str) -> bool:
    """Whether works use the stem often enough to be in the table."""
    return word_stem in _weights()[1]


@lru_cache(maxsize=4)
def _idle(language: str) -> frozenset[str]:
    """Stems of cue words, reporting verbs and other words that name no topic."""
    sections = load(language)
    words = (*sections["common"]["stop"], *sections["topics"]["idle"])
    return frozenset(stem(token) for word in words for token in tokens(word))


def content_words(texts: Iterable[str], without: Iterable[str] = (), language: str = "en") -> tuple[str, ...]:
    """The folded content words of some texts, one for each stem, most telling first.

    `without` holds words of names and venues that must not count as topic. A word that several
    texts repeat is what the claim is about, and moves up.
    """
    barred = _idle(language) | {stem(token) for text in without for token in tokens(text)}
    first: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for text in texts:
        for token in tokens(text):
            if len(token) > 1 and not token[0].isdigit() and (root := stem(token)) not in barred:
                first.setdefault(root, token)
                seen[root] += 1
    told = {root: telling(root) * _shape(word) * (1 + 0.25 * (seen[root] > 1)) for root, word in first.items()}
    return tuple(first[root] for root in sorted(told, key=lambda r: -told[r]) if told[root] > 0)


def _shape(word: str) -> float:
    """Adverbs and past participles seldom name a topic; nouns do."""
    return 0.6 if word.endswith("ly") else 0.8 if word.endswith("ed") else 1.0


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of a claim's words a text holds: the share of weight, and the weight itself."""

    share: float
    held: float
    words: tuple[str, ...] = ()
    """The stems held, by their own or another name."""


def overlap(claim: tuple[str, ...], text_stems: frozenset[str], weigh: Weigh = weight) -> Overlap:
    """What of the claim's stems a text holds: the stem, another name of the concept, or a word of its root."""
    names, roots = other_names(claim), _roots(text_stems)
    worth = {word: _held(word, text_stems, roots, names.get(word, ())) for word in dict.fromkeys(claim)}
    whole = sum(weigh(word) for word in worth)
    got = sum(weigh(word) * share for word, share in worth.items())
    return Overlap(got / whole if whole else 0.0, got, tuple(word for word, share in worth.items() if share))


def _held(word: str, text: frozenset[str], roots: frozenset[str], names: tuple[frozenset[str], ...]) -> float:
    if word in text:
        return 1.0
    if any(name <= text for name in names):
        return OTHER_NAME
    return SAME_ROOT if len(word) > ROOT and word[:ROOT] in roots else 0.0


@lru_cache(maxsize=4_096)
def _roots(text_stems: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:ROOT] for word in text_stems if len(word) > ROOT)


@lru_cache(maxsize=4_096)
def stem_set(text: str) -> frozenset[str]:
    """The stems of a text, remembered."""
    return frozenset(stems(text))


@dataclass(frozen=True, slots=True)
class Reading:
    """A record's text as stems: its title, each sentence of its abstract, all of it, and the pairs in it."""

    title: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    whole: frozenset[str]
    pairs: frozenset[tuple[str, str]]


@lru_cache(maxsize=4_096)
def reading(title: str, abstract: str, subjects: tuple[str, ...] = ()) -> Reading:
    """A record's text read once: every later comparison is one of sets."""
    passages = [stems(passage) for passage in (title, *_SENTENCE_END.split(abstract), *subjects)]
    sets = tuple(frozenset(passage) for passage in passages)
    pairs = frozenset(pair for passage in passages for pair in _pairs(passage, "en"))
    return Reading(sets[0], sets[1:] or (sets[0],), frozenset().union(*sets), pairs)


def best_sentence(claim: tuple[str, ...], told: Reading) -> float:
    """The share of the claim's weight that the title and one sentence together hold."""
    whole = sum(map(telling, claim))
    beyond = [word for word in claim if word not in told.title]
    extra = max(sum(telling(word) for word in beyond if word in sentence) for sentence in told.sentences)
    return (whole - sum(map(telling, beyond)) + extra) / whole if whole else 0.0


@lru_cache(maxsize=2_048)
def word_pairs(text: str, language: str = "en") -> frozenset[tuple[str, str]]:
    """Content words that stand side by side, small words between them aside: of "loss of weight" loss and weight."""
    return frozenset(_pairs(stems(text), language))


@lru_cache(maxsize=2_048)
def coined_names(text: str) -> frozenset[str]:
    """The stems of names that hardly any work uses, by their capitals: "FAKTA", and "Witscript" within a sentence."""
    roots = (stem(token) for name in _NAME.findall(text) for token in tokens(name))
    return frozenset(root for root in roots if not listed(root))


def _pairs(roots: Iterable[str], language: str) -> Iterator[tuple[str, str]]:
    idle = _idle(language)
    telling = [root for root in roots if root not in idle and not root[0].isdigit()]
    return ((min(pair), max(pair)) for pair in pairwise(telling))
