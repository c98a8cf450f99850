"""A library as a source: it answers every query from its shelf, with the totals it counted.

It is no registrar: an identifier it does not hold is told of with a total of 0, never as absent.
"""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path

from auditor.library import imprint
from auditor.library.ask import Question, questions
from auditor.library.imprint import LibraryError
from auditor.library.pack import unpack
from auditor.library.shelf import Address, Shelf
from auditor.model import Answer, Asked, Failure, Lookup, Query, QueryKind, Work

NAME = "library"
WORKS_A_RUNG = 30
"""Works told of for one question; the total counts all."""
WORKS_REMEMBERED = 4_096
"""Unpacked works kept for the next question."""


class Library:
    """A library on disk. Raises `LibraryError` where it is none, damaged, or of another format."""

    name = NAME
    kinds: frozenset[QueryKind] = frozenset({"study", "speaker"})
    local: bool = True

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        made = imprint.read(self.path)
        self.info = made.info
        self.label = made.info.label
        self._shelf = Shelf(self.path / made.shelf)
        self._work = lru_cache(maxsize=WORKS_REMEMBERED)(partial(_work, self._shelf, self.path))

    def look_up(self, query: Query) -> Lookup:
        """The works that answer a query's identifiers, fields and rungs, in the order asked, each once."""
        found: dict[Address, None] = {}
        asked: list[Asked] = []
        try:
            for question in questions(query, partial(self._shelf.frequency, field="cited")):
                addresses, told = self._ask(question)
                found |= dict.fromkeys(addresses)
                asked.append(told)
            return Answer(NAME, tuple(map(self._work, found)), tuple(asked))
        except LibraryError as error:
            return Failure(NAME, "garbled", str(error), tuple(asked))

    def _ask(self, question: Question) -> tuple[tuple[Address, ...], Asked]:
        result = self._shelf.find(question.must, question.rank, WORKS_A_RUNG)
        told = Asked(question.url(self.info.name), result.total, question.what)
        return tuple(address for _, address in result.hits), told


def _work(shelf: Shelf, path: Path, address: Address) -> Work:
    try:
        return unpack(shelf.record(address), NAME)
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise LibraryError(f"{path} is damaged: a record cannot be read; build it again") from error
