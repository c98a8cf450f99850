"""Case → Ruling: every rule speaks, and the gravest verdict stands.

`verified` is what remains when the work was found and no rule that carries a verdict fired. Nothing
that could not be asked is held against the author: `unchecked` yields only to what an identified
record itself shows.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable

from auditor.deciding import SINGLED_OUT, lead, nats
from auditor.model import Case, Finding, Ruling, Verdict
from auditor.parts import Rule
from claims.model import Quote
from claims.words import tokens

GRAVITY: dict[Verdict, int] = {"mismatched": 3, "unverifiable": 2, "unchecked": 1, "verified": 0}
IDENTIFIED = 0.97
FOUND = 0.98
DOUBT = 0.75
DOUBT_SPAN = 3.7
"""Confidence by an identifier, and by a description however far it leads; the doubt at no lead, and the nats that
take most of it: 0.65 at a lead of 3, 0.79 at 5, 0.87 at 7, 0.93 at 10."""
NOT_FOUND = 0.98
NEARLY_FOUND = 0.25
AMBIGUOUS = 0.2
"""Confidence where nothing comes near, what a work just short of the bar takes of it, and where several fit.

Set on 85 articles, SciFact and 2,367 references; `benchmarks/confidence.py` prints how often each is right."""
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
    """How sure the ruling is, from 0 to 1; `None` where nothing was decided.

    Of a work found by its description, the lead over the next one tells (`auditor.deciding.BY_FACTS`
    has the measurement this curve follows); of one not found, how near the nearest came.
    """
    if verdict == "unchecked":
        return None
    if case.standing == "identified":
        return IDENTIFIED
    if case.outcome == "found" and case.match is not None:
        return round(FOUND - DOUBT * math.exp(-min(lead(case.match, case.candidates), 30.0) / DOUBT_SPAN), 2)
    if case.outcome == "ambiguous":
        return AMBIGUOUS
    nearness = max((nats(candidate) for candidate in case.candidates[:1]), default=0.0) / SINGLED_OUT
    return round(NOT_FOUND - NEARLY_FOUND * min(max(nearness, 0.0), 1.0) ** 2, 2)
