"""A rung as OpenAlex parameters (https://help.openalex.org/api-entities/works/filter-works).

Signs with a meaning in filters (`,` `|` `:` `*` `?`) and apostrophes are left out of values: the
first two break the filter, `*` and `?` are answered with an error under status 200.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.dialects.terms import first_page, ranked, single, title_words
from auditor.model import Rung
from claims.words import tokens

Params = tuple[tuple[str, str], ...]


def filters(rung: Rung) -> str:
    """The rung's filter; empty where it asks for nothing, or for a venue OpenAlex knows by ISSN alone."""
    if rung.venue and not rung.issns:
        return ""
    return ",".join(_filters(rung))


def values(text: str) -> str:
    """A text as a filter's value: words without apostrophes."""
    return " ".join(token for token in tokens(text) if "'" not in token)


def _filters(rung: Rung) -> Iterator[str]:
    if rung.issns:
        yield f"primary_location.source.issn:{'|'.join(rung.issns)}"
    if rung.years:
        yield f"publication_year:{rung.years.first}-{rung.years.last}"
    yield from (f"{field}:{value}" for field, value in _searched(rung) if value)


def _searched(rung: Rung) -> Iterator[tuple[str, str]]:
    yield "biblio.volume", values(rung.volume or "")
    yield "biblio.first_page", first_page(rung.pages or "")
    yield "title.search", values(" ".join(title_words(rung.title or "")))
    yield from (("raw_author_name.search", values(family)) for family in rung.authors)
    yield "raw_affiliation_strings.search", values(rung.institution or "")
    demanded = values(" ".join(single(rung.all_words)))
    yield "title_and_abstract.search", demanded or " OR ".join(filter(None, map(values, ranked(rung))))
