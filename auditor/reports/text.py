"""The report for a terminal: gravest first, both sides of each difference, every question asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from auditor.model import Audited, Case, Finding, Report, Ruling, Severity, Verdict
from auditor.parts import Format
from auditor.witnesses.hearsay import speaker_note, speaker_works
from auditor.wording import (
    VERDICTS,
    agrees,
    all_rulings,
    appeals,
    article_side,
    asked,
    asked_line,
    by_gravity,
    caveat,
    finding_line,
    lines_of,
    links,
    nearest,
    plural,
    record_side,
    scope,
    silence,
    silent,
    text_of,
    totals,
)

WIDTH = 100
"""Columns of the plain rendering, which knows no terminal."""

LABEL = 10
INDENT = 2
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

_COLOURS: dict[Verdict, str] = {
    "mismatched": "bold red",
    "unverifiable": "bold yellow",
    "verified": "bold green",
    "unchecked": "bold blue",
}
_SEVERITIES: dict[Severity, str] = {"error": "red", "warning": "yellow", "note": "cyan"}


def render(report: Report) -> str:
    """Plain text, `WIDTH` columns, no colour."""
    sink = StringIO()
    console = Console(file=sink, width=WIDTH, color_system=None, force_terminal=False, legacy_windows=False)
    console.print(renderable(report))
    return "\n".join(line.rstrip() for line in sink.getvalue().splitlines()) + "\n"


def renderable(report: Report) -> RenderableType:
    """The report for a rich console, which brings its own width and colours."""
    parts: list[RenderableType] = []
    for audited in report.audited:
        parts += [*_article(audited), Text()]
    parts += [_text(f"! {trouble.path}: {trouble.message}", "red") for trouble in report.troubles]
    return Group(*parts, *_closing(report))


def _article(audited: Audited) -> Iterator[RenderableType]:
    article = audited.article
    yield _text(article.title or article.name, "bold")
    yield _text(f"{article.name} · {article.published or 'no date'}", "dim")
    yield Text(totals(audited.rulings))
    for ruling in by_gravity(audited):
        yield Text()
        yield from _ruling(ruling)
    yield from _appeals(audited)
    yield from (_finding(finding) for finding in audited.findings)


def _ruling(ruling: Ruling) -> Iterator[RenderableType]:
    words = VERDICTS[ruling.verdict]
    head = Text(f"{words.icon} {words.word}", _COLOURS[ruling.verdict])
    yield head.append(f"  {_lines(ruling)}", "dim")
    yield Padding(_text(text_of(ruling)), (0, 0, 0, INDENT))
    yield from _sides(ruling)
    yield from (_finding(finding) for finding in ruling.findings)
    yield from _searched(ruling.case)


def _lines(ruling: Ruling) -> str:
    numbers = lines_of(ruling)
    return f"line{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def _sides(ruling: Ruling) -> Iterator[RenderableType]:
    yield _row("article", article_side(ruling))
    match = ruling.case.match
    if match is not None:
        yield _row("record", record_side(match.work))
        for label, address in links(match.work):
            yield _row("", f"{label}: {address}", "dim")
        if agrees(ruling.case):
            yield _row("agree on", agrees(ruling.case))
    yield from _speaker(ruling)


def _speaker(ruling: Ruling) -> Iterator[RenderableType]:
    """What is known of a quote's speaker, and the works that show it."""
    note = speaker_note(ruling)
    if note:
        yield _row("speaker", note)
    for work in speaker_works(ruling.case):
        yield _row("", " · ".join((record_side(work), *(address for _, address in links(work)))), "dim")


def _row(label: str, value: str, style: str = "") -> RenderableType:
    """A label and a value that wraps under itself."""
    grid = Table.grid(padding=0)
    grid.add_column(width=LABEL)
    grid.add_column(overflow="fold")
    grid.add_row(Text(label, "dim"), _text(value, style))
    return Padding(grid, (0, 0, 0, INDENT))


def _text(value: str, style: str = "") -> Text:
    """Text of an article or record, without the control characters a terminal would obey."""
    return Text(_CONTROL.sub("", value), style)


def _finding(finding: Finding) -> RenderableType:
    text = _text(finding_line(finding), _SEVERITIES[finding.severity])
    if finding.advice:
        text.append(f"\n→ {finding.advice}", "default")
    return Padding(text, (0, 0, 0, INDENT))


def _searched(case: Case) -> Iterator[RenderableType]:
    if case.outcome == "found":
        return
    for source, question in asked(case):
        yield _row("asked", asked_line(source, question), "dim")
    for failure in silent(case):
        yield _row("silent", silence(failure), "blue")
    for work in nearest(case):
        yield _row("nearest", " · ".join((record_side(work), *(address for _, address in links(work)))), "dim")


def _appeals(audited: Audited) -> Iterator[RenderableType]:
    found = appeals(audited)
    if found:
        yield Text()
        places = ", ".join(str(line) for ruling in found for line in lines_of(ruling)[:1])
        yield Text(f"{plural(len(found), 'appeal')} to research in general, naming no study: line {places}", "dim")


def _closing(report: Report) -> Iterator[RenderableType]:
    if len(report.audited) > 1:
        yield Text(f"In all, {plural(len(report.audited), 'article')}, {totals(all_rulings(report))}", "bold")
    yield _text(scope(report) + caveat(report), "dim")


FORMAT = Format(name="text", suffix=".txt", render=render)
