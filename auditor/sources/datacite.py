"""DataCite, https://api.datacite.org: arXiv, Zenodo, figshare, Dryad, theses and reports.

A 404 here is no proof that a DOI does not exist: most DOIs are registered elsewhere.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import ClassVar
from urllib.parse import quote

from auditor.dialects import datacite as dialect
from auditor.dialects import rungs
from auditor.dialects.replies import count, json_object, refuse_not_found, unanswered
from auditor.model import Query, QueryKind, Rung, Work
from auditor.parts import Pace, Page, Reply, Request, Steps, Unanswered
from auditor.records import datacite as records
from auditor.records import shapes
from claims.entities.identifiers import aliases
from claims.model import Identifier

MOST = 4
"""Questions to a source that holds few of the works articles cite."""


class DataCite:
    """Looks works up by DOI and arXiv number, by title and by rung."""

    name: ClassVar[str] = "datacite"
    label: ClassVar[str] = "DataCite"
    kinds: ClassVar[frozenset[QueryKind]] = frozenset({"study"})
    pace: ClassVar[Pace] = Pace(1.6, 2)
    default_base: ClassVar[str] = "https://api.datacite.org"
    key_env: ClassVar[str | None] = None
    needs_key: ClassVar[bool] = False

    def __init__(self, base: str | None = None, key: str | None = None, contact: str | None = None) -> None:  # noqa: ARG002
        self._base = (base or self.default_base).rstrip("/")
        self._pace = Pace(3, 2) if contact else self.pace

    def ping(self) -> Request:
        """One record's worth of a list."""
        return self._list("publicationYear:2020", "ping", 1)

    def look_up(self, query: Query) -> Steps:
        """By DOI where one is stated, else by description: a DOI of another agency's is no work of ours."""
        pages: tuple[Page, ...] = ()
        for asked in _dois(query):
            pages += ((yield from self._by_doi(asked)),)
        return pages or (yield from rungs.climb(query, self._by_rung, MOST))

    def _by_doi(self, asked: Identifier) -> Generator[Request, Reply, Page]:
        what = f"DOI {asked.value}"
        reply = yield Request(f"{self._base}/dois/{quote(asked.value, safe='')}", what=what, pace=self._pace)
        works = single(reply, asked)
        return Page(reply, what, works, total=len(works), exists=(asked,) if works else ())

    def _by_rung(self, rung: Rung) -> Generator[Request, Reply, tuple[Page, ...]]:
        expression = dialect.query(rung)
        if not expression:
            return ()
        reply = yield self._list(expression, rung.name, rungs.ROWS)
        works, total = listed(reply)
        return (Page(reply, rung.name, works, total),)

    def _list(self, expression: str, what: str, rows: int) -> Request:
        params = (("query", expression), ("page[size]", str(rows)), ("page[number]", "1"))
        return Request(f"{self._base}/dois", params, what, pace=self._pace)


def _dois(query: Query) -> tuple[Identifier, ...]:
    """The DOIs stated, and those of the arXiv numbers stated."""
    sound = [each for each in query.identifiers if not each.malformed]
    stated = [each for each in sound if each.scheme == "doi"]
    stated += [alias for each in sound if each.scheme == "arxiv" for alias in aliases(each)]
    return tuple(dict.fromkeys(stated))


def single(reply: Reply, asked: Identifier) -> tuple[Work, ...]:
    """The work of a look-up by DOI, none for DataCite's own 404. Raises `Unanswered`."""
    body = json_object(reply)
    if reply.status == 404:
        if not shapes.items(body, "errors"):
            raise Unanswered("garbled", "404 with a body that is not DataCite's")
        return ()
    _refuse_errors(body)
    work = records.work(shapes.mapping(body, "data"))
    if work is None or asked not in work.identifiers:
        raise Unanswered("garbled", f"asked for DOI {asked.value}, the record is of {work.doi if work else 'none'}")
    return (work,)


def listed(reply: Reply) -> tuple[tuple[Work, ...], int]:
    """The works of a list and their total. Raises `Unanswered`."""
    refuse_not_found(reply)
    body = json_object(reply)
    _refuse_errors(body)
    total, data = count(shapes.mapping(body, "meta").get("total")), body.get("data")
    if total is None or not isinstance(data, list):
        raise Unanswered("garbled", "a list of works without its total or its works")
    return tuple(filter(None, map(records.work, shapes.items(body, "data")))), total


def _refuse_errors(body: shapes.Item) -> None:
    errors = [shapes.text(each, "title") or "an error" for each in shapes.items(body, "errors")]
    if errors:
        raise unanswered("; ".join(errors))


API = DataCite
