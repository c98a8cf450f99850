"""The `match` command: references in, one answer a line out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from auditor import assembly
from auditor.commands.check import now
from auditor.config import Misconfigured, Settings
from auditor.references import match_references
from auditor.rules import rules

UNASKED = ("reference", "fields")


def run(name: str, settings: Settings) -> Iterator[str]:
    """One line of JSON for each line of the file, in order. Raises `Misconfigured` before the first."""
    rows = list(_rows(name))
    with closing(assembly.store(settings)) as store:
        sources = assembly.sources(settings, assembly.web(settings, store))
        for told in match_references(rows, sources, rules(), checked_at=now(), jobs=settings.jobs):
            yield json.dumps(told, ensure_ascii=False)


def _rows(name: str) -> Iterator[dict[str, Any]]:
    try:
        lines = Path(name).read_text("utf-8-sig").split("\n")
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise Misconfigured(f"{name} cannot be read: {why}") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row(line, f"{name}:{number}")


def _row(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        raise Misconfigured(f"{place} is no JSON object; each line is one") from None
    if not isinstance(row, dict) or "id" not in row or not any(key in row for key in UNASKED):
        raise Misconfigured(f'{place} needs "id" and "reference" or "fields"')
    if not isinstance(row.get("reference", ""), str) or not isinstance(row.get("fields", {}), dict):
        raise Misconfigured(f'{place}: "reference" is a string and "fields" an object')
    return row
