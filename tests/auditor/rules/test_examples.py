"""Each rule's own table: it fires where it must, and is silent where it must be."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.model import Finding
from auditor.parts import Rule
from auditor.rules import rules
from tests.auditor.rules import cases


def examples(part: str) -> list[Any]:
    return [
        pytest.param(rule, row, id=f"{rule.code}: {row['why']}")
        for rule in rules()
        if (cases.FOLDER / f"{rule.code}.toml").exists()
        for row in cases.table(rule.code, part)
    ]


def spoken(rule: Rule, row: dict[str, Any]) -> tuple[Finding, ...]:
    """What a rule says of a case, and of its article."""
    case = cases.case(row)
    return (*rule.apply(case), *rule.apply_to(case.article))


@pytest.mark.parametrize(("rule", "row"), examples("fires"))
def test_fires(rule: Rule, row: dict[str, Any]) -> None:
    findings = spoken(rule, row)
    assert findings, f"{rule.code} must fire: {row['why']}"
    message = " ".join(finding.message for finding in findings)
    for words in row.get("says", ()):
        assert words in message


@pytest.mark.parametrize(("rule", "row"), examples("silent"))
def test_silent(rule: Rule, row: dict[str, Any]) -> None:
    assert not spoken(rule, row), f"{rule.code} must stay silent: {row['why']}"
