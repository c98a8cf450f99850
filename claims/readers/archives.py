"""ZIP archives from strangers: what is unpacked is limited before it is unpacked."""

from __future__ import annotations

import io
import zipfile

from claims.parts import Document, Unreadable

MOST_BYTES = 30_000_000
"""Bytes of text parts unpacked in all: some thousands of pages; parsing takes about twenty times as much memory."""
MOST_PARTS = 5_000
_TEXT_PARTS = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf", ".ncx")


class Archive:
    """The text parts of one archive; pictures and fonts stay packed."""

    def __init__(self, document: Document, what: str) -> None:
        """Raises `Unreadable` where it is no archive, or too large a one. `what` names the format ("Word file")."""
        self._name, self._what = document.name, what
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(document.body))
            self._parts = {part.filename: part for part in self._zip.infolist()}
        except Exception as error:  # damaged archives raise all sorts of errors
            raise self.damaged() from error
        size = sum(part.file_size for part in self._zip.infolist() if part.filename.lower().endswith(_TEXT_PARTS))
        if size > MOST_BYTES or len(self._zip.infolist()) > MOST_PARTS:
            limit = f"{MOST_BYTES // 1_000_000} MB of text or {MOST_PARTS} parts"
            raise Unreadable(f"{self._name}: unpacked, this {what} is larger than {limit}; save the article alone")
        if any(part.flag_bits & 1 for part in self._parts.values()):
            raise Unreadable(f"{self._name}: this {what} is encrypted; save it without a password")

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the archive's order."""
        return tuple(self._parts)

    def part(self, name: str) -> bytes:
        """A text part unpacked. Raises `Unreadable` where it is missing or damaged."""
        try:
            return self._zip.read(self._parts[name]) if self._parts[name].file_size <= MOST_BYTES else b""
        except Exception as error:
            raise self.damaged() from error

    def damaged(self) -> Unreadable:
        """The one line for what cannot be unpacked."""
        return Unreadable(f"{self._name}: this {self._what} is damaged; open it in its program and save it again")
