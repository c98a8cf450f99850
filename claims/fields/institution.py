"""The institution of a study: a name with a word like "University" in it, or one known by a single name, in its slot.

An institution counts only where the people or the study are said to be of it ("researchers at …", "a … team",
"At …, scientists scanned", "Jane Doe of … and colleagues"), so a university that is merely mentioned is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims import alternation
from claims.citing.cues import NAME, YEAR, leading, listed
from claims.fields.line import Line, Slot
from claims.fields.sample import sample
from claims.languages import load
from claims.model import Span
from claims.patterns import lazily

_CAP = rf"(?:{NAME}|[A-Z]\.(?:[A-Z]\.)*|&)"

_CAPITALISED = re.compile(r"(?<![\w’'-])([^\W\d_a-z][\w’'-]+|[A-Z]\.)\s\Z")
"""A capitalised word or an initial just before a name."""
_SAINT = re.compile(r"\bSt\.?\s[\w’'-]+\Z")
_OWNING = re.compile(r"(?<=\w)[’']s\Z")
"""The ending of an institution that owns what follows ("the Mayo Clinic's trial")."""


@dataclass(frozen=True, slots=True)
class _Slots:
    body: re.Pattern[str]
    """What no name of an institution can do without."""
    names: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    person: re.Pattern[str]
    crew: re.Pattern[str]
    opening: re.Pattern[str]
    acts: re.Pattern[str]
    subject: re.Pattern[str]
    dated: re.Pattern[str]
    researches: re.Pattern[str]


@lru_cache(maxsize=16)
def _slots(language: str) -> _Slots:
    def any_of(*keys: str) -> str:
        return listed(language, *keys)

    people, the = any_of("team", "colleagues", "nouns", "loose", "folk"), any_of("definite")
    folk = rf"{any_of('joining')}\s(?:{any_of('theirs')}\s)*(?:[\w-]+\s)?{any_of('colleagues')}(?![\w-])"
    opening = rf"\W*(?:{any_of('also_arriving')},?\s)?{any_of('arriving')}\s(?:{the}\s)?"
    return _Slots(
        lazily(alternation.any_of((*_capitalised(language, "bodies"), *load(language)["citing"]["known"]))),
        _names(language),
        lazily(
            rf"(?:\b{people}[\w\s,’'”\"-]{{0,40}}?\s{any_of('based')}|{any_of('done')})(?:\s|(?<=[’']))(?:{the}\s)?\Z"
        ),
        lazily(rf"(?:[’']s?)?(?:,[^,]{{1,40}},)?\s(?:[\w-]+\s){{0,2}}?{people}(?![\w-])"),
        lazily(rf"{NAME},?\s{any_of('belonging')}\s(?:{the}\s)?\Z"),
        lazily(rf"[^.;]{{0,60}}?\b{folk}"),
        lazily(opening),
        lazily(rf"\b{any_of('team', 'acting')}\b"),
        lazily(rf"(?:\A|[,;:—–]\s)\W*(?:{the}\s)?\Z"),
        lazily(rf"\s{any_of('finding', 'appearing')}\s{any_of('dating')}\s{YEAR}\s"),
        lazily(rf",?\s(?:{any_of('after_pronoun')}\s){{0,2}}{any_of('researching')}(?![\w-])"),
    )


def _bodies(language: str) -> tuple[str, str]:
    """Patterns for the words that make a name an institution's, and for institutions known by one name."""
    return alternation.any_of(_capitalised(language, "bodies")), alternation.any_of(load(language)["citing"]["known"])


def _capitalised(language: str, key: str) -> tuple[str, ...]:
    """The words of a list with a capital letter."""
    return tuple(f"{word[0].upper()}{word[1:]}" for word in load(language)["citing"][key])


def _names(language: str) -> re.Pattern[str]:
    body, known = _bodies(language)
    placed = listed(language, "placed_bodies")
    joint, relative = listed(language, "body_joins"), listed(language, "relative", "finding")
    left = rf"(?:{_CAP}(?:\s+(?:{listed(language, 'joining')}\s+)?)){{0,6}}?"
    city = rf"(?:,\s+{NAME}(?:\s{NAME})?(?=,?\s+{relative}\b))?"
    right = rf"(?:(?:\s+{joint}){{1,3}}(?:\s+|(?<=[’'])){_CAP}(?:[\s-]+{_CAP}){{0,4}}){{0,3}}{city}"
    tail = rf"(?:\s+(?:{_CAP}\s+){{0,3}}{body}{right})?"
    bare = alternation.any_of(_capitalised(language, "named_bodies"))
    second = rf"(?:\s+{_CAP})?\s+{body}(?:\s+{NAME}(?=[,.;:)]|\s[a-z]|\Z))"
    return lazily(
        rf"(?:(?<![\w’'-])|(?<=\b[LlDd][’']))(?:(?:{_CAP}\s){{1,3}}{placed}\s{NAME}(?=[’'),.;:]|\s[a-z(]|\Z)|{bare}(?:\s{_CAP}){{1,3}}{right}|{left}{body}(?![\w-])(?:{second}|\s+{body})?{right}|{known}(?![\w-]){tail})"
    )


def names(line: Line) -> tuple[Span, ...]:
    """Every name of an institution in the sentence, slotted or not."""
    return _named(line.text, line.language)


@lru_cache(maxsize=16)
def _named(text: str, language: str) -> tuple[Span, ...]:
    return tuple(_naming(text, language)) if _slots(language).body.search(text) else ()


def _naming(text: str, language: str) -> Iterator[Span]:
    for match in _slots(language).names.finditer(text):
        skipped = leading(match.group(), language)
        name, start = match.group()[skipped:], match.start() + skipped
        if name and not (_is_bare(name, language) or _is_surname(name, text[:start], language)):
            yield Span(start, match.end())


def _is_bare(name: str, language: str) -> bool:
    """Whether a word for institutions stands alone, in the plural or at the head of a sentence ("Schools know")."""
    return " " not in name and name.lower() in load(language)["citing"]["bodies"]


def _is_surname(name: str, before: str, language: str) -> bool:
    """Whether an institution known by one name is somebody's family name or the end of a place's ("Stuart McGill")."""
    section = load(language)["citing"]
    first = _CAPITALISED.search(before) if name in section["known"] else None
    return bool(first and first[1].lower() not in (*section["nobody"], *section["nations"]))


def is_institution(name: str, language: str = "en") -> bool:
    """Whether a stated name is an institution's, not the mere place of one (`claims.fields.place`)."""
    return bool(_slots(language).body.search(name))


def institution(line: Line, taken: tuple[Span, ...] = (), acts: bool = False) -> Slot[str] | None:
    """The institution whose people did the study.

    `taken` are the spans of journal and title; `acts` when the sentence says otherwise that people did something.
    """
    for span in names(line):
        if not any(span.meets(other) for other in taken) and _slotted(line, span, acts):
            return Slot(span, _name(line, span))
    return None


def _name(line: Line, span: Span) -> str:
    """The institution's name; of one that owns what follows without the ending, but for a saint's ("St George's")."""
    name = line.text[span.start : span.end].strip(" ,")
    return name if _SAINT.search(name) else _OWNING.sub("", name)


def _slotted(line: Line, span: Span, acts: bool) -> bool:
    slots, head, tail = _slots(line.language), line.before(span.start, 90), line.after(span.end, 110)
    if slots.before.search(head) or slots.after.match(tail):
        return True
    if slots.subject.search(head) and (slots.dated.match(tail) or slots.researches.match(tail)):
        return True
    if slots.person.search(head):
        return acts or bool(slots.crew.match(tail))
    opens = span.start <= len(head) and bool(slots.opening.fullmatch(line.text[: span.start]))
    told = acts or bool(line.phrases) or bool(slots.acts.search(tail))
    return opens and (told or sample(line, line.text) is not None)
