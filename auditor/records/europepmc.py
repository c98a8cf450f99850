"""A result of a Europe PMC search (`resultType=core` or `lite`) → Work.

Fields: https://europepmc.org/docs/EBI_Europe_PMC_Web_Service_Reference.pdf.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model import Notice, Work
from auditor.records import marks, names, notices, shapes
from auditor.records.markup import abstract
from auditor.records.shapes import Item, items, mapping, strings, text, words
from claims.model import Identifier, Person

NAME = "europepmc"

_DOI_INSIDE = re.compile(r"\bdoi:\s*(10\.\S+)", re.IGNORECASE)
_YEAR_INSIDE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PREPRINT = "PPR"


def work(item: Item) -> Work | None:
    """The work a result describes; `None` where it has no number of its own or is no literature (a patent)."""
    identifiers = _identifiers(item)
    number, source = text(item, "id"), text(item, "source")
    if not number or source == "PAT":
        return None
    journal = mapping(mapping(item, "journalInfo"), "journal")
    types = _types(item)
    return Work(
        source=NAME,
        title=words(item, "title").removesuffix("."),
        identifiers=identifiers,
        authors=_authors(item),
        years=_years(item),
        venue=words(journal, "title") or words(item, "journalTitle") or _book(item, "publisher"),
        venue_abbreviation=words(journal, "isoabbreviation") or words(journal, "medlineAbbreviation") or None,
        issns=_issns(item, journal),
        volume=text(mapping(item, "journalInfo"), "volume") or text(item, "journalVolume"),
        issue=text(mapping(item, "journalInfo"), "issue") or text(item, "issue"),
        pages=text(item, "pageInfo"),
        kind=_kind(item),
        publication_types=types,
        topics=_topics(item),
        abstract=abstract(text(item, "abstractText") or ""),
        institutions=_institutions(item),
        notices=_notices(item, types),
        versions=_linked(item, notices.VERSIONS),
        notice_of=_linked(item, notices.ABOUT | {notices.REMARK} if notices.remarks(types) else notices.ABOUT),
        url=f"https://europepmc.org/article/{source or 'MED'}/{number}",
    )


def _identifiers(item: Item) -> tuple[Identifier, ...]:
    number = text(item, "pmid") or (text(item, "id") if text(item, "source") == "MED" else None)
    found = (marks.pmid(number), marks.doi(text(item, "doi")), marks.pmcid(text(item, "pmcid")))
    return tuple(filter(None, found))


def _authors(item: Item) -> tuple[Person, ...]:
    """Authors with full names where the reply is a core one, else from "Smith AB, Jones C."."""
    listed = items(mapping(item, "authorList"), "author")
    if listed:
        return tuple(filter(None, map(_person, listed)))
    written = words(item, "authorString").removesuffix(".")
    return tuple(filter(None, (names.person(each) for each in written.split(", "))))


def _person(author: Item) -> Person | None:
    family = words(author, "lastName")
    if family:
        return Person(family, words(author, "firstName") or words(author, "initials"), words(author, "suffix"))
    return names.group(words(author, "collectiveName") or words(author, "fullName"))


def _years(item: Item) -> tuple[int, ...]:
    """Print and electronic years."""
    journal = mapping(item, "journalInfo")
    stated = [item.get(key) for key in ("pubYear", "electronicPublicationDate", "firstPublicationDate")]
    stated += [journal.get(key) for key in ("yearOfPublication", "printPublicationDate")]
    return tuple(sorted(set(filter(None, map(shapes.year, stated)))))


def _book(item: Item, key: str) -> str | None:
    """A field of a book, report or preprint: the server counts as its publisher."""
    return words(mapping(item, "bookOrReportDetails"), key) or None


def _kind(item: Item) -> str:
    if text(item, "source") == _PREPRINT:
        return "posted-content"
    return "book" if mapping(item, "bookOrReportDetails") and not mapping(item, "journalInfo") else "journal-article"


def _issns(item: Item, journal: Item) -> tuple[str, ...]:
    lite = (text(item, "journalIssn") or "").split(";")
    return marks.issns([text(journal, "issn"), text(journal, "essn"), *lite])


def _types(item: Item) -> tuple[str, ...]:
    """PubMed's publication types; the lower-case ones beside them are JATS's. A lite reply has only those."""
    listed = [each for each in strings(mapping(item, "pubTypeList"), "pubType") if each[0].isupper()]
    lite = (each.strip().title() for each in (text(item, "pubType") or "").split(";"))
    return marks.unique(filter(None, (*listed, *lite)))


def _topics(item: Item) -> tuple[str, ...]:
    headings = items(mapping(item, "meshHeadingList"), "meshHeading")
    mesh = marks.unique(filter(None, (words(each, "descriptorName") for each in headings)))
    return mesh or marks.unique(strings(mapping(item, "keywordList"), "keyword"))


def _institutions(item: Item) -> tuple[str, ...]:
    authors = items(mapping(item, "authorList"), "author")
    details = (mapping(author, "authorAffiliationDetailsList") for author in authors)
    found = (words(each, "affiliation") for detail in details for each in items(detail, "authorAffiliation"))
    return marks.unique(filter(None, (*found, words(item, "affiliation"))))


def _links(item: Item, kinds: frozenset[str]) -> Iterator[tuple[str, Item]]:
    for each in items(mapping(item, "commentCorrectionList"), "commentCorrection"):
        kind = notices.link(text(each, "type") or "")
        if kind in kinds:
            yield kind, each


def _other(entry: Item) -> Identifier | None:
    """The record at the other end: by its PubMed number, else by the DOI its reference tells."""
    if text(entry, "source") == "MED" and (number := marks.pmid(text(entry, "id"))):
        return number
    inside = _DOI_INSIDE.search(text(entry, "reference") or "")
    return marks.doi(inside[1].rstrip(".,;")) if inside else None


def _linked(item: Item, kinds: frozenset[str]) -> tuple[Identifier, ...]:
    return marks.unique(filter(None, (_other(entry) for _, entry in _links(item, kinds))))


def _notices(item: Item, types: tuple[str, ...]) -> tuple[Notice, ...]:
    found = tuple(_notice(kind, entry) for kind, entry in _links(item, frozenset(notices.ON_THIS)))
    if notices.retracted(types) and not any(notice.kind == "retraction" for notice in found):
        found += (Notice("retraction", NAME),)
    return found


def _notice(kind: str, entry: Item) -> Notice:
    other, year = _other(entry), _YEAR_INSIDE.search(text(entry, "reference") or "")
    value = {other.scheme: other.value} if other else {}
    return Notice(
        notices.ON_THIS[kind],
        NAME,
        doi=value.get("doi"),
        pmid=value.get("pmid"),
        date=year[0] if year else None,
    )
