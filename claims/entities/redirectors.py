"""Addresses that only lead on – a search engine's, an archive's, a library's proxy – and the address they mean."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit, urlunsplit

DEEPEST = 3
"""Redirectors inside each other that are followed."""
_ADDRESS = re.compile(r"https?:/{1,2}(?=[^/\s])\S+", re.I)
_HYPHENATED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads((files("claims") / "data" / "redirectors.toml").read_text("utf-8"))
    return {key: tuple(values) for key, values in table.items()}


def meant(url: str) -> str:
    """The address that a redirector's address leads to; any other as it is. Never raises."""
    for _ in range(DEEPEST):
        try:
            inner = _inner(urlsplit(url.strip()))
        except ValueError:
            return url
        if inner is None:
            return url
        url = inner
    return url


def _inner(parts: SplitResult) -> str | None:
    host = (parts.hostname or "").removeprefix("www.")
    if any(_is(host, parts.path, site) for site in _table()["query"]):
        values = dict(parse_qsl(parts.query))
        return next((values[key] for key in _table()["keys"] if _ADDRESS.fullmatch(values.get(key, ""))), None)
    if any(_is(host, parts.path, site) for site in _table()["path"]):
        rest = f"{unquote(parts.path)}{'?' + parts.query if parts.query else ''}"
        found = _ADDRESS.search(rest if parts.path.strip("/") else parts.query)
        return re.sub(r"^(https?:)/+", r"\1//", found[0]) if found else None
    return _proxied(parts, host)


def _is(host: str, path: str, site: str) -> bool:
    domain, _, start = site.partition("/")
    return (host == domain or host.endswith("." + domain)) and path.startswith(f"/{start}")


def _proxied(parts: SplitResult, host: str) -> str | None:
    """ "www-nature-com.ezproxy.example.edu/articles/x" means "www.nature.com/articles/x"."""
    first, _, rest = host.partition(".")
    if not _HYPHENATED.fullmatch(first) or not any(label in rest.split(".") for label in _table()["proxies"]):
        return None
    return urlunsplit((parts.scheme, first.replace("-", "."), parts.path, parts.query, ""))
