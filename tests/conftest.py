"""What every test gets: a network that ends at this machine, and the loopback services."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.services import Catalogue, Services

FIXTURES = Path(__file__).parents[1] / "fixtures"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
_connect = socket.socket.connect
_resolve = socket.getaddrinfo


class NetworkBlocked(BaseException):
    """A test tried to leave this machine; not an Exception, so that nothing under test absorbs it."""


def _guarded_connect(self: socket.socket, target: Any) -> None:
    if isinstance(target, tuple) and target[0] not in LOOPBACK:
        raise NetworkBlocked(f"tests may not reach {target[0]}")
    _connect(self, target)


def _guarded_resolve(host: Any, *args: Any, **kwargs: Any) -> Any:
    if host not in LOOPBACK:
        raise NetworkBlocked(f"tests may not look up {host}")
    return _resolve(host, *args, **kwargs)


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """The socket guard: independent of vcrpy, which does not hold under threads. Live recording alone lifts it."""
    if os.environ.get("CASSETTES_RECORD") == "live":
        return
    monkeypatch.setattr(socket.socket, "connect", _guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", _guarded_resolve)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def _services() -> Iterator[Services]:
    folder = FIXTURES / "library"
    running = Services(Catalogue.of_files([folder / "works.jsonl"], folder / "retractions.csv"))
    yield running
    running.close()


@pytest.fixture
def services(_services: Services) -> Iterator[Services]:
    """All services over the fixture library, in good health, with nothing asked yet."""
    _services.reset()
    yield _services
    _services.reset()
