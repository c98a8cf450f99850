"""Crossref REST, https://api.crossref.org: most DOIs of journals, books, proceedings and preprints.

A 404 here is no proof that a DOI does not exist (DataCite, mEDRA, JaLC … have others); only the
registrar says so (`auditor.sources.doi`). Scores are never read: they are unbounded and per query.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import ClassVar
from urllib.parse import quote

from auditor.dialects import crossref as dialect
from auditor.dialects import rungs
from auditor.dialects.replies import count, json_object, refuse_not_found, shortened, unanswered
from auditor.model import Query, QueryKind, Rung, Work
from auditor.parts import Pace, Page, Reply, Request, Steps, Unanswered
from auditor.records import crossref as records
from auditor.records import marks, shapes
from claims.entities.urls import pii_of
from claims.model import Identifier

FIELDS = (
    "DOI,type,title,subtitle,original-title,author,editor,issued,published,published-print,published-online,posted,"
    "created,container-title,short-container-title,group-title,ISSN,issn-type,ISBN,volume,issue,page,article-number,"
    "abstract,subject,relation,update-to,updated-by"
)
"""What is asked of each item of a list; whole items carry their reference lists, 50 times the size."""

ITEMS = 3
"""Rows of a look-up by item number: one is the work, two are no answer."""
MATCHES = 5
"""Rows of a bibliographic match: enough to rank again (Crossref's advice)."""

Ask = Generator[Request, Reply, tuple[Page, ...]]


class Crossref:
    """Looks works up by DOI, by bibliographic match, by rung, and by the item number in a page's address."""

    name: ClassVar[str] = "crossref"
    label: ClassVar[str] = "Crossref"
    kinds: ClassVar[frozenset[QueryKind]] = frozenset({"study", "speaker", "page"})
    pace: ClassVar[Pace] = Pace(5, 1)
    default_base: ClassVar[str] = "https://api.crossref.org"
    key_env: ClassVar[str | None] = "CROSSREF_PLUS_TOKEN"
    needs_key: ClassVar[bool] = False

    def __init__(self, base: str | None = None, key: str | None = None, contact: str | None = None) -> None:
        self._base = (base or self.default_base).rstrip("/")
        self._headers = (("Crossref-Plus-API-Token", f"Bearer {key}"),) if key else ()
        self._single, self._list = (Pace(10, 3), Pace(3, 3)) if key or contact else (Pace(5, 1), Pace(1, 1))

    def ping(self) -> Request:
        """The number of works, and none of them."""
        return self._works("ping", (), rows=0)

    def look_up(self, query: Query) -> Steps:
        if query.kind == "speaker":
            return (yield from self._by_person(query))
        if query.kind == "page":
            return (yield from self._by_item(query))
        pages = yield from self._by_doi(query)
        if rungs.settled(query, pages):
            return pages
        pages += yield from self._by_text(query)
        seen: set[dialect.Params] = set()
        return pages + (yield from rungs.climb(query, lambda rung: self._by_rung(rung, seen), rungs.MOST - len(pages)))

    def _by_doi(self, query: Query) -> Steps:
        pages: tuple[Page, ...] = ()
        for asked in (each for each in query.identifiers if each.scheme == "doi" and not each.malformed):
            page = yield from self._single_doi(asked, f"DOI {asked.value}")
            shorter = marks.without_suffix(asked)
            if not page.works and shorter:
                pages += (page,)
                page = yield from self._single_doi(shorter, f"DOI {shorter.value}, without its address's ending")
            pages += (yield from self._with_notices(page)) if page.works else (page,)
        return pages

    def _by_item(self, query: Query) -> Ask:
        """The work whose publisher gave Crossref the item number that is in a page's address, if it is one only."""
        pages: tuple[Page, ...] = ()
        for asked in query.identifiers:
            if pii := pii_of(asked.value) if asked.scheme == "url" else None:
                what = f"the publisher's item {pii}"
                params = (("filter", f"alternative-id:{pii}"),)
                reply = yield self._works(what, params, ITEMS, f"{FIELDS},alternative-id")
                pages += (Page(reply, what, numbered(reply, pii, asked), _total(reply, exact=True)),)
        return pages

    def _single_doi(self, asked: Identifier, what: str) -> Generator[Request, Reply, Page]:
        url = f"{self._base}/works/{quote(asked.value, safe='')}"
        reply = yield Request(url, what=what, secret_headers=self._headers, pace=self._single)
        works = single(reply, asked)
        return Page(reply, what, works, total=len(works), exists=(asked,) if works else ())

    def _with_notices(self, page: Page) -> Ask:
        """The page, its work with the retractions that notices tell of and the record itself does not.

        The record is an answer by itself: where this second question fails, it was simply not asked.
        """
        work = page.works[0]
        if any(notice.kind == "retraction" for notice in work.notices) or "," in (work.doi or ","):
            return (page,)  # a comma in a DOI would end the filter
        what = f"retraction notices on DOI {work.doi}"
        try:
            reply = yield self._works(what, (("filter", f"updates:{work.doi},update-type:retraction"),), rungs.ROWS)
            told = records.notices_on(work.doi or "", items(reply))
        except Unanswered:
            return (page,)
        noticed = replace(work, notices=marks.unique((*work.notices, *told)))
        return replace(page, works=(noticed,)), Page(reply, what, total=len(told))

    def _by_text(self, query: Query) -> Steps:
        """Crossref's own match: the whole reference, or all that is known of it, in one parameter."""
        known = (query.title, *(each.family for each in query.authors[:3]), query.year, query.venue)
        text = query.reference or (" ".join(str(each) for each in known if each) if query.title else "")
        if not text:
            return ()
        what = "the whole reference" if query.reference else "the title"
        reply = yield self._works(what, (("query.bibliographic", text[:_LONGEST_TEXT]),), MATCHES)
        return (Page(reply, what, listed(reply)),)

    def _by_rung(self, rung: Rung, seen: set[dialect.Params]) -> Ask:
        """One rung, unless a stricter one has put the same to Crossref, whose words only rank."""
        params = dialect.params(rung)
        key = tuple(pair for pair in params if pair[0] != "query.bibliographic")
        counted = rungs.enumerates(rung)
        if rung.title or not params or (not counted and key in seen):
            return ()
        if not counted:
            seen.add(key)
        reply = yield self._works(rung.name, params, 0 if counted else rungs.ROWS)
        return (Page(reply, rung.name, listed(reply), total=_total(reply, exact=dialect.strict(rung))),)

    def _by_person(self, query: Query) -> Steps:
        pages: tuple[Page, ...] = ()
        for person in query.authors[:1]:
            params = [("query.author", str(person))]
            if query.words:
                params.append(("query.bibliographic", " ".join(query.words[: dialect.MOST_WORDS])))
            what = f"works by {person}"
            reply = yield self._works(what, tuple(params), rungs.ROWS)
            pages += (Page(reply, what, listed(reply)),)
        return pages

    def _works(self, what: str, params: dialect.Params, rows: int, fields: str = FIELDS) -> Request:
        """A list; its pool is slower than that of single records."""
        chosen = (*params, ("rows", str(rows)), *((("select", fields),) if rows else ()))
        return Request(f"{self._base}/works", chosen, what, secret_headers=self._headers, pace=self._list)


_LONGEST_TEXT = 1_500
"""Characters of a reference; a longer one is several, and the address has limits too."""
_NOT_FOUND = b"resource not found"


def single(reply: Reply, asked: Identifier) -> tuple[Work, ...]:
    """The work of a look-up by DOI, none for a plain 404. Raises `Unanswered` for another paper's record."""
    if reply.status == 404:
        _expect_not_found(reply)
        return ()
    message = _message(reply, "work")
    work = records.work(message)
    if work is None:
        raise Unanswered("garbled", f"the record of DOI {asked.value} has no DOI")
    if asked in work.identifiers:
        return (work,)
    if asked in map(marks.doi, shapes.strings(message, "aliases")):
        return (replace(work, identifiers=(*work.identifiers, asked)),)
    raise Unanswered("garbled", f"asked for DOI {asked.value}, the record is of {work.doi}")


def _expect_not_found(reply: Reply) -> None:
    """Crossref says "Resource not found." in plain text, or fails in JSON; a web page is not Crossref's."""
    if not reply.body.strip().lower().startswith((_NOT_FOUND, b"{")):
        raise Unanswered("garbled", "404 with a body that is not Crossref's")


def items(reply: Reply) -> list[shapes.Item]:
    """The items of a list. Raises `Unanswered`."""
    refuse_not_found(reply)
    message = _message(reply, "work-list")
    if not isinstance(message.get("items"), list):
        raise Unanswered("garbled", "a list of works without works")
    return shapes.items(message, "items")


def numbered(reply: Reply, pii: str, asked: Identifier) -> tuple[Work, ...]:
    """The one work that has an item number, which the address asked is another name of; none where several do."""
    own = [each for each in items(reply) if pii in shapes.strings(each, "alternative-id")]
    works = [work for each in own if (work := records.work(each))]
    return (replace(works[0], identifiers=(*works[0].identifiers, asked)),) if len(works) == 1 else ()


def listed(reply: Reply) -> tuple[Work, ...]:
    """The works of a list. Raises `Unanswered`."""
    return tuple(filter(None, map(records.work, items(reply))))


def _total(reply: Reply, *, exact: bool) -> int | None:
    """The total, where it counts what was asked; none at all is none in any case."""
    total = count(_message(reply, "work-list").get("total-results"))
    if total is None:
        raise Unanswered("garbled", "a list of works without its total")
    return total if exact or total == 0 else None


def _message(reply: Reply, kind: str) -> shapes.Item:
    """The message of a reply of that type. Raises `Unanswered` for errors and for other types."""
    body = json_object(reply)
    if body.get("status") != "ok":
        raise unanswered(f"{shapes.text(body, 'message-type') or 'no status'} {_complaint(body)}".strip())
    if body.get("message-type") != kind:
        raise Unanswered("garbled", f"{shortened(str(body.get('message-type')))} in place of {kind}")
    return shapes.mapping(body, "message")


def _complaint(body: shapes.Item) -> str:
    complaints = (shapes.text(each, "message") for each in shapes.items(body, "message"))
    return shapes.text(body, "message") or "; ".join(filter(None, complaints))


API = Crossref
