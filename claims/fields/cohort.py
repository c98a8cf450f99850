"""Trials and cohorts known by a name: "the Women's Health Initiative", "the PREDIMED trial", "EPIC-Oxford"."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.citing import NAME
from claims.fields.line import Line, Slot
from claims.languages import load
from claims.model import Span


@lru_cache(maxsize=16)
def _pattern(language: str) -> re.Pattern[str]:
    ends = "|".join(sorted((re.escape(word) for word in load(language)["citing"]["named"]), key=len, reverse=True))
    small = "|".join(
        sorted({re.escape(word.lower()) for word in load(language)["citing"]["named"]}, key=len, reverse=True)
    )
    name = rf"(?:{NAME}|[A-Z]{{2,}}[\w-]*)"
    return re.compile(
        rf"\b[Tt]he\s(?P<long>(?:{name}(?:[’']s?)?\s(?:(?:of|and|on|in|for)\s(?:the\s)?)?){{1,6}}(?:{ends})(?:\s[IVX\d]+)?)(?![\w-])"
        rf"|\b[Tt]he\s(?:[\w-]+\s){{0,2}}?(?P<short>[A-Z][A-Za-z]*[A-Z\d][\w-]*)(?:\s[a-z-]+)?\s(?:{small})(?![\w-])"
    )


def cohort(line: Line) -> Slot[str] | None:
    """The first named trial or cohort of a sentence."""
    match = _pattern(line.language).search(line.text)
    if not match:
        return None
    group = "long" if match["long"] else "short"
    return Slot(Span(*match.span(group)), match[group])
