"""One entry of a bibliography as fields (BibTeX's names) → what it states, with nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claims.entities import identifiers, people
from claims.entries.latex import bared, grouped, plain, verbatim
from claims.model import Identifier, IdentifierScheme, Person, Stated

VENUES = ("journal", "journaltitle", "booktitle", "series", "container-title", "venue")
YEARS = ("year", "date", "issued")
OTHERS = frozenset({"others", "et al", "et al."})

_SCHEMES: tuple[tuple[str, IdentifierScheme], ...] = (
    ("doi", "doi"),
    ("pmid", "pmid"),
    ("pmcid", "pmcid"),
    ("isbn", "isbn"),
)
_PROSE = ("note", "howpublished", "annote")
"""Fields in which identifiers stand among words."""
_ARCHIVES: dict[str, IdentifierScheme] = {"arxiv": "arxiv", "pubmed": "pmid", "pmc": "pmcid", "": "arxiv"}
"""What an `eprint` is, by its `eprinttype` or `archiveprefix`."""
_YEAR = re.compile(r"\b(1[5-9]\d\d|2\d\d\d)\b")
_RANGE = re.compile(r"\s*[-–—−]+\s*")
_AND = re.compile(r"\s+and\s+", re.I)
_DEEPER = re.compile(r"[{}]")
Fields = Mapping[str, object]


def stated(fields: Fields) -> Stated:
    """What an entry states. Unknown fields are left alone; LaTeX, braces and blanks are cleaned.

    Authors are BibTeX's string ("A and B and others"), or a list of names or persons.
    """
    authors, et_al = _authors(fields.get("author") or fields.get("authors"))
    year = _YEAR.search(_first(fields, YEARS) or "")
    return Stated(
        identifiers=tuple(dict.fromkeys(_identifiers(fields))),
        title=_text(fields, "title"),
        authors=authors,
        et_al=et_al,
        year=int(year.group()) if year else None,
        venue=_first(fields, VENUES),
        volume=_text(fields, "volume"),
        issue=_text(fields, "number") or _text(fields, "issue"),
        pages=_RANGE.sub("-", _text(fields, "pages") or "") or None,
    )


def _raw(fields: Fields, name: str) -> str:
    value = fields.get(name)
    if isinstance(value, (list, tuple)):
        value = " ".join(str(part) for part in value)
    return str(value) if value is not None else ""


def _text(fields: Fields, name: str) -> str | None:
    return plain(_raw(fields, name)) or None


def _first(fields: Fields, names: tuple[str, ...]) -> str | None:
    return next((text for name in names if (text := _text(fields, name))), None)


def _authors(value: object) -> tuple[tuple[Person, ...], bool]:
    """The persons, and whether the list goes on."""
    listed = value if isinstance(value, (list, tuple)) else _parted(grouped(str(value))) if value else ()
    parts = [part if isinstance(part, Person) else str(part).strip() for part in listed]
    named = [part for part in parts if part and not (isinstance(part, str) and part.casefold() in OTHERS)]
    return tuple(_person(part) for part in named), len(named) < sum(bool(part) for part in parts)


def _parted(text: str) -> list[str]:
    """The names between the `and`s that stand in no braces."""
    while _is_held(text) and ("," in text or (_AND.search(text) and not people.parse(bared(text)).group)):
        text = text[1:-1].strip()
    cuts, depths = [0], _Depths(text)
    for found in _AND.finditer(text):
        if not depths.depth(found.start()):
            cuts += [found.start(), found.end()]
    cuts.append(len(text))
    return [text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True)]


class _Depths:
    """How deep in braces the places of a text stand, asked in ascending order."""

    def __init__(self, text: str) -> None:
        self._braces = [(found.start(), 1 if found[0] == "{" else -1) for found in _DEEPER.finditer(text)]
        self._next = self._depth = 0

    def depth(self, at: int) -> int:
        while self._next < len(self._braces) and self._braces[self._next][0] < at:
            self._depth += self._braces[self._next][1]
            self._next += 1
        return self._depth


def _is_held(text: str) -> bool:
    """Whether one pair of braces holds the whole text."""
    depth = 0
    for found in _DEEPER.finditer(text):
        depth += 1 if found[0] == "{" else -1
        if depth <= 0:
            return found.end() == len(text) and text.startswith("{")
    return False


def _person(name: str | Person) -> Person:
    """One name; what stands wholly in braces is a group's, for BibTeX takes it for one word."""
    if isinstance(name, Person):
        return name
    held = _is_held(name) and "," not in name
    return Person(bared(name), group=True) if held else people.parse(_suffix_last(bared(name)))


def _suffix_last(name: str) -> str:
    """BibTeX's "Family, Jr, Given" as "Family, Given, Jr"."""
    parts = [part.strip() for part in name.split(",")]
    return f"{parts[0]}, {parts[2]}, {parts[1]}" if len(parts) == 3 and parts[2] else name


def _identifiers(fields: Fields) -> Iterator[Identifier]:
    for name, scheme in _SCHEMES:
        value = verbatim(_raw(fields, name))
        if value and (found := identifiers.parse(scheme, value)):
            yield found
    kind = verbatim(_raw(fields, "eprinttype") or _raw(fields, "archiveprefix")).lower()
    eprint = verbatim(_raw(fields, "eprint"))
    if eprint and kind in _ARCHIVES and (found := identifiers.parse(_ARCHIVES[kind], eprint)):
        yield found
    url = verbatim(_raw(fields, "url"))
    if url and (found := identifiers.from_url(url)):
        yield found
    for name in _PROSE:
        yield from (found for _, found in identifiers.find(verbatim(_raw(fields, name))))
