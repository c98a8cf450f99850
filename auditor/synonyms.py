"""Names of one concept, lay and technical, from MeSH (U.S. National Library of Medicine).

"Heart attack" in an article and "myocardial infarction" in an abstract are one thing. A name counts
only when all its words are there; `data/synonyms.txt` is made by `tools/distil_synonyms.py`. Everyday
words that MeSH lacks ("fuller" for satiety, "Danish" for Denmark) are in `data/everyday.txt`, written
by hand: names parted by "|", one concept a line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from claims.words import stem, stems

Name = frozenset[str]


@lru_cache(maxsize=1)
def _concepts() -> dict[str, tuple[tuple[Name, ...], ...]]:
    """The concepts in which each stem occurs, each as its names."""
    found: dict[str, list[tuple[Name, ...]]] = defaultdict(list)
    for names in (*_technical(), *_everyday()):
        for root in frozenset().union(*names):
            found[root].append(names)
    return {root: tuple(concepts) for root, concepts in found.items()}


def _technical() -> Iterator[tuple[Name, ...]]:
    for line in (files("auditor") / "data" / "synonyms.txt").read_text("utf-8").splitlines():
        yield tuple(frozenset(name.split()) for name in line.split("|"))


@lru_cache(maxsize=1)
def _everyday() -> tuple[tuple[Name, ...], ...]:
    """The everyday table with its names as stems, row by row."""
    return tuple(tuple(dict.fromkeys(frozenset(stems(name)) for name in row)) for row in _rows())


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, ...], ...]:
    """The everyday table as it is written."""
    lines = (files("auditor") / "data" / "everyday.txt").read_text("utf-8").splitlines()
    return tuple(tuple(line.split("|")) for line in lines)


@lru_cache(maxsize=1)
def _everyday_of() -> dict[str, tuple[int, ...]]:
    """The rows of the everyday table in which each stem occurs."""
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for at, names in enumerate(_everyday()):
        for root in frozenset().union(*names):
            found[root][at] = None
    return {root: tuple(rows) for root, rows in found.items()}


def other_words(words: Sequence[str]) -> tuple[str, ...]:
    """Words by which works may call what a claim's words name, the first word's first: "heart attack" → "myocardial".

    A search finds no more than it is asked for, so a claim in lay words is asked for in these too.
    """
    roots = [stem(word) for word in words]
    held = frozenset(roots)
    rows = dict.fromkeys(row for root in roots for row in _everyday_of().get(root, ()))
    named = (row for row in rows if any(name <= held for name in _everyday()[row]))
    told = (word for row in named for name in _rows()[row] for word in name.split())
    return tuple(dict.fromkeys(word for word in told if stem(word) not in held))


@lru_cache(maxsize=10_000)
def other_names(roots: tuple[str, ...]) -> dict[str, tuple[Name, ...]]:
    """For each stem of a claim, the other names of the concepts it names there."""
    held = frozenset(roots)
    found: dict[str, dict[Name, None]] = defaultdict(dict)
    for root in held:
        for names in _concepts().get(root, ()):
            if any(root in name and name <= held for name in names):
                found[root].update(dict.fromkeys(name for name in names if root not in name))
    return {root: tuple(names) for root, names in found.items() if names}
