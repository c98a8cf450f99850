"""Settings: defaults < configuration file < environment < flags.

The file is `citation-auditor.toml`, or the table `[tool.citation-auditor]` of `pyproject.toml`,
in the working folder or the nearest folder above it, up to the root of the version control.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from auditor.model import Severity

APP = "citation-auditor"
FILE = "citation-auditor.toml"
PREFIX = "CITATION_AUDITOR_"
SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")


class Misconfigured(Exception):
    """A setting is unknown or has the wrong shape; the message is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run can be told. Field names are the keys, with hyphens for underscores."""

    contact: str | None = None
    """An e-mail address sent to the services that ask for one; none is sent by default."""
    sources: tuple[str, ...] = ()
    """The web sources to ask; empty means all that need no key, and those whose key is set."""
    libraries: tuple[str, ...] = ()
    offline: bool = False
    fail_on: str = "warning"
    ignore: tuple[str, ...] = ()
    """Rule codes whose findings are not shown. Verdicts are the same with or without."""
    store: str = field(default_factory=lambda: str(Path(platformdirs.user_cache_dir(APP)) / "evidence.sqlite"))
    """Where replies are kept."""
    max_age: float = 30.0
    """Days after which a kept reply is asked anew."""
    timeout: float = 30.0
    """Seconds one reply may take in all."""
    jobs: int = 8
    """Questions under way at once."""
    selector: str | None = None
    """A CSS selector for the article's own part of a page."""
    bases: Mapping[str, str] = field(default_factory=dict)
    """Base addresses by source name, where they are not the public ones."""
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    """API keys by source name; better kept in the environment (see `doctor`)."""


def load(start: Path, environ: Mapping[str, str], flags: Mapping[str, Any]) -> Settings:
    """The settings of a run. Raises `Misconfigured`."""
    path = find_file(start)
    settings = _merged(Settings(), _read(path), where=str(path)) if path else Settings()
    settings = _merged(settings, _from_environment(environ), where="the environment")
    return _merged(settings, {name: value for name, value in flags.items() if value is not None}, where="the flags")


def find_file(start: Path) -> Path | None:
    """The nearest configuration file, looking upwards and no further than the repository's root."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / FILE).is_file():
            return folder / FILE
        project = folder / "pyproject.toml"
        if project.is_file() and APP in _toml(project).get("tool", {}):
            return project
        if (folder / ".git").exists():
            return None
    return None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise Misconfigured(f"{path} cannot be read as TOML: {error}") from error


def _read(path: Path) -> dict[str, Any]:
    table = _toml(path) if path.name == FILE else _toml(path)["tool"][APP]
    values = {key.replace("-", "_"): value for key, value in table.items()}
    if isinstance(values.get("libraries"), list):
        values["libraries"] = [str(path.parent / item) for item in values["libraries"]]
    return values


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    found = {key.removeprefix(PREFIX).lower(): value for key, value in environ.items() if key.startswith(PREFIX)}
    return {key: _split(key, value) for key, value in found.items() if value}


def _split(key: str, value: str) -> Any:
    if key in ("sources", "libraries", "ignore"):
        return [part.strip() for part in value.split(",") if part.strip()]
    if key in ("bases", "keys"):
        return dict(part.split("=", 1) for part in value.split(",") if "=" in part)
    return value


def _merged(settings: Settings, values: Mapping[str, Any], where: str) -> Settings:
    known = {item.name for item in fields(Settings)}
    for key in values:
        if key not in known:
            raise Misconfigured(_unknown(key, known, where))
    return replace(settings, **{key: _CHECKS[key](key, value, where) for key, value in values.items()})


def _unknown(key: str, known: set[str], where: str) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    hint = f"; did you mean '{near[0].replace('_', '-')}'?" if near else ""
    return f"unknown setting '{key.replace('_', '-')}' in {where}{hint}"


def _fault(key: str, wanted: str, value: object, where: str) -> Misconfigured:
    return Misconfigured(f"setting '{key.replace('_', '-')}' in {where} must be {wanted}, not {value!r}")


def _text(key: str, value: Any, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _fault(key, "text", value, where)
    return value


def _contact(key: str, value: Any, where: str) -> str:
    if "@" not in _text(key, value, where) or any(c.isspace() for c in value):
        raise _fault(key, "an e-mail address", value, where)
    return str(value)


def _texts(key: str, value: Any, where: str) -> tuple[str, ...]:
    if isinstance(value, str) or not all(isinstance(item, str) for item in value):
        raise _fault(key, "a list of texts", value, where)
    return tuple(value)


def _table(key: str, value: Any, where: str) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(item, str) for item in value.values()):
        raise _fault(key, "a table of texts", value, where)
    return dict(value)


def _severity(key: str, value: Any, where: str) -> str:
    if value not in (*SEVERITIES, "never"):
        raise _fault(key, "one of note, warning, error, never", value, where)
    return str(value)


def _flag(key: str, value: Any, where: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if isinstance(value, bool):
        return value
    if str(value).lower() not in words:
        raise _fault(key, "true or false", value, where)
    return words[str(value).lower()]


def _number(key: str, value: Any, where: str) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise _fault(key, "a number", value, where) from None
    if isinstance(value, bool) or not 0 < number < float("inf"):
        raise _fault(key, "a number above 0", value, where)
    return number


def _count(key: str, value: Any, where: str) -> int:
    number = _number(key, value, where)
    if number != int(number):
        raise _fault(key, "a whole number", value, where)
    return int(number)


_CHECKS: dict[str, Callable[[str, Any, str], Any]] = {
    "contact": _contact,
    "sources": _texts,
    "libraries": _texts,
    "offline": _flag,
    "fail_on": _severity,
    "ignore": _texts,
    "store": _text,
    "max_age": _number,
    "timeout": _number,
    "jobs": _count,
    "selector": _text,
    "bases": _table,
    "keys": _table,
}
