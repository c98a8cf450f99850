"""Distil names of one concept, lay and technical: facts for `auditor/data/synonyms.txt`.

    python tools/distil_synonyms.py MESH.tsv.gz > auditor/data/synonyms.txt

Reads the MeSH headings (U.S. National Library of Medicine): identifier, heading, entry terms parted
by "|", tree numbers parted by "|". Each line of the result is one concept: its names as stems, parted
by "|". Only names of at most three words that works use are kept, and only concepts with two names of
which neither holds the other: "heart attack|myocardi infarct".
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator

from auditor.topics import listed
from claims.words import stems

TREES = ("A", "B", "C", "D", "E", "F", "G", "I03", "J02", "M", "N")
LONGEST = 3
MOST_NAMES = 6


def concepts(path: str) -> Iterator[tuple[str, list[str]]]:
    """Heading and entry terms of every concept in the trees kept."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            _, heading, entries, trees, *_ = [*line.rstrip("\n").split("\t"), "", ""]
            if trees.startswith(TREES):
                yield heading, [heading, *entries.split("|")]


def names(terms: Iterable[str]) -> list[frozenset[str]]:
    """The terms in natural word order as sets of stems, without those that hold another."""
    sets = dict.fromkeys(frozenset(stems(term)) for term in terms if "," not in term and "(" not in term)
    usable = [s for s in sets if 0 < len(s) <= LONGEST and all(listed(stem) for stem in s)]
    return [s for s in usable if not any(other < s for other in usable)]


def main() -> None:
    """Read the file named, write the table."""
    for _, terms in concepts(sys.argv[1]):
        kept = names(terms)[:MOST_NAMES]
        if len(kept) > 1:
            print("|".join(" ".join(sorted(name)) for name in kept))


if __name__ == "__main__":
    main()
