"""What can go wrong at a host, each on demand: how it looks on the wire.

A fault gets the raw connection's handler and what would have been sent; it writes what is sent instead.
"""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler

from tests.services.response import Response

HTML = b"<!DOCTYPE html><html><head><title>One moment</title></head><body><h1>Please wait</h1></body></html>"
DRIP = 0.05
"""Seconds between two bytes of a slow reply."""

Fault = Callable[[BaseHTTPRequestHandler, Response, Response], None]
STOPPED = threading.Event()
"""Set when servers close, so that no drip goes on."""


def send(handler: BaseHTTPRequestHandler, response: Response) -> None:
    """A whole and honest response."""
    _head(handler, response, len(response.body))
    handler.wfile.write(response.body)


def _head(handler: BaseHTTPRequestHandler, response: Response, length: int | None) -> None:
    handler.send_response(response.status)
    handler.send_header("Content-Type", response.media_type)
    if length is not None:
        handler.send_header("Content-Length", str(length))
    for name, value in response.headers:
        handler.send_header(name, value)
    handler.end_headers()


def _status(status: int, *headers: tuple[str, str], body: bytes = b"") -> Fault:
    def fault(handler: BaseHTTPRequestHandler, honest: Response, error: Response) -> None:
        page = body or f"<html><body><h1>{status}</h1></body></html>".encode()
        send(handler, Response(page, status, "text/html", headers))

    return fault


def _html(handler: BaseHTTPRequestHandler, honest: Response, error: Response) -> None:
    send(handler, Response(HTML, 200, "text/html; charset=utf-8"))


def _error_body(handler: BaseHTTPRequestHandler, honest: Response, error: Response) -> None:
    send(handler, error)


def _truncated(handler: BaseHTTPRequestHandler, honest: Response, error: Response) -> None:
    """The length is announced and half of it sent."""
    _head(handler, honest, len(honest.body) + 1)
    handler.wfile.write(honest.body[: len(honest.body) // 2])
    handler.close_connection = True


def _cut(handler: BaseHTTPRequestHandler, honest: Response, error: Response) -> None:
    """Half the body with its own length: whole to HTTP, broken to a parser."""
    send(handler, Response(honest.body[: len(honest.body) // 2], honest.status, honest.media_type))


def _reset(handler: BaseHTTPRequestHandler, honest: Response, error: Response) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.rfile.close()
    handler.wfile.close()
    handler.connection.close()
    handler.close_connection = True


def _drip(handler: BaseHTTPRequestHandler, honest: Response, error: Response) -> None:
    """A byte at a time, for longer than anyone waits."""
    handler.close_connection = True
    _head(handler, honest, 1_000_000)
    for _ in range(10_000):
        handler.wfile.write(b" ")
        if STOPPED.wait(DRIP):
            return


def _endless(handler: BaseHTTPRequestHandler, honest: Response, error: Response) -> None:
    handler.close_connection = True
    _head(handler, honest, None)
    while not STOPPED.is_set():
        handler.wfile.write(b" " * 65_536)


def _silent(handler: BaseHTTPRequestHandler, honest: Response, error: Response) -> None:
    """The connection is taken and nothing ever said."""
    handler.close_connection = True
    STOPPED.wait(3)


FAULTS: Mapping[str, Fault] = {
    "429": _status(429, body=b"<h1>429 Too Many Requests</h1>"),
    "429-retry-after": _status(429, ("Retry-After", "2")),
    "429-for-hours": _status(429, ("Retry-After", "7200")),
    "403": _status(403),
    "500": _status(500),
    "503": _status(503),
    "503-retry-after": _status(503, ("Retry-After", "2")),
    "html": _html,
    "error-body": _error_body,
    "truncated": _truncated,
    "cut": _cut,
    "reset": _reset,
    "drip": _drip,
    "endless": _endless,
    "silent": _silent,
}
SLOW = frozenset({"drip", "silent"})
"""Faults that only a limit of wall time ends; tests of all others can do with generous ones."""
