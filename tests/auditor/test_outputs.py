from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.model import Audited, Report
from auditor.outputs import exit_code, without, write
from tests.samples import ARTICLE, REPORT, RULINGS

BY_ID = {ruling.id: ruling for ruling in RULINGS}


def report(*ids: str) -> Report:
    return replace(REPORT, audited=(Audited(ARTICLE, tuple(BY_ID[i] for i in ids)),), troubles=())


@pytest.mark.parametrize(
    ("ids", "fail_on", "code"),
    [
        (("f6",), "warning", 0),
        (("a1", "f6"), "warning", 1),
        (("a1",), "error", 0),
        (("b2",), "error", 1),
        (("e5",), "warning", 0),
        (("e5",), "note", 1),
        (("c3", "f6"), "warning", 3),
        (("c3", "a1"), "warning", 1),
        (("a1", "b2"), "never", 0),
        (("c3", "b2"), "never", 3),
        ((), "warning", 0),
    ],
)
def test_exit_code(ids: tuple[str, ...], fail_on: str, code: int) -> None:
    assert exit_code(report(*ids), fail_on) == code


def test_an_unreadable_article_is_the_users_to_mend() -> None:
    assert exit_code(REPORT, "warning") == 2


def test_hiding_a_finding_absolves_nothing() -> None:
    shown = without(report("a1", "b2"), {"CIT202"})
    first, second = shown.audited[0].rulings
    assert first.findings == ()
    assert first.verdict == "mismatched"
    assert second.findings == BY_ID["b2"].findings


def test_write_replaces_whole(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old", "utf-8")
    write(target, "new ✓")
    assert target.read_text("utf-8") == "new ✓"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.json"
    target.write_text("old", "utf-8")

    def refuse(self: Path, other: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        write(target, "new")
    assert target.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]
