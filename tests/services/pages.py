"""Web pages as authors' sites serve them: good ones, large ones, and redirects of every kind."""

from __future__ import annotations

import re

from tests.services.catalogue import Catalogue
from tests.services.response import Response

NAME, BASE = "pages", ""
ERROR = {"error": "no page"}
ARTICLE = b"<!doctype html><title>Lift well</title><article><p>Lifting is fine.</p></article>"
LARGE = 51_000_000


def respond(catalogue: Catalogue, path: str, params: dict[str, list[str]]) -> Response:
    if path in ("/article.html", "/moved/0"):
        return Response(ARTICLE, 200, 'text/html; charset="utf-8"')
    if match := re.fullmatch(r"/moved/(\d+)", path):
        return _to(f"/moved/{int(match[1]) - 1}")
    if path == "/for-ever":
        return _to("/for-ever")
    if path == "/elsewhere":
        return _to(params["url"][0])
    if path == "/large":
        return Response(b" " * LARGE, 200, "text/html")
    if path == "/plain":
        return Response("Café".encode("latin-1"), 200, "text/plain; charset=ISO-8859-1")
    if path == "/bare":
        return Response(b"Words.", 200, "")
    return Response(b"<h1>Not found</h1>", 404, "text/html")


def _to(target: str) -> Response:
    return Response(b"", 302, "text/html", (("Location", target),))
