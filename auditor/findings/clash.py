"""A contradiction between a claim and its record: both sides in their own words."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model import Evidence, Work
from auditor.parts import Problem

LONGEST = 220
"""Characters of a sentence shown in a message."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One field on which the two disagree: the words compared, and the record's sentence they stand in."""

    field: str
    said: str
    found: str
    sentence: str = ""


def problem(clash: Clash, work: Work) -> Problem:
    """The problem as a reader is told it."""
    told = f" (“{_short(clash.sentence)}”)" if clash.sentence else ""
    message = f"{clash.field}: article says “{clash.said}”, record says “{clash.found}”{told}"
    found = f"{clash.found}{told}"
    return Problem(message, (Evidence(clash.field, clash.said, found, work.source, work.url),))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
