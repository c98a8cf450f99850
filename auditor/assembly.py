"""From settings to what a run needs: the web behind its store, the sources, the rules."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from auditor.config import Misconfigured, Settings
from auditor.library import Library
from auditor.network.asking import WebSource
from auditor.network.evidence import Ages, EvidenceStore
from auditor.network.web import Web
from auditor.network.wire import Limits
from auditor.parts import Api, Rule, Source
from auditor.rules import rules
from auditor.sources import apis

DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Known:
    """A web source as configured: its class, and whether it will be asked."""

    api: type[Api]
    key: str | None
    base: str

    @property
    def usable(self) -> bool:
        """Whether its key is there, if it needs one."""
        return bool(self.key) or not self.api.needs_key


def known(settings: Settings, environ: Mapping[str, str] = os.environ) -> tuple[Known, ...]:
    """Every web source with its key and base address. Raises `Misconfigured` for an unknown name."""
    every = apis()
    for name in (*settings.sources, *settings.bases, *settings.keys):
        if name not in every:
            raise Misconfigured(f"unknown source '{name}'; known are {', '.join(every)}")
    return tuple(_known(api, settings, environ) for api in every.values())


def _known(api: type[Api], settings: Settings, environ: Mapping[str, str]) -> Known:
    key = settings.keys.get(api.name) or (environ.get(api.key_env) if api.key_env else None)
    return Known(api, key, settings.bases.get(api.name, api.default_base))


def chosen(settings: Settings, environ: Mapping[str, str] = os.environ) -> tuple[Known, ...]:
    """The web sources that will be asked."""
    named = settings.sources
    every = known(settings, environ)
    for source in every:
        if source.api.name in named and not source.usable:
            raise Misconfigured(f"source '{source.api.name}' needs a key; set {source.api.key_env}")
    return tuple(source for source in every if source.usable and (not named or source.api.name in named))


def store(settings: Settings) -> EvidenceStore:
    """The evidence store of the settings; one line on standard error where it is of no use."""
    return EvidenceStore(Path(settings.store), on_trouble=partial(click.echo, err=True))


def web(settings: Settings, evidence: EvidenceStore) -> Web:
    """The door to the network; offline it opens to stored replies only."""
    ages = Ages(found=settings.max_age * DAY, absent=min(Ages().absent, settings.max_age * DAY))
    limits = Limits(total=settings.timeout)
    private = settings.private_pages
    return Web(evidence, settings.contact, offline=settings.offline, limits=limits, ages=ages, private=private)


def sources(settings: Settings, door: Web, environ: Mapping[str, str] = os.environ) -> tuple[Source, ...]:
    """The libraries first, then the web sources."""
    libraries = tuple(Library(Path(path)) for path in settings.libraries)
    return (*libraries, *(web_source(source, settings, door) for source in chosen(settings, environ)))


def web_source(source: Known, settings: Settings, door: Web) -> WebSource:
    """One web source behind its driver."""
    return WebSource(source.api(source.base, source.key, settings.contact), door)


def rule(word: str) -> Rule:
    """The rule of that code or name, in any case. Raises `Misconfigured` with the nearest one."""
    known = {key.lower(): each for each in rules() for key in (each.code, each.name)}
    if word.lower() not in known:
        near = difflib.get_close_matches(word.lower(), known, n=1)
        hint = f"; did you mean {known[near[0]].code} {known[near[0]].name}?" if near else ""
        raise Misconfigured(f"no rule '{word}'{hint or ';'} 'citation-auditor explain' lists them all")
    return known[word.lower()]
