"""A rung as parameters of Crossref's `/works`.

Crossref joins words by OR and ranks; only its filters are strict. So a rung's words widen its
answer, and a total counts what was asked only where nothing but filters was asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.dialects.terms import first_page, single
from auditor.model import Rung

Params = tuple[tuple[str, str], ...]

MOST_WORDS = 16


def params(rung: Rung) -> Params:
    """The rung's query parameters, without rows and selection."""
    return tuple(_params(rung))


def strict(rung: Rung) -> bool:
    """Whether filters alone express the rung, so that Crossref's total answers it."""
    asked = {name for name, _ in params(rung)}
    return bool(asked) and asked <= {"filter"} and not rung.institution


def _params(rung: Rung) -> Iterator[tuple[str, str]]:
    filters = [f"issn:{issn}" for issn in rung.issns]
    if rung.years:
        filters += [f"from-pub-date:{rung.years.first}", f"until-pub-date:{rung.years.last}"]
    if filters:
        yield "filter", ",".join(filters)
    if rung.venue and not rung.issns:
        yield "query.container-title", rung.venue
    if rung.authors:
        yield "query.author", " ".join(rung.authors)
    if words := _words(rung):
        yield "query.bibliographic", " ".join(words)


def _words(rung: Rung) -> tuple[str, ...]:
    place = (rung.volume or "", first_page(rung.pages)) if rung.pages else ()
    return (*filter(None, place), *single((*rung.all_words, *rung.any_words))[:MOST_WORDS])
