"""HTML pages and fragments."""

from __future__ import annotations

from claims.model import Article
from claims.parts import Document, Reader, Unreadable
from claims.readers.decoding import decode
from claims.readers.dom import Element, Page
from claims.readers.manuscript import Manuscript
from claims.readers.metadata import metadata
from claims.readers.scope import headline, scope, selected
from claims.readers.sections import Sections
from claims.readers.walk import Walker


def read(document: Document) -> Article:
    """The article of a page. Raises `Unreadable`."""
    source, notes = decode(document)
    page = Page(source)
    stated = metadata(page)
    roots = _roots(page, document, stated.title)
    language = stated.language or "en"
    manuscript = Manuscript()
    walker = Walker(page, manuscript, Sections(manuscript, language, stated.authors), sum(root.prose for root in roots))
    walker.begin_at(headline(page, roots, stated.title))
    for root in roots:
        walker.walk(root)
    if not manuscript.blocks:
        raise Unreadable(f"{document.name}: no readable text in this page; is it built by scripts? Save it as shown")
    return manuscript.article(document.name, source, stated, notes)


def _roots(page: Page, document: Document, title: str | None) -> tuple[Element, ...]:
    if document.selector is None:
        return scope(page, title)
    try:
        roots = selected(page, document.selector)
    except ValueError as error:
        raise Unreadable(f"{document.name}: --selector {document.selector!r} is no CSS selector: {error}") from error
    if not roots:
        raise Unreadable(f"{document.name}: --selector {document.selector!r} matches nothing on this page")
    return roots


READER = Reader("html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), read)
