"""The authors of a study: names that the sentence makes its authors, never those it merely quotes.

"Doe et al.", "Doe and colleagues", "Doe and Roe (2015)", "(Doe et al., 1999)", "led by Dr Jane Doe", "lead author
Jane Doe", "Doe's 2014 review", "Jane Doe of the University of X and her team".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from claims import people
from claims.citing import NAME, YEAR, leading, lexicon, listed
from claims.fields.line import Line, Slot
from claims.model import Person, Span

_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ten|ter|y|zu)"
_PERSON = rf"{NAME}(?:\s(?:{_PARTICLE}\s){{0,2}}(?:{NAME}|[A-Z]\.?(?:[A-Z]\.?)*)){{0,4}}"
_LEADIN = rf"(?:{_PARTICLE}\s){{0,2}}"
_NAMES = rf"{_LEADIN}{_PERSON}(?:,\s(?:&\s|and\s)?{_PERSON}){{0,7}}(?:,?\s(?:and|&)\s{_LEADIN}{_PERSON})?"
_ETAL = r"(?:,?\set\sal(?:\.|\b)|,?\sat\sal\.)"


@dataclass(frozen=True, slots=True)
class Authors:
    """Stated authors, whether the list goes on, and the year given with them."""

    people: tuple[Person, ...]
    et_al: bool = False
    year: int | None = None
    role: bool = False
    """Whether they are named only by what they are to a study ("its lead author")."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    crew: re.Pattern[str]
    dated: re.Pattern[str]
    bracket: re.Pattern[str]
    inside: re.Pattern[str]
    led: re.Pattern[str]
    role: re.Pattern[str]
    roled: re.Pattern[str]
    owner: re.Pattern[str]
    titled: re.Pattern[str]
    pair: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(language: str) -> _Patterns:
    folk, roles, titles = (listed(language, key) for key in ("colleagues", "roles", "titles"))
    verbs, nouns = listed(language, "finding", "acting"), listed(language, "nouns", "loose")
    title = rf"(?:{titles}\.?\s)"
    of = r"(?:,?\s(?:of|at|from)\s[^.;()]{3,90}?)"
    crew = rf"{_ETAL}|{of}?,?\s(?:and|with|&)\s(?:(?:his|her|their|the|other|two|three|several|fellow)\s)*(?:[\w-]+\s)?{folk}(?![\w-])"
    return _Patterns(
        re.compile(rf"(?P<names>{_NAMES})(?:{crew})[’']?s?(?:,?\s\(?(?P<year>{YEAR})[a-z]?\b)?"),
        re.compile(rf"(?P<names>{_NAMES})(?P<more>{_ETAL})?\s\((?P<year>{YEAR})[a-z]?\)"),
        re.compile(r"[(\[]([^()\[\]]{4,300})[)\]]"),
        re.compile(
            rf"(?:^|;\s*|\b(?:see|cf\.|e\.g\.,?|by|in|also)\s)(?P<names>{_NAMES})(?P<more>{_ETAL})?(?:,?\s(?P<year>{YEAR})[a-z]?)?(?=$|[;,:])"
        ),
        re.compile(rf"\b{listed(language, 'leading')}\s{title}?(?P<names>{_NAMES})"),
        re.compile(rf"\b{roles}(?:\s(?:of|on)\s[\w\s]{{2,40}}?)?,?\s{title}?(?P<names>{_PERSON})"),
        re.compile(
            rf"(?P<names>{_PERSON})(?:,\s[^,.;]{{2,60}})?,\s(?:who\sled\s|(?:and\s|is\s)?(?:the|a)?\s?(?:[\w-]+[’']s\s)?{roles})"
        ),
        re.compile(
            rf"(?P<names>{_NAMES})(?:[’']s|(?<=s)[’'])\s(?=(?:(?:own|{YEAR}|[a-z-]+)\s){{0,4}}(?:{nouns}|team|group|lab)(?![\w-])|[“\"])"
        ),
        re.compile(rf"{title}(?P<names>{_NAMES})\s(?={verbs}\b)"),
        re.compile(
            rf"(?P<names>{_PERSON}\s(?:and|&)\s{_PERSON})\s(?={listed(language, 'finding', 'acting')}(?![\w-]))"
        ),
    )


def authors(line: Line, taken: tuple[Span, ...] = ()) -> Slot[Authors] | None:
    """The authors a sentence states, the surest pattern first; `taken` are the spans of institutions, journal and title."""
    return next(candidates(replace(line, text=_masked(line.text, taken))), None)


def _masked(text: str, taken: tuple[Span, ...]) -> str:
    """The text with other names blotted out, so that none of them is read as a person's."""
    for span in taken:
        text = text[: span.start] + "x" * (span.end - span.start) + text[span.end :]
    return text


def candidates(line: Line) -> Iterator[Slot[Authors]]:
    """Every reading of the sentence's names as authors."""
    text, patterns = line.text, _patterns(line.language)
    for pattern, more in ((patterns.dated, False), (patterns.crew, True)):
        for match in pattern.finditer(text):
            yield from _slot(line, match, more)
    yield from bracketed(line)
    for pattern in (patterns.led, patterns.role, patterns.roled, patterns.owner, patterns.titled, patterns.pair):
        for match in pattern.finditer(text):
            yield from _slot(line, match, False, role=pattern in (patterns.role, patterns.roled))


def bracketed(line: Line) -> Iterator[Slot[Authors]]:
    """Author–year references in brackets: "(Doe et al., 2018; Roe, 2019)"."""
    patterns = _patterns(line.language)
    for bracket in patterns.bracket.finditer(line.text):
        inner = bracket.group(1)
        for match in patterns.inside.finditer(inner):
            if match["year"] or match["more"]:
                yield from _slot(line, match, False, bracket.start(1))


def _slot(line: Line, match: re.Match[str], et_al: bool, shift: int = 0, role: bool = False) -> Iterator[Slot[Authors]]:
    groups = match.groupdict()
    skipped = leading(groups["names"], line.language)
    names = groups["names"][skipped:].strip()
    if not names or names.lower() in lexicon(line.language).sets["outlets"]:
        return
    persons, more = people.parse_list(names)
    start = match.start("names") + skipped + shift
    if persons and all(person.family for person in persons):
        year = int(groups["year"]) if groups.get("year") else None
        goes_on = et_al or more or bool(groups.get("more"))
        yield Slot(Span(start, match.end() + shift), Authors(persons, goes_on, year, role))
