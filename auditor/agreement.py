"""A query and a record compared field by field, each in three values.

`True` agrees, `False` disagrees, `None` nothing to compare: a record without a year contradicts no
year. Titles are compared in `auditor.titles`, numbers in `auditor.amounts`, topics weighed in `auditor.topics`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.model import Query, Work
from claims.entities import designs, journals, people
from claims.fields.institution import is_institution
from claims.model import Person, Window
from claims.words import fold, stems, tokens

Value = bool | float | None

_SERIES = (
    "lecture notes in",
    "lncs",
    "proceedings of machine learning research",
    "pmlr",
    "ceur workshop",
    "procedia",
    "communications in computer and information science",
    "ifip advances",
    "leibniz international proceedings",
    "advances in intelligent systems",
    "advances in experimental medicine and biology",
    "methods in molecular biology",
)
_PLACES = frozenset(
    {"university", "of", "the", "and", "at", "in", "school", "college", "institute", "hospital", "center"}
)


def identifier(query: Query, work: Work) -> bool | None:
    """Whether one of the stated identifiers is the record's; `False` when both state one kind and differ."""
    own = {*work.identifiers, *work.versions}
    if own.intersection(query.identifiers):
        return True
    schemes = {i.scheme for i in work.identifiers}
    return False if any(i.scheme in schemes for i in query.identifiers) else None


def year(query: Query, work: Work) -> bool | None:
    """Whether a year of the record lies in the stated window (the stated year and one either way)."""
    window = query.window or (Window(query.year, query.year) if query.year else None)
    if window is None or not work.years:
        return None
    return any(window.first <= y <= window.last for y in work.years)


def exact_year(query: Query, work: Work) -> bool | None:
    """Whether the very year stated is one of the record's."""
    return query.year in work.years if query.year and work.years else None


_ISSUE = re.compile(r",\s(?:19|20)\d\d\b.*\Z")
"""Year, volume and page that some records carry behind the name ("Astronomy & Astrophysics, 2020, Vol. 638")."""


def venue(query: Query, work: Work) -> bool | None:
    """Whether the stated venue is the record's, by journal where known, else by the names."""
    if not query.venue or not (work.venue or work.issns):
        return None
    names = [_ISSUE.sub("", name) for name in (work.venue, work.venue_abbreviation) if name]
    if query.issns and set(query.issns) & set(work.issns):
        return True
    same = [_same_venue(query.venue, name, query.issns, work.issns) for name in names]
    return True if True in same else False if False in same else None


@lru_cache(maxsize=20_000)
def _same_venue(stated: str, found: str, issns: tuple[str, ...], others: tuple[str, ...]) -> bool | None:
    same = journals.same(stated, found, issns, others)
    if same is not True and (_is_series(stated) or _is_series(found)):
        return None
    return same if same is not None else _names_agree(stated, found)


def _is_series(name: str) -> bool:
    """Whether a venue is a series in which the proceedings of many conferences come out."""
    return fold(name).startswith(_SERIES)


_COINED = re.compile(r"(?=\w*[a-z])\w*[A-Z]\w*[A-Z]\w*")
"""A name of one word with small letters and capitals ("SustaiNLP"): nothing tells what it is short for."""


def _names_agree(stated: str, found: str) -> bool | None:
    """For venues no list knows: the same name, a name that cannot be an abbreviation of it, or undecided."""
    a, b = _venue_stems(stated), _venue_stems(found)
    if a == b:
        return True
    if _initials(stated) == "".join(word[0] for word in b):
        return None
    coined = any(_COINED.fullmatch(name) and journals.resolve(name) is None for name in (stated, found))
    return None if coined or _may_abbreviate(a, b) or _may_abbreviate(b, a) else False


def _initials(name: str) -> str | None:
    """The letters of a name that is nothing but initials ("A&A")."""
    letters = re.sub(r"[^A-Z]", "", name)
    return letters.lower() if letters == re.sub(r"[\W_]", "", name) else None


@lru_cache(maxsize=20_000)
def _venue_stems(name: str) -> tuple[str, ...]:
    return tuple(word for word in tokens(name) if word not in {"the", "of", "and", "in", "for", "on", "a"})


def _may_abbreviate(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one name could be short for the other: words cut, or initials ("PNAS"), or words dropped."""
    if len(short) == 1 and len(long) > 1:
        initials = "".join(word[0] for word in long)
        return short[0] in initials or initials in short[0] or short[0] in long
    return sum(any(word.startswith(cut) for word in long) for cut in short) >= max(1, len(short) - 1)


def authors(query: Query, work: Work) -> tuple[bool | None, float | None]:
    """Whether every stated author is among the record's, and the share that is.

    With "et al." or from prose only those named count. A list that is cut in the record decides by
    its first author alone.
    """
    stated = [person for person in query.authors if not person.group]
    if not stated or not any(not person.group for person in work.authors):
        return None, None
    if not work.authors_complete:
        stated = stated[:1]
    found = [any(_same_person(person, other) for other in work.authors) for person in stated]
    turned = any(_turned(person, work) for person, known in zip(stated, found, strict=True) if not known)
    return None if turned else all(found), sum(found) / len(found)


def _turned(person: Person, work: Work) -> bool:
    """Whether the only name stated is a given name of the record: which is which differs between countries."""
    given = (fold(other.given) for other in work.authors if other.given)
    return not person.given and fold(person.family) in given


@lru_cache(maxsize=50_000)
def _same_person(a: Person, b: Person) -> bool:
    return people.same(a, b) is True if a.given and b.given else people.family_agrees(a, b)


def absent_authors(query: Query, work: Work) -> tuple[Person, ...]:
    """The stated authors who are not the record's."""
    stated = (person for person in query.authors if not person.group)
    return tuple(p for p in stated if not any(_same_person(p, other) for other in work.authors))


def left_out(query: Query, work: Work) -> tuple[Person, ...]:
    """Authors of the record that a bibliography's entry without "et al." leaves out; prose names whom it likes."""
    listed = query.title is not None and query.finding is None
    if not listed or query.et_al or not query.authors or not work.authors_complete:
        return ()
    return tuple(p for p in work.authors if not p.group and not any(_same_person(s, p) for s in query.authors))


def volume(query: Query, work: Work) -> bool | None:
    """Whether the volumes are the same, letters and leading zeros aside."""
    if not query.volume or not work.volume:
        return None
    return number(query.volume) == number(work.volume)


def pages(query: Query, work: Work) -> bool | None:
    """Whether the first pages are the same."""
    if not query.pages or not work.pages:
        return None
    return first_page(query.pages) == first_page(work.pages)


def number(text: str | None) -> str:
    """A volume as it is compared: folded, without marks and leading zeros."""
    return "".join(tokens(text or "")).lstrip("0")


def first_page(text: str | None) -> str:
    """The number of the first page: "187-94" → "187", "e7602" → "7602"."""
    found = re.search(r"\d+", fold(text or ""))
    return found.group().lstrip("0") if found else fold(text or "")


def institution(query: Query, work: Work) -> bool | None:
    """Whether the stated institution is one of the record's, or is named in its abstract; a town denies nothing."""
    if not query.institution:
        return None
    telling = set(stems(query.institution)) - {*stems(" ".join(_PLACES))}
    places = [set(stems(place)) for place in (*work.institutions, work.abstract or "")]
    if telling and any(telling <= place for place in places):
        return True
    return False if work.institutions and telling and is_institution(query.institution) else None


def design(query: Query, work: Work) -> bool | None:
    """Whether the stated design fits the record's publication types, title and abstract."""
    if not query.design:
        return None
    found = design_of(work)
    return designs.compatible(query.design, found) if found else None


@lru_cache(maxsize=20_000)
def design_of(work: Work) -> str | None:
    """The design a record states: in its publication types, else its title, else its abstract."""
    texts = (" ".join(work.publication_types), work.title, work.abstract or "")
    return next((found for text in texts if text and (found := designs.design_of(text))), None)


_PREPRINT_DOIS = ("10.48550/", "10.1101/20", "10.21203/", "10.31234/", "10.31219/", "10.26434/", "10.20944/")
_PREPRINT_SERVERS = ("arxiv", "biorxiv", "medrxiv", "psyarxiv", "chemrxiv", "ssrn", "research square", "preprints")


def is_preprint(work: Work) -> bool:
    """Whether a record is of a preprint: by its kind, its venue or its DOI's registrant."""
    venue, doi = fold(work.venue or ""), work.doi or ""
    return (
        work.kind == "posted-content"
        or any(venue.startswith(server) for server in _PREPRINT_SERVERS)
        or is_preprint_doi(doi)
    )


def is_preprint_doi(doi: str) -> bool:
    """Whether a DOI's registrant posts preprints: arXiv, bioRxiv and medRxiv, Research Square, OSF."""
    return doi.startswith(_PREPRINT_DOIS)
