"""Names of one concept, lay and technical, from MeSH (U.S. National Library of Medicine).

"Heart attack" in an article and "myocardial infarction" in an abstract are one thing. A name counts
only when all its words are there; `data/synonyms.txt` is made by `tools/distil_synonyms.py`. Everyday
words that MeSH lacks ("fuller" for satiety, "Danish" for Denmark) are in `data/everyday.txt`, written
by hand: names parted by "|", one concept a line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from claims.words import stems

Name = frozenset[str]


@lru_cache(maxsize=1)
def _concepts() -> dict[str, tuple[tuple[Name, ...], ...]]:
    """The concepts in which each stem occurs, each as its names."""
    found: dict[str, list[tuple[Name, ...]]] = defaultdict(list)
    for names in (*_technical(), *_everyday()):
        for stem in frozenset().union(*names):
            found[stem].append(names)
    return {stem: tuple(concepts) for stem, concepts in found.items()}


def _technical() -> Iterator[tuple[Name, ...]]:
    for line in (files("auditor") / "data" / "synonyms.txt").read_text("utf-8").splitlines():
        yield tuple(frozenset(name.split()) for name in line.split("|"))


def _everyday() -> Iterator[tuple[Name, ...]]:
    for row in (files("auditor") / "data" / "everyday.txt").read_text("utf-8").splitlines():
        yield tuple(dict.fromkeys(frozenset(stems(name)) for name in row.split("|")))


@lru_cache(maxsize=10_000)
def other_names(roots: tuple[str, ...]) -> dict[str, tuple[Name, ...]]:
    """For each stem of a claim, the other names of the concepts it names there."""
    held = frozenset(roots)
    found: dict[str, dict[Name, None]] = defaultdict(dict)
    for stem in held:
        for names in _concepts().get(stem, ()):
            if any(stem in name and name <= held for name in names):
                found[stem].update(dict.fromkeys(name for name in names if stem not in name))
    return {stem: tuple(names) for stem, names in found.items() if names}
