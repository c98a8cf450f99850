"""From what the user names (paths, URLs, `-`) to articles; what cannot be read is named, not fatal.

An export, a feed or a sitemap is every article in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from auditor.model import Trouble
from claims.model import Article
from claims.parts import Document, Unreadable
from claims.readers import read
from claims.readers.collections import expand

STDIN = "-"
LARGEST = 50_000_000
"""Bytes of the largest article read; a page that large is a listing or a mistake."""

DEEPEST = 2
"""Collections inside each other: an index of sitemaps, its sitemaps, and the pages."""

Fetch = Callable[[str], Document]
"""Fetches a URL. Raises `Unreadable`."""


def is_url(name: str) -> bool:
    """Whether the user named a page on the web."""
    return name.lower().startswith(("http://", "https://"))


def articles(
    names: Iterable[str], fetch: Fetch, stdin: BinaryIO, selector: str | None = None, stdin_name: str | None = None
) -> tuple[tuple[Article, ...], tuple[Trouble, ...]]:
    """Every article that can be read, in the order named, and one line for each that cannot."""
    found: list[Article] = []
    troubles: list[Trouble] = []
    for name in names:
        for document in _documents(name, partial(_document, name, fetch, stdin, selector, stdin_name), fetch, selector):
            if isinstance(document, Trouble):
                troubles.append(document)
                continue
            try:
                found.append(read(document))
            except Unreadable as trouble:
                troubles.append(_trouble(document.name, trouble))
    return tuple(found), tuple(troubles)


def _documents(
    name: str, given: Callable[[], Document], fetch: Fetch, selector: str | None, depth: int = DEEPEST
) -> Iterator[Document | Trouble]:
    """What the user named, or all that it holds or names where it is a collection."""
    try:
        document = given()
        collection = expand(document)
    except Unreadable as trouble:
        yield _trouble(name, trouble)
        return
    if collection is None:
        yield document
        return
    yield from collection.documents
    for address in collection.addresses if depth else ():
        yield from _documents(address, partial(_fetched, address, fetch, selector), fetch, selector, depth - 1)


def _trouble(name: str, trouble: Unreadable) -> Trouble:
    return Trouble(name, str(trouble).removeprefix(f"{name}: "))


def _document(name: str, fetch: Fetch, stdin: BinaryIO, selector: str | None, stdin_name: str | None) -> Document:
    if is_url(name):
        return _fetched(name, fetch, selector)
    if name == STDIN:
        return Document(stdin_name or STDIN, _within_limit(stdin.read(LARGEST + 1)), selector=selector)
    return Document(name, _bytes(name), selector=selector)


def _fetched(address: str, fetch: Fetch, selector: str | None) -> Document:
    return replace(fetch(address), selector=selector)


def _bytes(name: str) -> bytes:
    path = Path(name)
    try:
        if not name:
            raise Unreadable("an empty name; name a file, a web address, or - for standard input")
        if path.is_dir():
            raise Unreadable("is a folder; name the articles in it")
        with path.open("rb") as file:
            return _within_limit(file.read(LARGEST + 1))
    except FileNotFoundError:
        what = "is fetched from http and https addresses only" if "://" in name else "no such file; check the path"
        raise Unreadable(what) from None
    except OSError as error:
        raise Unreadable(f"cannot be opened: {error.strerror}") from None
    except ValueError:
        raise Unreadable("is not a path; check the name") from None


def _within_limit(body: bytes) -> bytes:
    if len(body) > LARGEST:
        raise Unreadable(f"is larger than {LARGEST // 1_000_000} MB; audit one article at a time")
    return body
