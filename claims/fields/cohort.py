"""Trials and cohorts known by a name: "the Women's Health Initiative", "the PREDIMED trial", "EPIC-Oxford"."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.alternation import NOTHING
from claims.citing.cues import NAME, listed
from claims.fields.line import Line, Slot
from claims.languages import load
from claims.model import Span


@lru_cache(maxsize=16)
def _pattern(language: str) -> re.Pattern[str]:
    named = sorted(map(re.escape, load(language)["citing"]["named"]), key=len, reverse=True) or [NOTHING]
    the, joins = listed(language, "definite"), listed(language, "name_joins")
    long = rf"(?:{NAME}(?:[’']s?)?\s(?:(?:{joins}\s){{1,2}})?){{1,6}}(?:{'|'.join(named)})(?:\s[IVX\d]+)?"
    short = rf"[A-Z][A-Za-z]*[A-Z\d][\w-]*(?=(?:\s[a-z-]+)?\s(?:{'|'.join(named).lower()})(?![\w-]))"
    after = rf"\b{listed(language, 'nouns', 'loose')},?\s\(?(?P<after>[A-Z][A-Za-z-]*[A-Z\d][\w-]*)(?=[,)])"
    return re.compile(rf"\b{the}\s(?:(?P<long>{long})(?![\w-])|(?:[\w-]+\s){{0,2}}?(?P<short>{short}))|{after}")


_LETTERS = re.compile(r"[A-Z][A-Za-z-]*?[A-Z\d]")
"""What a name of capitals cannot do without."""


def _may_name(text: str, language: str) -> bool:
    """Whether a text has capitals within a word, or a word that ends the name of a trial."""
    return bool(_LETTERS.search(text)) or any(word in text for word in load(language)["citing"]["named"])


def cohort(line: Line) -> Slot[str] | None:
    """The first named trial or cohort of a sentence."""
    match = _pattern(line.language).search(line.text) if _may_name(line.text, line.language) else None
    if not match:
        return None
    group = match.lastgroup or "long"
    return Slot(Span(*match.span(group)), match[group])
