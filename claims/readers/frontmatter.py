"""Front matter: YAML between `---`, TOML between `+++`, or a JSON object, at the head of a Markdown file.

What cannot be parsed (templates such as `{{ page.title }}`) is a note, never an error; the body keeps its offset.
"""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from claims.model import PartialDate
from claims.readers.imprint import date_of

_FENCED = re.compile(r"\s*(---|\+\+\+)[ \t]*\r?\n(.*?)(?:^|\n)(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_DATES = ("date", "published", "publishdate", "pubdate", "publish_date", "publisheddate", "date_published", "created")
_AUTHORS = ("author", "authors", "by", "byline")
_PLAIN = re.compile(r"^([A-Za-z_-]+)[ \t]*[:=][ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.M)
MAX_SIZE = 100_000
"""Characters of front matter that are read."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file says of itself, and where its body begins."""

    values: Mapping[str, Any] = field(default_factory=dict)
    body: int = 0
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str | None:
        """The title."""
        value = self.values.get("title")
        return " ".join(value.split()) if isinstance(value, str) and value.strip() else None

    @property
    def published(self) -> PartialDate | None:
        """The date of publication."""
        return next((d for key in _DATES if (d := _date(self.values.get(key)))), None)

    @property
    def language(self) -> str | None:
        """The language the file states, as a primary subtag."""
        value = str(self.values.get("lang") or self.values.get("language") or self.values.get("locale") or "")
        found = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", value)
        return found[0].lower() if found else None

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of the authors."""
        values = [self.values.get(key) for key in _AUTHORS]
        flat = [item for value in values for item in (value if isinstance(value, list) else [value])]
        names = (item.get("name") if isinstance(item, dict) else item for item in flat)
        return tuple(name for name in names if isinstance(name, str))


def front_matter(source: str) -> FrontMatter:
    """The front matter of a file; empty where there is none."""
    if source.lstrip().startswith("{") and (found := _json(source)):
        return found
    fenced = _FENCED.match(source, 0, MAX_SIZE)
    if fenced is None:
        return FrontMatter()
    parse = _toml if fenced[1] == "+++" else _yaml
    values = parse(fenced[2])
    if values is None:
        values, notes = _by_line(fenced[2]), ("the front matter could not be parsed; its plain lines were read",)
        return FrontMatter(values, fenced.end(), notes)
    return FrontMatter(values, fenced.end())


def _yaml(text: str) -> dict[str, Any] | None:
    try:
        values = yaml.safe_load(text.replace("\t", "  "))
    except (yaml.YAMLError, ValueError, RecursionError, TypeError, AttributeError, OverflowError):
        return None
    return _lower(values) if isinstance(values, dict) else {} if values is None else None


def _toml(text: str) -> dict[str, Any] | None:
    try:
        return _lower(tomllib.loads(text.replace("\r\n", "\n")))
    except (ValueError, RecursionError):
        return None


def _json(source: str) -> FrontMatter | None:
    start = len(source) - len(source.lstrip())
    try:
        values, end = json.JSONDecoder(strict=False).raw_decode(source, start)
    except (ValueError, RecursionError):
        return None
    return FrontMatter(_lower(values), end) if isinstance(values, dict) else None


def _lower(values: dict[Any, Any]) -> dict[str, Any]:
    params = values.get("params") or values.get("extra")
    merged = {**params, **values} if isinstance(params, dict) else values
    return {str(key).lower(): value for key, value in merged.items()}


def _by_line(text: str) -> dict[str, Any]:
    """The plain `key: value` lines of what is no valid YAML or TOML."""
    return {key.lower(): value for key, value in _PLAIN.findall(text) if value and "{{" not in value}


def _date(value: Any) -> PartialDate | None:
    if isinstance(value, datetime.date):
        return PartialDate(value.year, value.month, value.day)
    if isinstance(value, int) and 1500 < value < 2200:
        return PartialDate(value)
    return date_of(value) if isinstance(value, str) else None
