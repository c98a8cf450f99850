"""Gatherings of scholars: conferences and congresses, which a press conference is not."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.alternation import Inside
from claims.citing.cues import listed
from claims.languages import load

MEETING = 80
"""Characters within which a talk's meeting is named."""


def meeting(language: str) -> str:
    """An expression for a gathering of scholars, which a press conference is not."""
    kept = "".join(rf"(?<!{re.escape(word)}\s)" for word in load(language)["citing"]["no_meeting"])
    return rf"{kept}{listed(language, 'conference')}"


@lru_cache(maxsize=16)
def meets(language: str) -> Inside:
    """The words for such a gathering, to be missed quickly."""
    return Inside(load(language)["citing"]["conference"])
