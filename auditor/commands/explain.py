"""The `explain` command: the pages of the rules."""

from __future__ import annotations

import sys

from auditor import assembly
from auditor.parts import Rule
from auditor.rules import rules


def page(word: str) -> str:
    """The page of one rule, by code or name. Raises `Misconfigured`."""
    return _page(assembly.rule(word))


def _page(rule: Rule) -> str:
    verdict = f"verdict: {rule.verdict}" if rule.verdict else "changes no verdict"
    module = sys.modules[rule.check.__module__]
    return f"{rule.code} {rule.name} ({rule.severity}; {verdict})\n\n{(module.__doc__ or '').strip()}"


def catalogue() -> str:
    """Every rule in one line each."""
    return "\n".join(f"{rule.code}  {rule.severity:<8} {rule.verdict or '–':<13} {rule.name}" for rule in rules())
