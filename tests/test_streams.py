"""The command as a process of its own: closed, broken and narrow streams, and an interrupt."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

TEXT = (
    "A 2016 study in the Journal of Strength and Conditioning Research found that “kettlebell swings” ease back pain."
)
INTERRUPTIBLE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a parent may have had it ignored
from auditor.cli import main
main()
"""
CHECK = (sys.executable, "-m", "auditor", "check", "--offline")
UNCHECKED = 3


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHONIO", "PYTHONUTF8"))}
    return {**kept, **more}


def check(*words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run((*CHECK, *words), capture_output=True, check=False, env=environment(**more), timeout=120)


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITATION_AUDITOR_STORE", str(tmp_path / "evidence.sqlite"))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.mark.parametrize(("encoding", "form"), [("ascii", "text"), ("cp1252", "text"), ("latin-1", "json")])
def test_reports_are_utf_8_in_files_and_pipes(encoding: str, form: str, article: Path) -> None:
    ran = check(str(article), "--format", form, PYTHONIOENCODING=encoding)
    assert ran.returncode == UNCHECKED
    assert "“kettlebell swings”" in ran.stdout.decode("utf-8")


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.md"
    try:
        with open(name, "wb") as file:  # noqa: PTH123 - a path cannot be spelt so
            file.write(b"Beans climb.")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert check(os.fsdecode(name)).returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize(
    ("streams", "code"), [("| :", UNCHECKED), (">&-", UNCHECKED), ("2>&-", UNCHECKED), ("- <&-", 2), ("> /dev/full", 2)]
)
def test_streams_that_are_closed_or_full(streams: str, code: int, article: Path, tmp_path: Path) -> None:
    if "/dev/full" in streams and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    page = tmp_path / "report.html"
    line = f'"$@" {streams}; exit ' + ("${PIPESTATUS[0]}" if "|" in streams else "$?")
    words = (*CHECK, "--output", f"html={page}", *(() if "<&-" in streams else (str(article),)))
    ran = subprocess.run(
        ("bash", "-c", line, "bash", *words), capture_output=True, check=False, env=environment(), timeout=120
    )
    assert ran.returncode == code
    assert b"Traceback" not in ran.stderr
    assert page.exists()


@pytest.mark.skipif(os.name != "posix", reason="signals are of POSIX")
def test_an_interrupt_waits_for_no_host(article: Path, tmp_path: Path) -> None:
    asked, over = threading.Event(), threading.Event()

    class Silent(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.set()
            over.wait(60)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Silent)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    (tmp_path / "citation-auditor.toml").write_text(f'[bases]\ncrossref = "http://127.0.0.1:{server.server_port}"\n')
    words = (sys.executable, "-c", INTERRUPTIBLE, "check", str(article), "--source", "crossref")
    root = str(Path(__file__).parent.parent)
    with subprocess.Popen(words, cwd=tmp_path, env=environment(PYTHONPATH=root), stderr=subprocess.PIPE) as process:
        assert asked.wait(60)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)  # a silent host would hold it for half a minute and more
    over.set()
    server.shutdown()
    server.server_close()
    assert process.returncode == 130
    assert b"Traceback" not in said
