"""Europe PMC, https://europepmc.org/RestfulWebService: MEDLINE, PubMed Central, preprints, and the
full text of open articles, where the exact words of a quotation can be searched for.

A phrase that is found confirms; one that is not found means nothing: most full text is not open.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import ClassVar

from auditor.dialects import europepmc as dialect
from auditor.dialects import rungs
from auditor.dialects.replies import count, json_object, refuse_not_found, unanswered
from auditor.dialects.terms import single
from auditor.model import Query, QueryKind, Rung, Work
from auditor.parts import Pace, Page, Reply, Request, Steps, Unanswered
from auditor.records import europepmc as records
from auditor.records import shapes

ROWS = 25
FIELD_WORDS = 5

AskPage = Generator[Request, Reply, Page]


class EuropePmc:
    """Looks works up by identifier, title, rung and author, and phrases in full text."""

    name: ClassVar[str] = "europepmc"
    label: ClassVar[str] = "Europe PMC"
    kinds: ClassVar[frozenset[QueryKind]] = frozenset({"study", "speaker", "phrase"})
    pace: ClassVar[Pace] = Pace(3, 2)
    default_base: ClassVar[str] = "https://www.ebi.ac.uk/europepmc/webservices/rest"
    key_env: ClassVar[str | None] = None
    needs_key: ClassVar[bool] = False

    def __init__(self, base: str | None = None, key: str | None = None, contact: str | None = None) -> None:  # noqa: ARG002
        self._base = (base or self.default_base).rstrip("/")

    def ping(self) -> Request:
        """A search for one number, in its shortest form."""
        return self._search("EXT_ID:1 AND SRC:MED", "ping", 1, "idlist")

    def look_up(self, query: Query) -> Steps:
        if query.kind == "phrase":
            return (yield from self._by_phrase(query))
        if query.kind == "speaker":
            return (yield from self._by_person(query))
        pages = yield from self._by_identifier(query)
        if rungs.settled(query, pages):
            return pages
        return pages + (yield from rungs.climb(query, self._by_rung, rungs.MOST - len(pages)))

    def _by_identifier(self, query: Query) -> Steps:
        pages: tuple[Page, ...] = ()
        for asked in (each for each in query.identifiers if not each.malformed):
            expression = dialect.identifier(asked)
            if expression:
                page = yield from self._found(expression, f"{asked.scheme.upper()} {asked.value}")
                works = tuple(work for work in page.works if asked in work.identifiers)
                pages += (replace(page, works=works, total=len(works)),)
        return pages

    def _by_rung(self, rung: Rung) -> Generator[Request, Reply, tuple[Page, ...]]:
        expression = dialect.query(rung)
        if not expression:
            return ()
        if rungs.enumerates(rung):
            reply = yield self._search(expression, rung.name, 1, "idlist")
            return (Page(reply, rung.name, total=listed(reply)[1]),)
        pages: tuple[Page, ...] = ()
        if rung.title:
            pages = ((yield from self._found(dialect.title(rung.title), f"{rung.name}, word for word")),)
        return pages if rungs.distinct(pages) else (*pages, (yield from self._found(expression, rung.name)))

    def _by_person(self, query: Query) -> Steps:
        pages: tuple[Page, ...] = ()
        for person in query.authors[:1]:
            author, what = dialect.author(person), f"works by {person}"
            field = single(query.words)[:FIELD_WORDS]
            if field:
                asked = f"{author} AND {dialect.any_of(field)}"
                pages += ((yield from self._found(asked, f"{what} on {', '.join(field)}")),)
            if rungs.distinct(pages) < rungs.ENOUGH:
                pages += ((yield from self._found(author, what)),)
        return pages

    def _by_phrase(self, query: Query) -> Steps:
        """The exact words, with the speaker as author where one is named, else anywhere."""
        pages: tuple[Page, ...] = ()
        for shard in (shard for words in query.phrases for shard in dialect.shards(words)):
            by = f" AND {dialect.author(query.authors[0])}" if query.authors else ""
            pages += ((yield from self._found(f'"{shard}"{by}', f"the words “{shard}”")),)
        return pages

    def _found(self, expression: str, what: str) -> AskPage:
        reply = yield self._search(expression, what, ROWS, "core")
        works, total = listed(reply)
        return Page(reply, what, works, total)

    def _search(self, expression: str, what: str, rows: int, kind: str) -> Request:
        params = (("query", expression), ("resultType", kind), ("pageSize", str(rows)), ("format", "json"))
        return Request(f"{self._base}/search", (*params, ("synonym", "false")), what)


def listed(reply: Reply) -> tuple[tuple[Work, ...], int]:
    """The works of a reply and its count. Raises `Unanswered`."""
    refuse_not_found(reply)
    body = json_object(reply)
    complaint = shapes.text(body, "errMsg")
    if complaint:
        raise unanswered(complaint)
    total, listed = count(body.get("hitCount")), shapes.mapping(body, "resultList").get("result")
    if total is None or not isinstance(listed, list):
        raise Unanswered("garbled", "a search without its count or its results")
    if total and not listed:
        raise Unanswered("incomplete", f"{total} hits announced and none sent")
    return tuple(filter(None, map(records.work, shapes.items({"": listed}, "")))), total


API = EuropePmc
