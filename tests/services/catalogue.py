"""The world that the services tell of: works from files, findable by every field the services search.

Full text lies in SQLite's FTS5 with a Porter stemmer, so that a works file of any size will do.
"""

from __future__ import annotations

import pickle
import re
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from auditor import retractions, works
from auditor.model import Work
from claims.words import fold, tokens

COLUMNS = ("title", "abstract", "people", "venue", "facts", "institutions")
SCHEMA = f"""
    CREATE TABLE works (id INTEGER PRIMARY KEY, body BLOB);
    CREATE TABLE keys (field TEXT, value TEXT, id INTEGER);
    CREATE VIRTUAL TABLE words USING fts5({", ".join(COLUMNS)}, content='', tokenize='porter unicode61');
"""
"""`keys` holds all that is matched whole: identifiers, years, ISSNs, venues, families, volumes, pages."""


class Catalogue:
    """All works, by number. Sets of numbers combine; `get` gives the work."""

    def __init__(self, found: Iterable[Work], database: Path | None = None) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(database or ":memory:", check_same_thread=False)
        self._db.executescript(SCHEMA)
        for number, work in enumerate(found, 1):
            self._add(number, work)
        self._db.execute("CREATE INDEX by_key ON keys (field, value)")
        self._db.commit()

    @classmethod
    def of_files(cls, paths: Iterable[Path], notices: Path | None = None) -> Catalogue:
        """A catalogue of works files, with the notices of a Retraction Watch file."""
        known = retractions.read(notices) if notices else {}
        return cls(_with_notices(work, known) for path in paths for work in works.read(path) if isinstance(work, Work))

    def __len__(self) -> int:
        return int(self._rows("SELECT count(*) FROM works", ())[0][0])

    def get(self, number: int) -> Work:
        body = self._rows("SELECT body FROM works WHERE id = ?", (number,))[0][0]
        work: Work = pickle.loads(zlib.decompress(body))
        return work

    def by(self, field: str, value: str) -> set[int]:
        """The works whose field has exactly this value, folded."""
        query = "SELECT id FROM keys WHERE field = ? AND value = ?"
        return {row[0] for row in self._rows(query, (field, fold(value).strip()))}

    def between(self, field: str, first: str, last: str) -> set[int]:
        """The works with a value of the field in this range, both ends included."""
        query = "SELECT id FROM keys WHERE field = ? AND value BETWEEN ? AND ?"
        return {row[0] for row in self._rows(query, (field, first, last))}

    def author(self, name: str) -> set[int]:
        """Works by an author given as `Smith`, `Smith J`, `Smith JB` or `Smith, Jane`."""
        family, initials = _name(name)
        found = self.by("family", family)
        return {n for n in found if _has_author(self.get(n), family, initials)} if initials else found

    def text(self, words: str, columns: Iterable[str], phrase: bool = False) -> set[int]:
        """Works with all the words in the columns taken together, or with the words as a phrase in one."""
        terms = [_quoted(fold(words))] if phrase else [_term(t) for t in re.findall(r"[^\W_]+\*?", fold(words))]
        if not terms:
            return set()
        query = f"{{{' '.join(columns)}}} : ({' AND '.join(terms)})"
        return {row[0] for row in self._rows("SELECT rowid FROM words WHERE words MATCH ?", (query,))}

    def ranked(self, words: str, columns: Iterable[str]) -> list[int]:
        """Works with any of the words in the columns, best first (BM25): there is nearly always one."""
        terms = sorted({_quoted(token) for token in tokens(words)})
        if not terms:
            return []
        query = f"{{{' '.join(columns)}}} : ({' OR '.join(terms)})"
        return [
            row[0] for row in self._rows("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank, rowid", (query,))
        ]

    def everything(self) -> set[int]:
        return {row[0] for row in self._rows("SELECT id FROM works", ())}

    def _rows(self, query: str, values: tuple[object, ...]) -> list[tuple[int]]:
        with self._lock:
            return self._db.execute(query, values).fetchall()

    def _add(self, number: int, work: Work) -> None:
        self._db.execute("INSERT INTO works VALUES (?, ?)", (number, zlib.compress(pickle.dumps(work), 1)))
        self._db.executemany("INSERT INTO keys VALUES (?, ?, ?)", ((f, fold(v), number) for f, v in _keys(work)))
        row = (number, *map(fold, _texts(work)))
        self._db.execute(f"INSERT INTO words (rowid, {', '.join(COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def first_page(work: Work) -> str | None:
    return re.split(r"\s*[-–,;]\s*", work.pages)[0] if work.pages else None


def initials(given: str) -> str:
    """`Jane A.` → `JA`; `JA` stays."""
    return (
        given
        if given.isupper() and len(given) <= 3
        else "".join(part[0] for part in re.split(r"[\s.-]+", given) if part).upper()
    )


def _with_notices(work: Work, known: dict[str, tuple[object, ...]]) -> Work:
    notices = tuple(dict.fromkeys(notice for i in work.identifiers for notice in known.get(str(i), ())))
    return replace(work, notices=notices) if notices else work  # type: ignore[arg-type]


def _keys(work: Work) -> Iterator[tuple[str, str]]:
    for identifier in work.identifiers:
        yield identifier.scheme, identifier.value
    for year in work.years:
        yield "year", str(year)
    for issn in issns(work):
        yield "issn", issn
    for venue in filter(None, (work.venue, work.venue_abbreviation)):
        yield "venue", venue.replace(".", "")
    for family in dict.fromkeys(fold(person.family) for person in work.authors):
        yield "family", family
    for field, value in (("volume", work.volume), ("issue", work.issue), ("page", first_page(work))):
        if value:
            yield field, value
    for kind in work.publication_types:
        yield "type", kind


def _texts(work: Work) -> tuple[str, ...]:
    people = " ; ".join(f"{person.family} {person.given}" for person in work.authors)
    venue = " ; ".join(filter(None, (work.venue, work.venue_abbreviation)))
    facts = " ".join(filter(None, (*map(str, work.years), work.volume, work.issue, work.pages, work.doi)))
    return work.title, work.abstract or "", people, venue, facts, " ; ".join(work.institutions)


def issns(work: Work) -> tuple[str, ...]:
    """Its own ISSNs, else those of its journal as the gazetteer has them."""
    if work.issns or not work.venue:
        return work.issns
    try:
        from claims import journals
    except ImportError:
        return ()
    journal = journals.resolve(work.venue)
    return journal.issns if journal else ()


def _name(name: str) -> tuple[str, str]:
    """Family name and initials of `Smith JB`, `Smith, Jane` or `van der Berg J`."""
    family, comma, given = name.partition(",")
    if not comma and (match := re.fullmatch(r"(.+?)\s+([A-Za-z]{1,3})", name.strip())) and match[2].isupper():
        family, given = match[1], match[2]
    return fold(family).strip(), initials(given.strip()) if given.strip() else ""


def _has_author(work: Work, family: str, wanted: str) -> bool:
    return any(fold(p.family) == family and initials(p.given).startswith(wanted) for p in work.authors)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', " ") + '"'


def _term(word: str) -> str:
    return _quoted(word.rstrip("*")) + ("*" if word.endswith("*") else "")
