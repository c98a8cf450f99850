"""Fetching the article itself where it is given by its address."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from auditor.model import Reason
from auditor.network.addresses import host
from auditor.network.evidence import ANEW
from auditor.network.web import Web
from auditor.network.wire import MEGABYTE
from auditor.parts import Pace, Reply, Request, Unanswered
from claims.parts import Document, Unreadable

LARGEST = 50 * MEGABYTE
PACE = Pace(per_second=2.0, concurrency=2)
ACCEPT = "text/html, application/xhtml+xml, text/markdown;q=0.9, text/plain;q=0.9, */*;q=0.5"
ADDRESS = re.compile(r"(?i)https?://[^\s/?#]+(?:[/?#]\S*)?")
ADVICE: dict[Reason, str] = {
    "offline": "run it once without --offline, or give the file",
    "refused": "save the page and give the file",
    "garbled": "open it in a browser, save the page and give the file",
    "too-large": "save the article's own part and give the file",
}


def is_address(name: str) -> bool:
    """Whether the name is an http or https address, and so to be fetched."""
    return ADDRESS.fullmatch(name) is not None and _parses(name)


def fetch_article(url: str, web: Web) -> Document:
    """The page at an address, undecoded. Raises `Unreadable` with one line that says what to do.

    It is always fetched anew, as an article under work changes by the minute; its stored copy serves offline.
    """
    if not is_address(url):
        raise Unreadable(f"{url}: not an http or https address")
    request = Request(url=url, accept=ACCEPT, pace=PACE, what="the article", page=True)
    try:
        reply = web.get(request, limits=replace(web.limits, size=LARGEST), ages=ANEW)
    except Unanswered as unanswered:
        advice = ADVICE.get(unanswered.reason, "try again later, or give the file")
        detail = unanswered.detail.removeprefix(f"{host(url)}: ")
        raise Unreadable(f"{url}: {detail}; {advice}") from None
    return _document(url, request, reply, web)


def _parses(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _document(url: str, request: Request, reply: Reply, web: Web) -> Document:
    web.accept(request, reply, found=reply.status == 200)
    if reply.status == 404:
        raise Unreadable(f"{url}: there is no such page (HTTP 404); check the address")
    media_type, charset = reply.content_type
    return Document(name=url, body=reply.body, media_type=media_type, charset=charset)
