"""The evidence store: every reply we were given, kept so that a run can be replayed and cited.

SQLite in WAL mode, one row per question (address without secrets, and the media type asked for),
bodies compressed. Only 200 and 404 are ever kept; a failure never is. A store that cannot be
opened or written costs its memory, not the run: `trouble` then says so in one line and the rest
of the run is kept in memory.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TypeVar

from auditor.parts import Reply

DAY = 86_400.0
KEPT = frozenset({200, 404})
MIGRATIONS = (
    """
    CREATE TABLE replies (
        url TEXT NOT NULL, accept TEXT NOT NULL, status INTEGER NOT NULL, found INTEGER NOT NULL,
        fetched_at TEXT NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (url, accept)
    );
    CREATE INDEX replies_by_age ON replies (fetched_at);
    """,
)
"""One script per schema version; `PRAGMA user_version` counts those that were run."""

T = TypeVar("T")
Row = tuple[str, str, int, int, str, str, bytes]


@dataclass(frozen=True, slots=True)
class Ages:
    """For how long a reply answers, in seconds: one that told of works, and one that told of none.

    Absence is short-lived because indexes lag behind publishers by hours to weeks.
    """

    found: float = 30 * DAY
    absent: float = 1 * DAY


ANEW = Ages(found=0.0, absent=0.0)
"""Whatever is stored is too old: ask."""


@dataclass(frozen=True, slots=True)
class Stats:
    """What a store holds. `size` counts compressed bytes; the dates are ISO 8601 UTC."""

    replies: int
    absent: int
    size: int
    oldest: str | None
    newest: str | None


class StoreUnusable(Exception):
    """The store's file cannot be used as one; the message is one line."""


def timestamp(seconds: float) -> str:
    """ISO 8601 in UTC, to the second, of seconds since the epoch. Such strings sort by time."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class EvidenceStore:
    """Replies by address. Safe to share between threads; several processes may use one file.

    `path` `None` keeps replies in memory for the life of the object. `on_trouble` is told at once,
    in one line, when the file turns out to be of no use.
    """

    def __init__(
        self,
        path: Path | None = None,
        clock: Callable[[], float] = time.time,
        on_trouble: Callable[[str], object] | None = None,
    ) -> None:
        self.path = path
        self._on_trouble = on_trouble
        self.trouble: str | None = None
        """One line about why replies are not kept, once that is so."""
        self._clock = clock
        self._lock = threading.RLock()
        try:
            self._db = _connect(path)
        except (sqlite3.Error, OSError, StoreUnusable) as error:
            self._db = self._in_memory(error)

    def get(self, url: str, accept: str, max_age: Ages | None = None) -> Reply | None:
        """The stored reply, if there is one no older than `max_age` (of any age for `None`)."""
        row = self._guarded(lambda: self._one(url, accept))
        if row is None or (max_age and self._stale(row, max_age)):
            return None
        return _reply(row)

    def put(self, reply: Reply, accept: str, found: bool | None = None) -> None:
        """Keep a reply, replacing an older one. `found` says whether it told of anything (else: by status)."""
        if reply.status not in KEPT:
            return
        has = reply.status == 200 if found is None else found
        headers = json.dumps(dict(reply.headers), sort_keys=True)
        row = (reply.url, accept, reply.status, int(has), reply.fetched_at, headers, zlib.compress(reply.body, 6))
        self._guarded(lambda: self._write("INSERT OR REPLACE INTO replies VALUES (?, ?, ?, ?, ?, ?, ?)", row))

    def drop(self, url: str, accept: str) -> None:
        """Forget a reply that turned out to be no answer."""
        self._guarded(lambda: self._write("DELETE FROM replies WHERE url = ? AND accept = ?", (url, accept)))

    def stats(self) -> Stats:
        """How much is kept."""
        query = "SELECT count(*), sum(NOT found), sum(length(body)), min(fetched_at), max(fetched_at) FROM replies"
        count, absent, size, oldest, newest = self._guarded(lambda: self._db.execute(query).fetchone())
        return Stats(count, absent or 0, size or 0, oldest, newest)

    def clear(self, older_than: float | None = None) -> int:
        """Delete all replies, or those older than so many seconds; how many there were."""
        cutoff = timestamp(self._clock() - older_than) if older_than is not None else "9999"
        removed = self._guarded(lambda: self._write("DELETE FROM replies WHERE fetched_at < ?", (cutoff,)))
        with suppress(sqlite3.Error):
            self._db.execute("VACUUM")
        return removed

    def export(self, target: IO[str]) -> int:
        """Write every reply as one line of JSON, oldest first; how many there were."""
        rows = self._guarded(self._all)
        target.writelines(json.dumps(_exported(row), ensure_ascii=False) + "\n" for row in rows)
        return len(rows)

    def close(self) -> None:
        """Close the file; the store is of no use afterwards."""
        with self._lock:
            self._db.close()

    def __del__(self) -> None:
        with suppress(AttributeError, sqlite3.Error):
            self._db.close()

    def _all(self) -> list[Row]:
        return self._db.execute("SELECT * FROM replies ORDER BY fetched_at, url, accept").fetchall()

    def _one(self, url: str, accept: str) -> Row | None:
        found: Row | None = self._db.execute(
            "SELECT * FROM replies WHERE url = ? AND accept = ?", (url, accept)
        ).fetchone()
        return found

    def _stale(self, row: Row, ages: Ages) -> bool:
        limit = ages.found if row[3] else ages.absent
        return row[4] < timestamp(self._clock() - limit)

    def _write(self, statement: str, values: tuple[object, ...]) -> int:
        with self._db:
            return self._db.execute(statement, values).rowcount

    def _guarded(self, action: Callable[[], T]) -> T:
        """Run an action under the lock; where the file fails, go on in memory and try once more."""
        with self._lock:
            try:
                return action()
            except sqlite3.Error as error:
                self._db.close()
                self._db = self._in_memory(error)
                return action()

    def _in_memory(self, error: Exception) -> sqlite3.Connection:
        """Go on without a file, and say so."""
        self.trouble = f"evidence store {self.path}: {_one_line(error)}; replies are not kept in this run"
        if self._on_trouble:
            self._on_trouble(self.trouble)
        return _connect(None)


def _connect(path: Path | None) -> sqlite3.Connection:
    """Open and migrate. Raises `sqlite3.Error`, `OSError`, `StoreUnusable`."""
    if path:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    db = sqlite3.connect(path or ":memory:", timeout=10, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        _migrate(db)
    except BaseException:
        db.close()
        raise
    return db


def _migrate(db: sqlite3.Connection) -> None:
    """Bring the schema to this version, in one transaction for all processes that open it at once."""
    db.execute("BEGIN IMMEDIATE")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        db.rollback()
        raise StoreUnusable("written by a newer version of this program")
    for script in MIGRATIONS[version:]:
        for statement in filter(str.strip, script.split(";")):
            db.execute(statement)
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    db.commit()


def _reply(row: Row) -> Reply | None:
    """The reply of a row; `None` where its body does not decompress, as if it had never been asked."""
    try:
        return Reply(row[0], row[2], json.loads(row[5]), zlib.decompress(row[6]), row[4])
    except (zlib.error, ValueError):
        return None


def _exported(row: Row) -> dict[str, object]:
    reply = _reply(row)
    body = reply.body.decode("utf-8", "replace") if reply else None
    return {"url": row[0], "accept": row[1], "status": row[2], "fetched_at": row[4], "body": body}


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
