"""Causal wording in a claim, and associational wording in the record of an observational study."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.findings.clash import Clash
from auditor.findings.numerals import plain
from auditor.findings.statements import Record, Statement
from auditor.findings.study_designs import designs_found
from auditor.model import Work
from claims.entities.designs import compatible
from claims.languages import load

OBSERVATIONAL = frozenset(
    {"observational study", "cohort", "prospective cohort", "retrospective cohort", "case-control"}
    | {"cross-sectional", "survey"}
)


def overstated(claim: Statement, work: Work, told: Record) -> Clash | None:
    """A claim of cause where the record, observational by type or title, tells of association only."""
    found = next((f for f in designs_found(work, told) if f.design in OBSERVATIONAL), None)
    causal = _expression("causal").search(plain(claim.text))
    if not found or not causal or _expression("hedged").search(plain(claim.text)):
        return None
    if any(compatible("trial", f.design) for f in designs_found(work, told)):
        return None
    if _expression("causal").search(plain(told.text)):
        return None
    told_of = [each for each in (told.title, *told.sentences) if _expression("associated").search(plain(each.text))]
    if not told_of:
        return None
    association = _expression("associated").search(plain(told_of[-1].text))
    words = association[0] if association else ""
    return Clash("causality", causal[0], f"{words}, in a study that is {found.design}", told_of[-1].text)


@lru_cache(maxsize=8)
def _expression(key: str, language: str = "en") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load(language)['effects'][key])})(?!\w)")
