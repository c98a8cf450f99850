"""The `library` commands."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from auditor.library import build as build_library
from auditor.library.imprint import LibraryInfo, info


def build(target: str, works: tuple[str, ...], retractions: str | None) -> None:
    """Build a library and say what is in it."""
    quiet = not sys.stderr.isatty() or bool(os.environ.get("CI"))
    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), disable=quiet, transient=True) as progress:
        task = progress.add_task("Reading", total=None)
        built = build_library(
            Path(target),
            [Path(source) for source in works],
            Path(retractions) if retractions else None,
            lambda doing, done: progress.update(task, description=f"{doing}: {done:,} records"),
        )
    click.echo(summary(target, built))


def describe(target: str) -> None:
    """Print what a library holds."""
    click.echo(summary(target, info(Path(target))))


def summary(target: str, found: LibraryInfo) -> str:
    """A library in a few lines."""
    years = f", {found.first_year}–{found.last_year}" if found.first_year else ""
    told = f"{found.with_abstract:,} with an abstract, {found.noticed:,} with notices"
    lines = [
        f"{target}: {found.works:,} works{years}, {told}",
        *(f"  {name}: {count:,} records" for name, count in found.sources),
        *(f"  not read: {fault}" for fault in found.faults),
    ]
    if found.faulty > len(found.faults):
        lines.append(f"  and {found.faulty - len(found.faults):,} more records that could not be read")
    return "\n".join(lines)
