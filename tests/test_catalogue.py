"""Every rule has a page with its four headings and a table of examples; names and codes are unique."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from auditor.parts import Rule
from auditor.rules import rules

FIXTURES = Path(__file__).parent.parent / "fixtures" / "rules"
HEADINGS = ("What it checks", "Why it matters", "Example", "What to do")


def test_codes_and_names_are_unique() -> None:
    codes = [rule.code for rule in rules()]
    names = [rule.name for rule in rules()]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_page(rule: Rule) -> None:
    page = sys.modules[rule.check.__module__].__doc__ or ""
    assert re.fullmatch(r"CIT\d{3}", rule.code)
    assert rule.name not in ("", rule.code)
    assert rule.advice.endswith(".")
    for heading in HEADINGS:
        assert heading in page, f"{rule.code} has no '{heading}'"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_module_is_named_for_its_rule(rule: Rule) -> None:
    module = rule.check.__module__.rpartition(".")[2]
    assert module == f"{rule.code.lower()}_{rule.name.replace('-', '_')}"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_examples(rule: Rule) -> None:
    table = tomllib.loads((FIXTURES / f"{rule.code}.toml").read_text("utf-8"))
    assert table["fires"], f"{rule.code} has no case that must fire"
    assert table["silent"], f"{rule.code} has no case that must stay silent"


def test_every_table_has_its_rule() -> None:
    assert {path.stem for path in FIXTURES.glob("*.toml")} == {rule.code for rule in rules()}
