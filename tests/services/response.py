"""What a service answers: status, media type, headers and body."""

from __future__ import annotations

import json
from dataclasses import dataclass

JSON = "application/json;charset=utf-8"


@dataclass(frozen=True, slots=True)
class Response:
    """One honest response."""

    body: bytes
    status: int = 200
    media_type: str = JSON
    headers: tuple[tuple[str, str], ...] = ()


def as_json(value: object, status: int = 200, *headers: tuple[str, str]) -> Response:
    return Response(json.dumps(value, ensure_ascii=False).encode(), status, JSON, headers)


def as_text(text: str, status: int = 200) -> Response:
    return Response(text.encode(), status, "text/plain;charset=utf-8")


def as_xml(text: str, status: int = 200) -> Response:
    return Response(text.encode(), status, "text/xml; charset=UTF-8")
