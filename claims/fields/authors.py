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

LONGEST_ABBREVIATION = 5
"""Capitals up to which a word is an abbreviation and no name."""
_MARKS = ' "“‘*_'
_ETAL = r"(?:,?\set\sal(?:\.|\b)|,?\sat\sal\.)"


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


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One way to name authors; what it says of them are the fields of `Authors`."""

    names: re.Pattern[str]
    needs: re.Pattern[str] | None = None
    """What it cannot do without and is found sooner than a name, which may begin at every capital."""
    open: bool = False
    role: bool = False
    bare: bool = False
    wrote: bool = False


@dataclass(frozen=True, slots=True)
class _Patterns:
    first: tuple[_Pattern, ...]
    bracket: re.Pattern[str]
    inside: re.Pattern[str]
    then: tuple[_Pattern, ...]


@lru_cache(maxsize=16)
def _patterns(language: str) -> _Patterns:
    def any_of(*keys: str) -> str:
        return listed(language, *keys)

    person, names, several = _names(any_of("particles"), any_of("joining"))
    verbs, nouns, roles = any_of("finding", "acting"), any_of("nouns", "loose"), any_of("roles")
    title, belonging = rf"(?:{any_of('titles')}\.?\s)", any_of("belonging")
    place = rf"(?:,?\s{belonging}\s[^.;()]{{3,90}}?)"
    crew = (
        rf"{place}?,?\s{any_of('joining')}\s(?:{any_of('theirs', 'crowds')}\s)*(?:[\w-]+\s)?"
        rf"(?:{any_of('colleagues')}|{any_of('fellows')}\s(?:[\w-]+\s)?{any_of('team')})(?![\w-])"
    )
    town = rf"\s(?:{belonging}|{any_of('bare_in')})\s{NAME}(?:\s{NAME})?"
    group = rf"[’']s?\s(?:[\w-]+\s)?{any_of('colleagues')}(?:{town})?"
    owned, meeting = re.compile(rf"[’']s?\s(?:[\w-]+\s)?{any_of('colleagues')}"), re.compile(any_of("conference"))
    acts, met = any_of("finding", "acting"), rf"{any_of('arriving')}\s[^.;,]{{2,80}}?{any_of('conference')}"
    year = rf"(?P<year>{YEAR})[a-z]?"
    whose = rf"(?:(?:{YEAR}|[a-z-]+)\s){{0,4}}(?:{nouns}s?|{any_of('colleagues')})(?![\w-])"
    role = rf"(?:{any_of('who_led')}\b|(?:[a-z]+\s){{0,2}}(?:[\w-]+[’']s\s)?{roles})"
    second = rf"\s{any_of('joining')}\s(?:{any_of('particles')}\s){{0,2}}{NAME}"
    return _Patterns(
        (
            _Pattern(re.compile(rf"{person}{group}\s\({year}\)"), owned, open=True),
            _Pattern(re.compile(rf"{names}(?P<more>{_ETAL})?\s\({year}\)"), re.compile(rf"\({YEAR}")),
            _Pattern(
                re.compile(rf"{names}(?:{_ETAL}|{crew})[’']?s?(?:,?\s(?:[a-z]+\s)?\(?{year}\b)?"),
                re.compile(rf"\sal\b|{any_of('colleagues')}"),
                open=True,
            ),
        ),
        re.compile(r"[(\[]([^()\[\]]{4,300})[)\]]"),
        re.compile(rf"(?:^|;\s*|\b{any_of('seeing')},?\s){names}(?P<more>{_ETAL})?(?:,?\s{year})?(?=$|[;,:])"),
        (
            _Pattern(re.compile(rf"\b{any_of('leading')}\s{title}?{names}")),
            _Pattern(re.compile(rf"\b{roles}(?:\s{belonging}\s[\w\s]{{2,40}}?)?,?\s{title}?{person}"), role=True),
            _Pattern(
                re.compile(rf"{person}(?:,?\s[^,.;“”\"]{{2,80}})?,\s{role}"),
                re.compile(rf"{any_of('who_led')}|{roles}"),
                role=True,
            ),
            _Pattern(re.compile(rf"{names}(?:[’']s|(?<=s)[’'])\s(?={whose}|[“\"])"), re.compile("s[’']|[’']s")),
            _Pattern(re.compile(rf"\b{any_of('since')}\s{YEAR},?\s{person}\s(?={any_of('finding')}(?![\w-]))")),
            _Pattern(re.compile(rf"{title}{names}\s(?={verbs}\b)")),
            _Pattern(re.compile(rf"{person}{group}\s(?={acts}(?![\w-]))"), owned, open=True),
            _Pattern(re.compile(rf"{names},\s(?={any_of('writing_in')}\s)"), re.compile(any_of("writing_in"))),
            _Pattern(
                re.compile(
                    rf"\b{any_of('titles')}\.?\s{names}\s(?={any_of('presented')}\s[^.;,]{{0,80}}?{any_of('conference')}\b)"
                ),
                meeting,
            ),
            _Pattern(re.compile(rf"{names},\s(?={met}\b,?\s{acts}(?![\w-]))"), meeting),
            _Pattern(re.compile(rf"\b{met}[^.;,]{{0,60}},\s{names}\s(?={any_of('presented')}(?![\w-]))"), meeting),
            _Pattern(
                re.compile(
                    rf"[,”\"]\s{any_of('finding', 'writing')}\s{several}(?=[.,;:]|\s{any_of('since', 'bare_in')}\s|\Z)"
                ),
                re.compile(second),
                wrote=True,
            ),
            _Pattern(re.compile(rf",\s{any_of('authored')}\s{title}?{names}(?=,\s)")),
            _Pattern(re.compile(rf"(?<=,\s){several},\s(?={acts}(?![\w-]))"), re.compile(second)),
            _Pattern(re.compile(rf"{several}\s(?=\([A-Z][^()]{{1,60}}?[,\s]{year}\))"), re.compile(second)),
            _Pattern(
                re.compile(rf"{several}\s(?={any_of('finding', 'acting', 'appearing')}(?![\w-]))"),
                re.compile(second),
                bare=True,
            ),
            _Pattern(re.compile(rf"{person},?\s{belonging}\s[^.,;()]{{3,80}}?,?\s(?={any_of('finding')}(?![\w-]))")),
        ),
    )


def _names(particles: str, joining: str) -> tuple[str, str, str]:
    """Patterns for one person, for one or more, and for several joined by "and"; one before a verb may be anybody."""
    lead = rf"(?:{particles}\s){{0,2}}"
    one = rf"{NAME}(?:\s{lead}(?:{NAME}|[A-Z]\.?(?:[A-Z]\.?)*)){{0,4}}"
    some = rf"{lead}{one}(?:,\s{one}){{0,7}}"
    last = rf",?\s{joining}\s{lead}{one}"
    return rf"(?<!\w)(?P<names>{one})", rf"(?<!\w)(?P<names>{some}(?:{last})?)", rf"(?<!\w)(?P<names>{some}{last})"


def authors(line: Line, taken: tuple[Span, ...] = ()) -> Slot[Authors] | None:
    """The authors a sentence states, the surest pattern first; `taken` are spans of institutions, journal and title."""
    return next(candidates(replace(line, text=_masked(line.text, (*taken, *line.quoted)))), None)


def _masked(text: str, taken: tuple[Span, ...]) -> str:
    """The text with other names blotted out, so that none of them is read as a person's."""
    for span in taken:
        text = text[: span.start] + "x" * (span.end - span.start) + text[span.end :]
    return text


def candidates(line: Line) -> Iterator[Slot[Authors]]:
    """Every reading of the sentence's names as authors."""
    patterns = _patterns(line.language)
    for pattern in patterns.first:
        yield from _all(line, pattern)
    yield from bracketed(line)
    for pattern in patterns.then:
        yield from _all(line, pattern)


def bracketed(line: Line) -> Iterator[Slot[Authors]]:
    """Author–year references in brackets: "(Doe et al., 2018; Roe, 2019)"."""
    patterns = _patterns(line.language)
    for bracket in patterns.bracket.finditer(line.text):
        for match in patterns.inside.finditer(bracket.group(1)):
            if match["year"] or match["more"]:
                yield from _slot(line, match, _Pattern(patterns.inside), bracket.start(1))


def _all(line: Line, pattern: _Pattern) -> Iterator[Slot[Authors]]:
    at = 0 if pattern.needs is None or pattern.needs.search(line.text) else len(line.text)
    while match := pattern.names.search(line.text, at):
        found = tuple(_slot(line, match, pattern))
        yield from found
        first = re.match(r"\S+", match["names"])
        at = match.end() if found or not first else match.start("names") + first.end()


def _slot(line: Line, match: re.Match[str], pattern: _Pattern, shift: int = 0) -> Iterator[Slot[Authors]]:
    groups = match.groupdict()
    skipped = leading(groups["names"], line.language) or _aside(line, match)
    names = groups["names"][skipped:].strip()
    if not names or names.lower() in lexicon(line.language).sets["outlets"]:
        return
    persons, more = people.parse_list(names)
    if persons and all(_is_name(person, line.language) for person in persons):
        year = int(groups["year"]) if groups.get("year") else None
        open = pattern.open or more or bool(groups.get("more"))
        found = Authors(persons, open, year, pattern.role, pattern.bare, pattern.wrote)
        yield Slot(Span(match.start("names") + skipped + shift, match.end() + shift), found)


def _aside(line: Line, match: re.Match[str]) -> int:
    """How long a topic is that stands before an inserted clause ("Headstands, Doe and Roe (2019) found, do …")."""
    first = re.match(r"[\w-]+,\s", match["names"])
    opens = first and not line.text[: match.start("names")].strip(_MARKS)
    inserted = opens and _inserted(line.language).match(line.text, match.end())
    return first.end() if first and inserted else 0


@lru_cache(maxsize=16)
def _inserted(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s{listed(language, 'finding', 'telling', 'writing')},")


def _is_name(person: Person, language: str) -> bool:
    """Whether a family name is there, no abbreviation ("EPA and DHA went up") and no study's ("the Humber Study")."""
    last = person.family.rpartition(" ")[2]
    short = person.family.isupper() and len(person.family) <= LONGEST_ABBREVIATION
    return bool(last) and not short and last not in lexicon(language).sets["named"]
