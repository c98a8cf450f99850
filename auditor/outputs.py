"""Writing reports: whole files or none, and exit codes."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from auditor.config import SEVERITIES
from auditor.model import Audited, Finding, Report, Ruling
from auditor.wording import all_rulings

CLEAN, FINDINGS, USAGE, UNCHECKED, BUG = 0, 1, 2, 3, 70
INTERRUPTED = 130
"""128 and the number of the signal, as shells have it."""


def write(path: Path, text: str) -> None:
    """Write a file whole: readers see the old one or the new one. Raises `OSError`."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def prepare_streams() -> None:
    """Make any text writable: UTF-8 into files and pipes, on a terminal what it can show.

    Without this a report redirected where the locale is not UTF-8, or a file name that is no text, would
    end the run. A stream that was closed when we were called reads as empty and swallows what is written.
    """
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open("r" if name == "stdin" else "w", encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, nowhere)
        elif name != "stdin" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def silence_stdout() -> None:
    """Send what is still to be written nowhere: nobody reads it, or it cannot be written."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def leave_at_once(code: int) -> NoReturn:
    """End the process without waiting for threads that wait for a host."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def without(report: Report, codes: Collection[str]) -> Report:
    """The report with the findings of some rules hidden; verdicts stay as they are."""
    if not codes:
        return report
    return replace(report, audited=tuple(_hidden(audited, codes) for audited in report.audited))


def _hidden(audited: Audited, codes: Collection[str]) -> Audited:
    rulings = tuple(replace(ruling, findings=_kept(ruling.findings, codes)) for ruling in audited.rulings)
    return replace(audited, rulings=rulings, findings=_kept(audited.findings, codes))


def _kept(findings: tuple[Finding, ...], codes: Collection[str]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.code not in codes)


def exit_code(report: Report, fail_on: str) -> int:
    """2 when an article could not be read, 1 for findings at or above `fail_on`, 3 for unchecked claims, else 0."""
    if report.troubles:
        return USAGE
    rulings = all_rulings(report)
    if any(_counts(finding, fail_on) for finding in _findings(report, rulings)):
        return FINDINGS
    return UNCHECKED if any(ruling.verdict == "unchecked" for ruling in rulings) else CLEAN


def _findings(report: Report, rulings: tuple[Ruling, ...]) -> list[Finding]:
    own = [finding for audited in report.audited for finding in audited.findings]
    return own + [finding for ruling in rulings for finding in ruling.findings]


def _counts(finding: Finding, fail_on: str) -> bool:
    if fail_on == "never":
        return False
    return SEVERITIES.index(finding.severity) >= SEVERITIES.index(fail_on)
