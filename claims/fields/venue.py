"""The journal of a study: a journal's name where a journal belongs, in the words of the article.

A strong slot is one that only a place of publication fits ("published in …", "the journal …", "trial in …",
"In 2013, … published"); a weak one is a bare "in". A journal of several words that the gazetteer knows may stand in
either; a name that is also a common word ("Spine", "Nature") or that the gazetteer does not know needs a strong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims import journals
from claims.citing import NAME, YEAR, listed
from claims.fields.line import Line, Slot
from claims.languages import load
from claims.model import Span

_WRITTEN = rf"{NAME}(?:(?:,?\s(?:and|of|the|for|in|on|&)(?:\s(?:the|and))?)?,?\s(?:{NAME}|&)){{0,9}}"
"""Capitalised words with the small words between them, as a journal's name is written."""
_OPENING = "\"“”‘’'«*_( "
LONGEST = 110
"""Characters of the longest run taken as a journal's name unknown to the gazetteer."""


@dataclass(frozen=True, slots=True)
class _Slots:
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    subject: re.Pattern[str]
    opening: re.Pattern[str]
    unknown: re.Pattern[str]
    inherited: re.Pattern[str]
    adjective: re.Pattern[str]
    outlets: frozenset[str]


@lru_cache(maxsize=16)
def _slots(language: str) -> _Slots:
    words = load(language)["citing"]
    appearing, carrying = listed(language, "appearing"), listed(language, "carrying")
    nouns = listed(language, "nouns", "loose")
    months = listed(language, "months")
    when = rf"(?:\s(?:back\s)?in\s(?:{months}\s)?{YEAR},?|\s(?:online|today|recently|earlier|{months}\.?\s\d{{1,2}},?|last\s\w+|this\s\w+)){{0,2}}"
    journal = r"(?:(?:the|a)\s)?(?:[\w-]+\s)?(?:journals?|periodical)"
    strong = (
        rf"(?:\b{appearing}{when},?\s(?:in|by|for|within|inside)(?:\s(?:the|an?\sissue\sof|{journal}(?:\s(?:called|named))?))?"
        rf"|\b{journal}|\b{nouns}s?(?:\s(?:from|of)\s{YEAR})?,?\sin(?:\sthe)?|\b(?:issue|edition|pages)\sof(?:\sthe)?"
        rf"|\bwriting\sin(?:\sthe)?|\baccording\sto(?:\sthe)?|\b{nouns}\s?[(,]|\b{nouns},\s(?:which|that)\sappeared\sin)\Z"
    )
    return _Slots(
        re.compile(strong, re.IGNORECASE),
        re.compile(r"\b(?:in|via)(?:\sthe)?\Z", re.IGNORECASE),
        re.compile(rf"[\"”’*]?,?\s(?:has\s|have\s|also\s|recently\s|itself\s){{0,2}}{carrying}\b(?!\s(?:that|to)\b)"),
        re.compile(
            rf"(?:\A|[:;—–]\s|\A.{{0,60}}?[.,]\s)\W*(?:(?:and|but|then|also|later|back)\s)*(?:(?:in\s(?:{months}\s)?{YEAR}|last\s\w+|this\s\w+|earlier\sthis\syear),?\s)?(?:the\s)?(?:journal\s)?\Z",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:{appearing}{when},?\s(?:in|within)|{journal}|\bwriting\sin)\s(?:the\s)?(?:journal\s)?[\"“‘'*_]*(?P<name>(?-i:{_WRITTEN}))",
            re.IGNORECASE,
        ),
        re.compile(r"\b(?:in|by|from)\s(?:the\ssame|that|this)\s(?:very\s)?journal\b|\bsame\sjournal\b", re.IGNORECASE),
        re.compile(rf"(?:[’']s?)?[\"”’]?\s(?:{nouns}|team)\b"),
        frozenset(words["outlets"]),
    )


def venue(line: Line) -> Slot[str] | None:
    """The journal a sentence names as the place of publication, the surest slot first."""
    found = sorted(_candidates(line), key=lambda pair: (-pair[0], pair[1].span))
    return found[0][1] if found else None


def inherits(line: Line) -> bool:
    """Whether the sentence points to the journal named before ("in the same journal")."""
    return bool(_slots(line.language).inherited.search(line.text))


def _candidates(line: Line) -> Iterator[tuple[int, Slot[str]]]:
    """Journals with how sure their slot is: known in strong, marked or unknown in strong, known in weak."""
    known = [(span, journal) for span, journal in journals.find(line.text)]
    for span, journal in known:
        strength = _strength(line, span)
        marked = _marked(line, span)
        if (
            strength == 2
            or (strength == 1 and (marked or not journal.common))
            or (strength == 0 and not journal.common and _owned(line, span))
        ):
            yield strength + 2, _slot(line, span)
    for span in (*line.emphasised, *line.quoted):
        name = line.text[span.start : span.end].strip(_OPENING + ",.")
        if any(span.covers(other) and other.end - other.start >= len(name) - 6 for other, _ in known):
            continue
        if _looks_written(name) and _strength(line, span, known=False) == 2 and not _is_title(line, span):
            yield 5, _slot(line, span)
    for match in _slots(line.language).unknown.finditer(line.text):
        span = Span(*match.span("name"))
        if not any(span.meets(other) for other, _ in known) and span.end - span.start <= LONGEST:
            yield 1, _slot(line, span)


def _slot(line: Line, span: Span) -> Slot[str]:
    return Slot(span, line.text[span.start : span.end].strip(_OPENING + ",."))


def _looks_written(name: str) -> bool:
    return bool(re.fullmatch(_WRITTEN, name)) and len(name) <= LONGEST


def _is_title(line: Line, span: Span) -> bool:
    return bool(re.search(r"(?:titled|entitled|called)\W*\Z", line.before(span.start, 20), re.IGNORECASE))


def _marked(line: Line, span: Span) -> bool:
    return any(
        mark.covers(span) and mark.end - mark.start <= span.end - span.start + 4
        for mark in (*line.emphasised, *line.quoted)
    )


def _strength(line: Line, span: Span, known: bool = True) -> int:
    """2 for a strong slot, 1 for a weak one, 0 for none; outlets that are no journals have none."""
    slots = _slots(line.language)
    if line.text[span.start : span.end].strip(_OPENING + ",.").lower() in slots.outlets:
        return -1
    before = line.before(span.start, 90).rstrip(_OPENING)
    if slots.strong.search(before):
        return 2
    if slots.opening.match(line.text[: span.start].rstrip(_OPENING) + " ") and slots.subject.match(line.text, span.end):
        return 2 if known or _marked(line, span) else 1
    return 1 if slots.weak.search(before) else 0


def _owned(line: Line, span: Span) -> bool:
    """Whether the journal owns the study ("a Lancet study", "JAMA's review") or stands in brackets with a year."""
    slots = _slots(line.language)
    if slots.adjective.match(line.text, span.end):
        return True
    return line.before(span.start, 4).rstrip('*_"“ ').endswith("(") and bool(
        re.match(rf"[*_\"”]*(?:,?\s{YEAR}|\))", line.after(span.end, 12))
    )
