"""The records of a build on disk until it is known which of them are one work.

Memory holds an offset for each record and a 64-bit mark for each key; the records themselves wait
in a file, so that a build's memory does not grow with its abstracts.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from auditor.library.pack import pack, unpack
from auditor.library.same import bucket_keys, clusters
from auditor.model import Work
from claims.model import Identifier

CROWD = 200
"""Records in one bucket that are compared with one another; the rest of a larger one stay apart."""


class Spool:
    """Records in the order they came, and which of them share a key."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")
        self._starts = array("Q", [0])
        self._first: dict[int, int] = {}
        self._shared: dict[int, list[int]] = {}
        self._titles: set[int] = set()
        self._deleted: dict[Identifier, int] = {}

    def __len__(self) -> int:
        return len(self._starts) - 1

    def add(self, work: Work) -> None:
        """One more record."""
        number, line = len(self), pack(work)
        self._file.write(line)
        self._starts.append(self._starts[-1] + len(line))
        for key in bucket_keys(work):
            self._meet(key, number)

    def _meet(self, key: str, number: int) -> None:
        mark = _mark(key)
        first = self._first.setdefault(mark, number)
        if first != number:
            self._shared.setdefault(mark, [first]).append(number)
            if key.startswith("title:"):
                self._titles.add(mark)

    def delete(self, identifier: Identifier) -> None:
        """Take back every record of this identifier that has come so far; one that comes later stays."""
        number = self._first.get(_mark(str(identifier)))
        if number is not None:
            self._deleted[identifier] = len(self)

    def works(self) -> Iterator[tuple[Work, ...]]:
        """The records of each work together, works in the order of their first record."""
        self._file.flush()
        groups = self._groups()
        members: dict[int, list[int]] = {}
        for number in range(len(self)):
            if (root := _root(groups, number)) != number:
                members.setdefault(root, [root]).append(number)
        for number in range(len(self)):
            if _root(groups, number) == number:
                kept = tuple(self._kept(members.get(number, [number])))
                if kept:
                    yield kept

    def _kept(self, numbers: list[int]) -> Iterator[Work]:
        for number in numbers:
            work = self._read(number)
            if all(number >= self._deleted.get(identifier, 0) for identifier in work.identifiers):
                yield work

    def _groups(self) -> array[int]:
        """For each record the earlier one it belongs to, or itself."""
        groups = array("Q", range(len(self)))
        for mark, numbers in self._shared.items():
            works = [self._read(number) for number in numbers[:CROWD]]
            for cluster in clusters(works, by_title=mark in self._titles):
                roots = sorted(_root(groups, numbers[place]) for place in cluster)
                for root in roots[1:]:
                    groups[root] = roots[0]
        return groups

    def _read(self, number: int) -> Work:
        start, end = self._starts[number], self._starts[number + 1]
        return unpack(os.pread(self._file.fileno(), end - start, start))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _mark(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _root(groups: array[int], number: int) -> int:
    while groups[number] != number:
        groups[number] = groups[groups[number]]
        number = groups[number]
    return number
