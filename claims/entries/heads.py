"""The author list at the head of an entry, in every common order of family name and initials."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.alternation import any_of
from claims.citing.cues import YEAR
from claims.entities import people
from claims.languages import everywhere
from claims.model import Person
from claims.patterns import lazily

MOST = 400
"""Authors read from one entry."""

_CAP = r"[^\W\d_a-zà-öø-ÿ][\w’'-]*"
_PARTICLE = r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|ten|ter|bin|ibn|[dDlL][’'])\s?)"
_FAMILY = rf"{_PARTICLE}{{0,3}}{_CAP}(?:[ -](?:{_PARTICLE})?{_CAP}){{0,3}}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|IV|2nd|3rd)\b\.?)?"
_ENDS = r"(?=\s*(?:[,;.:(&\[]|and\b|et\b|in\b|\Z|[12]\d{3}|[“\"]))"
_STYLES = (
    rf"{_FAMILY}\s[A-Z](?:[-.]{{0,2}}[A-Z]){{0,4}}{_SUFFIX}{_ENDS}",
    rf"{_FAMILY},\s?[A-Z][a-z]?\.(?:[\s-]{{0,2}}[A-Z][a-z]?\.){{0,4}}{_SUFFIX}",
    rf"(?:[A-Z]\.[\s-]?){{1,4}}\s?{_FAMILY}{_SUFFIX}{_ENDS}",
    rf"{_FAMILY},\s[A-Z](?:\s?[A-Z]){{0,3}}{_ENDS}",
    rf"[A-Z]{{1,3}}\s{_FAMILY}{_SUFFIX}{_ENDS}",
)
_AUTHOR = lazily("|".join(f"(?:{style})" for style in _STYLES))
_FIRST_INVERTED = lazily(
    rf"{_FAMILY},\s{_CAP}(?:\s(?:[A-Z]\.|{_CAP})){{0,2}}(?=,?\s(?:and|et)\s|[.,]\s|\.?\Z|\s[(“\"])"
)
_PLAIN = lazily(rf"(?:{_CAP}|[A-Z]\.)(?:\s(?:[A-Z]\.|{_PARTICLE}?{_CAP})){{1,3}}(?=\s*(?:[,.;(]|and\b|&|et\b))")
_SEPARATOR = lazily(r"\s*\.?\s?[,;]\s*(?:and\s+|&\s*|with\s+)?|\s+(?:and|&)\s+|\s*\.\s*(?=et\s?al)|\s+(?=et\s?al)")
_ETAL = lazily(r"[,;.]?\s*(?:\[?et\.?\s?al\b\.?\]?|and (?:others|colleagues)\b|…|\.\.\.)")
_GROUP_WORD = any_of(everywhere("citing", "groups"))
_GROUP = lazily(rf"[^.:()\[\]]{{0,140}}?\b{_GROUP_WORD}\b[^.:()\[\],;]{{0,60}}?(?=\s*(?:[.:;,]\s|\(|\Z))")
_JOINT_GROUP = lazily(
    rf"[;,]\s*(?:(?:on behalf of|for)\s)?(?:the\s)?(?=[A-Z])[^.:()\[\],;“”\"]{{0,90}}?\b{_GROUP_WORD}\b(?=\s*[.:;,(])"
)
_DATED = lazily(rf"((?:[^()\[\]]|\([A-Z][^()]{{1,20}}\)){{3,150}}?)[.,]?\s*(?=\((?:{YEAR})[a-z]?[,)])")
_YEAR_NEXT = lazily(rf"[\s.,:]*\(?{YEAR}")


@dataclass(frozen=True, slots=True)
class Head:
    """The authors of an entry, whether the list goes on, and where it ends."""

    people: tuple[Person, ...] = ()
    et_al: bool = False
    end: int = 0


def head(text: str) -> Head:
    """Read the author list; no people and end 0 where the entry opens with its title."""
    names, et_al, end = _listed(text)
    if names:
        group = _JOINT_GROUP.match(text, end)
        end = group.end() if group else end
        more = _ETAL.match(text, end) if group else None
        return Head(_people(names), et_al or bool(more), more.end() if more else end)
    return _plain(text) or _group(text)


def _listed(text: str) -> tuple[list[str], bool, int]:
    names: list[str] = []
    at = end = 0
    while len(names) < MOST:
        if names and (more := _ETAL.match(text, end)):
            return names, True, more.end()
        match = _AUTHOR.match(text, at) or (_FIRST_INVERTED if not names else _PLAIN_AFTER).match(text, at)
        if not match:
            break
        names.append(match.group())
        end = match.end()
        separator = _SEPARATOR.match(text, end)
        if not separator:
            break
        at = separator.end()
    if names and (more := _ETAL.match(text, end)):
        return names, True, more.end()
    return names, False, end


_PLAIN_AFTER = re.compile(rf"(?<=and )(?:{_CAP}|[A-Z]\.)(?:\s(?:[A-Z]\.|{_PARTICLE}?{_CAP})){{1,3}}(?=\s*[.,(])")
"""A name in plain order after an inverted first ("Petrovic, Ilse, and Ramon Achebe.")."""


def _plain(text: str) -> Head | None:
    """Names in plain order, taken only where the year follows them ("Jane Doe and John Roe. 2019. …")."""
    names: list[str] = []
    at = end = 0
    while len(names) < MOST and (match := _PLAIN.match(text, at)):
        names.append(match.group())
        end = match.end()
        separator = _SEPARATOR.match(text, end)
        if not separator:
            break
        at = separator.end()
    more = _ETAL.match(text, end) if names else None
    end = more.end() if more else end
    if names and (more or _YEAR_NEXT.match(text, end) or re.match(r"[.,]?\s*[“\"]", text[end : end + 4])):
        return Head(_people(names), bool(more), end)
    return None


def _group(text: str) -> Head:
    """An organisation as author: what stands before a year in brackets, or opens the entry and is named like one."""
    match = _DATED.match(text)
    if match and ". " not in match.group(1).strip(" ."):
        return Head((Person(match.group(1).strip(" .,"), group=True),), False, match.end(1))
    match = _GROUP.match(text)
    if match and not re.search(r"\b(?:a|an|the)\s[a-z]+\s[a-z]+\s", match.group()) and len(match.group().split()) <= 12:
        return Head((Person(match.group().strip(" .,"), group=True),), False, match.end())
    return Head()


def _people(names: list[str]) -> tuple[Person, ...]:
    found = (people.parse(name.strip(" ,")) for name in names)
    return tuple(person for person in found if person.family)
