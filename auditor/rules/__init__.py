"""The catalogue of rules, one module each; a rule's module docstring is its page."""

from __future__ import annotations

import sys

from auditor.parts import Rule
from claims.registry import collect


def rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    return tuple(sorted(collect(sys.modules[__name__], "RULE", Rule), key=lambda rule: rule.code))
