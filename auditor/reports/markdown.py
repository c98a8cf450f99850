"""The report as Markdown, for pull requests, job summaries and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model import Audited, Case, Finding, Report, Ruling, Work
from auditor.parts import Format
from auditor.witnesses.hearsay import speaker_note, speaker_works
from auditor.wording import (
    VERDICTS,
    agrees,
    all_rulings,
    appeals,
    article_side,
    asked,
    by_gravity,
    caveat,
    lines_of,
    links,
    nearest,
    plural,
    record_side,
    scope,
    silence,
    silent,
    text_of,
    totals,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!@&])")


def render(report: Report) -> str:
    """GitHub-flavoured Markdown; all text of the article and of records is escaped."""
    parts = ["# Citation audit", "", totals(all_rulings(report)), ""]
    for audited in report.audited:
        parts += _article(audited)
    parts += [f"- **{escape(t.path)}** could not be audited: {escape(t.message)}" for t in report.troubles]
    parts += ["---", "", f"{escape(scope(report))} Checked {report.checked_at}.{caveat(report)}", ""]
    return "\n".join(parts)


def escape(text: str) -> str:
    """Text that Markdown shows as it stands: no markup, no mention, no line break."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _article(audited: Audited) -> Iterator[str]:
    article = audited.article
    yield f"## {escape(article.title or article.name)}"
    yield ""
    yield f"{_code(article.name)} · {totals(audited.rulings)}"
    yield ""
    for ruling in by_gravity(audited):
        yield from _ruling(ruling)
    yield from _appeals(audited)
    for finding in audited.findings:
        yield f"- {_finding(finding)}"


def _code(text: str) -> str:
    return f"`{text.replace('`', chr(39))}`"


def _ruling(ruling: Ruling) -> Iterator[str]:
    words = VERDICTS[ruling.verdict]
    yield f"### {words.icon} {words.word} · line {', '.join(map(str, lines_of(ruling)))}"
    yield ""
    yield f"> {escape(text_of(ruling))}"
    yield ""
    yield f"- **Article:** {escape(article_side(ruling))}"
    if ruling.case.match is not None:
        yield f"- **Record:** {_record(ruling)}"
        if agrees(ruling.case):
            yield f"- **Both say the same of:** {agrees(ruling.case)}"
    yield from _speaker(ruling)
    for finding in ruling.findings:
        yield f"- {_finding(finding)}"
    yield from _searched(ruling.case)
    yield ""


def _speaker(ruling: Ruling) -> Iterator[str]:
    """What is known of a quote's speaker, and the works that show it."""
    note = speaker_note(ruling)
    if note:
        yield f"- **Speaker:** {escape(note)}"
    for work in speaker_works(ruling.case):
        yield f"  - {_linked(work)}"


def _record(ruling: Ruling) -> str:
    assert ruling.case.match is not None
    return _linked(ruling.case.match.work)


def _linked(work: Work) -> str:
    """A record in one line with the addresses of its pages."""
    return " · ".join((escape(record_side(work)), *(f"[{label}](<{url}>)" for label, url in links(work))))


def _finding(finding: Finding) -> str:
    advice = f" *{escape(finding.advice)}*" if finding.advice else ""
    return f"**{finding.code} {finding.name}:** {escape(finding.message)}{advice}"


def _searched(case: Case) -> Iterator[str]:
    if case.outcome == "found":
        return
    for source, question in asked(case):
        total = "" if question.total is None else f": {question.total:,}"
        yield f"- Asked {escape(source)}: {escape(question.what or question.url)}{total}"
    for failure in silent(case):
        yield f"- {escape(silence(failure))}"
    for work in nearest(case):
        yield f"- Nearest: {escape(record_side(work))} " + " ".join(f"[{name}](<{url}>)" for name, url in links(work))


def _appeals(audited: Audited) -> Iterator[str]:
    found = appeals(audited)
    if found:
        places = ", ".join(str(line) for ruling in found for line in lines_of(ruling)[:1])
        yield f"{plural(len(found), 'appeal')} to research in general, naming no study: line {places}."
        yield ""


FORMAT = Format(name="markdown", suffix=".md", render=render)
