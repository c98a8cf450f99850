"""The store keeps replies and only replies, ages them, and never ends a run."""

from __future__ import annotations

import io
import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from auditor.network.evidence import DAY, MIGRATIONS, Ages, EvidenceStore, timestamp
from auditor.parts import Reply

NOW = 1_700_000_000.0
JSON = "application/json"


def reply(url: str = "https://a.example/works/1", status: int = 200, body: bytes = b"{}", at: float = NOW) -> Reply:
    return Reply(url, status, {"content-type": JSON}, body, timestamp(at))


def store(path: Path | None = None, now: float = NOW) -> EvidenceStore:
    return EvidenceStore(path, clock=lambda: now)


def test_a_reply_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "evidence.sqlite"
    kept = reply(body="Änderung ✓".encode() * 1000)
    store(path).put(kept, JSON)
    assert store(path).get(kept.url, JSON) == kept
    assert store(path).get(kept.url, "text/html") is None


@pytest.mark.parametrize("status", [201, 204, 301, 400, 403, 410, 429, 500, 503])
def test_failures_are_never_kept(status: int) -> None:
    memory = store()
    memory.put(reply(status=status), JSON)
    assert memory.stats().replies == 0


@pytest.mark.parametrize(
    ("found", "age", "answers"),
    [(True, 29 * DAY, True), (True, 31 * DAY, False), (False, 0.9 * DAY, True), (False, 1.1 * DAY, False)],
)
def test_found_ages_slower_than_absent(found: bool, age: float, answers: bool) -> None:
    memory = store()
    memory.put(reply(at=NOW - age), JSON, found=found)
    assert (memory.get(reply().url, JSON, Ages()) is not None) == answers
    assert memory.get(reply().url, JSON) is not None


def test_a_404_is_absence() -> None:
    memory = store()
    memory.put(reply(status=404, at=NOW - 2 * DAY), JSON)
    assert memory.get(reply().url, JSON, Ages()) is None
    assert memory.stats().absent == 1


def test_clear_by_age_and_whole() -> None:
    memory = store()
    for number, age in enumerate((0, 10, 20)):
        memory.put(reply(f"https://a.example/{number}", at=NOW - age * DAY), JSON)
    assert memory.clear(older_than=15 * DAY) == 1
    assert memory.clear() == 2
    assert memory.stats().oldest is None


def test_export_is_one_json_object_a_line() -> None:
    memory, sink = store(), io.StringIO()
    memory.put(reply(body=b'{"a": 1}'), JSON)
    memory.put(reply("https://b.example/", body=b"\xff\x00"), JSON)
    assert memory.export(sink) == 2
    lines = [json.loads(line) for line in sink.getvalue().splitlines()]
    assert lines[0]["body"] == '{"a": 1}'
    assert set(lines[0]) == {"url", "accept", "status", "fetched_at", "body"}


@pytest.mark.parametrize(
    "content", [b"this is no database at all, but text\n" * 40, b"SQLite format 3\0" + b"\x7f" * 4096]
)
def test_a_damaged_file_costs_its_memory_and_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "evidence.sqlite"
    path.write_bytes(content)
    damaged = store(path)
    assert damaged.get("https://a.example/", JSON) is None
    damaged.put(reply(), JSON)
    assert damaged.get(reply().url, JSON) == reply()
    assert damaged.trouble
    assert len(damaged.trouble.splitlines()) == 1
    assert str(path) in damaged.trouble
    assert path.read_bytes() == content


def test_an_unwritable_place_costs_its_memory_and_one_line(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / "file").write_text("not a folder")
    unwritable = EvidenceStore(tmp_path / "file" / "evidence.sqlite", on_trouble=told.append)
    unwritable.put(reply(), JSON)
    assert unwritable.get(reply().url, JSON) == reply()
    assert told == [unwritable.trouble]


def test_a_directory_in_its_place(tmp_path: Path) -> None:
    assert store(tmp_path).trouble


def test_a_file_that_breaks_in_mid_run(tmp_path: Path) -> None:
    path = tmp_path / "evidence.sqlite"
    breaking = store(path)
    breaking.put(reply(), JSON)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("DROP TABLE replies")
    assert breaking.get(reply().url, JSON) is None
    breaking.put(reply(), JSON)
    assert breaking.get(reply().url, JSON) == reply()
    assert breaking.trouble


def test_a_body_that_does_not_unpack_was_never_asked(tmp_path: Path) -> None:
    path = tmp_path / "evidence.sqlite"
    store(path).put(reply(), JSON)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE replies SET body = x'00'")
    assert store(path).get(reply().url, JSON) is None


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "evidence.sqlite"
    store(path).put(reply(), JSON)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    newer = store(path)
    assert "newer version" in (newer.trouble or "")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        assert other.execute("SELECT count(*) FROM replies").fetchone() == (1,)


def test_threads_and_two_openings_share_one_file(tmp_path: Path) -> None:
    path = tmp_path / "evidence.sqlite"
    stores = [store(path), store(path)]

    def work(number: int) -> None:
        for step in range(20):
            mine = reply(f"https://a.example/{number}/{step}", body=str(step).encode())
            stores[number % 2].put(mine, JSON)
            assert stores[number % 2].get(mine.url, JSON) == mine

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stores[0].stats().replies == 160
    assert not any(each.trouble for each in stores)
