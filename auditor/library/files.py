"""Works files: bibliographic records read one at a time, whatever the file calls itself.

JSON lines of works, Crossref JSON (one item, a reply's `message`, `{"items": […]}` or a line an
item) and PubMed XML, each plain or gzipped. A bad record is a `Fault` with its place and the
reading goes on; a file that is none of these is `UnreadableWorks`.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from auditor.library.lines import parse as parse_line
from auditor.model import Work
from auditor.records import crossref, marks, pubmed, xml
from claims.model import Identifier

WHOLE_LIMIT = 1 << 29
"""Bytes of JSON read at once where a file is one document; a longer one is read by lines."""
LINE_LIMIT = 1 << 26
"""Bytes of one line; a longer one is a fault."""

DELETED = "DeleteCitation"
Broken = (OSError, EOFError, zlib.error)
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """A record that could not be read: where, and why in a few words."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Deleted:
    """A record taken back: PubMed's update files name those that are no longer records."""

    identifier: Identifier


Read = Work | Fault | Deleted


class UnreadableWorks(Exception):
    """A file cannot be read as works; the message is one line."""


def read(path: Path) -> Iterator[Read]:
    """Every record of a file in its order. Raises `UnreadableWorks` before the first or where it breaks off."""
    try:
        with opened(path) as stream:
            start = stream.peek(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]  # type: ignore[attr-defined]
            yield from _xml(path, stream) if start == b"<" else _json(path, stream)
    except Broken as error:
        raise UnreadableWorks(f"{path}: {_why(error)}") from error


def opened(path: Path) -> IO[bytes]:
    """A file's bytes, unpacked where it is gzip by its first bytes, whatever its name."""
    with path.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    return cast("IO[bytes]", gzip.open(path)) if packed else path.open("rb")


def _why(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return f"the file breaks off or is damaged ({error})"


def _xml(path: Path, stream: IO[bytes]) -> Iterator[Read]:
    count = 0
    try:
        for element in xml.stream(stream, ("PubmedArticle", "PubmedBookArticle", DELETED)):
            count += 1
            yield from _deleted(element) if element.tag == DELETED else filter(None, [pubmed.work(element)])
    except ValueError as error:
        raise UnreadableWorks(f"{path}: not PubMed XML after {count} records ({error})") from error
    if not count:
        raise UnreadableWorks(f"{path}: no PubMed records in it")


def _deleted(element: xml.Element) -> Iterator[Deleted]:
    numbers = (marks.pmid(pmid.text) for pmid in element.iterfind("PMID"))
    yield from (Deleted(number) for number in numbers if number)


def _json(path: Path, stream: IO[bytes]) -> Iterator[Read]:
    first = stream.readline(LINE_LIMIT)
    if first.strip() and _parsed(first) is None:
        whole = _parsed(first + stream.read(WHOLE_LIMIT))
        if whole is not None:
            yield from _document(path, whole)
            return
        stream.seek(0)
        first = stream.readline(LINE_LIMIT)
    yield from _lines(path, first, stream)


def _document(path: Path, document: object) -> Iterator[Read]:
    for number, record in enumerate(_records(document), 1):
        yield _work(record, f"{path}:item {number}")


def _lines(path: Path, first: bytes, stream: IO[bytes]) -> Iterator[Read]:
    number, line = 1, first
    while line:
        place = f"{path}:{number}"
        if not line.endswith(b"\n") and len(line) == LINE_LIMIT:
            yield Fault(place, "the line is too long")
            _skip(stream)
        elif line.strip():
            yield from _line(line, place)
        line = stream.readline(LINE_LIMIT)
        number += 1


def _skip(stream: IO[bytes]) -> None:
    while (rest := stream.readline(LINE_LIMIT)) and not rest.endswith(b"\n"):
        pass


def _line(line: bytes, place: str) -> Iterator[Read]:
    document = _parsed(line)
    if document is None:
        yield Fault(place, "not JSON")
        return
    for record in _records(document):
        yield _work(record, place)


def _parsed(text: bytes) -> object | None:
    try:
        return cast("object", json.loads(text.decode("utf-8-sig", "replace")))
    except (ValueError, RecursionError):
        return None


def _records(document: object) -> list[object]:
    """The records in one JSON value: itself, a list, or what Crossref wraps round its items."""
    if isinstance(document, list):
        return document
    if isinstance(document, dict):
        inner = document.get("message", document)
        if isinstance(inner, dict) and isinstance(items := inner.get("items"), list):
            return items
        if isinstance(inner, dict) and "DOI" in inner:
            return [inner]
    return [document]


def _work(record: object, place: str) -> Work | Fault:
    if not isinstance(record, dict):
        return Fault(place, "not a JSON object")
    try:
        work = crossref.work(record) if "DOI" in record else parse_line(record)
    except ValueError as error:
        return Fault(place, f"not a work ({error})")
    return work or Fault(place, "a work without a title")
