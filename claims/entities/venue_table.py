"""The table of venues: distilled once (`tools/distil_journals.py`), loaded when first asked for.

A gzip file of blocks parted by empty lines: venues (`title⇥abbreviation⇥ISSNs⇥kind`, numbered from 0), names
(`key⇥numbers`, the venue it means first), and pairs of venues that a catalogue lists under each other's name.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

FILE = "journals.tsv.gz"
AMBIGUOUS = "?"
"""Before the numbers of a name that means none of its venues rather than another."""


@dataclass(frozen=True, slots=True)
class Table:
    """All venues; `names` maps a key to the numbers of the venues it may mean."""

    venues: list[str]
    names: dict[str, str]
    related: frozenset[tuple[int, int]]
    continued: frozenset[tuple[int, int]]

    def numbers(self, key: str) -> tuple[int, ...]:
        """The venues a key may mean, the likeliest first."""
        return tuple(int(number) for number in self.names.get(key, "").lstrip(AMBIGUOUS).split(",") if number)

    def meaning(self, key: str) -> int | None:
        """The venue a key means, `None` where it is unknown or ambiguous."""
        numbers = self.names.get(key, AMBIGUOUS)
        return None if numbers.startswith(AMBIGUOUS) else int(numbers.split(",")[0])

    def row(self, number: int) -> list[str]:
        """Title, abbreviation, ISSNs (`|` between) and kind of a venue."""
        return self.venues[number].split("\t")


@lru_cache(maxsize=1)
def table() -> Table:
    """The table, read once per process."""
    packed = (files("claims") / "data" / FILE).read_bytes()
    venues, names, related, continued = gzip.decompress(packed).decode("utf-8").split("\n\n")
    cells = names.replace("\n", "\t").split("\t")
    return Table(
        venues=venues.split("\n"),
        names=dict(zip(cells[::2], cells[1::2], strict=True)),
        related=_pairs(related),
        continued=_pairs(continued),
    )


def _pairs(block: str) -> frozenset[tuple[int, int]]:
    numbers = list(map(int, block.split()))
    return frozenset(zip(numbers[::2], numbers[1::2], strict=True))


@lru_cache(maxsize=1)
def by_issn() -> dict[str, int]:
    """The venue of each ISSN known."""
    found = {}
    for number, line in enumerate(table().venues):
        for issn in line.split("\t")[2].split("|"):
            if issn:
                found[issn] = number
    return found


@lru_cache(maxsize=1)
def by_initials() -> dict[str, tuple[int, ...]]:
    """Venues by the initials of their titles' significant words, for abbreviations no list has."""
    from claims.entities.venue_names import head, significant

    found: dict[str, list[int]] = {}
    for number, line in enumerate(table().venues):
        initials = "".join([word[0] for word in significant(head(line.partition("\t")[0]))])
        found.setdefault(initials, []).append(number)
    return {initials: tuple(numbers) for initials, numbers in found.items()}
