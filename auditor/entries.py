"""One entry of a bibliography as fields (BibTeX's names) → what it states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claims import identifiers, people
from claims.model import Identifier, Person, Stated

VENUES = ("journal", "journaltitle", "booktitle", "series", "container-title", "venue")
YEARS = ("year", "date", "issued")
OTHERS = frozenset({"others", "et al", "et al."})

_YEAR = re.compile(r"\b(1[5-9]\d\d|2\d\d\d)\b")
_BRACES = str.maketrans("", "", "{}")
Fields = Mapping[str, object]


def stated(fields: Fields) -> Stated:
    """What an entry states. Unknown fields are left alone; braces and blanks are cleaned."""
    authors, et_al = _authors(_text(fields, "author") or _text(fields, "authors"))
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
        pages=_text(fields, "pages"),
    )


def _text(fields: Fields, name: str) -> str | None:
    value = fields.get(name)
    if isinstance(value, (list, tuple)):
        value = " and ".join(str(part) for part in value)
    text = " ".join(str(value).translate(_BRACES).split()) if value is not None else ""
    return text or None


def _first(fields: Fields, names: tuple[str, ...]) -> str | None:
    return next((text for name in names if (text := _text(fields, name))), None)


def _authors(text: str | None) -> tuple[tuple[Person, ...], bool]:
    """ "A and B and others" → the persons, and whether the list goes on."""
    parts = [part.strip() for part in re.split(r"\s+and\s+", text or "") if part.strip()]
    named = [part for part in parts if part.casefold() not in OTHERS]
    return tuple(people.parse(part) for part in named), len(named) < len(parts)


def _identifiers(fields: Fields) -> Iterator[Identifier]:
    for name, scheme in (("doi", "doi"), ("pmid", "pmid"), ("pmcid", "pmcid"), ("eprint", "arxiv"), ("isbn", "isbn")):
        value = _text(fields, name)
        found = identifiers.parse(scheme, value) if value else None  # type: ignore[arg-type]
        if found:
            yield found
    url = _text(fields, "url")
    if url and (found := identifiers.from_url(url)):
        yield found
