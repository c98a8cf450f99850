"""Readers: one module per family of formats, each with its `READER`; `read` chooses among them."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from claims import languages
from claims.model import Article
from claims.parts import Document, Reader
from claims.registry import collect

_HTML = re.compile(
    rb"<!doctype html|<html\b|<head\b|<body\b|<article\b|<(?:p|div|h[1-6]|section|main)(?:\s[^<>]*)?>", re.I
)
_MARKDOWN = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:---|\+\+\+)\s*\n|^#{1,6} \S|^\[\^[^\]]+\]:|\]\(https?://|^> |^```|^\s*[*-] \[", re.M
)
_BINARY = (b"%PDF-", b"PK\x03\x04")
"""How files begin that are what they look like, whatever their name."""
_SNIFFED = 65536
"""Bytes looked at when nothing else tells the format."""


@lru_cache(maxsize=1)
def readers() -> dict[str, Reader]:
    """The readers by name."""
    return {reader.name: reader for reader in collect(sys.modules[__name__], "READER", Reader)}


def read(document: Document) -> Article:
    """Read a document by its media type, its name, or its looks. Raises `Unreadable`."""
    article = choose(document).read(document)
    title, published = document.title or article.title, document.published or article.published
    if document.begins:
        article = replace(article, source=replace(article.source, first=document.begins))
    return replace(article, title=title, published=published, unread=(*article.unread, *_unread(article)))


def _unread(article: Article) -> tuple[str, ...]:
    """What is not read of an article in a language without words; entries of a bibliography need none."""
    if languages.read(article.language) or all(block.stated for block in article.blocks):
        return ()
    name = languages.name_of(article.language)
    return (f"the article is in {name}: only identifiers, links and reference lists were read",)


def choose(document: Document) -> Reader:
    """The reader for a document. `text/plain` says too little to be believed against the name."""
    stated = (document.media_type or "").lower()
    if document.body.startswith(_BINARY) and (found := _by_looks(document.body)):
        return found
    suffix = PurePosixPath(urlsplit(document.name).path if "://" in document.name else document.name).suffix.lower()
    for reader in readers().values():
        if stated in reader.media_types and stated != "text/plain":
            return reader
    for reader in readers().values():
        if suffix in reader.suffixes:
            return reader
    return _by_looks(document.body) or readers()[_looks(document.body[:_SNIFFED])]


def _by_looks(body: bytes) -> Reader | None:
    return next((reader for reader in readers().values() if reader.looks and reader.looks(body)), None)


def _looks(start: bytes) -> str:
    if _HTML.search(start):
        return "html"
    return "markdown" if _MARKDOWN.search(start) else "text"
