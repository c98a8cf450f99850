"""The nouns of auditing: frozen values that hash, pickle and round-trip to JSON.

`None` means "nobody stated it"; agreement is three-valued: `True`, `False`, `None` for nothing to
compare. A `Failure` is never an empty `Answer`.
"""

from __future__ import annotations

from auditor.model.asking import (
    Answer,
    Asked,
    Failure,
    LinkedPage,
    Lookup,
    Notice,
    NoticeKind,
    Profile,
    Query,
    QueryKind,
    Reason,
    Rung,
    Work,
)
from auditor.model.judging import (
    Audited,
    Candidate,
    Case,
    Evidence,
    Excerpt,
    Finding,
    Outcome,
    Repeat,
    Report,
    Ruling,
    Severity,
    SourceTally,
    SpeakerState,
    Standing,
    Trace,
    Trouble,
    Verdict,
)

__all__ = [
    "Answer",
    "Asked",
    "Audited",
    "Candidate",
    "Case",
    "Evidence",
    "Excerpt",
    "Failure",
    "Finding",
    "LinkedPage",
    "Lookup",
    "Notice",
    "NoticeKind",
    "Outcome",
    "Profile",
    "Query",
    "QueryKind",
    "Reason",
    "Repeat",
    "Report",
    "Ruling",
    "Rung",
    "Severity",
    "SourceTally",
    "SpeakerState",
    "Standing",
    "Trace",
    "Trouble",
    "Verdict",
    "Work",
]
