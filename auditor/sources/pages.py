"""The pages that an article links to: each at its own host, read for the work it presents and for its words.

Nothing but the address is asked, one page at a time a host. What the page says of itself is believed as what
its publisher tells indexes; what it does not say, and a page that is gone, prove nothing.
"""

from __future__ import annotations

from typing import ClassVar

from auditor.model import Query, QueryKind
from auditor.parts import Pace, Page, Request, Steps
from auditor.records import pages as records

ACCEPT = "text/html, application/xhtml+xml;q=0.9"


class Pages:
    """Fetches the pages at the addresses of a query."""

    name: ClassVar[str] = records.NAME
    label: ClassVar[str] = "linked pages"
    kinds: ClassVar[frozenset[QueryKind]] = frozenset({"page"})
    pace: ClassVar[Pace] = Pace(1, 1)
    default_base: ClassVar[str] = "https://example.org"
    key_env: ClassVar[str | None] = None
    needs_key: ClassVar[bool] = False

    def __init__(self, base: str | None = None, key: str | None = None, contact: str | None = None) -> None:  # noqa: ARG002
        self._base = (base or self.default_base).rstrip("/")

    def ping(self) -> Request:
        """A page that is always there: whether the web at large can be reached."""
        return Request(f"{self._base}/", what="ping", accept=ACCEPT, page=True)

    def look_up(self, query: Query) -> Steps:
        pages: tuple[Page, ...] = ()
        for asked in (each for each in query.identifiers if each.scheme == "url"):
            what = f"the page {asked.value}"
            reply = yield Request(asked.value, what=what, accept=ACCEPT, page=True, linked=True)
            pages += (records.page(reply, asked, what),)
        return pages


API = Pages
