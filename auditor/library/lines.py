"""One line of a works file: `{"title", "authors", "year", "venue", "doi", "pmid", "abstract", …}`.

All but the title may be missing, and every field may come in the shapes people export: a year as a
string, a DOI as a URL, authors as one string, an abstract whose headings are glued to its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from auditor.library.placed import placed
from auditor.model import Work
from auditor.records import marks
from claims import languages
from claims.entities import people
from claims.model import Identifier, Person

SCHEMES = {"doi": marks.doi, "pmid": marks.pmid, "pmcid": marks.pmcid, "arxiv": marks.arxiv}
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,40}>")

Line = Mapping[str, object]


def parse(line: Line) -> Work | None:
    """The work a line tells of; `None` where it has no title."""
    title = text(line.get("title"))
    if not title:
        return None
    authors, complete = _authors(line.get("authors"))
    at = placed(text(line.get("venue")) or "")
    return Work(
        source="library",
        title=_TAG.sub("", title),
        identifiers=_identifiers(line),
        authors=authors,
        authors_complete=complete,
        years=tuple(sorted({*_years(line), *([at.year] if at.year else [])})),
        venue=at.venue or None,
        venue_abbreviation=text(line.get("iso")),
        issns=_strings(line.get("issn")),
        volume=text(line.get("volume")) or at.volume,
        issue=text(line.get("issue")),
        pages=text(line.get("pages")) or at.page,
        kind=text(line.get("kind")),
        publication_types=_strings(line.get("types")),
        topics=_strings(line.get("topics")),
        abstract=unglued(text(line.get("abstract")) or "") or None,
        institutions=_strings(line.get("institutions")),
        url=text(line.get("url")),
    )


def text(value: object) -> str | None:
    """A value as one line of text, `None` where there is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return _SPACE.sub(" ", str(value)).strip() or None


def _strings(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(found for found in map(text, values) if found))


def _identifiers(line: Line) -> tuple[Identifier, ...]:
    stated = [(scheme, text(line.get(scheme))) for scheme in SCHEMES]
    own = text(line.get("id")) or ""
    if own.startswith("PMC"):
        stated.append(("pmcid", own))
    elif line.get("src") == "arxiv":
        stated.append(("arxiv", own))
    return marks.unique(found for scheme, raw in stated if (found := SCHEMES[scheme](raw)))


def _years(line: Line) -> tuple[int, ...]:
    stated = line.get("years")
    values = stated if isinstance(stated, list) else [line.get("year")]
    return tuple(sorted({int(found[0]) for value in values if (found := _YEAR.search(text(value) or ""))}))


def _authors(value: object) -> tuple[tuple[Person, ...], bool]:
    """The authors, and whether the list is all of them (no "et al.")."""
    entries = value if isinstance(value, list) else [value]
    if len(entries) == 1 and isinstance(entries[0], str):
        names, et_al = _listed(entries[0])
        return names, not et_al
    persons = tuple(person for entry in entries if (person := _person(entry)))
    return tuple(p for p in persons if not _is_et_al(p)), not any(map(_is_et_al, persons))


def _is_et_al(person: Person) -> bool:
    return str(person).casefold().rstrip(".") in {"et al", "al et", "others", "and others"}


def _listed(names: str) -> tuple[tuple[Person, ...], bool]:
    if ";" in names:
        return tuple(person for name in names.split(";") if (person := _person(name))), False
    return people.parse_list(names)


def _person(entry: object) -> Person | None:
    if isinstance(entry, Mapping):
        family, given = text(entry.get("family")), text(entry.get("given"))
        if family:
            return Person(family, given or "", text(entry.get("suffix")) or "")
        entry = entry.get("name") or entry.get("literal") or given
    name = text(entry)
    return _named(name) if name else None


@lru_cache(maxsize=100_000)
def _named(name: str) -> Person:
    return people.parse(name)


@lru_cache(maxsize=4)
def _glued(language: str) -> re.Pattern[str]:
    headings = sorted(languages.load(language)["abstract"]["headings"], key=len, reverse=True)
    return re.compile(
        rf"(?:^|(?<=[.!?)\]%;:])) ?({'|'.join(map(re.escape, headings))})(?=[A-Z][a-z]|[A-Z]{{2}}|We |A |In )"
    )


def unglued(abstract: str, language: str = "en") -> str:
    """An abstract whose headings stand apart: "…volunteers.MethodsIn a…" → "…volunteers. Methods: In a…"."""
    return _glued(language).sub(r" \1: ", _TAG.sub(" ", abstract)).strip()
