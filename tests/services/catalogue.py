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

from auditor.library import files as works
from auditor.library import retractions
from auditor.model import Work
from claims.entities import journals
from claims.words import fold, tokens

DATACITE = ("10.48550/", "10.5281/", "10.6084/", "10.5061/", "10.17605/")
"""Prefixes of DataCite; every other DOI is Crossref's here."""
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
        self._count = 0
        self._having: dict[str, set[int]] = {}
        for work in found:
            self._count += 1
            self._add(self._count, work)
        self._db.execute("CREATE INDEX by_key ON keys (field, value)")
        self._db.commit()

    @classmethod
    def of_files(cls, paths: Iterable[Path], notices: Path | None = None) -> Catalogue:
        """A catalogue of works files, with the notices of a Retraction Watch file."""
        known = retractions.read(notices) if notices else {}
        return cls(_with_notices(work, known) for path in paths for work in works.read(path) if isinstance(work, Work))

    def __len__(self) -> int:
        return self._count

    def get(self, number: int) -> Work:
        body = self._rows("SELECT body FROM works WHERE id = ?", (number,))[0][0]
        work: Work = pickle.loads(zlib.decompress(body))
        return work

    def by(self, field: str, value: str) -> set[int]:
        """The works whose field has exactly this value, folded."""
        query = "SELECT id FROM keys WHERE field = ? AND value = ?"
        key = venue_key(value) if field == "venue" else fold(value).strip()
        return {row[0] for row in self._rows(query, (field, key))}

    def having(self, field: str) -> set[int]:
        """The works with any value of the field."""
        if field not in self._having:
            rows = self._rows("SELECT DISTINCT id FROM keys WHERE field = ?", (field,))
            self._having[field] = {row[0] for row in rows}
        return self._having[field]

    def between(self, field: str, first: str, last: str) -> set[int]:
        """The works with a value of the field in this range, both ends included."""
        query = "SELECT id FROM keys WHERE field = ? AND value BETWEEN ? AND ?"
        return {row[0] for row in self._rows(query, (field, first, last))}

    def author(self, name: str) -> set[int]:
        """Works by an author given as `Smith`, `Smith J`, `Smith JB`, `Smith, Jane` or `Smith Jane`, in any case."""
        for family, given in _readings(name):
            if found := self._by_author(family, given):
                return found
        return set()

    def _by_author(self, family: str, given: str) -> set[int]:
        """Initials by their letters; a name spelled out needs one spelled out in the record."""
        if not given:
            return self.by("family", family)
        if len(given) <= 2:
            return self.between("author", f"{family} {given}", f"{family} {given}\U0010ffff")
        return {n for n in self.by("family", family) if _spelled(self.get(n), family, given)}

    def text(self, words: str, columns: Iterable[str], phrase: bool = False, within: int | None = None) -> set[int]:
        """Works with all the words in the columns taken together; or as a phrase, or `within` words, in one."""
        terms = [_quoted(fold(words))] if phrase else [_term(t) for t in re.findall(r"[^\W_]+\*?", fold(words))]
        if not terms:
            return set()
        joined = " AND ".join(terms) if within is None else f"NEAR({' '.join(terms)}, {within})"
        query = f"{{{' '.join(columns)}}} : ({joined})"
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
        return set(range(1, len(self) + 1))

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
    if work.doi:
        yield "prefix", work.doi.partition("/")[0]
        yield "datacite" if work.doi.startswith(DATACITE) else "crossref", work.doi
    for year in work.years:
        yield "year", str(year)
    for issn in issns(work):
        yield "issn", issn
    for name in dict.fromkeys(map(venue_key, _venue_names(work))):
        yield "venue", name
    for family in dict.fromkeys(fold(person.family) for person in work.authors):
        yield "family", family
    for person in work.authors:
        yield "author", f"{person.family} {initials(person.given)}"
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
    journal = journals.resolve(work.venue) if work.venue and not work.issns else None
    return journal.issns if journal else work.issns


def venue_key(name: str) -> str:
    """A venue's name without case, punctuation and article."""
    return " ".join(tokens(name.replace("&", " and "))).removeprefix("the ")


def _venue_names(work: Work) -> Iterator[str]:
    """Its own names and those its journal is known by, as every service knows its journals."""
    yield from filter(None, (work.venue, work.venue_abbreviation))
    journal = journals.resolve(work.venue) if work.venue else None
    yield from (journal.title, *journal.abbreviations) if journal else ()


def _readings(name: str) -> Iterator[tuple[str, str]]:
    """Family and given name, however they are ordered: the whole a family, else the last word given."""
    plain = fold(name).replace(".", " ").strip()
    if "," in plain:
        family, _, given = plain.partition(",")
        yield family.strip(), given.strip()
        return
    yield plain, ""
    family, _, given = plain.rpartition(" ")
    if family:
        yield family, given


def _spelled(work: Work, family: str, given: str) -> bool:
    own = (fold(p.given).replace(".", " ").strip() for p in work.authors if fold(p.family) == family)
    return any(name.startswith(given) for name in own)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', " ") + '"'


def _term(word: str) -> str:
    return _quoted(word.rstrip("*")) + ("*" if word.endswith("*") else "")
