"""The `check` command: read, audit, show, write."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from auditor import assembly, inputs, outputs
from auditor.config import Misconfigured, Settings
from auditor.model import Report
from auditor.network.fetching import fetch_article
from auditor.parts import Format
from auditor.pipeline import audit
from auditor.reports import formats
from auditor.reports.text import renderable
from auditor.rules import rules


@dataclass(frozen=True, slots=True)
class Target:
    """A file to write: its format and its path."""

    form: Format
    path: Path


def targets(values: Iterable[str]) -> tuple[Target, ...]:
    """`F=PATH` taken apart, before anything is asked. Raises `Misconfigured`."""
    return tuple(_target(value) for value in values)


def _target(value: str) -> Target:
    name, _, path = value.partition("=")
    known = formats()
    if name not in known or not path:
        raise Misconfigured(f"--output takes FORMAT=PATH with a format of {', '.join(known)}, not '{value}'")
    if Path(path).is_dir():
        raise Misconfigured(f"--output {value}: {path} is a folder; name a file in it")
    if not Path(path).resolve().parent.is_dir():
        raise Misconfigured(f"--output {value}: there is no folder {Path(path).parent}")
    return Target(known[name], Path(path))


def hidden(settings: Settings) -> frozenset[str]:
    """The codes of the rules whose findings are not shown. Raises `Misconfigured` for one that is none."""
    return frozenset(assembly.rule(word).code for word in settings.ignore)


def run(names: tuple[str, ...], settings: Settings, stdin_name: str | None = None) -> Report:
    """Audit what the user named."""
    with closing(assembly.store(settings)) as store:
        door = assembly.web(settings, store)
        sources = assembly.sources(settings, door)
        articles, troubles = inputs.articles(
            names, lambda url: fetch_article(url, door), sys.stdin.buffer, settings.selector, stdin_name
        )
        with Progress(console=Console(stderr=True), disable=not _watched(), transient=True) as progress:
            task = progress.add_task("Asking", total=None)
            report = audit(
                articles,
                sources,
                rules(),
                checked_at=now(),
                jobs=settings.jobs,
                offline=settings.offline,
                pages=settings.pages,
                progress=lambda done, total: progress.update(task, completed=done, total=total),
            )
    return replace(report, troubles=(*troubles, *report.troubles))


def now() -> str:
    """The time, ISO 8601 UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _watched() -> bool:
    """Whether somebody is looking at standard error."""
    return sys.stderr.isatty() and not os.environ.get("CI")


def show(report: Report, form: str) -> None:
    """Print the report: with colour and at its own width on a terminal, plain elsewhere.

    A reader who closes the pipe early (`| head`) has read enough: the exit code stays what the report says.
    Raises `Misconfigured` where it cannot be written.
    """
    try:
        _print(report, form)
    except BrokenPipeError:
        outputs.silence_stdout()
    except OSError as error:
        outputs.silence_stdout()
        raise Misconfigured(f"cannot write the report to standard output: {error.strerror}") from None


def _print(report: Report, form: str) -> None:
    if form == "text" and sys.stdout.isatty():
        Console(highlight=False).print(renderable(report))
    else:
        click.echo(formats()[form].render(report), nl=False)
    sys.stdout.flush()


def write(report: Report, target: Target) -> None:
    """Write one report file, whole or not at all. Raises `Misconfigured`."""
    try:
        outputs.write(target.path, target.form.render(report))
    except OSError as error:
        raise Misconfigured(f"cannot write {target.path}: {error.strerror}") from None
