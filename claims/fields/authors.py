"""The authors of a study: names that the sentence makes its authors, never those it merely quotes.

"Doe et al.", "Doe and colleagues", "Doe and Roe (2015)", "(Doe et al., 1999)", "led by Dr Jane Doe", "lead author
Jane Doe", "Doe's 2014 review", "Jane Doe of the University of X and her team".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from claims.citing.cues import leading, lexicon, listed
from claims.entities import people
from claims.fields.apposed import BLOTTED, before_journal
from claims.fields.apposed import journal as apposed
from claims.fields.line import Line, Slot
from claims.fields.naming import Naming, namings
from claims.fields.place import is_place
from claims.languages import load
from claims.model import Person, Span

LONGEST_ABBREVIATION = 5
"""Capitals up to which a word is an abbreviation and no name."""
_MARKS = ' "“‘*_'
_OWNER = re.compile(r"(?<![\w’'-])[\w-]+[’']s\s(?=[^\W\d_]\S*(?:\s|\Z))")
_OWNING = re.compile(r"[’']s\Z")
_BLOTTED = re.compile(rf"[,;]\s{BLOTTED}")
_TWO_FAMILIES = re.compile(r"(?P<one>[^\W\d_][^\s,]*[^\W\d_A-Z]),\s(?P<other>[^\W\d_][^\s,]*[^\W\d_A-Z])")
"""Two names of one word each, which in prose are two people's and not one's turned round."""


@dataclass(frozen=True, slots=True)
class Authors:
    """Stated authors, whether the list goes on, and the year given with them."""

    people: tuple[Person, ...]
    et_al: bool = False
    year: int | None = None
    role: bool = False
    """Whether they are named only by what they are to a study ("its lead author")."""
    bare: bool = False
    """Whether nothing but a verb makes them authors ("Doe and Roe found …")."""
    wrote: bool = False
    """Whether the sentence ends by saying that they wrote it ("…, wrote Doe and Roe")."""


def authors(line: Line, taken: tuple[Span, ...] = ()) -> Slot[Authors] | None:
    """The authors a sentence states, the surest pattern first; `taken` are spans of institutions, journal and title."""
    other = (*taken, *line.quoted)
    bare = replace(line, text=_masked(line.text, other)) if other else line
    beside = _all(bare, Naming(before_journal(line.language))) if apposed(line) else ()
    return next(chain(beside, candidates(bare)), None)


def _masked(text: str, taken: tuple[Span, ...]) -> str:
    """The text with other names blotted out, so that none of them is read as a person's."""
    for span in taken:
        text = text[: span.start] + "x" * (span.end - span.start) + text[span.end :]
    return text


def candidates(line: Line) -> Iterator[Slot[Authors]]:
    """Every reading of the sentence's names as authors."""
    first, then = _possible(line.text, line.language)
    for way in first:
        yield from _all(line, way)
    yield from bracketed(line)
    for way in then:
        yield from _all(line, way)


def bracketed(line: Line) -> Iterator[Slot[Authors]]:
    """Author–year references in brackets: "(Doe et al., 2018; Roe, 2019)"."""
    ways = namings(line.language)
    for bracket in ways.bracket.finditer(line.text):
        for match in ways.inside.finditer(bracket.group(1)):
            if match["year"] or match["more"] or _before_journal(bracket.group(1), match, line.language):
                yield from _slot(line, match, Naming(ways.inside), bracket.start(1))


def _before_journal(bracket: str, match: re.Match[str], language: str) -> bool:
    """Whether names, not a country's, stand before the journal, which is blotted out ("(Doe J, Roe K, Spine)")."""
    return bool(_BLOTTED.match(bracket, match.end())) and not is_place(match["names"], language)


def _all(line: Line, way: Naming) -> Iterator[Slot[Authors]]:
    at = 0
    while match := way.names.search(line.text, at):
        found = tuple(_slot(line, match, way))
        yield from found
        first = re.match(r"\S+", match["names"])
        at = match.end() if found or not first else match.start("names") + first.end()


@lru_cache(maxsize=2048)
def _possible(text: str, language: str) -> tuple[tuple[Naming, ...], tuple[Naming, ...]]:
    """The ways for which the text has what they cannot do without; remembered, as several extractors ask."""
    ways = namings(language)
    return tuple(way for way in ways.first if _may(way, text)), tuple(way for way in ways.then if _may(way, text))


def _may(way: Naming, text: str) -> bool:
    for screen in way.words:
        if screen.misses(text):
            return False
    return way.needs is None or way.needs.search(text) is not None


def _slot(line: Line, match: re.Match[str], way: Naming, shift: int = 0) -> Iterator[Slot[Authors]]:
    groups = match.groupdict()
    skipped = leading(groups["names"], line.language) or _aside(line, match)
    skipped = skipped or _before_name(groups["names"], line.language)
    names = _OWNING.sub("", _OWNER.sub("", groups["names"][skipped:]).strip())
    words = lexicon(line.language)
    if not names or names.lower() in words.sets["outlets"] or names in words.sets["known"]:
        return
    if names.endswith(words.words["nobody_endings"]):
        return
    persons, more = people.parse_list(_apart(names, groups.get("more"), way))
    persons = tuple(person for person in persons if not is_place(str(person), line.language))
    placed = way.bare and _are_places(line, persons, match.start("names") + skipped + shift)
    if persons and not placed and all(_is_name(person, line.language) for person in persons):
        year = int(groups["year"]) if groups.get("year") else None
        open = way.open or more or bool(groups.get("more"))
        found = Authors(persons, open, year, way.role, way.bare, way.wrote)
        yield Slot(Span(match.start("names") + skipped + shift, match.end() + shift), found)


def _apart(names: str, more: str | None, way: Naming) -> str:
    """The names with a comma between two of a longer list said to be two people ("Doe, Roe and colleagues")."""
    two = _TWO_FAMILIES.fullmatch(names) if way.open or more else None
    return f"{two['one']}; {two['other']}" if two else names


def _before_name(names: str, language: str) -> int:
    """How long an institution or a calling is that stands before a whole name ("Oxford's Jane Doe")."""
    before = _OWNER.match(names) or _calling(language).match(names)
    return before.end() if before else 0


@lru_cache(maxsize=16)
def _calling(language: str) -> re.Pattern[str]:
    return re.compile(rf"\w*?(?<!qv)(?<!qu){listed(language, 'callings')}\s(?=[^\W\d_]\S*\s[^\W\d_a-z])")


def _aside(line: Line, match: re.Match[str]) -> int:
    """How long a topic is that stands before an inserted clause ("Headstands, Doe and Roe (2019) found, do …")."""
    first = re.match(r"[\w-]+,\s", match["names"])
    opens = first and not line.text[: match.start("names")].strip(_MARKS)
    inserted = opens and _inserted(line.language).match(line.text, match.end())
    return first.end() if first and inserted else 0


@lru_cache(maxsize=16)
def _inserted(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s{listed(language, 'finding', 'telling', 'writing')},")


def _are_places(line: Line, persons: tuple[Person, ...], at: int) -> bool:
    """Whether names that only a verb makes authors are towns' or universities' ("doctors at Yale and Harvard")."""
    known = lexicon(line.language).sets["known"]
    return bool(_placing(line.language).search(line.before(at, 20))) or all(str(person) in known for person in persons)


@lru_cache(maxsize=16)
def _placing(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{listed(language, 'placing')}\s\Z")


def _is_folk(word: str, language: str) -> bool:
    """Whether a word is a noun for people ("Visitors from Paris found")."""
    return word.lower() in load(language)["counts"]["people"]


def _is_name(person: Person, language: str) -> bool:
    """Whether a family name is there: no abbreviation ("EPA and DHA went up"), no study's, journal's or firm's."""
    last, words, sets = person.family.rpartition(" ")[2], str(person).split(), lexicon(language).sets
    short = person.family.isupper() and len(person.family) <= LONGEST_ABBREVIATION
    named = last in sets["named"] or last.lower() in sets["firms"] or (len(words) == 1 and _is_folk(last, language))
    return bool(last) and not (short or named) and sets["serials"].isdisjoint(words)
