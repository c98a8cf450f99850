"""The one door to the network: a reply of status 200 or 404, or `Unanswered` with the reason.

Replies come from the evidence store where it has them; otherwise from the host, under its
governor, with retries and within limits.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from contextlib import nullcontext

from auditor import __version__
from auditor.network.addresses import address, host
from auditor.network.evidence import Ages, EvidenceStore, timestamp
from auditor.network.exchange import Exchange, SendLock, SessionFactory, session
from auditor.network.once import Once
from auditor.network.politeness import Governor, Trouble, patience
from auditor.network.wire import REDIRECTS, Arrival, Limits, answered, redirected
from auditor.parts import Pace, Reply, Request, Unanswered

LINKED_TRIES = 2
"""How often the page of somebody's site is tried: a run does not wait for every site that is down."""
DEFAULT_PACE = Pace(per_second=1.0, concurrency=1)
"""For hosts nobody stated a pace for: the pages of articles."""

_EPOCH = time.time() - time.monotonic()

Seconds = Callable[[], float]


def steady() -> float:
    """Seconds since the epoch by a clock that nobody sets while we run: a pause must not last an hour."""
    return _EPOCH + time.monotonic()


def user_agent(contact: str | None = None, homepage: str | None = None) -> str:
    """How we introduce ourselves; the contact address comes from configuration only."""
    about = "; ".join(filter(None, (homepage and f"+{homepage}", contact and f"mailto:{contact}")))
    return f"citation-auditor/{__version__}" + (f" ({about})" if about else "")


class Web:
    """Gets replies. One for a whole run: threads share its governors, session and store.

    `clock` gives seconds since the epoch and `sleep` passes them, between exchanges; the limits on
    one exchange are wall time, as a socket knows no other. `ages` says how long stored replies
    answer; offline they always do, and nothing else does. `send_lock` is held round each exchange
    where the session is not safe to share (under vcrpy). `private` lets the addresses that articles
    link to lie in one's own network.
    """

    def __init__(
        self,
        store: EvidenceStore | None = None,
        contact: str | None = None,
        *,
        homepage: str | None = None,
        clock: Seconds = steady,
        sleep: Callable[[float], None] = time.sleep,
        jitter: Seconds = random.random,
        session_factory: SessionFactory = session,
        private: bool = False,
        offline: bool = False,
        limits: Limits | None = None,
        ages: Ages | None = None,
        send_lock: SendLock | None = None,
    ) -> None:
        self.store = store or EvidenceStore(clock=clock)
        self.offline = offline
        self.jitter = jitter
        self.limits = limits or Limits()
        self._ages = ages or Ages()
        self._clock, self._sleep = clock, sleep
        self._exchange = Exchange(session_factory, user_agent(contact, homepage), send_lock or nullcontext(), private)
        self._lock = threading.Lock()
        self._governors: dict[str, Governor] = {}
        self._once: Once[Reply] = Once()
        self._unsettled: set[tuple[str, str]] = set()

    def get(self, request: Request, limits: Limits | None = None, ages: Ages | None = None) -> Reply:
        """The reply to a request. Raises `Unanswered` for everything but 200 and 404.

        Say afterwards what it was worth, with `accept` or `reject`.
        """
        shown = _shown(request)
        stored = self.store.get(shown, request.accept, None if self.offline else ages or self._ages)
        if stored:
            return stored
        if self.offline:
            raise Unanswered("offline", f"{host(request.url)}: not asked, and no stored reply")
        return self._once((shown, request.accept), lambda: self._fetch(request, shown, limits or self.limits))

    def accept(self, request: Request, reply: Reply, found: bool = True) -> None:
        """A reply was an answer. One that told of nothing is kept for a shorter time."""
        if self._settled(request):
            self.governor(request.url).answered()
            if not found:
                self.store.put(reply, request.accept, found=False)

    def reject(self, request: Request) -> None:
        """A reply was no answer, whatever its status: it is forgotten."""
        self._settled(request)
        self.store.drop(address(request), request.accept)

    def governor(self, url: str) -> Governor:
        """The governor of the host of an address."""
        name = host(url)
        with self._lock:
            if name not in self._governors:
                self._governors[name] = Governor(name, self._clock, self._sleep)
            return self._governors[name]

    def _settled(self, request: Request) -> bool:
        """Whether the reply came from the host in this run, and nobody has said yet what it was worth."""
        key = address(request), request.accept
        with self._lock:
            fresh = key in self._unsettled
            self._unsettled.discard(key)
        return fresh

    def _fetch(self, request: Request, shown: str, limits: Limits) -> Reply:
        arrival = self._persist(request, limits)
        headers = {name: value for name, value in arrival.headers.items() if name != "set-cookie"}
        reply = Reply(shown, arrival.status, headers, arrival.body, timestamp(self._clock()))
        self.store.put(reply, request.accept)
        with self._lock:
            self._unsettled.add((shown, request.accept))
        return reply

    def _persist(self, request: Request, limits: Limits) -> Arrival:
        """Try until there is a reply or patience ends. Waiting in line for the host is not counted."""
        governor, spent, tries = self.governor(request.url), 0.0, 0
        while True:
            with governor.turn(request.pace or DEFAULT_PACE):
                started = self._clock()
                try:
                    return self._try(request, governor, limits)
                except Trouble as error:
                    trouble = error
            tries += 1
            spent += self._clock() - started
            often = request.linked and tries >= LINKED_TRIES
            delay = None if often else patience(trouble, tries, spent, self.jitter())
            if delay is None:
                if not (request.page and trouble.final):
                    governor.failed(trouble)
                raise Unanswered(trouble.reason, trouble.detail)
            spent += delay
            governor.pause(delay)

    def _try(self, request: Request, governor: Governor, limits: Limits) -> Arrival:
        """One exchange, redirects followed. Raises `Trouble`."""
        arrival = self._exchange(request, limits)
        if not request.linked:
            governor.heed(request.pace or DEFAULT_PACE, arrival.headers)
        for _ in range(limits.redirects):
            if arrival.status not in REDIRECTS:
                break
            request = redirected(request, arrival)
            arrival = self._exchange(request, limits)
        return answered(arrival, governor.host, self._clock())


def _shown(request: Request) -> str:
    try:
        return address(request)
    except ValueError:
        raise Unanswered("refused", "what was to be asked is no web address") from None
