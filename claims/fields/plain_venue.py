"""A journal told by its name alone, in whatever words stand around it ("the BMJ Open set 48 patients beside 92").

A name of several words that the gazetteer knows is hardly ever anything but a journal's, so where it stands decides
little. What may deceive is talk of the journal itself: who edits it, what it costs, how many read it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.citing.cues import cue, listed
from claims.entities.journals import Journal
from claims.fields.institution import names as institutions
from claims.fields.line import Line
from claims.model import Span

_MARKS = '"“”‘’*_(['


def is_plain(line: Line, span: Span, journal: Journal) -> bool:
    """Whether a known journal's name is one by itself: of several words, and no everyday words but a proper name."""
    name = line.text[span.start : span.end].strip(_MARKS)
    if journal.kind != "journal" or " " not in name or of_the_trade(line):
        return False
    if any(other.covers(span) for other in institutions(line)):
        return False
    return not journal.common or _is_proper(line, span)


def of_the_trade(line: Line) -> bool:
    """Whether the sentence speaks of journals as things that are edited, sold and read, and so of no study in one."""
    return bool(cue(line.language, "journal_trade").search(line.text))


def _is_proper(line: Line, span: Span) -> bool:
    """Whether everyday words are a name by their capitals: within the sentence, and no part of a longer name."""
    before, after = line.text[: span.start].rstrip(_MARKS + " ").split(), line.text[span.end :].split()
    inside = bool(before) and before[-1][-1] not in ".:;!?"
    apart = inside and not before[-1][:1].isupper() and not (after and after[0][:1].isupper())
    named = apart and before[-1].lower() not in ("of", "and", "&") and _capitalised(line.text[span.start : span.end])
    return named and bool(_ends(line.language).match(line.text, span.end))


@lru_cache(maxsize=16)
def _ends(language: str) -> re.Pattern[str]:
    """What follows a name that stands by itself: a break, or what it tells."""
    tells = listed(language, "finding", "acting", "telling", "carrying", "dating")
    return re.compile(rf"[\"”’*_]*(?:[,.:;)–—]|\s[–—(]|\s{tells}\b|\Z)")


def _capitalised(name: str) -> bool:
    """Whether each longer word of a name is written with a capital."""
    return all(word[:1].isupper() for word in name.split() if len(word) > 3)
