"""The door to the HTTP library: one exchange at a time, over sessions that threads share.

No error text of the library is ever passed on, as it may hold the whole address with its keys. An
address that an article links to is its author's choice and not ours: unless private networks are allowed, it
is asked only where its name leads to public addresses, and only while the other end is one.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import requests
import requests.adapters
import urllib3.exceptions
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from auditor.model import Reason
from auditor.network.addresses import full_address, host, is_public
from auditor.network.once import within
from auditor.network.politeness import Trouble
from auditor.network.wire import Arrival, Limits
from auditor.parts import Request

CHUNK = 65_536
CONNECTIONS = 16

SendLock = AbstractContextManager[object]
SessionFactory = Callable[[], requests.Session]


def session() -> requests.Session:
    """A session that retries nothing by itself and keeps no cookies; proxies as in the environment."""
    made = requests.Session()
    made.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    _mount(made, requests.adapters.HTTPAdapter)
    return made


def _mount(made: requests.Session, adapter: type[requests.adapters.HTTPAdapter]) -> None:
    for scheme in ("https://", "http://"):
        made.mount(scheme, adapter(pool_maxsize=CONNECTIONS, max_retries=0))


class PrivateAddress(Exception):
    """A linked address leads into a private network."""


def refuse_private(name: str) -> None:
    """Raises `PrivateAddress` for a host whose name leads to any address that is not public.

    A name that cannot be resolved here is let pass: the connection will fail, or a proxy knows more.
    """
    try:
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return
    if not all(is_public(str(entry[4][0])) for entry in found):
        raise PrivateAddress


class _GuardedHTTP(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _guarded(super()._new_conn())


class _GuardedHTTPS(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _guarded(super()._new_conn())


def _guarded(connection: socket.socket) -> socket.socket:
    """A connection about to be used, closed where its other end is not public: a name may lead elsewhere by now."""
    if not is_public(str(connection.getpeername()[0])):
        connection.close()
        raise PrivateAddress
    return connection


class _GuardedPool(HTTPConnectionPool):
    ConnectionCls = _GuardedHTTP


class _GuardedSecurePool(HTTPSConnectionPool):
    ConnectionCls = _GuardedHTTPS


class _GuardedAdapter(requests.adapters.HTTPAdapter):
    """Connects to public addresses only; through a proxy, which the user has set, connections are the proxy's."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _GuardedPool, "https": _GuardedSecurePool}


class Exchange:
    """Single exchanges over shared sessions: one for addresses of ours, one for those that articles link to."""

    def __init__(self, factory: SessionFactory, agent: str, send_lock: SendLock, private: bool = False) -> None:
        self._factory, self._agent, self._send_lock = factory, agent, send_lock
        self._private = private
        self._lock = threading.Lock()
        self._sessions: dict[bool, requests.Session] = {}

    def __call__(self, request: Request, limits: Limits) -> Arrival:
        """What arrives, whatever its status. Raises `Trouble`."""
        try:
            with self._send_lock:
                return within(limits.total, lambda: self._send(request, limits))
        except PrivateAddress:
            raise Trouble(
                "refused", f"{host(request.url)}: in a private network, where no linked page is fetched"
            ) from None
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            reason, what = _read_error(error)
            raise Trouble(reason, f"{host(request.url)}: {what}") from None

    def _send(self, request: Request, limits: Limits) -> Arrival:
        until = time.monotonic() + limits.total
        guarded = request.linked and not self._private
        if guarded:
            refuse_private(urlsplit(request.url).hostname or "")
        response = self._session(guarded).get(
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

    def _session(self, guarded: bool) -> requests.Session:
        with self._lock:
            if guarded not in self._sessions:
                made = self._sessions[guarded] = self._factory()
                if guarded:
                    _mount(made, _GuardedAdapter)
            return self._sessions[guarded]


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
