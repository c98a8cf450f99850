"""PDF files: text by page, links on their words, running heads and page numbers dropped.

A place's line is the number of the page, its column the character in the page's text as read. Reading needs the extra
`pdf` (pypdf). Scanned pages hold pictures and no text; they are named as unread.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from claims.model import Article
from claims.parts import Document, Reader, Unreadable
from claims.readers.imprint import Imprint
from claims.readers.manuscript import Manuscript
from claims.readers.pdf_layout import Chunk, Link, Page, body_size, lines_of, without_heads
from claims.readers.pdf_paragraphs import Unit, units_of
from claims.readers.pdf_writing import Sheet
from claims.readers.sections import Sections

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MISSING = 'reading PDF files needs an extra: pip install "citation-auditor[pdf]"'
MOST_PAGES = 2_000
MOST_BYTES = 60_000_000
"""Bytes of page content, unpacked, in all."""
MOST_OPERATIONS = 5_000_000
"""Drawing operations in all: pages of forms that draw forms can ask for any number of them."""
FEWEST_LETTERS = 3
"""Letters of a page that has text."""
_JUNK_TITLE = re.compile(r"(?i)^(?:untitled|microsoft (?:word|powerpoint)\b|.*\.(?:docx?|indd|tex|pdf|qxd|dvi)$|\W*$)")


class _TooMuch(Exception):
    """A file asks for more work than any article does."""


def read(document: Document) -> Article:
    """The article of a PDF file. Raises `Unreadable`."""
    try:
        import pypdf
    except ImportError:
        raise Unreadable(f"{document.name}: {MISSING}") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings(action="ignore"):
            pages, stated = _opened(pypdf.PdfReader(io.BytesIO(document.body)), document.name)
    except Unreadable:
        raise
    except _TooMuch as error:
        raise Unreadable(
            f"{document.name}: this PDF file is larger than any article; save the article alone"
        ) from error
    except Exception as error:  # damaged files raise all sorts of errors
        raise Unreadable(f"{document.name}: this PDF file is damaged; print it to a new PDF file") from error
    return _article(document, pages, stated)


def _opened(reader: PdfReader, name: str) -> tuple[tuple[Page, ...], str | None]:
    """The pages, and the title in the file's properties."""
    if reader.is_encrypted and not _unlocked(reader):
        raise Unreadable(f"{name}: this PDF file is encrypted; save it without a password")
    if len(reader.pages) > MOST_PAGES:
        raise _TooMuch
    pages = tuple(_pages(reader))
    title = " ".join(str((reader.metadata and reader.metadata.title) or "").split())
    return pages, None if _JUNK_TITLE.match(title) else title


def _unlocked(reader: PdfReader) -> bool:
    """Whether no password is needed to read; some ciphers need a library that is not installed."""
    try:
        return bool(reader.decrypt(""))
    except Exception:
        return False


def _pages(reader: PdfReader) -> Iterator[Page]:
    bytes_left, done = MOST_BYTES, 0

    def count(*_: object) -> None:
        nonlocal done
        done += 1
        if done > MOST_OPERATIONS:
            raise _TooMuch

    for page in reader.pages:
        contents = page.get_contents()
        bytes_left -= len(contents.get_data()) if contents is not None else 0
        if bytes_left < 0:
            raise _TooMuch
        chunks: list[Chunk] = []
        page.extract_text(visitor_operand_before=count, visitor_text=lambda *told, c=chunks: c.extend(_chunks(*told)))
        box = page.mediabox
        yield Page(float(box.bottom), float(box.top), lines_of(chunks), tuple(_links(page)))


def _chunks(text: str, cm: list[float], tm: list[float], _: object, size: float) -> Iterator[Chunk]:
    """A stretch of text with its place and size on the page: text matrix times transformation matrix."""
    if not text.strip("\n"):
        return
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    scale = abs((tm[0] * tm[3] - tm[1] * tm[2]) * (cm[0] * cm[3] - cm[1] * cm[2])) ** 0.5
    height = abs(size) * scale
    for number, line in enumerate(text.strip("\n").split("\n")):
        yield Chunk(line, x, y - number * height * 1.2, height)


def _links(page: PageObject) -> Iterator[Link]:
    for reference in cast("dict[str, Any]", page).get("/Annots") or ():
        try:
            annotation: Any = reference.get_object()
            target = annotation["/A"].get_object()["/URI"]
            x0, y0, x1, y1 = (float(side) for side in annotation["/Rect"])
        except Exception:  # an annotation that is no link to an address, or is damaged
            continue
        yield Link(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), str(target))


def _article(document: Document, pages: tuple[Page, ...], stated: str | None) -> Article:
    empty = [str(i) for i, page in enumerate(pages, 1) if _letters(page) < FEWEST_LETTERS]
    if len(empty) == len(pages):
        advice = "are its pages pictures? Have their text recognised (OCR) first"
        raise Unreadable(f"{document.name}: no text in this PDF file; {advice}")
    notes = (f"no text on page {', '.join(empty[:10])}: a picture, perhaps",) if empty else ()
    kept = without_heads(pages)
    units = tuple(units_of(kept))
    title = _headline(units, body_size(kept)) or stated
    manuscript = Manuscript()
    sheet = Sheet(kept)
    sections = Sections(manuscript)
    for unit in units:
        sheet.write(unit, manuscript, sections)
    if not manuscript.blocks:
        raise Unreadable(f"{document.name}: no readable text in this PDF file")
    found = manuscript.article(document.name, sheet.source, Imprint(title), notes)
    return replace(found, source=replace(found.source, lines=sheet.pages))


def _letters(page: Page) -> int:
    return sum(character.isalnum() for line in page.lines for character in line.text)


def _headline(units: tuple[Unit, ...], size: float) -> str | None:
    """The largest heading of the first page."""
    first = [unit for unit in units if unit.kind == "heading" and unit.lines[0].page == 0 and unit.size > size * 1.2]
    largest = max(first, key=lambda unit: unit.size, default=None)
    return " ".join(line.text for line in largest.lines) if largest else None


def _looks(body: bytes) -> bool:
    return body.startswith(b"%PDF-")


READER = Reader("pdf", (".pdf",), ("application/pdf",), read, _looks)
