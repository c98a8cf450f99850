from __future__ import annotations

import pytest

from auditor.dialects.replies import json_object
from auditor.model import Reason
from auditor.parts import Unanswered
from tests.auditor.sources.playing import raw


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<html><h1>429 Too Many Requests</h1></html>", "garbled"),
        (b"", "garbled"),
        (b'{"a": [1, 2', "garbled"),
        (b"[1]", "garbled"),
        (b"null", "garbled"),
        (b"[" * 100_000, "garbled"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "garbled"),
        (b"\xff\xfe\x00", "garbled"),
        (b'{"error": "API rate limit exceeded", "count": "4"}', "rate-limited"),
        (b'{"error": "Invalid query parameters error.", "message": "no wildcards"}', "refused"),
        (b'{"error": true, "message": "Internal trouble"}', "server-error"),
    ],
)
def test_no_answer(body: bytes, reason: Reason) -> None:
    with pytest.raises(Unanswered) as caught:
        json_object(raw(body))
    assert caught.value.reason == reason
    assert len(caught.value.detail) < 300


def test_lone_surrogates_become_encodable() -> None:
    assert json_object(raw(b'{"title": "a \\ud800 b"}')) == {"title": "a ? b"}
