"""Web pages as authors' sites serve them: good ones, large ones, redirects of every kind; those of `fixtures/pages`."""

from __future__ import annotations

import re
from pathlib import Path

from tests.services.catalogue import Catalogue
from tests.services.response import Response

NAME, BASE = "pages", ""
HTML = "text/html; charset=utf-8"
ERROR = {"error": "no page"}
ARTICLE = b"<!doctype html><title>Lift well</title><article><p>Lifting is fine.</p></article>"
LARGE = 51_000_000
FOLDER = Path(__file__).parents[2] / "fixtures" / "pages"


def respond(catalogue: Catalogue, path: str, params: dict[str, list[str]]) -> Response:
    if path in ("/article.html", "/moved/0"):
        return Response(ARTICLE, 200, 'text/html; charset="utf-8"')
    if match := re.fullmatch(r"/moved/(\d+)", path):
        return _to(f"/moved/{int(match[1]) - 1}")
    if path == "/for-ever":
        return _to("/for-ever")
    if path == "/elsewhere":
        return _to(params["url"][0])
    if match := re.fullmatch(r"/pages/([a-z-]+\.html)", path):
        page = FOLDER / match[1]
        return Response(page.read_bytes() if page.exists() else b"<h1>Gone</h1>", 200 if page.exists() else 404, HTML)
    if path == "/pages/paper.pdf":
        return Response(b"%PDF-1.4\n%%EOF\n", 200, "application/pdf")
    if path == "/large":
        return Response(b" " * LARGE, 200, "text/html")
    if path == "/plain":
        return Response("Café".encode("latin-1"), 200, "text/plain; charset=ISO-8859-1")
    if path == "/bare":
        return Response(b"Words.", 200, "")
    return Response(b"<h1>Not found</h1>", 404, "text/html")


def _to(target: str) -> Response:
    return Response(b"", 302, "text/html", (("Location", target),))
