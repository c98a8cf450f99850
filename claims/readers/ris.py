"""RIS files (`.ris`) and PubMed's own format (`.nbib`): one tag a line, a place is the line of the field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.model import Article
from claims.parts import Document, Reader
from claims.readers import bibliographies
from claims.readers.bibliographies import Item
from claims.readers.decoding import decode

_LINE = re.compile(r"^(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}- ?(?P<value>[^\r\n]*)|^ {4,}(?P<more>[^\r\n]+)", re.M)
_FIELDS = {
    **dict.fromkeys(("TI", "T1", "CT", "BT"), "title"),
    **dict.fromkeys(("JO", "JF", "JA", "J1", "J2", "JT", "TA", "T2", "T3"), "journal"),
    **dict.fromkeys(("PY", "Y1", "DA", "DP"), "year"),
    **dict.fromkeys(("VL", "VI"), "volume"),
    **dict.fromkeys(("IS", "IP"), "number"),
    **dict.fromkeys(("SP", "PG"), "pages"),
    "DO": "doi",
    "UR": "url",
    "PMID": "pmid",
    "PMC": "pmcid",
}
"""What the tags of both formats mean, in BibTeX's names."""
_RANK = {
    tag: rank
    for tags in (("JF", "JO", "JT", "T2", "JA", "TA", "J1", "J2", "T3"), ("PY", "Y1", "DP", "DA"), ("TI", "T1"))
    for rank, tag in enumerate(tags)
}
"""Of two tags for one field, the one that counts."""
_AUTHORS = ("AU", "A1", "FAU")
_DOI = re.compile(r"(\S+) \[doi\]")
_BOOKS = frozenset({"BOOK", "EBOOK", "EDBOOK"})


@dataclass(slots=True)
class _Entry:
    """One entry while its lines are read."""

    at: int
    tags: list[tuple[str, str, int]] = field(default_factory=list)

    def item(self) -> Item:
        """The entry by BibTeX's names."""
        values: dict[str, object] = {}
        places: dict[str, int] = {}
        for tag, value, at in sorted(self.tags, key=lambda told: _RANK.get(told[0], 0)):
            name = _FIELDS.get(tag)
            if name and name not in values and value:
                values[name], places[name] = value, at
        self._authors(values, places)
        self._numbers(values, places)
        return Item("", values, self.at, places)

    def _all(self, *tags: str) -> list[tuple[str, int]]:
        return [(value, at) for tag, value, at in self.tags if tag in tags and value]

    def _authors(self, values: dict[str, object], places: dict[str, int]) -> None:
        """Whole names where there are any, else abbreviated ones."""
        found = self._all("FAU", "A1") or self._all("AU")
        if found := found + self._all("CN"):
            values["author"], places["author"] = [name for name, _ in found], found[0][1]

    def _numbers(self, values: dict[str, object], places: dict[str, int]) -> None:
        if last := self._all("EP"):
            values["pages"] = f"{values['pages']}-{last[0][0]}" if "pages" in values else last[0][0]
        for value, at in self._all("LID", "AID"):
            if (doi := _DOI.search(value)) and "doi" not in values:
                values["doi"], places["doi"] = doi[1], at
        if any(value in _BOOKS for value, _ in self._all("TY")) and (number := self._all("SN")):
            values["isbn"] = number[0][0]


def read(document: Document) -> Article:
    """The entries of a RIS file. Raises `Unreadable`."""
    source, notes = decode(document)
    items = tuple(entry.item() for entry in _entries(source))
    return bibliographies.article(document, source, items, notes, "RIS file")


def _entries(source: str) -> Iterator[_Entry]:
    """RIS entries begin with `TY` and end with `ER`; PubMed's begin with `PMID`."""
    entry: _Entry | None = None
    for line in _LINE.finditer(source):
        tag = line["tag"]
        if tag in ("TY", "ER") or (tag == "PMID" and (entry is None or _is_pubmeds(entry))):
            if entry:
                yield entry
            entry = None if tag == "ER" else _Entry(line.start())
        if entry and tag:
            entry.tags.append((tag, line["value"].strip(), line.start("value")))
        elif entry and entry.tags and line["more"]:
            last, value, at = entry.tags[-1]
            entry.tags[-1] = (last, f"{value} {line['more'].strip()}", at)
    if entry:
        yield entry


def _is_pubmeds(entry: _Entry) -> bool:
    return entry.tags[0][0] == "PMID"


def _looks(body: bytes) -> bool:
    return re.match(rb"(?:\xef\xbb\xbf)?\s*(?:TY  - [A-Z]|PMID- \d)", body) is not None


READER = Reader("ris", (".ris", ".nbib"), ("application/x-research-info-systems", "application/nbib"), read, _looks)
