"""An OpenAlex work → Work.

OpenAlex joins records of many sources and sometimes joins wrong ones, so nothing here convicts:
its `is_retracted` flag is not read as a notice (it flagged corrections for months in 2024; the
Retraction Watch data behind it reach us through Crossref).
"""

from __future__ import annotations

from auditor.model import Work
from auditor.records import marks, names, shapes
from auditor.records.shapes import Item, items, mapping, strings, text, words
from claims.model import Identifier, Person

NAME = "openalex"

_KINDS = {
    "article": "journal-article",
    "review": "journal-article",
    "editorial": "journal-article",
    "letter": "journal-article",
    "erratum": "journal-article",
    "retraction": "journal-article",
    "preprint": "posted-content",
}
_TYPES = {
    "review": "Review",
    "editorial": "Editorial",
    "letter": "Letter",
    "erratum": "Published Erratum",
    "retraction": "Retraction of Publication",
}
"""OpenAlex's types in PubMed's words, where they say more than the kind of work."""

_CROSSREF_KINDS = frozenset(
    {
        "journal-article",
        "posted-content",
        "proceedings-article",
        "book-chapter",
        "book",
        "monograph",
        "edited-book",
        "reference-entry",
        "report",
        "dissertation",
        "dataset",
        "peer-review",
        "component",
    }
)

MOST_AUTHORS = 100
"""OpenAlex lists so many authors and no more."""
LONGEST_ABSTRACT = 20_000
"""Words; longer ones are not abstracts."""


def work(item: Item) -> Work | None:
    """The work an object describes; `None` where it has no OpenAlex number (authors and sources have others)."""
    number = (text(item, "id") or "").rsplit("/", 1)[-1]
    if not number.startswith("W"):
        return None
    source = mapping(mapping(item, "primary_location"), "source")
    sort = text(item, "type") or ""
    return Work(
        source=NAME,
        title=words(item, "display_name") or words(item, "title"),
        identifiers=_identifiers(item),
        authors=tuple(filter(None, map(_person, items(item, "authorships")))),
        authors_complete=len(items(item, "authorships")) < MOST_AUTHORS and not item.get("is_authors_truncated"),
        years=_years(item),
        venue=_venue(source),
        issns=marks.issns([text(source, "issn_l"), *strings(source, "issn")]),
        volume=text(mapping(item, "biblio"), "volume"),
        issue=text(mapping(item, "biblio"), "issue"),
        pages=_pages(mapping(item, "biblio")),
        kind=_kind(text(mapping(item, "primary_location"), "raw_type"), sort),
        publication_types=(_TYPES[sort],) if sort in _TYPES else (),
        topics=_topics(item),
        abstract=_abstract(item),
        institutions=_institutions(item),
        url=f"https://openalex.org/{number}",
    )


def _kind(raw: str | None, sort: str) -> str | None:
    """What Crossref calls it; repositories write all sorts of things there, then OpenAlex's own type."""
    return raw if raw in _CROSSREF_KINDS else _KINDS.get(sort, sort) or None


def _venue(source: Item) -> str | None:
    """The venue, without the owner OpenAlex adds to a repository: "bioRxiv (Cold Spring Harbor Laboratory)"."""
    name = words(source, "display_name")
    return (name.split(" (")[0] if text(source, "type") == "repository" else name) or None


def _identifiers(item: Item) -> tuple[Identifier, ...]:
    ids = mapping(item, "ids")
    own = marks.doi(text(item, "doi") or text(ids, "doi"))
    pmid = marks.pmid((text(ids, "pmid") or "").rstrip("/").rsplit("/", 1)[-1])
    pmcid = marks.pmcid((text(ids, "pmcid") or "").rstrip("/").rsplit("/", 1)[-1])
    arxiv = marks.arxiv(own.value) if own else None
    return tuple(filter(None, (own, pmid, pmcid, arxiv)))


def _person(authorship: Item) -> Person | None:
    """An author as the paper names them; OpenAlex's own author may be another of that name."""
    return names.person(words(authorship, "raw_author_name") or words(mapping(authorship, "author"), "display_name"))


def _years(item: Item) -> tuple[int, ...]:
    stated = (item.get("publication_year"), item.get("publication_date"))
    return tuple(sorted(set(filter(None, map(shapes.year, stated)))))


def _pages(biblio: Item) -> str | None:
    return "-".join(marks.unique(filter(None, (text(biblio, "first_page"), text(biblio, "last_page"))))) or None


def _topics(item: Item) -> tuple[str, ...]:
    mesh = marks.unique(filter(None, (words(each, "descriptor_name") for each in items(item, "mesh"))))
    return mesh or marks.unique(filter(None, (words(each, "display_name") for each in items(item, "keywords"))))


def _abstract(item: Item) -> str | None:
    """The abstract put together from its inverted index (word → positions)."""
    index = mapping(item, "abstract_inverted_index")
    placed = ((at, word) for word, places in index.items() if isinstance(places, list) for at in places)
    ordered = sorted((at, word) for at, word in placed if isinstance(at, int))[:LONGEST_ABSTRACT]
    return shapes.words({"": " ".join(word for _, word in ordered)}, "") or None


def _institutions(item: Item) -> tuple[str, ...]:
    """Institutions by name, and affiliations as the paper gives them."""
    authorships = items(item, "authorships")
    named = (words(each, "display_name") for author in authorships for each in items(author, "institutions"))
    raw = (each for author in authorships for each in strings(author, "raw_affiliation_strings"))
    return marks.unique(filter(None, (*named, *raw)))
