"""OpenAlex, https://help.openalex.org: works of all fields, asked only where a key is configured.

Its records are joined from many sources, and some wear another paper's title; so nothing convicts
on its word alone. Searches cost money there, look-ups by identifier cost nothing or nearly so.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import ClassVar
from urllib.parse import quote

from auditor.dialects import openalex as dialect
from auditor.dialects import rungs
from auditor.dialects.replies import count, json_object, refuse_not_found
from auditor.dialects.terms import single as single_words
from auditor.model import Query, QueryKind, Rung, Work
from auditor.parts import Pace, Page, Reply, Request, Steps, Unanswered
from auditor.records import openalex as records
from auditor.records import shapes
from claims.entities.identifiers import aliases
from claims.model import Identifier

MOST = 5
FIELD_WORDS = 5
FIELDS = (
    "id,doi,title,display_name,publication_year,publication_date,ids,primary_location,type,authorships,"
    "biblio,mesh,keywords,abstract_inverted_index"
)

AskPage = Generator[Request, Reply, Page]


class OpenAlex:
    """Looks works up by DOI, PubMed number and arXiv number, by rung and by author."""

    name: ClassVar[str] = "openalex"
    label: ClassVar[str] = "OpenAlex"
    kinds: ClassVar[frozenset[QueryKind]] = frozenset({"study", "speaker"})
    pace: ClassVar[Pace] = Pace(10, 4)
    default_base: ClassVar[str] = "https://api.openalex.org"
    key_env: ClassVar[str | None] = "OPENALEX_API_KEY"
    needs_key: ClassVar[bool] = True

    def __init__(self, base: str | None = None, key: str | None = None, contact: str | None = None) -> None:  # noqa: ARG002
        self._base = (base or self.default_base).rstrip("/")
        self._secrets = (("api_key", key),) if key else ()

    def ping(self) -> Request:
        """A work by its number, which costs nothing."""
        return Request(f"{self._base}/works/W2741809807", (("select", "id"),), "ping", secrets=self._secrets)

    def look_up(self, query: Query) -> Steps:
        if query.kind == "speaker":
            return (yield from self._by_person(query))
        pages = yield from self._by_identifier(query)
        if rungs.settled(query, pages):
            return pages
        return pages + (yield from rungs.climb(query, self._by_rung, MOST - len(pages)))

    def _by_identifier(self, query: Query) -> Steps:
        pages: tuple[Page, ...] = ()
        for asked in _askable(query):
            what = f"{asked.scheme.upper()} {asked.value}"
            url = f"{self._base}/works/{asked.scheme}:{quote(asked.value, safe='')}"
            reply = yield Request(url, (("select", FIELDS),), what, secrets=self._secrets)
            works = single(reply, asked)
            pages += (Page(reply, what, works, total=len(works)),)
        return pages

    def _by_rung(self, rung: Rung) -> Generator[Request, Reply, tuple[Page, ...]]:
        filters = dialect.filters(rung)
        if not filters:
            return ()
        counted = rungs.enumerates(rung)
        page = yield from self._found(filters, rung.name, 1 if counted else rungs.ROWS)
        return (replace(page, works=() if counted else page.works),)

    def _by_person(self, query: Query) -> Steps:
        """Works by the name as papers print it; OpenAlex's own authors join people of one name."""
        pages: tuple[Page, ...] = ()
        for person in query.authors[:1]:
            filters = f"raw_author_name.search:{dialect.values(str(person))}"
            field = " OR ".join(single_words(query.words)[:FIELD_WORDS])
            filters += f",title_and_abstract.search:{field}" if field else ""
            pages += ((yield from self._found(filters, f"works by {person}", rungs.ROWS)),)
        return pages

    def _found(self, filters: str, what: str, rows: int) -> AskPage:
        params = (("filter", filters), ("per_page", str(rows)), ("select", FIELDS))
        reply = yield Request(f"{self._base}/works", params, what, secrets=self._secrets)
        found, total = listed(reply)
        return Page(reply, what, tuple(filter(None, map(records.work, found))), total)


def _askable(query: Query) -> tuple[Identifier, ...]:
    """Identifiers OpenAlex looks up; arXiv numbers by their DOI."""
    sound = [each for each in query.identifiers if not each.malformed]
    stated = [each for each in sound if each.scheme in ("doi", "pmid", "pmcid")]
    stated += [alias for each in sound if each.scheme == "arxiv" for alias in aliases(each)]
    return tuple(dict.fromkeys(stated))


def single(reply: Reply, asked: Identifier) -> tuple[Work, ...]:
    """The work of a look-up; none for a 404, whose body is a web page. Raises `Unanswered`.

    OpenAlex keeps a preprint and its article as one work, under the article's DOI: what was asked
    for is then another version of the record, not its own identifier.
    """
    if reply.status == 404:
        return ()
    work = records.work(json_object(reply))
    if work is None:
        raise Unanswered("garbled", f"asked for {asked}, and no work came")
    return (work if asked in work.identifiers else replace(work, versions=(asked,)),)


def listed(reply: Reply) -> tuple[list[shapes.Item], int]:
    """The objects of a list and their total. Raises `Unanswered`."""
    refuse_not_found(reply)
    body = json_object(reply)
    total = count(shapes.mapping(body, "meta").get("count"))
    if total is None or not isinstance(body.get("results"), list):
        raise Unanswered("garbled", "a list without its count or its results")
    return shapes.items(body, "results"), total


API = OpenAlex
