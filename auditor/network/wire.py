"""One HTTP exchange seen from outside: its limits, what arrived, and how a status is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from auditor.model import Reason
from auditor.network.addresses import host
from auditor.network.evidence import KEPT
from auditor.network.politeness import LONGEST_PAUSE, Trouble, retry_after
from auditor.parts import Request

MEGABYTE = 1_000_000
REDIRECTS = frozenset({301, 302, 303, 307, 308})
SHUT_OUT = 403
"""The host has shut us out; asking on would only prolong it."""
REASONS: Mapping[int, Reason] = {408: "timeout", 425: "server-error", 429: "rate-limited"}


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on one exchange: seconds to connect, between two bytes, and in all; bytes; redirects."""

    connect: float = 8.0
    read: float = 30.0
    total: float = 60.0
    size: int = 20 * MEGABYTE
    redirects: int = 10


@dataclass(frozen=True, slots=True)
class Arrival:
    """One HTTP response, read to its end. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    """The address that answered in the end, as it was sent: it may hold secrets."""


def redirected(request: Request, arrival: Arrival) -> Request:
    """The request that a redirect asks for; secrets never go along to another host. Raises `Trouble`."""
    target = _target(arrival)
    if target is None:
        raise Trouble("garbled", f"{host(request.url)}: redirects to no web address")
    same = _origin(target) == _origin(arrival.url)
    return replace(request, url=target, params=(), secrets=(), secret_headers=request.secret_headers if same else ())


def answered(arrival: Arrival, name: str, now: float) -> Arrival:
    """The arrival itself where it is a reply. Raises `Trouble` for everything but 200 and 404."""
    status = arrival.status
    if status in KEPT:
        return arrival
    if status in REDIRECTS:
        raise Trouble("garbled", f"{name}: redirects without end")
    pause = retry_after(arrival.headers.get("retry-after"), now)
    final = status == SHUT_OUT or (pause or 0) > LONGEST_PAUSE
    wait = f", to be asked again in {pause:.0f} s" if pause else ""
    raise Trouble(_reason(status), f"{name}: HTTP {status}{wait}", pause, final)


def _target(arrival: Arrival) -> str | None:
    """Where a redirect leads, if that is a web address."""
    try:
        target = urljoin(arrival.url, arrival.headers["location"])
        return target if urlsplit(target).scheme in ("http", "https") and urlsplit(target).hostname else None
    except (KeyError, ValueError):
        return None


def _reason(status: int) -> Reason:
    if status < 400:
        return "garbled"
    return REASONS.get(status, "server-error" if status >= 500 else "refused")


def _origin(url: str) -> tuple[str, str]:
    return urlsplit(url).scheme, host(url)
