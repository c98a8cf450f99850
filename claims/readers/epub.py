"""EPUB books: their chapters as HTML, in the order of the spine (EPUB 3.3, Open Container Format and Package Document).

An EPUB file has no lines of its own. The line of a place is the number of the paragraph as read, its column the
character in it. Links from chapter to chapter (to notes kept in one) lead to the block they mean.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from claims.model import Article, Block, Inline, Span
from claims.parts import Document, Reader, Unreadable
from claims.readers import html, xml
from claims.readers.archives import Archive
from claims.readers.imprint import date_of
from claims.readers.manuscript import SEPARATOR
from claims.readers.paragraphs import by_paragraph

_CONTAINER = "META-INF/container.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_NAVIGATION = "nav"


def read(document: Document) -> Article:
    """The text of a book as one article. Raises `Unreadable`."""
    archive = Archive(document, "EPUB file")
    try:
        path, package = _package(archive)
    except (xml.Malformed, StopIteration, AttributeError) as error:
        raise archive.damaged() from error
    chapters = tuple(_chapters(archive, path, package))
    if not chapters:
        raise Unreadable(f"{document.name}: no text in this EPUB file; are its pages pictures?")
    metadata = package.first("metadata") or xml.Node("")
    joined = _joined(document.name, chapters)
    return by_paragraph(
        replace(
            joined,
            title=metadata.words_of("title") or joined.title,
            published=date_of(metadata.words_of("date")) or joined.published,
        )
    )


def _package(archive: Archive) -> tuple[str, xml.Node]:
    """The package document, which lists the parts of the book, and its path."""
    container = xml.parse(archive.part(_CONTAINER))
    roots = (root for files in container.all("rootfiles") for root in files.all("rootfile"))
    path = next(roots).attrs.get("full-path", "")
    return path, xml.parse(archive.part(path))


def _chapters(archive: Archive, path: str, package: xml.Node) -> Iterator[tuple[str, Article]]:
    """The chapters that hold text, each with its path; what is missing or only pictures is passed over."""
    listed = {item.attrs.get("id", ""): item for item in (package.first("manifest") or xml.Node("")).children}
    for reference in (package.first("spine") or xml.Node("")).all("itemref"):
        item = listed.get(reference.attrs.get("idref", ""))
        if item is None or item.attrs.get("media-type") not in _PAGES or _is_navigation(item):
            continue
        part = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(item.attrs.get("href", ""))))
        if part in archive:
            try:
                yield part, html.read(Document(part, archive.part(part), "application/xhtml+xml"))
            except Unreadable:
                continue


def _is_navigation(item: xml.Node) -> bool:
    return _NAVIGATION in item.attrs.get("properties", "").split()


def _joined(name: str, chapters: tuple[tuple[str, Article], ...]) -> Article:
    first = chapters[0][1]
    texts: list[str] = []
    blocks: list[Block] = []
    size = 0
    for path, chapter in chapters:
        blocks += (_moved(block, size, path) for block in chapter.blocks)
        texts.append(chapter.text)
        size += len(chapter.text) + len(SEPARATOR)
    return replace(first, name=name, text=SEPARATOR.join(texts), blocks=tuple(blocks))


def _moved(block: Block, by: int, path: str) -> Block:
    """A block at its place in the book, its anchors told apart from other chapters'."""
    return replace(
        block,
        span=_shifted(block.span, by),
        inlines=tuple(
            Inline(inline.kind, _shifted(inline.span, by), _target(inline.target, path)) for inline in block.inlines
        ),
        anchors=tuple(f"{path}-{anchor}" for anchor in block.anchors),
    )


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _target(target: str, path: str) -> str:
    """A link within the book as one within the article."""
    file, mark, anchor = target.partition("#")
    if not mark or ":" in file:
        return target
    part = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file))) if file else path
    return f"#{part}-{anchor}"


def _looks(body: bytes) -> bool:
    return body.startswith(b"PK\x03\x04") and b"META-INF/container.xml" in body


READER = Reader("epub", (".epub",), ("application/epub+zip",), read, _looks)
