"""Retraction Watch's CSV → editorial notices by identifier.

The file: https://gitlab.com/crossref/retraction-watch-data. Twenty columns and an empty last one;
one row a notice; bytes that are not UTF-8 occur, and cells that say "unavailable" or "0" for nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from auditor.library.files import opened
from auditor.model import Notice, NoticeKind
from auditor.records import marks
from claims.model import Identifier

SOURCE = "retraction-watch"
NATURES: Mapping[str, NoticeKind] = {
    "retraction": "retraction",
    "expression of concern": "expression-of-concern",
    "correction": "correction",
    "reinstatement": "reinstatement",
}
COLUMNS = frozenset({"OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature"})
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_REASONS = re.compile(r"\s*;\s*\+?")

Row = Mapping[str, str | None]


def read(path: Path) -> dict[str, tuple[Notice, ...]]:
    """The notices of each work by `str(identifier)` ("doi:10.1/x"). Raises `ValueError`, `OSError` or `EOFError`."""
    found: dict[str, tuple[Notice, ...]] = {}
    with opened(path) as stream, io.TextIOWrapper(stream, "utf-8-sig", "replace", newline="") as lines:
        for row in _rows(lines):
            notice = _notice(row)
            for identifier in _of(row, "OriginalPaper"):
                known = found.get(str(identifier), ())
                if notice and notice not in known:
                    found[str(identifier)] = (*known, notice)
    return found


def _rows(lines: io.TextIOWrapper) -> Iterator[Row]:
    reader = csv.DictReader(line.replace("\0", "") for line in lines)
    try:
        if missing := COLUMNS - set(reader.fieldnames or ()):
            raise ValueError(f"no column {', '.join(sorted(missing))}")
        yield from reader
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num}: {error}") from error


def _notice(row: Row) -> Notice | None:
    kind = NATURES.get((row.get("RetractionNature") or "").strip().casefold())
    if kind is None:
        return None
    own = {identifier.scheme: identifier.value for identifier in _of(row, "Retraction")}
    return Notice(kind, SOURCE, own.get("doi"), own.get("pmid"), _date(row), _reason(row))


def _of(row: Row, which: str) -> tuple[Identifier, ...]:
    """The identifiers of the paper (`OriginalPaper`) or of the notice (`Retraction`)."""
    found = (marks.doi(row.get(f"{which}DOI")), marks.pmid(row.get(f"{which}PubMedID")))
    return tuple(identifier for identifier in found if identifier)


def _date(row: Row) -> str | None:
    """Month first, as the file writes: "9/22/2021 0:00" → "2021-09-22"."""
    found = _DATE.match((row.get("RetractionDate") or "").strip())
    if not found:
        return None
    month, day, year = map(int, found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return str(year)


def _reason(row: Row) -> str | None:
    parts = _REASONS.split((row.get("Reason") or "").strip().lstrip("+"))
    return "; ".join(part for part in parts if part) or None
