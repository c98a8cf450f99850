"""A Crossref `/works` item (also a line of the public data file) → Work.

Field meanings: Crossref REST API, https://api.crossref.org/swagger-ui; update types: Crossmark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from auditor.model import Notice, NoticeKind, Work
from auditor.records import marks, shapes
from auditor.records.markup import abstract, plain
from auditor.records.shapes import Item, first, items, mapping, strings, text, words
from claims.model import Identifier, Person

NAME = "crossref"

_DATES = ("issued", "published", "published-print", "published-online", "published-other", "posted")

_NOTICES: Mapping[str, NoticeKind] = {
    "retraction": "retraction",
    "withdrawal": "retraction",
    "removal": "retraction",
    "partial_retraction": "retraction",
    "expression_of_concern": "expression-of-concern",
    "correction": "correction",
    "corrigendum": "correction",
    "erratum": "correction",
    "addendum": "correction",
    "clarification": "correction",
    "reinstatement": "reinstatement",
}
"""Crossmark's update types. Only the first four take a work back; a correction does not."""

_NEW_VERSIONS = frozenset({"new_version", "new_edition", "version", "edition"})

_FORMS = ("preprint", "version", "manuscript", "translation")
_VERSIONS = frozenset(
    [f"is-{form}-of" for form in _FORMS]
    + [f"has-{form}" for form in _FORMS]
    + ["is-identical-to", "is-replaced-by", "replaces"]
)
_ABOUT = frozenset({"is-review-of", "is-comment-on", "is-reply-to"})

_SERVERS = {
    "10.1101": "bioRxiv",
    "10.2139": "SSRN",
    "10.12688": "F1000Research",
    "10.20944": "Preprints.org",
    "10.21203": "Research Square",
    "10.22541": "Authorea",
    "10.26434": "ChemRxiv",
    "10.31219": "OSF Preprints",
    "10.31223": "EarthArXiv",
    "10.31234": "PsyArXiv",
    "10.31235": "SocArXiv",
    "10.32942": "EcoEvoRxiv",
    "10.35542": "EdArXiv",
    "10.36227": "TechRxiv",
}
"""Preprint servers by DOI prefix, for records that name only their publisher and subject."""

_EDITED = frozenset({"book", "edited-book", "monograph", "reference-book", "proceedings"})


def work(item: Item) -> Work | None:
    """The work an item describes, or `None` where it has no DOI (a journal, a funder, an agency)."""
    own = marks.doi(text(item, "DOI"))
    if own is None:
        return None
    return Work(
        source=NAME,
        title=_title(item),
        identifiers=(own, *_isbns(item)),
        authors=_authors(item),
        years=_years(item),
        venue=_venue(item, own),
        venue_abbreviation=first(item, "short-container-title"),
        issns=marks.issns([*strings(item, "ISSN"), *(text(each, "value") for each in items(item, "issn-type"))]),
        volume=text(item, "volume"),
        issue=text(item, "issue") or text(mapping(item, "journal-issue"), "issue"),
        pages=text(item, "page") or text(item, "article-number"),
        kind=text(item, "type"),
        topics=marks.unique(map(plain, strings(item, "subject"))),
        abstract=abstract(text(item, "abstract") or ""),
        institutions=_institutions(item),
        notices=_notices(item),
        versions=_versions(item, own),
        notice_of=_notice_of(item, own),
        url=f"https://doi.org/{own.value}",
    )


def _title(item: Item) -> str:
    """Title and subtitle, unless the one already holds the other; empty where there is none."""
    title = first(item, "title") or first(item, "original-title") or ""
    subtitle = first(item, "subtitle")
    if not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title}: {subtitle}" if title else subtitle


def _isbns(item: Item) -> Iterator[Identifier]:
    if (text(item, "type") or "").startswith("book-"):
        return  # a chapter's record carries the ISBN of its book
    yield from marks.unique(filter(None, map(marks.isbn, strings(item, "ISBN"))))


def _authors(item: Item) -> tuple[Person, ...]:
    people = items(item, "author")
    if not people and item.get("type") in _EDITED:
        people = items(item, "editor")
    return tuple(filter(None, map(_person, people)))


def _person(entry: Item) -> Person | None:
    family, given = (words(entry, key) for key in ("family", "given"))
    if family:
        return Person(family, given, words(entry, "suffix"))
    name = plain(text(entry, "name") or text(entry, "literal") or given)
    return Person(name, group=True) if name else None


def _date_parts(entry: Item) -> list[int]:
    """Year, month, day as far as given; `[[null]]` is no date."""
    parts = entry.get("date-parts")
    head = parts[0] if isinstance(parts, list) and parts else None
    given = takewhile(lambda part: str(part).isdecimal(), head if isinstance(head, list) else ())
    values = [int(str(part)) for part in given]
    return values if values and shapes.year(values[0]) else []


def _years(item: Item) -> tuple[int, ...]:
    """The years of every date of publication; the day of deposit only where there is no other."""
    dates = [mapping(item, key) for key in _DATES]
    dates += [mapping(mapping(item, "journal-issue"), key) for key in ("published-print", "published-online")]
    found = {parts[0] for parts in map(_date_parts, dates) if parts}
    if not found:
        found = set(_date_parts(mapping(item, "created"))[:1])
    return tuple(sorted(found))


def _venue(item: Item, own: Identifier) -> str | None:
    container = first(item, "container-title")
    if container or text(item, "type") != "posted-content":
        return container
    named = (words(place, "name") for place in items(item, "institution"))
    return next(filter(None, named), None) or _SERVERS.get(own.value.split("/")[0]) or first(item, "group-title")


def _institutions(item: Item) -> tuple[str, ...]:
    places = (place for person in items(item, "author") for place in items(person, "affiliation"))
    return marks.unique(filter(None, (words(place, "name") for place in places)))


def _kind(update: Item) -> str:
    return (text(update, "type") or "").lower().replace("-", "_").replace(" ", "_")


def _date(update: Item) -> str | None:
    widths = (4, 2, 2)
    parts = _date_parts(mapping(update, "updated"))
    return "-".join(f"{part:0{width}d}" for part, width in zip(parts, widths, strict=False)) or None


def notices_on(doi: str, entries: Iterable[Item]) -> tuple[Notice, ...]:
    """The retractions of a work that the notices of a list (`filter=updates:…`) tell of."""
    pairs = ((entry, update) for entry in entries for update in items(entry, "update-to"))
    return tuple(
        Notice(
            "retraction", NAME, doi=own.value if (own := marks.doi(text(entry, "DOI"))) else None, date=_date(update)
        )
        for entry, update in pairs
        if marks.doi(text(update, "DOI")) == Identifier("doi", doi) and _NOTICES.get(_kind(update)) == "retraction"
    )


def _notices(item: Item) -> tuple[Notice, ...]:
    """The notices on this work. One event told by the publisher and by Retraction Watch is one."""
    updates = [*items(item, "updated-by"), *_on_itself(item)]
    told: dict[tuple[NoticeKind, str | None], Notice] = {}
    for update in updates:
        kind = _NOTICES.get(_kind(update))
        if kind:
            notice = _notice(kind, update)
            known = told.get((kind, notice.doi))
            told[kind, notice.doi] = min(known, notice, key=lambda each: each.date or "9") if known else notice
    return tuple(told.values())


def _notice(kind: NoticeKind, update: Item) -> Notice:
    teller = "retraction-watch" if text(update, "source") == "retraction-watch" else NAME
    notice_doi = marks.doi(text(update, "DOI"))
    return Notice(kind, teller, doi=notice_doi.value if notice_doi else None, date=_date(update))


def _on_itself(item: Item) -> list[Item]:
    """Updates a record makes to itself: a paper retitled in place when it was taken back."""
    own = marks.doi(text(item, "DOI"))
    return [update for update in items(item, "update-to") if marks.doi(text(update, "DOI")) == own]


def _related(item: Item, names: frozenset[str]) -> Iterator[Identifier | None]:
    for name, entries in mapping(item, "relation").items():
        if name in names and isinstance(entries, list):
            yield from (marks.doi(text(entry, "id")) for entry in entries if isinstance(entry, Mapping))


def _updates(item: Item, *, versions: bool) -> Iterator[Identifier | None]:
    keys = ("update-to", "updated-by") if versions else ("update-to",)
    for update in (update for key in keys for update in items(item, key)):
        kind = _kind(update)
        if kind in _NEW_VERSIONS if versions else kind in _NOTICES:
            yield marks.doi(text(update, "DOI"))


def _others(found: Iterator[Identifier | None], own: Identifier) -> tuple[Identifier, ...]:
    return marks.unique(each for each in found if each and each != own)


def _versions(item: Item, own: Identifier) -> tuple[Identifier, ...]:
    return marks.unique(_others(_related(item, _VERSIONS), own) + _others(_updates(item, versions=True), own))


def _notice_of(item: Item, own: Identifier) -> tuple[Identifier, ...]:
    return marks.unique(_others(_updates(item, versions=False), own) + _others(_related(item, _ABOUT), own))
