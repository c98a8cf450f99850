"""CSL-JSON (`.json`): a list of items, one item, or an object that holds such a list (Zotero, Pandoc, Citation.js).

The keys are those of the Citation Style Language's data schema 1.0. A place is where the value stands in the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from claims.model import Article, Person
from claims.parts import Document, Reader, Unreadable
from claims.readers import bibliographies
from claims.readers.bibliographies import Item
from claims.readers.decoding import decode

_FIELDS = {
    "title": "title",
    "container-title": "container-title",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "DOI": "doi",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "ISBN": "isbn",
    "URL": "url",
    "note": "note",
}
"""CSL's keys and the names of `claims.entries.fields`."""
_LISTS = ("items", "references", "bibliography")
_NEXT = re.compile(r"[\s,]*")
_KEY = re.compile(r'"([A-Za-z-]+)"\s*:\s*"?')
_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc|span)\b[^<>]{0,100}>")
WHAT = "a list of items, each with a type and a title"


def read(document: Document) -> Article:
    """The items of a CSL-JSON file. Raises `Unreadable`."""
    source, notes = decode(document)
    try:
        items = tuple(_item(value, source, start, end) for value, start, end in _values(source) if _is_item(value))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{document.name}: it is not well-formed JSON: {_line(error)}") from error
    if not items:
        raise Unreadable(f"{document.name}: this JSON is no bibliography; CSL-JSON, {WHAT}, is read")
    return bibliographies.article(document, source, items, notes, "CSL-JSON file")


def _line(error: Exception) -> str:
    return "it is nested too deep" if isinstance(error, RecursionError) else str(error)


def _values(source: str) -> Iterator[tuple[Any, int, int]]:
    """The values that may be items, each with the offsets between which it stands."""
    decoder = json.JSONDecoder(strict=False)
    at = _past(source, 0)
    if source[at : at + 1] != "[":
        whole, end = decoder.raw_decode(source, at)
        held = next((key for key in _LISTS if isinstance(whole, dict) and isinstance(whole.get(key), list)), None)
        found = re.compile(rf'"{held}"\s*:\s*\[').search(source, at) if held else None
        if found is None:
            yield whole, at, end
            return
        at = found.end() - 1
    at = _past(source, at + 1)
    while source[at : at + 1] not in ("]", ""):
        value, end = decoder.raw_decode(source, at)
        yield value, at, end
        at = _past(source, end)


def _past(source: str, at: int) -> int:
    """Past white space, commas and a byte order mark."""
    found = _NEXT.match(source, at + (at == 0 and source.startswith("\ufeff")))
    return found.end() if found else at


def _is_item(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("type"), str) and ("title" in value or "DOI" in value)


def _item(value: dict[str, Any], source: str, start: int, end: int) -> Item:
    places: dict[str, int] = {}
    for found in _KEY.finditer(source, start, end):
        name = "year" if found[1] == "issued" else _FIELDS.get(found[1], found[1])
        places.setdefault(name, found.end())
    fields = {name: _plain(value[key]) for key, name in _FIELDS.items() if value.get(key)}
    authors = value.get("author")
    names = [_person(name) for name in authors if isinstance(name, dict)] if isinstance(authors, list) else []
    return Item(_plain(value.get("id", "")), {**fields, "author": names, "year": _year(value)}, start, places)


def _plain(value: Any) -> str:
    """A string, a number, or the first of a list, as Crossref gives titles."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return _MARKUP.sub("", str(value)) if isinstance(value, (str, int, float)) else ""


def _person(name: dict[str, Any]) -> Person:
    told = {key: " ".join(str(value).split()) for key, value in name.items() if isinstance(value, str)}
    if literal := told.get("literal") or told.get("name"):
        return Person(literal, group=True)
    particles = (told.get("dropping-particle", ""), told.get("non-dropping-particle", ""))
    family = " ".join(part for part in (*particles, told.get("family", "")) if part)
    return Person(family, told.get("given", ""), told.get("suffix", ""))


def _year(value: dict[str, Any]) -> str:
    issued = value.get("issued")
    if isinstance(issued, dict):
        parts = issued.get("date-parts")
        while isinstance(parts, list) and parts:
            parts = parts[0]
        issued = parts or issued.get("raw") or issued.get("literal")
    return str(issued or "")


def _looks(body: bytes) -> bool:
    start = body[:65536]
    return re.match(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{", start) is not None and b'"type"' in start and b'"title"' in start


READER = Reader("csl", (".json", ".csljson"), ("application/vnd.citationstyles.csl+json",), read, _looks)
