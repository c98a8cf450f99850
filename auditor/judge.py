"""Case → Ruling: every rule speaks, and the gravest verdict stands.

`verified` is what remains when the work was found and no rule that carries a verdict fired. Nothing
that could not be asked is held against the author: `unchecked` yields only to what an identified
record itself shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from auditor.model import Case, Finding, Ruling, Verdict
from auditor.parts import Rule
from claims.model import Quote
from claims.words import tokens

GRAVITY: dict[Verdict, int] = {"mismatched": 3, "unverifiable": 2, "unchecked": 1, "verified": 0}
SEVERITY = {"error": 2, "warning": 1, "note": 0}


def judge(case: Case, rules: Iterable[Rule]) -> Ruling:
    """The ruling on a case by all the rules."""
    findings = [finding for rule in rules for finding in rule.apply(case)]
    findings.sort(key=lambda f: (-GRAVITY[f.verdict or "verified"], -SEVERITY[f.severity], f.code))
    verdict = _verdict(case, findings)
    return Ruling(fingerprint(case), case, verdict, tuple(findings), confidence(case, verdict))


def _verdict(case: Case, findings: Iterable[Finding]) -> Verdict:
    carried: list[Verdict] = [finding.verdict for finding in findings if finding.verdict]
    gravest = max(carried, key=GRAVITY.__getitem__, default=None)
    if case.outcome == "unreached":
        return "mismatched" if gravest == "mismatched" else "unchecked"
    if gravest:
        return gravest
    return "verified" if case.outcome == "found" else "unverifiable"


def fingerprint(case: Case) -> str:
    """An identifier of the claim that stays while its words stay: 16 hexadecimal digits."""
    claim = case.claim
    words = claim.text if isinstance(claim, Quote) else " ".join(mention.text for mention in claim.mentions)
    kind = "quote" if isinstance(claim, Quote) else claim.kind
    return hashlib.sha256(f"{kind} {' '.join(tokens(words))}".encode()).hexdigest()[:16]


def confidence(case: Case, verdict: Verdict) -> float | None:
    """How sure the ruling is, from 0 to 1; `None` where nothing was decided."""
    if verdict == "unchecked":
        return None
    if case.standing == "identified":
        return 0.97
    if case.match is not None:
        return round(0.5 + case.match.score / 2.1, 2)
    nearest = case.candidates[0].score if case.candidates else 0.0
    return round(0.95 - nearest / 3, 2)
