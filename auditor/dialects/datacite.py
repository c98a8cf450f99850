"""A rung as a DataCite query (Lucene syntax over the fields of its JSON; support.datacite.org/docs/api-queries)."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.dialects.terms import cut, name, ranked, single, title_words
from auditor.model import Rung


def query(rung: Rung) -> str:
    """The rung as a query; empty where it asks for nothing, or for a journal: DataCite registers few articles."""
    return "" if rung.venue or rung.issns else " AND ".join(_parts(rung))


def _parts(rung: Rung) -> Iterator[str]:
    if rung.years:
        yield f"publicationYear:[{rung.years.first} TO {rung.years.last}]"
    if title := title_words(rung.title or ""):
        yield f"titles.title:({' AND '.join(title)})"
    yield from (f'creators.familyName:"{family}"' for family in map(name, rung.authors) if family)
    if rung.institution and name(rung.institution):
        yield f'creators.affiliation.name:"{name(rung.institution)}"'
    yield from map(_word, single(rung.all_words))
    words = ranked(rung)
    if words:
        yield _one([_word(word) for word in words])


def _word(word: str) -> str:
    return f"(titles.title:{cut(word)} OR descriptions.description:{cut(word)})"


def _one(choices: list[str]) -> str:
    return choices[0] if len(choices) == 1 else f"({' OR '.join(choices)})"
