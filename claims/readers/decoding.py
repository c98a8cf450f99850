"""Bytes to text: byte order mark, stated character set, UTF-8, and windows-1252 as the last resort."""

from __future__ import annotations

import codecs
import re

from claims.parts import Document, Unreadable

READABLE = "HTML, Markdown, plain text, Word (.docx), PDF, EPUB, BibTeX, RIS and CSL-JSON are read"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((re.compile(rb"<\0[!-~]\0"), "utf-16-le"), (re.compile(rb"\0<\0[!-~]"), "utf-16-be"))
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or an OpenDocument file"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\xd0\xcf\x11\xe0", "an old Word file, or one with a password"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF file"),
)
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
MAX_BYTES = 20_000_000
"""The largest document read: about 40 seconds and 1.5 GB of memory for a page made of short paragraphs (measured)."""
_META_REACH = 4096
"""Bytes in which a page states its character set (browsers look at 1024)."""
_LATIN = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""What a page that states these character sets is read with (WHATWG Encoding Standard)."""
_NOT_FOR_PAGES = frozenset({"utf-7", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined"})
_CONTROL_SHARE = 0.02
"""Above this share of control bytes that no text holds, a file is binary."""
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\x1a\x1b"})
_BROKEN_SHARE = 0.05
"""Up to this share of undecodable characters among the non-ASCII ones, a file is damaged UTF-8."""


def decode(document: Document) -> tuple[str, tuple[str, ...]]:
    """The text of a document, and a note where it had to be guessed. Raises `Unreadable` on binary and empty files."""
    body = document.body
    if len(body) > MAX_BYTES:
        size = f"{len(body) / 1e6:.0f} MB, and articles of up to {MAX_BYTES / 1e6:.0f} MB are read"
        raise Unreadable(f"{document.name}: this is {size}; save the article alone")
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _filled(document, body[len(mark) :].decode(name, "replace")), ()
    for start, name in _UNMARKED:
        if start.match(body):
            return _filled(document, body.decode(name, "replace")), ()
    _refuse_binary(document)
    for charset in (document.charset, _stated(body), "utf-8"):
        text = _strictly(body, charset)
        if text is not None:
            return _filled(document, text), ()
    text, note = _guess(body)
    return _filled(document, text), (note,)


def _filled(document: Document, text: str) -> str:
    if not text.strip("\ufeff \t\r\n\f\0"):
        raise Unreadable(f"{document.name}: the file is empty; give an article with text in it")
    return text


def _refuse_binary(document: Document) -> None:
    for magic, what in _MAGIC:
        if document.body.startswith(magic):
            raise Unreadable(f"{document.name}: this is {what}; {READABLE}: save the article as one of these")
    controls = len(document.body) - len(document.body.translate(None, _CONTROLS))
    if controls > len(document.body) * _CONTROL_SHARE:
        raise Unreadable(f"{document.name}: this is a binary file; {READABLE}: save the article as one of these")


def _stated(body: bytes) -> str | None:
    found = _META.search(body, 0, _META_REACH)
    return found[1].decode("ascii") if found else None


def _strictly(body: bytes, charset: str | None) -> str | None:
    """The text if the bytes are valid in that character set, else `None`."""
    try:
        name = codecs.lookup(charset or "").name
        name = _LATIN.get(name, name)
        return None if name in _NOT_FOR_PAGES else body.decode(name)
    except (LookupError, ValueError):
        return None


def _guess(body: bytes) -> tuple[str, str]:
    text = body.decode("utf-8", "replace")
    foreign = sum(1 for c in text if c > "\x7f")
    broken = text.count("\ufffd")
    if broken <= max(1, foreign * _BROKEN_SHARE) and broken < foreign:
        return text, f"{broken} damaged characters: the file is not valid UTF-8"
    return body.decode("cp1252", "replace"), "the character set is not stated and not UTF-8: read as windows-1252"
