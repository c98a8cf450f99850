"""BibTeX and BibLaTeX files (`.bib`).

Nested braces, quoted values, `#` between them, `@string` abbreviations, months, comments, and `crossref` are read as
BibTeX does. An entry that does not end is named as unread and ends where the next line opens one, so one slip loses
one entry. A place is the line and column of the field in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.model import Article
from claims.parts import Document, Reader
from claims.readers import bibliographies
from claims.readers.bibliographies import Item
from claims.readers.decoding import decode
from claims.readers.manuscript import line_starts

_OPENING = re.compile(r"@[ \t]*([A-Za-z]+)\s*([{(])")
_LINE_OPENING = re.compile(r"^[ \t]*(?=@[ \t]*[A-Za-z]+\s*[{(])", re.M)
_KEY = re.compile(r"\s*([^\s,{}()=\"#%]*)\s*(?=[,})]|\Z)")
_NAME = re.compile(r"(?:[\s,]|%[^\n]*\n)*([^\s={}(),\"#%]+)\s*=\s*")
_WORD = re.compile(r"[^\s={}(),\"#%]+")
_CLOSING = {"{": re.compile(r"(?:[\s,]|%[^\n]*\n)*\}"), "(": re.compile(r"(?:[\s,]|%[^\n]*\n)*\)")}
_GLUE = re.compile(r"\s*#\s*")
_BRACE = re.compile(r"[{}]")
_BRACE_OR_MARK = re.compile(r'[{}"]')
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
INHERITED = {"title": "booktitle"}
"""What a field of the parent is for its child; the others keep their names."""
_OF_ITS_OWN = frozenset({"author", "pages", "doi", "url", "crossref", "pmid", "pmcid", "eprint", "note", "isbn"})
MOST_NOTED = 5
"""Broken entries named one by one."""


@dataclass(slots=True)
class _Scan:
    """One file while it is read from left to right."""

    source: str
    macros: dict[str, str] = field(default_factory=lambda: {month: month.capitalize() for month in _MONTHS})
    items: list[Item] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)

    def read(self) -> None:
        starts = [found.end() for found in _LINE_OPENING.finditer(self.source)]
        for start, stop in zip([0, *starts], [*starts, len(self.source)], strict=True):
            self._stretch(start, stop)

    def _stretch(self, at: int, stop: int) -> None:
        """Read the entries between two places, neither of which is inside one."""
        while found := _OPENING.search(self.source, at, stop):
            if "%" in self.source[max(at, self.source.rfind("\n", at, found.start())) : found.start()]:
                at = found.end()
                continue
            end = self._entry(found, stop)
            if end is None:
                self.broken.append(found.start())
                return
            at = end

    def _entry(self, opening: re.Match[str], stop: int) -> int | None:
        """Read one entry; where it ends, or `None` where it does not."""
        kind = opening[1].lower()
        if kind in ("comment", "preamble"):
            return self._after(opening.end(), stop)
        key = _KEY.match(self.source, opening.end(), stop) if kind != "string" else None
        values, places, at = self._fields(key.end() if key else opening.end(), stop)
        closing = _CLOSING[opening[2]].match(self.source, at, stop)
        if closing is None:
            return None
        if kind == "string":
            self.macros |= values
        elif values:
            self.items.append(Item(key[1] if key else "", values, opening.start(), places))
        return closing.end()

    def _fields(self, at: int, stop: int) -> tuple[dict[str, str], dict[str, int], int]:
        """The fields that can be read from here on, where each begins, and where they end."""
        values: dict[str, str] = {}
        places: dict[str, int] = {}
        while name := _NAME.match(self.source, at, stop):
            value, end = self._value(name.end(), stop)
            if end is None:
                break
            begins = name.end() + (self.source[name.end()] in '{"')
            if values.setdefault(name[1].lower(), value) is value:
                places.setdefault(name[1].lower(), begins)
            at = end
        return values, places, at

    def _value(self, at: int, stop: int) -> tuple[str, int | None]:
        """Pieces joined by `#`, and where they end; `None` where a piece does not."""
        pieces: list[str] = []
        while True:
            piece, end = self._piece(at, stop)
            if end is None:
                return "", None
            pieces.append(piece)
            glue = _GLUE.match(self.source, end, stop)
            if glue is None:
                return "".join(pieces), end
            at = glue.end()

    def _piece(self, at: int, stop: int) -> tuple[str, int | None]:
        first = self.source[at : at + 1]
        if first and first in '{"':
            end = self._after(at + 1, stop) if first == "{" else self._unquoted(at + 1, stop)
            return self.source[at + 1 : end - 1] if end else "", end
        word = _WORD.match(self.source, at, stop)
        return (self.macros.get(word[0].lower(), word[0]), word.end()) if word else ("", None)

    def _after(self, at: int, stop: int) -> int | None:
        """Where the brace that is open ends."""
        depth = 1
        for found in _BRACE.finditer(self.source, at, stop):
            depth += 1 if found[0] == "{" else -1
            if not depth:
                return found.end()
        return None

    def _unquoted(self, at: int, stop: int) -> int | None:
        depth = 0
        for found in _BRACE_OR_MARK.finditer(self.source, at, stop):
            if found[0] == '"' and depth <= 0:
                return found.end()
            depth += {"{": 1, "}": -1}.get(found[0], 0)
        return None


def read(document: Document) -> Article:
    """The entries of a BibTeX file. Raises `Unreadable`."""
    source, notes = decode(document)
    scan = _Scan(source)
    scan.read()
    notes = (*notes, *_unread(source, scan.broken))
    return bibliographies.article(document, source, tuple(_inheriting(scan.items)), notes, "BibTeX file")


def _unread(source: str, broken: list[int]) -> Iterator[str]:
    starts = line_starts(source) if broken else ()
    for at in broken[:MOST_NOTED]:
        line = sum(start <= at for start in starts)
        yield f"the entry on line {line} does not end; a brace or quotation mark is missing"
    if len(broken) > MOST_NOTED:
        yield f"{len(broken) - MOST_NOTED} more entries do not end"


def _inheriting(items: list[Item]) -> Iterator[Item]:
    """The entries with what they take from the one they refer to by `crossref`; that one is left out."""
    by_key = {item.key.lower(): item for item in items if item.key}
    parents = [by_key.get(str(item.fields.get("crossref", "")).strip().lower()) for item in items]
    parental = {parent.at for item, parent in zip(items, parents, strict=True) if parent and parent is not item}
    for item, parent in zip(items, parents, strict=True):
        if parent and parent is not item:
            given = {INHERITED.get(name, name): v for name, v in parent.fields.items() if name not in _OF_ITS_OWN}
            yield Item(item.key, {**given, **item.fields}, item.at, item.places)
        elif item.at not in parental:
            yield item


def _looks(body: bytes) -> bool:
    return (
        re.match(rb"(?:\xef\xbb\xbf)?(?:\s|%[^\n]*\n)*@[A-Za-z]+\s*[{(]\s*[^\s,{}]*\s*[,=]", body[:65536]) is not None
    )


READER = Reader("bibtex", (".bib", ".bibtex"), ("application/x-bibtex", "text/x-bibtex"), read, _looks)
