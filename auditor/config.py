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
SECRET = frozenset({"keys"})
"""Settings whose values are never shown."""
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
    pages: int = 20
    """Pages that one article links to, fetched to see which work they present or whether they have the quoted words;
    0 for none."""
    private_pages: bool = False
    """Whether linked pages may be fetched from private networks (an intranet): articles choose these addresses."""
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
        if project.is_file() and APP in _tools(project):
            return project
        if (folder / ".git").exists():
            return None
    return None


def _tools(project: Path) -> Mapping[str, Any]:
    tools = _toml(project).get("tool")
    return tools if isinstance(tools, dict) else {}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise Misconfigured(f"{path} cannot be read as TOML: {error}") from error


def _read(path: Path) -> dict[str, Any]:
    """The keys of a file; paths in it are relative to its folder, and `~` is the user's own."""
    table = _toml(path) if path.name == FILE else _tools(path)[APP]
    if not isinstance(table, dict):
        raise Misconfigured(f"[tool.{APP}] in {path} must be a table, not {table!r}")
    values = {key.replace("-", "_"): value for key, value in table.items()}
    if isinstance(values.get("libraries"), list):
        values["libraries"] = [_placed(item, path.parent) for item in values["libraries"]]
    return {**values, "store": _placed(values["store"], path.parent)} if "store" in values else values


def _placed(value: Any, folder: Path) -> Any:
    if not isinstance(value, str) or not value.strip():
        return value
    try:
        return str(folder / Path(value).expanduser())
    except RuntimeError:  # nobody's home is known
        return str(folder / value)


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    found = {key.removeprefix(PREFIX).lower(): value for key, value in environ.items() if key.startswith(PREFIX)}
    return {key: _split(key, value) for key, value in found.items() if value}


def _split(key: str, value: str) -> Any:
    if key in ("sources", "libraries", "ignore"):
        return [part.strip() for part in value.split(",") if part.strip()]
    if key in ("bases", "keys"):
        pairs = [part.partition("=") for part in value.split(",") if part.strip()]
        return {name.strip(): text.strip() or None for name, _, text in pairs}
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
    shown = "" if key in SECRET else f", not {value!r}"
    return Misconfigured(f"setting '{key.replace('_', '-')}' in {where} must be {wanted}{shown}")


def _text(key: str, value: Any, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _fault(key, "text", value, where)
    return value


def _contact(key: str, value: Any, where: str) -> str:
    if "@" not in _text(key, value, where) or any(c.isspace() for c in value):
        raise _fault(key, "an e-mail address", value, where)
    return str(value)


def _texts(key: str, value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise _fault(key, "a list of texts", value, where)
    return tuple(value)


def _table(key: str, value: Any, where: str) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(item, str) for item in value.values()):
        raise _fault(key, "a table of texts by source (in the environment: source=text,source=text)", value, where)
    return dict(value)


def _addresses(key: str, value: Any, where: str) -> dict[str, str]:
    table = _table(key, value, where)
    for address in table.values():
        if not address.startswith(("http://", "https://")):
            raise _fault(key, "http or https addresses", address, where)
    return table


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


def _most(key: str, value: Any, where: str) -> int:
    return 0 if str(value).strip() == "0" else _count(key, value, where)


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
    "pages": _most,
    "private_pages": _flag,
    "selector": _text,
    "bases": _addresses,
    "keys": _table,
}
