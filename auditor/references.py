"""The `match` command's engine: reference strings or fields in, the works they are out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from auditor import codec
from auditor.judge import judge
from auditor.model import Query, Ruling
from auditor.parts import Rule, Source
from auditor.pipeline import study_case
from auditor.queries import reference_query
from auditor.rounds import JOBS, ask
from claims.entities.dates import parse as parse_date
from claims.entries import fields
from claims.model import Article, Span, Study, StudyMention
from claims.references import parse_reference

BATCH = 256
"""References asked together: enough to keep every source busy, few enough to hold in memory."""

Row = Mapping[str, Any]


def match_references(
    rows: Iterable[Row], sources: Sequence[Source], rules: Sequence[Rule], *, checked_at: str, jobs: int = JOBS
) -> Iterator[dict[str, Any]]:
    """One answer per row, in order: {"id", "verdict", "match", "candidates", "findings"}.

    A row is {"id", "reference"} with the string, or {"id", "fields"} with BibTeX fields.
    """
    pending = iter(rows)
    while batch := list(islice(pending, BATCH)):
        put = [(row, *claim_of(row, checked_at)) for row in batch]
        asked = ask((query for *_, query in put), sources, jobs)
        for row, study, article, query in put:
            case = study_case(study, article, query, asked.lookups(query))
            yield _told(row, judge(case, rules))


def claim_of(row: Row, checked_at: str) -> tuple[Study, Article, Query]:
    """A row as a study with what it states, the article that holds nothing else, and what to ask."""
    reference = str(row.get("reference") or "")
    said = parse_reference(reference) if reference else fields.stated(row.get("fields") or {})
    text = reference or " ".join(str(value) for value in (row.get("fields") or {}).values())
    mention = StudyMention(Span(0, len(text)), text, said, role="reference")
    article = Article(str(row.get("id")), text, (), published=parse_date(checked_at[:10]))
    return Study((mention,), said), article, reference_query(said, reference or None)


def _told(row: Row, ruling: Ruling) -> dict[str, Any]:
    told = codec.claim(ruling)
    return {"id": row.get("id")} | {name: told[name] for name in ("verdict", "match", "candidates", "findings")}
