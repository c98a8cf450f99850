"""Floors on rules CIT501–508, over the claims and records of `fixtures/accuracy/findings.toml`.

Its `record` part was written before the rules and looked at afterwards; its `held` part was scored once. Its `early`
part was written before the rules were deepened, its `late` part afterwards; what they gave at first is kept here.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from auditor.model import Candidate, Case, Finding, Query
from auditor.rules import rules
from claims.entities.designs import design_of
from claims.model import Article, Span, Stated, Study, StudyMention
from tests.auditor.rules.cases import work

Row = dict[str, Any]
TABLE = Path(__file__).parents[2] / "fixtures" / "accuracy" / "findings.toml"
PARTS: dict[str, list[Row]] = tomllib.loads(TABLE.read_text("utf-8"))
RECORDS = [*PARTS["record"], *PARTS["held"]]
DEEPER = [*PARTS["early"], *PARTS["late"]]
FOUND = 0.9
EXPLAINED = 0.9
FIRST_READING = {"early": (3 / 32, 24 / 40), "late": (0 / 24, 20 / 34)}
"""Of the right claims the share spoken of, and of the wrong ones the share found, when they were first read."""
FALSE, FOUND_DEEPER = 0.04, 0.75


def said(claim: str, record: Row) -> tuple[Finding, ...]:
    """What rules CIT501–508 say of one claim about one record."""
    stated = Stated(design=design_of(claim), finding=claim)
    study = Study((StudyMention(Span(0, len(claim)), claim, stated),), stated)
    found = work({name: value for name, value in record.items() if name not in ("right", "wrong")})
    match = Candidate(found, {"title": True, "topic": 1.0}, 1.0)
    case = Case(study, Article("claim", claim, ()), Query(), (), "found", match, "singled-out")
    return tuple(finding for rule in rules() if rule.code.startswith("CIT5") for finding in rule.apply(case))


def wrong_in(records: list[Row]) -> list[tuple[str, Row]]:
    return [(row["says"], record) for record in records for row in record["wrong"]]


def test_share_of_right_claims_spoken_of() -> None:
    spoken = [bool(said(claim, record)) for record in DEEPER for claim in record["right"]]
    assert sum(spoken) / len(spoken) <= FALSE


def test_share_of_further_wrong_claims_found() -> None:
    found = [bool(said(claim, record)) for claim, record in wrong_in(DEEPER)]
    assert sum(found) / len(found) >= FOUND_DEEPER


def wrong() -> list[tuple[str, list[str], Row]]:
    return [(row["says"], row["codes"], record) for record in RECORDS for row in record["wrong"]]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["title"][:40])
def test_right_claims_are_left_alone(record: Row) -> None:
    spoken = {claim: said(claim, record) for claim in record["right"]}
    assert not {claim: found for claim, found in spoken.items() if found}


def test_share_of_wrong_claims_found() -> None:
    found = [bool(said(claim, record)) for claim, _, record in wrong()]
    assert sum(found) / len(found) >= FOUND


def test_share_of_wrong_claims_explained() -> None:
    right = [bool({f.code for f in said(claim, record)} & set(codes)) for claim, codes, record in wrong()]
    assert sum(right) / len(right) >= EXPLAINED
