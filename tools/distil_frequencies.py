"""Distil how many works hold each word stem: facts for `auditor/data/frequencies.txt`.

    python tools/distil_frequencies.py WORKS.jsonl.gz… > auditor/data/frequencies.txt

Reads title and abstract of each work (JSON lines, as `library build` reads them). The first line
of the result is the number of works read; every further line is a count, rounded down to a step of
a geometric scale, and the stems that so many works hold. Stems in fewer than `RARE` works are left
out: a stem that is not listed is rarer than that.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from claims.words import stems

RARE = 12
STEP = 1.15
LONGEST = 18


def texts(paths: Iterable[str]) -> Iterator[str]:
    """Title and abstract of every work in the files."""
    for path in paths:
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                work = json.loads(line)
                yield f"{work.get('title') or ''} {work.get('abstract') or ''}"


def counted(documents: Iterable[str]) -> tuple[int, Counter[str]]:
    """How many documents there are, and how many of them hold each stem."""
    total, holding = 0, Counter[str]()
    for document in documents:
        total += 1
        holding.update({stem for stem in stems(document) if stem.isascii() and stem.isalpha()})
    return total, holding


def steps(holding: Counter[str]) -> dict[int, list[str]]:
    """The stems by rounded count."""
    grouped: dict[int, list[str]] = defaultdict(list)
    for stem, count in holding.items():
        if count >= RARE and 2 <= len(stem) <= LONGEST:
            grouped[round(STEP ** math.floor(math.log(count, STEP)))].append(stem)
    return grouped


def main() -> None:
    """Read the files named, write the table."""
    total, holding = counted(texts(sys.argv[1:]))
    print(total)
    for count, words in sorted(steps(holding).items(), reverse=True):
        print(count, *sorted(words))


if __name__ == "__main__":
    main()
