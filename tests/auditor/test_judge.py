"""The gravest verdict stands, and nothing that could not be asked is held against the author."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.judge import judge
from auditor.model import Case, Query, Verdict
from auditor.parts import Problem, Rule
from claims.model import Article, Span, Stated, Study, StudyMention

STUDY = Study((StudyMention(Span(0, 5), "A 2012 study.", Stated(year=2012)),), Stated(year=2012))
CASE = Case(STUDY, Article("a", "", ()), Query(), (), "found")


def rule(verdict: Verdict | None, severity: str = "warning", code: str = "CIT999") -> Rule:
    return Rule(code, "a-name", severity, verdict, "Do.", lambda _: [Problem("said")])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rules", "verdict"),
    [
        ((), "verified"),
        ((rule(None),), "verified"),
        ((rule("unverifiable"), rule("mismatched")), "mismatched"),
        ((rule("unverifiable"),), "unverifiable"),
    ],
)
def test_gravest(rules: tuple[Rule, ...], verdict: Verdict) -> None:
    assert judge(CASE, rules).verdict == verdict


def test_unreached_is_unchecked_unless_a_record_convicts() -> None:
    unreached = replace(CASE, outcome="unreached")
    assert judge(unreached, ()).verdict == "unchecked"
    assert judge(unreached, (rule("unverifiable"),)).verdict == "unchecked"
    assert judge(unreached, (rule("mismatched"),)).verdict == "mismatched"


def test_nothing_found_is_never_verified() -> None:
    for outcome in ("absent", "ambiguous", "vague"):
        assert judge(replace(CASE, outcome=outcome), ()).verdict == "unverifiable"


def test_findings_come_gravest_first() -> None:
    findings = judge(CASE, (rule(None, "error", "CIT301"), rule("mismatched", "warning", "CIT202"))).findings
    assert [finding.code for finding in findings] == ["CIT202", "CIT301"]


def test_fingerprint_stays_while_the_words_stay() -> None:
    moved = replace(STUDY, mentions=(replace(STUDY.mentions[0], span=Span(90, 95)),))
    assert judge(CASE, ()).id == judge(replace(CASE, claim=moved), ()).id
    other = replace(STUDY, mentions=(replace(STUDY.mentions[0], text="A 2013 study."),))
    assert judge(CASE, ()).id != judge(replace(CASE, claim=other), ()).id
