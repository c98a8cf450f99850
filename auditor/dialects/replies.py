"""Replies as JSON objects, or the reason why they are no answer: a status of 200 proves nothing.

Services answer 200 with an HTML page, with an error object, or with half a document; each of these
is `Unanswered`, never an empty answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from auditor.model import Reason
from auditor.parts import Reply, Unanswered
from auditor.records.shapes import Item, text

_LONGEST_DETAIL = 160
_LIMITED = re.compile(r"rate.?limit|too many requests|quota|budget", re.IGNORECASE)
_DOWN = re.compile(r"backend|internal|unavailable|timed? ?out|exception|overload", re.IGNORECASE)
_LONE_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def unanswered(message: str) -> Unanswered:
    """The failure that an error message of a service tells of."""
    reason: Reason = "refused"
    if _LIMITED.search(message):
        reason = "rate-limited"
    elif _DOWN.search(message):
        reason = "server-error"
    return Unanswered(reason, f"the service says: {shortened(message)}")


def shortened(message: str) -> str:
    """A message as one short line."""
    line = " ".join(message.split())
    return line if len(line) <= _LONGEST_DETAIL else line[: _LONGEST_DETAIL - 1] + "…"


def json_object(reply: Reply) -> Item:
    """The JSON object of a reply. Raises `Unanswered` for anything else, an error object included."""
    body = _json(reply.body)
    if not isinstance(body, Mapping):
        raise Unanswered("garbled", "a JSON object was expected, and another value came")
    error = body.get("error")
    if error:
        said = [error if isinstance(error, str) else "", text(body, "message") or ""]
        raise unanswered(" – ".join(filter(None, said)) or "an error without words")
    return body


def _json(body: bytes) -> Any:
    if body.lstrip()[:1] == b"<":
        raise Unanswered("garbled", "a page of HTML or XML came in place of JSON")
    if not body.strip():
        raise Unanswered("garbled", "the reply is empty")
    try:
        parsed = json.loads(body)
        return _encodable(parsed) if _LONE_SURROGATE.search(body) else parsed
    except (ValueError, RecursionError) as error:
        raise Unanswered("garbled", f"no JSON, or only a part of it, in {len(body)} bytes") from error


def _encodable(parsed: Any) -> Any:
    """The same without lone surrogates, which no file, store or terminal takes."""
    return json.loads(json.dumps(parsed, ensure_ascii=False).encode("utf-8", "replace"))


def count(value: object) -> int | None:
    """A total as services write it: 412 or "412"."""
    digits = str(value)
    return int(digits) if not isinstance(value, bool) and digits.isascii() and digits.isdigit() else None


def found(reply: Reply) -> bool:
    """Whether a look-up by identifier brought a record: status 200, not 404."""
    return reply.status == 200


def refuse_not_found(reply: Reply) -> None:
    """For endpoints that answer every question with 200: their 404 is no answer, but a wrong address."""
    if reply.status == 404:
        raise Unanswered("garbled", f"404 for a search: {shortened(reply.url)} is not the service")
