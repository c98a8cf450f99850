"""The index under a library: the one module that imports tantivy.

A work stands on the shelf under exact keys (`auditor.library.keys`) and under the stems of three
fields: its title, title and abstract together, and what a reference to it would say. The stems are
made with `claims.words`, so that a question and a record are folded alike. Engine and layout:
the fastest of twelve measured on 1 and 5 million records (22–50 thousand records a second to build,
85 bytes a record).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

import tantivy

from auditor.library.imprint import LibraryError

WRITER_MEMORY = 400_000_000
"""Bytes of postings before a segment is written; few large segments, as each look-up pays per segment."""

PANIC = "PanicException"
"""The name of the exception a Rust panic becomes, which no module gives out."""
KEY, RECORD = "key", "record"
Field = Literal["title", "text", "cited"]
"""Fields of stems: the title; title and abstract; all that a reference to the work would hold."""
Address = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Keys:
    """Works under any of these keys; each key found adds `weight` to the score."""

    keys: tuple[str, ...]
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """Works with at least `least` of these stems in a field, scored by BM25.

    Within `text` the title weighs no more than the abstract: every boost of it tried (0.1 to 3) put
    the right work first less often.
    """

    stems: tuple[str, ...]
    least: int = 1
    field: Field = "text"


Clause = Keys | Words


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: how many works in all, and the first of them, best first."""

    total: int
    hits: tuple[tuple[float, Address], ...] = ()


def _schema() -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field(KEY, tokenizer_name="raw", index_option="basic")
    for field in get_args(Field):
        schema.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    schema.add_bytes_field(RECORD, stored=True)
    return schema.build()


class Press:
    """Puts works on a new shelf. One thread writes, so that equal input gives equal order."""

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index(_schema(), path=str(folder), reuse=False)
        self._writer = self._index.writer(heap_size=WRITER_MEMORY, num_threads=1)

    def add(self, record: bytes, keys: Iterable[str], stems: Mapping[Field, Iterable[str]]) -> None:
        """One work: its packed record, its keys, and its stems by field."""
        fields = {field: [" ".join(words)] for field, words in stems.items()}
        document = tantivy.Document(key=list(keys), **fields)
        document.add_bytes(RECORD, record)
        self._writer.add_document(document)

    def close(self) -> None:
        """Write what is left and wait until the shelf is at rest."""
        self._writer.commit()
        self._writer.wait_merging_threads()


class Shelf:
    """A finished shelf, to search. May be used by many threads at once."""

    def __init__(self, folder: Path) -> None:
        self._name = str(folder.parent)
        try:
            with _lockable(folder) as place:
                self._index = tantivy.Index.open(str(place))
                self._index.config_reader("manual")  # a finished shelf never changes, so nothing need watch it
                self._searcher = self._index.searcher()
        except (OSError, ValueError) as error:
            raise LibraryError(f"{folder.parent} is damaged: {_line(error)}; build it again") from error
        self._schema = self._index.schema

    def find(self, must: Sequence[Clause], rank: Sequence[Clause] = (), limit: int = 30) -> Found:
        """Works for which every clause of `must` holds, ranked by the scores of all clauses."""
        parts = [(tantivy.Occur.Must, self._query(clause)) for clause in must]
        parts += [(tantivy.Occur.Should, self._query(clause)) for clause in rank]
        if not parts:
            return Found(0)
        with self._whole():
            result = self._searcher.search(tantivy.Query.boolean_query(parts), limit=limit)
        return Found(
            result.count,  # type: ignore[attr-defined]
            tuple((score, (at.segment_ord, at.doc)) for score, at in result.hits),
        )

    def record(self, address: Address) -> bytes:
        """The packed record at an address."""
        with self._whole():
            return cast("bytes", self._searcher.doc(tantivy.DocAddress(*address)).get_first(RECORD))

    def frequency(self, stem: str, field: Field = "text") -> int:
        """How many works have the stem in a field."""
        with self._whole():
            return self._searcher.doc_freq(field, stem)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Make what tantivy does with damaged files, an error or a Rust panic, a `LibraryError`."""
        try:
            yield
        except BaseException as error:
            if isinstance(error, ValueError) or type(error).__name__ == PANIC:
                raise LibraryError(f"{self._name} is damaged: {_line(error)}; build it again") from error
            raise

    def _query(self, clause: Clause) -> tantivy.Query:
        if isinstance(clause, Keys):
            terms = tantivy.Query.term_set_query(self._schema, KEY, list(clause.keys))
            return tantivy.Query.const_score_query(terms, clause.weight)
        words = (
            tantivy.Query.term_query(self._schema, clause.field, stem, index_option="freq") for stem in clause.stems
        )
        parts = [(tantivy.Occur.Should, word) for word in words]
        return tantivy.Query.boolean_query(parts, minimum_number_should_match=max(clause.least, 1))


@contextmanager
def _lockable(folder: Path) -> Iterator[Path]:
    """The folder, or one of links to its files where it is read-only, as tantivy opens nothing without a lock.

    Needed only while the shelf is opened: from then on its files are mapped into memory.
    """
    if os.access(folder, os.W_OK):
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="shelf-") as links:
        for file in folder.resolve().iterdir():
            if file.suffix != ".lock":
                (Path(links) / file.name).symlink_to(file)
        yield Path(links)


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
