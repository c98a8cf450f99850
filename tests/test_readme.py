"""The report in the README is the one the demo prints; `UPDATE_GOLDEN=1` writes it anew."""

from __future__ import annotations

import os
import re
from pathlib import Path

from auditor.commands.check import run
from auditor.config import Settings
from auditor.library import build
from auditor.reports import formats

ROOT = Path(__file__).parent.parent
SHOWN = ("mismatched", "unverifiable", "verified")
"""One claim of each verdict is shown."""
LINES = 14
"""Lines of a claim that are shown at most."""
_BLOCK = re.compile(r"(?<=<!-- the demo's report, shortened -->\n```text\n).*?(?=\n```\n)", re.DOTALL)


def excerpt(report: str) -> str:
    """The head of a report and the first claim of each verdict, long ones cut."""
    head, *claims = report.split("\n\n")
    first = [next(claim for claim in claims if re.match(rf"\S {verdict}", claim)) for verdict in SHOWN]
    return "\n\n".join([head, *map(cut, first), "…"])


def cut(claim: str) -> str:
    lines = claim.splitlines()
    return "\n".join([*lines[:LINES], *(["  …"] if len(lines) > LINES else [])])


def test_the_report_shown_is_real(tmp_path: Path) -> None:
    library = tmp_path / "library"
    build(library, [ROOT / "fixtures/library/works.jsonl"], ROOT / "fixtures/library/retractions.csv")
    settings = Settings(offline=True, libraries=(str(library),), store=str(tmp_path / "evidence.sqlite"))
    previous = Path.cwd()
    os.chdir(ROOT)
    try:
        report = run(("fixtures/articles/kettlebell-swings-back-pain.html",), settings)
    finally:
        os.chdir(previous)
    shown = excerpt(formats()["text"].render(report))
    readme = (ROOT / "README.md").read_text("utf-8")
    if os.environ.get("UPDATE_GOLDEN"):
        readme = _BLOCK.sub(lambda _: shown, readme)
        (ROOT / "README.md").write_text(readme, "utf-8")
    (found,) = _BLOCK.findall(readme)
    assert found == shown
