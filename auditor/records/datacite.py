"""A DataCite DOI (JSON:API `data` object) → Work.

Fields: DataCite Metadata Schema 4, https://schema.datacite.org/.
"""

from __future__ import annotations

import re

from auditor.model import Work
from auditor.records import marks, names, shapes
from auditor.records.markup import abstract
from auditor.records.shapes import Item, items, mapping, strings, text, words
from claims.model import Identifier, Person

NAME = "datacite"

_KINDS = {
    "JournalArticle": "journal-article",
    "DataPaper": "journal-article",
    "Preprint": "posted-content",
    "Dissertation": "dissertation",
    "Report": "report",
    "Book": "book",
    "BookChapter": "book-chapter",
    "ConferencePaper": "proceedings-article",
    "ConferenceProceeding": "proceedings",
    "PeerReview": "peer-review",
    "Dataset": "dataset",
    "Standard": "standard",
}
"""DataCite's general resource types in Crossref's words."""

_CITED_AS = {
    "thesis": "dissertation",
    "book": "book",
    "chapter": "book-chapter",
    "paper-conference": "proceedings-article",
    "report": "report",
}
"""CSL's types, for records of the time when the general type of every text was "Text"."""

_PUBLISHED = frozenset({"Issued", "Available"})
_POSTED = frozenset({"Submitted", "Created"})
_VERSIONS = frozenset(
    {
        "IsVersionOf",
        "HasVersion",
        "IsNewVersionOf",
        "IsPreviousVersionOf",
        "IsIdenticalTo",
        "IsVariantFormOf",
        "IsOriginalFormOf",
        "IsTranslationOf",
        "HasTranslation",
        "IsPublishedIn",
    }
)
_ABOUT = frozenset({"Reviews"})
_PAGE = re.compile(r"[A-Za-z]{0,3}\d[\w.-]*")


def work(data: Item) -> Work | None:
    """The work of one `dois` object; `None` for other objects (clients, activities) and without a DOI."""
    item = mapping(data, "attributes")
    own = marks.doi(text(item, "doi")) if text(data, "type") == "dois" else None
    if own is None:
        return None
    container = mapping(item, "container")
    kind = _kind(item, own)
    return Work(
        source=NAME,
        title=_title(item),
        identifiers=tuple(filter(None, (own, marks.arxiv(own.value)))),
        authors=_authors(item),
        years=_years(item, kind),
        venue=words(container, "title").split(";")[0].strip()
        or (_publisher(item) if kind == "posted-content" else None),
        issns=marks.issns([text(container, "identifier")]),
        volume=text(container, "volume"),
        issue=text(container, "issue"),
        pages=_pages(container),
        kind=kind,
        topics=marks.unique(filter(None, (words(each, "subject") for each in items(item, "subjects")))),
        abstract=_abstract(item),
        institutions=_institutions(item),
        versions=_related(item, own, _VERSIONS),
        notice_of=_related(item, own, _ABOUT),
        url=f"https://doi.org/{own.value}",
    )


def _kind(item: Item, own: Identifier) -> str | None:
    """The kind of work in Crossref's words where it has one for it."""
    types = mapping(item, "types")
    general = text(types, "resourceTypeGeneral") or ""
    if marks.arxiv(own.value) or words(types, "resourceType").casefold() == "preprint":
        return "posted-content"
    return _KINDS.get(general) or _CITED_AS.get(text(types, "citeproc") or "") or general.lower() or None


def _title(item: Item) -> str:
    """The main title, with its subtitle; translated and alternative titles have a type."""
    titles = items(item, "titles")
    main = next((words(each, "title") for each in titles if not text(each, "titleType")), "")
    subtitle = next((words(each, "title") for each in titles if text(each, "titleType") == "Subtitle"), "")
    return ": ".join(filter(None, (main, subtitle)))


def _authors(item: Item) -> tuple[Person, ...]:
    """Creators. Some records hold them all in one name, parted by semicolons."""
    people = [person for creator in items(item, "creators") for person in _people(creator)]
    return tuple(people)


def _people(creator: Item) -> list[Person]:
    family, name = words(creator, "familyName"), words(creator, "name")
    if family:
        return [Person(family, words(creator, "givenName"))]
    if ";" in name:
        return list(filter(None, map(names.person, name.split(";"))))
    found = names.person(name) if _personal(creator, name) else names.group(name)
    return [found] if found else []


def _personal(creator: Item, name: str) -> bool:
    """Whether a name is a person's: by its type, else where it is as short as people's names are."""
    kind = text(creator, "nameType")
    return kind == "Personal" if kind else "," in name or 2 <= len(name.split()) <= 3


def _years(item: Item, kind: str | None) -> tuple[int, ...]:
    """Years of issue; for preprints also the year they were first posted."""
    relevant = _PUBLISHED | _POSTED if kind == "posted-content" else _PUBLISHED
    dates = (each.get("date") for each in items(item, "dates") if text(each, "dateType") in relevant)
    return tuple(sorted(set(filter(None, map(shapes.year, (item.get("publicationYear"), *dates))))))


def _publisher(item: Item) -> str | None:
    """The publisher, a string in old records and an object in new ones."""
    return words(item, "publisher") or words(mapping(item, "publisher"), "name") or None


def _pages(container: Item) -> str | None:
    """First and last page; words ("Korea; 3353") strayed into these fields are no pages."""
    ends = (text(container, "firstPage"), text(container, "lastPage"))
    return "-".join(marks.unique(end for end in ends if end and _PAGE.fullmatch(end))) or None


def _abstract(item: Item) -> str | None:
    described = (each for each in items(item, "descriptions") if text(each, "descriptionType") == "Abstract")
    return next(filter(None, (abstract(text(each, "description") or "") for each in described)), None)


def _institutions(item: Item) -> tuple[str, ...]:
    """Affiliations, strings in old records and objects in new ones."""
    creators = items(item, "creators")
    old = (each for creator in creators for each in strings(creator, "affiliation"))
    new = (words(each, "name") for creator in creators for each in items(creator, "affiliation"))
    return marks.unique(filter(None, (" ".join(each.split()) for each in (*old, *new))))


def _related(item: Item, own: Identifier, relations: frozenset[str]) -> tuple[Identifier, ...]:
    related = (each for each in items(item, "relatedIdentifiers") if text(each, "relationType") in relations)
    found = (marks.doi(text(e, "relatedIdentifier")) for e in related if text(e, "relatedIdentifierType") == "DOI")
    return marks.unique(each for each in found if each and each != own)
