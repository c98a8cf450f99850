"""The `cache` commands: what the store of replies holds, and forgetting it."""

from __future__ import annotations

from contextlib import closing
from io import StringIO
from pathlib import Path

import click

from auditor import assembly, outputs
from auditor.config import Misconfigured, Settings


def describe(settings: Settings) -> None:
    """Print what the store holds."""
    with closing(assembly.store(settings)) as store:
        stats = store.stats()
    click.echo(f"{settings.store}: {stats.replies:,} replies, {stats.size / 1e6:.1f} MB")
    if stats.oldest:
        click.echo(f"oldest {stats.oldest}, newest {stats.newest}")


def clear(settings: Settings, older_than: float | None) -> None:
    """Forget replies; `older_than` in days."""
    with closing(assembly.store(settings)) as store:
        count = store.clear(None if older_than is None else older_than * assembly.DAY)
        if store.trouble:
            raise Misconfigured(f"nothing was forgotten: {store.trouble}")
    click.echo(f"{count:,} replies forgotten")


def export(settings: Settings, target: Path) -> None:
    """Write every reply, one JSON object a line. Raises `Misconfigured`."""
    sink = StringIO()
    with closing(assembly.store(settings)) as store:
        count = store.export(sink)
    try:
        outputs.write(target, sink.getvalue())
    except OSError as error:
        raise Misconfigured(f"cannot write {target}: {error.strerror}") from None
    click.echo(f"{count:,} replies written to {target}")
