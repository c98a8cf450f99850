"""Word files (`.docx`), by way of HTML: links, notes, tables; tracked insertions are in, deletions are out.

A Word file has no lines. The line of a place is the number of the paragraph (heading, list item, table cell and note
counted too, as read), its column the character in it. Reading needs the extra `docx` (mammoth).
"""

from __future__ import annotations

import io
import re
from html import escape

from claims.model import Article
from claims.parts import Document, Reader, Unreadable
from claims.readers import html, xml
from claims.readers.archives import Archive
from claims.readers.paragraphs import by_paragraph

MISSING = 'reading Word files needs an extra: pip install "citation-auditor[docx]"'
_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_NOTES = re.compile(r'<ol>(?=<li id="(?:foot|end)note-)')
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='caption'] => figure:fresh > figcaption:fresh
p[style-name='Caption'] => figure:fresh > figcaption:fresh
p[style-name='Bibliography'] => section.references > p:fresh
p[style-name='toc 1'] =>
p[style-name='toc 2'] =>
p[style-name='toc 3'] =>
comment-reference =>
"""
"""Word's own paragraph styles and what they are in HTML; the headings are known to mammoth."""


def read(document: Document) -> Article:
    """The article of a Word file. Raises `Unreadable`."""
    archive = Archive(document, "Word file")
    if _BODY not in archive:
        raise archive.damaged()
    if any(_declares(archive.part(name)) for name in archive.names if name.endswith((".xml", ".rels"))):
        raise archive.damaged()
    body = _NOTES.sub('<ol class="footnotes">', _converted(document, archive))
    if not re.sub(r"<[^>]*>", "", body).strip():
        raise Unreadable(f"{document.name}: no text in this Word file; are its pages pictures?")
    page = f"<html><head><title>{escape(_title(archive))}</title></head><body>{body}</body></html>"
    return by_paragraph(html.read(Document(document.name, page.encode(), "text/html", "utf-8")))


def _declares(part: bytes) -> bool:
    """Whether a part has a document type, which Word never writes."""
    return any(mark in part for mark in _DOCTYPES)


def _converted(document: Document, archive: Archive) -> str:
    try:
        import mammoth
    except ImportError:
        raise Unreadable(f"{document.name}: {MISSING}") from None
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(document.body),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(lambda _: {}),
        )
    except Exception as error:  # what is no Word file inside raises all sorts of errors
        raise archive.damaged() from error
    return str(result.value)


def _title(archive: Archive) -> str:
    """The title in the file's properties; empty where it states none."""
    if _PROPERTIES not in archive:
        return ""
    try:
        return xml.parse(archive.part(_PROPERTIES)).words_of("title")
    except xml.Malformed:
        return ""


def _looks(body: bytes) -> bool:
    return body.startswith(b"PK\x03\x04") and b"word/document.xml" in body


READER = Reader(
    "docx",
    (".docx", ".docm"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    read,
    _looks,
)
