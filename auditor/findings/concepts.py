"""Conditions, substances and therapies by name, from MeSH (U.S. National Library of Medicine).

`data/concepts.txt` is made by `tools/distil_concepts.py`: each concept with its kind, its places in the
trees of MeSH, and its names. `data/everyday_conditions.txt`, of the same shape, was written by hand:
names of conditions as articles have them, or of words too common for the tool, with the places that MeSH gives
them. Two concepts are akin when one stands above the other in a tree ("arthritis", "rheumatoid arthritis"), so that
naming the one does not contradict the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from claims.words import stem, tokens

DEEP = 3
"""Places below the top of a tree of MeSH from which two kinds of one thing are kinds of something narrow."""
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """One heading of MeSH: its kind (condition, substance, therapy), its tree numbers, its names as words."""

    kind: str
    trees: tuple[str, ...]
    names: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A concept where a text names it, as the text's own words; `start` and `end` count its words."""

    concepts: tuple[Concept, ...]
    words: str
    start: int
    end: int

    def kinds(self) -> frozenset[str]:
        """The kinds of thing the words may name."""
        return frozenset(concept.kind for concept in self.concepts)


def singular(word: str) -> str:
    """A folded word without its plural's s, which is all that MeSH's names vary in."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def words_of(text: str) -> Words:
    """The folded words of a text in the singular."""
    return tuple(map(singular, tokens(text)))


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[tuple[Words, tuple[Concept, ...]], ...]]:
    """By the first word of a name: the names that begin with it, longest first, with their concepts."""
    found: dict[Words, list[Concept]] = defaultdict(list)
    tables = (
        (files("auditor") / "data" / name).read_text("utf-8") for name in ("concepts.txt", "everyday_conditions.txt")
    )
    for line in (line for table in tables for line in table.splitlines()):
        kind, trees, listed = line.split("\t")
        names = tuple(tuple(name.split()) for name in listed.split("|"))
        concept = Concept(kind, tuple(trees.split(",")), names)
        for name in names:
            found[name].append(concept)
    grouped: dict[str, list[tuple[Words, tuple[Concept, ...]]]] = defaultdict(list)
    for name, concepts in sorted(found.items(), key=lambda entry: -len(entry[0])):
        grouped[name[0]].append((name, tuple(concepts)))
    return {first: tuple(names) for first, names in grouped.items()}


@lru_cache(maxsize=1)
def illnesses() -> frozenset[str]:
    """The stems of the conditions that have a name of one word."""
    named_so = (entry for entries in _index().values() for entry in entries if len(entry[0]) == 1)
    return frozenset(stem(name[0]) for name, concepts in named_so if {each.kind for each in concepts} == {"condition"})


@lru_cache(maxsize=4_096)
def named(text: str) -> tuple[Named, ...]:
    """The concepts a text names, in order, the longest name first where several fit."""
    return tuple(_scan(words_of(text)))


def _scan(words: Words) -> Iterator[Named]:
    at = 0
    while at < len(words):
        for name, concepts in _index().get(words[at], ()):
            if words[at : at + len(name)] == name:
                yield Named(concepts, " ".join(name), at, at + len(name))
                at += len(name)
                break
        else:
            at += 1


def akin(one: Concept, other: Concept) -> bool:
    """Whether one concept is the other, or stands above it in a tree."""
    return any(_above(a, b) or _above(b, a) for a in one.trees for b in other.trees)


def _above(upper: str, lower: str) -> bool:
    return lower == upper or lower.startswith(f"{upper}.")


def siblings(one: Concept, other: Concept) -> bool:
    """Whether two concepts are kinds of one thing, of which neither is the other ("type 1", "type 2")."""
    parents = {tree.rsplit(".", 1)[0] for tree in one.trees if tree.count(".") >= DEEP}
    return not akin(one, other) and any(tree.rsplit(".", 1)[0] in parents for tree in other.trees)


def same_thing(one: Named, other: Named) -> bool:
    """Whether two names may mean akin concepts."""
    return any(akin(a, b) for a in one.concepts for b in other.concepts)
