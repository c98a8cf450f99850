"""The `explain` command: the pages of the rules."""

from __future__ import annotations

import difflib
import sys

from auditor.config import Misconfigured
from auditor.parts import Rule
from auditor.rules import rules


def page(code: str) -> str:
    """The page of one rule, by code or name. Raises `Misconfigured`."""
    catalogue = {rule.code: rule for rule in rules()} | {rule.name: rule for rule in rules()}
    wanted = code.upper() if code.upper() in catalogue else code.lower()
    if wanted not in catalogue:
        near = difflib.get_close_matches(wanted.upper(), [rule.code for rule in rules()], n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise Misconfigured(f"no rule '{code}'{hint} 'citation-auditor explain' lists them all")
    return _page(catalogue[wanted])


def _page(rule: Rule) -> str:
    verdict = f"verdict: {rule.verdict}" if rule.verdict else "changes no verdict"
    module = sys.modules[rule.check.__module__]
    return f"{rule.code} {rule.name} ({rule.severity}; {verdict})\n\n{(module.__doc__ or '').strip()}"


def catalogue() -> str:
    """Every rule in one line each."""
    return "\n".join(f"{rule.code}  {rule.severity:<8} {rule.verdict or '–':<13} {rule.name}" for rule in rules())
