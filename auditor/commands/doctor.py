"""The `doctor` command: which sources answer, which keys are set, where the store is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from auditor import assembly, config
from auditor.assembly import Known
from auditor.config import Settings
from auditor.library.imprint import LibraryError, info
from auditor.network.evidence import ANEW
from auditor.network.web import Web
from auditor.outputs import CLEAN, UNCHECKED
from auditor.parts import Unanswered


def run(settings: Settings) -> int:
    """Print the state of everything a run needs; 3 when a chosen source does not answer."""
    file = config.find_file(Path.cwd())
    click.echo(f"configuration  {file or 'none; defaults, environment and flags'}")
    click.echo(f"contact        {settings.contact or 'none set; services give anonymous callers less'}")
    libraries = [_library(path) for path in settings.libraries]
    with closing(assembly.store(settings)) as store:
        click.echo(f"store          {settings.store} ({store.stats().replies:,} replies)")
        door = assembly.web(settings, store)
        answered = [_source(source, settings, door) for source in assembly.known(settings)]
    return CLEAN if all(answered) and all(libraries) else UNCHECKED


def _library(path: str) -> bool:
    try:
        found = info(Path(path))
    except LibraryError as error:
        click.echo(f"library        {error}")
        return False
    click.echo(f"library        {path} ({found.works:,} works)")
    return True


def _source(source: Known, settings: Settings, door: Web) -> bool:
    """Print one line about a source; whether it is as it should be."""
    name = f"{source.api.name:<14}"
    if not source.usable:
        click.echo(f"{name} not asked: set {source.api.key_env} to use it")
        return True
    if settings.sources and source.api.name not in settings.sources:
        click.echo(f"{name} not asked: not among the chosen sources")
        return True
    key = "" if not source.api.key_env else (", key set" if source.key else f", no key ({source.api.key_env})")
    try:
        door.get(source.api(source.base, source.key, settings.contact).ping(), ages=ANEW)
    except Unanswered as silence:
        click.echo(f"{name} does not answer: {silence.detail or silence.reason}{key}")
        return False
    click.echo(f"{name} answers at {source.base}{key}")
    return True
