"""Sources told in apposition, as notes give them: "Doe and Roe, Spine, 2018, had 40 men …".

Names, a known journal and a year one after the other, at the head of a sentence or after a colon, are a source
whatever comes after them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.citing.cues import NAME, YEAR, listed
from claims.entities import journals
from claims.fields.line import Line
from claims.fields.place import is_place
from claims.model import Span
from claims.patterns import lazily

BLOTTED = "x{3,}"
"""How a journal stands in a sentence whose other names are blotted out (`claims.fields.authors`)."""
_JOURNAL = r"[A-Z][^,;:()\"“”]{2,80}"
_DATED = rf",?\s(?P<year>{YEAR})(?=[,:;.)]|\Z)"


@lru_cache(maxsize=16)
def before_journal(language: str, journal: str = BLOTTED) -> re.Pattern[str]:
    """Names before a journal and its year: the groups `names`, `more`, `journal` and `year`."""
    lead, joining = (listed(language, key) for key in ("particles", "joining"))
    one = rf"(?:{lead}\s){{0,2}}{NAME}(?:\s(?:(?:[A-Z]\.)+|{NAME}|[A-Z]{{1,3}}(?![\w-]))){{0,3}}"
    names = rf"{one}(?:,\s{one}){{0,7}}(?:,?\s{joining}\s{one})?"
    more = r"(?P<more>,?\set\sal\.?)?"
    return lazily(rf"(?:\A|[:;.!?–—]\s)[\"“*_]*(?P<names>{names}){more},\s[*_]*(?P<journal>{journal}){_DATED}")


@lru_cache(maxsize=64)
def journal(line: Line) -> Span | None:
    """Where the journal of a source in apposition stands."""
    if not _dated().search(line.text):
        return None
    found = (match for match in before_journal(line.language, _JOURNAL).finditer(line.text))
    return next((Span(*match.span("journal")) for match in found if _is_journal(match["journal"], line)), None)


def _is_journal(words: str, line: Line) -> bool:
    name = words.strip("*_ ")
    return journals.resolve(name) is not None and not is_place(name, line.language)


@lru_cache(maxsize=1)
def _dated() -> re.Pattern[str]:
    """What such a source cannot do without."""
    return re.compile(rf",\s[*_]*[A-Z][^,;:()]{{2,80}}{_DATED}")
