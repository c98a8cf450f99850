"""The one door to the network: a reply of status 200 or 404, or `Unanswered` with the reason.

Replies come from the evidence store where it has them; otherwise from the host, under its
governor, with retries and within limits. No error text of the HTTP library is ever passed on, as it
may hold the whole address with its keys.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from http.cookiejar import DefaultCookiePolicy

import requests
import requests.adapters
import urllib3.exceptions

from auditor import __version__
from auditor.model import Reason
from auditor.network.addresses import address, full_address, host
from auditor.network.evidence import Ages, EvidenceStore, timestamp
from auditor.network.once import Once, within
from auditor.network.politeness import Governor, Trouble, patience
from auditor.network.wire import REDIRECTS, Arrival, Limits, answered, redirected
from auditor.parts import Pace, Reply, Request, Unanswered

CHUNK = 65_536
CONNECTIONS = 16
DEFAULT_PACE = Pace(per_second=1.0, concurrency=1)
"""For hosts nobody stated a pace for: the pages of articles."""

_EPOCH = time.time() - time.monotonic()

SendLock = AbstractContextManager[object]
Seconds = Callable[[], float]


def steady() -> float:
    """Seconds since the epoch by a clock that nobody sets while we run: a pause must not last an hour."""
    return _EPOCH + time.monotonic()


def session() -> requests.Session:
    """A session that retries nothing by itself and keeps no cookies; proxies as in the environment."""
    made = requests.Session()
    made.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    adapter = requests.adapters.HTTPAdapter(pool_maxsize=CONNECTIONS, max_retries=0)
    made.mount("https://", adapter)
    made.mount("http://", adapter)
    return made


def user_agent(contact: str | None = None, homepage: str | None = None) -> str:
    """How we introduce ourselves; the contact address comes from configuration only."""
    about = "; ".join(filter(None, (homepage and f"+{homepage}", contact and f"mailto:{contact}")))
    return f"citation-auditor/{__version__}" + (f" ({about})" if about else "")


class Web:
    """Gets replies. One for a whole run: threads share its governors, session and store.

    `clock` gives seconds since the epoch and `sleep` passes them, between exchanges; the limits on
    one exchange are wall time, as a socket knows no other. `ages` says how long stored replies
    answer; offline they always do, and nothing else does. `send_lock` is held round each exchange
    where the session is not safe to share (under vcrpy).
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
        session_factory: Callable[[], requests.Session] = session,
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
        self._wire = _Wire(session_factory, user_agent(contact, homepage), send_lock or nullcontext())
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
            delay = patience(trouble, tries, spent, self.jitter())
            if delay is None:
                if not (request.page and trouble.final):
                    governor.failed(trouble)
                raise Unanswered(trouble.reason, trouble.detail)
            spent += delay
            governor.pause(delay)

    def _try(self, request: Request, governor: Governor, limits: Limits) -> Arrival:
        """One exchange, redirects followed. Raises `Trouble`."""
        arrival = self._wire.exchange(request, limits)
        governor.heed(request.pace or DEFAULT_PACE, arrival.headers)
        for _ in range(limits.redirects):
            if arrival.status not in REDIRECTS:
                break
            request = redirected(request, arrival)
            arrival = self._wire.exchange(request, limits)
        return answered(arrival, governor.host, self._clock())


def _shown(request: Request) -> str:
    try:
        return address(request)
    except ValueError:
        raise Unanswered("refused", "what was to be asked is no web address") from None


class _Wire:
    """Single exchanges over one shared session."""

    def __init__(self, factory: Callable[[], requests.Session], agent: str, send_lock: SendLock) -> None:
        self._factory, self._agent, self._send_lock = factory, agent, send_lock
        self._lock = threading.Lock()
        self._session: requests.Session | None = None

    def exchange(self, request: Request, limits: Limits) -> Arrival:
        """What arrives, whatever its status. Raises `Trouble`."""
        try:
            with self._send_lock:
                return within(limits.total, lambda: self._send(request, limits))
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            reason, what = _read_error(error)
            raise Trouble(reason, f"{host(request.url)}: {what}") from None

    def _send(self, request: Request, limits: Limits) -> Arrival:
        until = time.monotonic() + limits.total
        response = self._shared_session().get(
            full_address(request),
            headers={"User-Agent": self._agent, "Accept": request.accept, **dict(request.secret_headers)},
            stream=True,
            timeout=(limits.connect, limits.read),
            allow_redirects=False,
        )
        with closing(response):
            headers = {name.lower(): value for name, value in response.headers.items()}
            body = b"".join(self._chunks(response, limits.size, until))
        return Arrival(response.status_code, headers, body, full_address(request))

    def _chunks(self, response: requests.Response, size: int, until: float) -> Iterator[bytes]:
        """The body as it comes. Raises `Trouble` where it is too large, `TimeoutError` where too slow."""
        response.raw.decode_content = True
        read = 0
        while chunk := response.raw.read1(CHUNK):
            read += len(chunk)
            if read > size:
                raise Trouble("too-large", f"{host(response.url)}: the reply is larger than {size / 1e6:g} MB")
            if time.monotonic() > until:
                raise TimeoutError
            yield chunk

    def _shared_session(self) -> requests.Session:
        with self._lock:
            if self._session is None:
                self._session = self._factory()
            return self._session


_NO_ADDRESS = (
    requests.exceptions.InvalidURL,
    requests.exceptions.InvalidSchema,
    requests.exceptions.MissingSchema,
    urllib3.exceptions.LocationValueError,
    UnicodeError,
)
_ERRORS: tuple[tuple[tuple[type[Exception], ...], Reason, str], ...] = (
    (_NO_ADDRESS, "refused", "no web address"),
    ((TimeoutError, requests.Timeout, urllib3.exceptions.TimeoutError), "timeout", "no full reply in time"),
    (
        (requests.exceptions.ContentDecodingError, urllib3.exceptions.DecodeError),
        "garbled",
        "the reply does not unpack",
    ),
    ((requests.exceptions.SSLError, urllib3.exceptions.SSLError), "unreachable", "no secure connection"),
    ((requests.ConnectionError,), "unreachable", "no connection"),
    ((requests.exceptions.ChunkedEncodingError, urllib3.exceptions.ProtocolError), "incomplete", "the reply broke off"),
    ((OSError,), "unreachable", "no connection"),
)


def _read_error(error: Exception) -> tuple[Reason, str]:
    """The reason of an exception of the HTTP library, and our own words for it."""
    return next(
        ((reason, what) for kinds, reason, what in _ERRORS if isinstance(error, kinds)), ("refused", "no web address")
    )
