"""The DOI system itself, https://doi.org: the one authority on whether a DOI exists.

The handle API answers 200 with `responseCode` 1 (or 200: no such value) for DOIs that exist, and
404 with `responseCode` 100 for those that do not. `/ra/` names the registration agency; for agencies
without a source of their own the record comes by content negotiation (CSL-JSON).
Handle API: https://www.doi.org/the-identifier/resources/handbook/; codes: Handle.Net Technical Manual.
"""

from __future__ import annotations

import json
from collections.abc import Generator
from dataclasses import replace
from typing import ClassVar
from urllib.parse import quote

from auditor.dialects.replies import count, json_object, shortened
from auditor.model import Query, QueryKind, Work
from auditor.parts import Pace, Page, Reply, Request, Steps, Unanswered
from auditor.records import crossref, marks
from auditor.records.shapes import Item, text
from claims.model import Identifier

EXISTS = frozenset({1, 200})
NOT_REGISTERED = 100
COVERED = frozenset({"Crossref", "DataCite"})
"""Agencies that are sources themselves."""
CSL = "application/vnd.citationstyles.csl+json"

AskPage = Generator[Request, Reply, Page]


class Doi:
    """Says whether DOIs exist."""

    name: ClassVar[str] = "doi"
    label: ClassVar[str] = "DOI system"
    kinds: ClassVar[frozenset[QueryKind]] = frozenset({"study"})
    pace: ClassVar[Pace] = Pace(5, 2)
    default_base: ClassVar[str] = "https://doi.org"
    key_env: ClassVar[str | None] = None
    needs_key: ClassVar[bool] = False

    def __init__(self, base: str | None = None, key: str | None = None, contact: str | None = None) -> None:  # noqa: ARG002
        self._base = (base or self.default_base).rstrip("/")

    def ping(self) -> Request:
        """The handle of the DOI Handbook."""
        return self._handle(Identifier("doi", "10.1000/182"), "ping")

    def look_up(self, query: Query) -> Steps:
        pages: tuple[Page, ...] = ()
        for asked in (each for each in query.identifiers if each.scheme == "doi" and not each.malformed):
            page = yield from self._exists(asked, f"DOI {asked.value}")
            shorter = marks.without_suffix(asked)
            if page.absent and shorter:
                retried = yield from self._exists(shorter, f"DOI {shorter.value}, without its address's ending")
                page = retried if retried.exists else page
            pages += ((yield from self._recorded(page, page.exists[0])) if page.exists else page,)
        return pages

    def _exists(self, asked: Identifier, what: str) -> AskPage:
        reply = yield self._handle(asked, what)
        exists = registered(reply, asked)
        return Page(reply, what, exists=(asked,)) if exists else Page(reply, what, total=0, absent=(asked,))

    def _recorded(self, page: Page, asked: Identifier) -> AskPage:
        """The page with the record, where the agency is one that no other source covers.

        That the DOI exists has been answered; no failure here takes it back.
        """
        try:
            agency = yield from self._agency(asked)
            if agency is None or agency in COVERED:
                return page
            what = f"{page.what}, registered with {agency}"
            reply = yield Request(f"{self._base}/{quote(asked.value, safe='')}", what=what, accept=CSL)
            return replace(page, what=what, works=negotiated(reply, asked))
        except Unanswered:
            return page

    def _agency(self, asked: Identifier) -> Generator[Request, Reply, str | None]:
        prefix = asked.value.split("/")[0]
        reply = yield Request(f"{self._base}/ra/{quote(prefix, safe='')}", what=f"agency of {prefix}")
        return agency_of(reply)

    def _handle(self, asked: Identifier, what: str) -> Request:
        return Request(f"{self._base}/api/handles/{quote(asked.value, safe='')}", (("type", "URL"),), what)


def registered(reply: Reply, asked: Identifier) -> bool:
    """Whether the handle system knows a DOI. Raises `Unanswered` unless it says so, yes or no, of that DOI."""
    body = json_object(reply)
    code, handle = count(body.get("responseCode")), marks.doi(text(body, "handle"))
    if handle != asked:
        raise Unanswered(
            "garbled", f"asked for handle {asked.value}, the reply is of {shortened(str(body.get('handle')))}"
        )
    if reply.status == 200 and code in EXISTS:
        return True
    if reply.status == 404 and code == NOT_REGISTERED:
        return False
    raise Unanswered("server-error", f"handle {asked.value}: status {reply.status}, responseCode {code}")


def agency_of(reply: Reply) -> str | None:
    """The registration agency of a prefix; `None` where the service names none. Raises `Unanswered`."""
    try:
        listed = json.loads(reply.body)
    except (ValueError, RecursionError) as error:
        raise Unanswered("garbled", "the agency service sent no JSON") from error
    entry = listed[0] if isinstance(listed, list) and listed else None
    return text(entry, "RA") if isinstance(entry, dict) else None


def negotiated(reply: Reply, asked: Identifier) -> tuple[Work, ...]:
    """The record of content negotiation; none where the agency leads to its own page instead."""
    if reply.status != 200 or reply.body.lstrip()[:1] != b"{":
        return ()
    record: Item = json_object(reply)
    work = crossref.work(record)
    return (replace(work, source="doi"),) if work and asked in work.identifiers else ()


API = Doi
