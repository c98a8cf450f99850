"""What must hold of every format, whatever an article says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import ClassVar

from auditor.model import Audited
from auditor.reports import formats
from claims.model import Study
from tests.samples import ARTICLE, REPORT, RULINGS

FORMATS = formats()
HOSTILE = "<script>alert(1)</script> @everyone ::error::x | `a` [x](javascript:1) \x1b[31m"


def test_every_fixed_format_is_there() -> None:
    assert {"text", "json", "markdown", "html"} <= set(FORMATS)


def test_html_asks_nothing_of_anybody() -> None:
    class Loads(HTMLParser):
        found: ClassVar[list[str]] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            names = dict(attrs)
            if tag in ("script", "iframe", "img", "object", "embed", "base") or "src" in names:
                self.found.append(tag)
            if tag == "link":
                self.found.append(str(names))

    page = FORMATS["html"].render(REPORT)
    parser = Loads()
    parser.feed(page)
    assert parser.found == []
    assert "url(" not in page
    assert "@import" not in page
    assert "Content-Security-Policy" in page


def test_html_marks_every_claim_in_the_text() -> None:
    page = FORMATS["html"].render(REPORT)
    for ruling in RULINGS:
        claim = ruling.case.claim
        if not (isinstance(claim, Study) and claim.kind == "appeal"):
            assert f'href="#c-0-{ruling.id}"' in page
            assert f'id="c-0-{ruling.id}"' in page
    for word in ("mismatched", "unverifiable", "verified", "unchecked"):
        assert word in page


def test_html_escapes() -> None:
    hostile = replace(ARTICLE, title=HOSTILE, name=HOSTILE)
    page = FORMATS["html"].render(replace(REPORT, audited=(Audited(hostile, ()),)))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_markdown_escapes() -> None:
    hostile = replace(ARTICLE, title=HOSTILE)
    page = FORMATS["markdown"].render(replace(REPORT, audited=(Audited(hostile, ()),)))
    assert "<script>" not in page.replace("\\<script\\>", "")
    assert not re.search(r"(?<!\\)@everyone", page)
    assert not re.search(r"(?<!\\)\[x\]", page)


def test_json_is_the_shape_others_rely_on() -> None:
    data = json.loads(FORMATS["json"].render(REPORT))
    assert data["schema_version"] == 1
    assert data["tool"] == {"name": "citation-auditor", "version": "0.1.0"}
    claim = data["articles"][0]["claims"][0]
    assert set(claim) >= {"kind", "id", "verdict", "mentions", "stated", "match", "candidates", "findings", "lookups"}
    assert set(claim["mentions"][0]) == {"text", "start", "end", "line", "column"}
    quote = next(c for c in data["articles"][0]["claims"] if c["kind"] == "quote")
    assert set(quote["speaker"]) == {"name", "credential", "affiliation", "class"}
    assert quote["direct"] is True
    states = [c["speaker_state"] for c in data["articles"][0]["claims"] if c["kind"] == "quote"]
    assert [state["state"] for state in states] == ["no-trace", "consistent"]
    assert states[1]["works"][0]["doi"] == "10.1519/jsc.0b013e31823a4063"
    assert "4 works by S. M. McGill" in states[1]["note"]


def test_every_format_shows_what_is_known_of_a_speaker() -> None:
    for form in FORMATS.values():
        assert "4 works by S. M. McGill on spine and low back" in " ".join(form.render(REPORT).split())


def test_text_has_no_control_characters() -> None:
    hostile = replace(ARTICLE, title=HOSTILE, name=HOSTILE)
    page = FORMATS["text"].render(replace(REPORT, audited=(Audited(hostile, ()),)))
    assert "\x1b" not in page


def test_unchecked_is_never_called_unverifiable() -> None:
    unchecked = tuple(ruling for ruling in RULINGS if ruling.verdict == "unchecked")
    page = FORMATS["text"].render(replace(REPORT, audited=(Audited(ARTICLE, unchecked),)))
    assert "unverifiable" not in page.lower().replace("unverifiable is not false", "")


def test_a_format_is_pure() -> None:
    for form in FORMATS.values():
        assert form.render(REPORT) == form.render(REPORT)
