"""HTML pages and fragments."""

from __future__ import annotations

from dataclasses import replace

from claims.model import Article
from claims.parts import Document, Reader, Unreadable
from claims.readers.decoding import decode
from claims.readers.dom import Element, Page, text_of
from claims.readers.manuscript import Manuscript
from claims.readers.metadata import metadata
from claims.readers.scope import headline, scope, selected
from claims.readers.sections import Sections
from claims.readers.walk import Walker
from claims.words import tokens


def read(document: Document) -> Article:
    """The article of a page. Raises `Unreadable`."""
    source, notes = decode(document)
    page = Page(source)
    stated = metadata(page)
    roots = _roots(page, document, stated.title)
    manuscript = Manuscript()
    walker = Walker(page, manuscript, Sections(manuscript, stated.authors), sum(root.prose for root in roots))
    title = headline(page, roots, stated.title)
    walker.begin_at(title)
    for root in roots:
        walker.walk(root)
    if not manuscript.blocks:
        raise Unreadable(f"{document.name}: no readable text in this page; is it built by scripts? Save it as shown")
    return manuscript.article(document.name, source, replace(stated, title=_title(title, stated.title)), notes)


def _title(shown: Element | None, stated: str | None) -> str | None:
    """The headline as shown, where it is what the page states as its title; publishers shorten the latter."""
    text = text_of(shown) if shown is not None else ""
    if not stated or not text:
        return stated or text or None
    common = set(tokens(text)) & set(tokens(stated))
    return text if 2 * len(common) >= len(set(tokens(stated))) else stated


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
