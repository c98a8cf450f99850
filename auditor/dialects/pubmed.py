"""A rung as a PubMed term (field tags: https://pubmed.ncbi.nlm.nih.gov/help/#using-search-field-tags).

Words are truncated in `[tiab]`, titles are unquoted words in `[ti]` (quoted phrases outside
PubMed's phrase index find nothing), journals are `[ta]` by ISSN where one is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.dialects.terms import alternatives, cut, first_page, name, phrase, single, title_words
from auditor.model import Rung
from claims.model import Person


def term(rung: Rung) -> str:
    """The rung as a term; empty where it asks for nothing that PubMed knows."""
    return " AND ".join(_parts(rung))


def author(person: Person) -> str:
    """A person as PubMed writes authors, `Surname I`, which it expands to every author so beginning."""
    return f"{name(person.family)} {name(person.given)[:1]}".strip() + "[au]"


def any_of(words: tuple[str, ...]) -> str:
    """Words of which one must occur."""
    return _one([f"{cut(word)}[tiab]" for word in words])


def _parts(rung: Rung) -> Iterator[str]:
    if rung.issns:
        yield _one([f'"{issn}"[ta]' for issn in rung.issns])
    elif rung.venue and name(rung.venue):
        yield f'"{name(rung.venue)}"[ta]'
    if rung.years:
        yield f"{rung.years.first}:{rung.years.last}[dp]"
    yield from (f"{word}[ti]" for word in title_words(rung.title or ""))
    yield from (f"{family}[au]" for family in map(name, rung.authors) if family)
    if rung.volume:
        yield f"{phrase(rung.volume)}[vi]"
    if rung.pages:
        yield f"{first_page(rung.pages)}[pg]"
    yield from (f"{word}[ad]" for word in title_words(rung.institution or ""))
    yield from (f"{cut(word)}[tiab]" for word in single(rung.all_words))
    yield from _ranked(rung)


def _ranked(rung: Rung) -> Iterator[str]:
    groups = [[f"{cut(word)}[tiab]" for word in group] for group in alternatives(rung)]
    if groups:
        yield _one([group[0] if len(group) == 1 else f"({' AND '.join(group)})" for group in groups])


def _one(choices: list[str]) -> str:
    return choices[0] if len(choices) == 1 else f"({' OR '.join(choices)})"
