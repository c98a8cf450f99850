"""The ways in which a sentence names a study's authors, compiled from a language's words.

Each is one expression with the group `names`, and `more` or `year` where it has them; what it cannot do without is
looked for first, since a name may begin at every capital.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.alternation import Inside, Screen, any_of
from claims.citing.cues import NAME, YEAR, listed
from claims.fields.gatherings import MEETING, meeting, meets
from claims.languages import load
from claims.patterns import lazily

ETAL = r"(?:,?\set\sal(?:\.|\b)|,?\sat\sal\.)"


@dataclass(frozen=True, slots=True)
class Naming:
    """One way to name authors; what it says of them are the fields of `claims.fields.authors.Authors`."""

    names: re.Pattern[str]
    words: tuple[Screen | Inside, ...] = ()
    """Words of each of which it needs one."""
    needs: re.Pattern[str] | None = None
    """What else it cannot do without and is found sooner than a name."""
    open: bool = False
    role: bool = False
    bare: bool = False
    wrote: bool = False


@dataclass(frozen=True, slots=True)
class Namings:
    """The ways of a language: those before author–year brackets, the brackets, and those after them."""

    first: tuple[Naming, ...]
    bracket: re.Pattern[str]
    inside: re.Pattern[str]
    then: tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """What the expressions are made of."""

    language: str

    def any_of(self, *keys: str) -> str:
        return listed(self.language, *keys)

    def cased(self, key: str) -> str:
        """The words of a list as they are written, so that "and co" is no company's "& Co"."""
        return any_of(load(self.language)["citing"][key])

    def has(self, *keys: str, others: tuple[str, ...] = ()) -> Screen:
        """That one of the words of the lists is there, or one of the others."""
        words = load(self.language)["citing"]
        return Screen((*(word for key in keys for word in words[key]), *others))

    def does(self, *keys: str) -> str:
        """That a verb of the lists follows."""
        return rf"(?={self.any_of(*keys)}(?![\w-]))"

    @property
    def lately(self) -> str:
        """What may stand between people and what they did ("once", "have recently")."""
        return rf"(?:{self.any_of('after_pronoun')}\s){{0,2}}"

    @property
    def one(self) -> str:
        return rf"{NAME}(?:\s{self._lead}(?:(?:[A-Z]\.)+|{NAME}|[A-Z]\.?(?:[A-Z]\.?)*)){{0,4}}"

    @property
    def _lead(self) -> str:
        return rf"(?:{self.any_of('particles')}\s){{0,2}}"

    @property
    def _last(self) -> str:
        return rf",?\s{self.any_of('joining')}\s{self._lead}{self.one}"

    @property
    def _some(self) -> str:
        return rf"{self._lead}{self.one}(?:,\s{self.one}){{0,7}}"

    @property
    def person(self) -> str:
        """One person."""
        return rf"(?<!\w)(?P<names>{self.one})"

    @property
    def names(self) -> str:
        """One or more."""
        return rf"(?<!\w)(?P<names>{self._some}(?:{self._last})?)"

    @property
    def several(self) -> str:
        """Several joined by "and"; one before a verb may be anybody."""
        return rf"(?<!\w)(?P<names>{self._some}{self._last})"

    @property
    def second(self) -> re.Pattern[str]:
        """What several names cannot do without."""
        return re.compile(rf"\s{self.any_of('joining')}\s{self._lead}{NAME}")

    @property
    def title(self) -> str:
        return rf"(?:{self.any_of('titles')}\.?\s)"

    @property
    def year(self) -> str:
        return rf"(?P<year>{YEAR})[a-z]?"


@lru_cache(maxsize=16)
def namings(language: str) -> Namings:
    """The ways of a language to name authors, the surest first."""
    words = _Words(language)
    return Namings(
        tuple(_with_year(words)),
        lazily(r"[(\[]([^()\[\]]{4,300})[)\]]"),
        lazily(
            rf"(?:^|;\s*|\b{words.any_of('seeing')},?\s){words.names}(?P<more>{ETAL})?(?:,?\s{words.year})?(?=$|[;,:])"
        ),
        (*_by_part(words), *_by_deed(words), *_at_meetings(words), *_by_place(words)),
    )


def _with_year(words: _Words) -> tuple[Naming, ...]:
    """ "Doe's group in Bonn (2013)", "Doe and Roe (2015)", "Doe et al.", "Doe and colleagues"."""
    place = rf"(?:,?\s{words.any_of('belonging')}\s[^.;()]{{3,90}}?)"
    crew = (
        rf"{place}?,?\s{words.any_of('joining')}\s(?:{words.any_of('theirs', 'crowds')}\s)*(?:[\w-]+\s)?"
        rf"(?:{words.any_of('colleagues')}|{words.any_of('fellows')}\s(?:[\w-]+\s)?{words.any_of('team')})(?![\w-])"
        rf"|\s{words.cased('and_company')}(?![\w-])"
    )
    return (
        Naming(lazily(rf"{words.person}{_group(words)}\s\({words.year}\)"), (words.has("colleagues"),), open=True),
        Naming(
            lazily(rf"(?<!\w)(?P<names>{_inverted(words)})(?P<more>{ETAL})?\s\({words.year}(?:\)|(?=[,;]\s))"),
            needs=lazily(rf"[A-Z]\.\s\({YEAR}"),
        ),
        Naming(lazily(rf"{words.names}(?P<more>{ETAL})?\s\({words.year}(?:\)|(?=[,;]\s))"), needs=lazily(rf"\({YEAR}")),
        Naming(
            lazily(rf"{words.names}(?:{ETAL}|{crew})[’']?s?(?:,?\s(?:[a-z]+\s)?\(?{words.year}\b)?"),
            (words.has("colleagues", "fellows", "and_company", others=("al",)),),
            open=True,
        ),
    )


def _inverted(words: _Words) -> str:
    """ "Doe, J. & Roe, K. L."."""
    one = rf"(?:{words.any_of('particles')}\s)?{NAME},(?:\s?[A-Z]\.){{1,3}}"
    return rf"{one}(?:,?\s(?:{words.any_of('joining')}\s)?{one}){{0,7}}"


def _group(words: _Words) -> str:
    """ "…'s team at York"."""
    town = rf"\s(?:{words.any_of('belonging', 'bare_in')})\s{NAME}(?:\s{NAME})?"
    return rf"[’']s?\s(?:[\w-]+\s)?{words.any_of('colleagues')}(?:{town})?"


def _by_part(words: _Words) -> tuple[Naming, ...]:
    """ "led by Doe", "lead author Doe", "Doe, who led", "Doe's review"."""
    nouns, roles, belonging = words.any_of("nouns", "loose"), words.any_of("roles"), words.any_of("belonging")
    whose = rf"(?:(?:{YEAR}|[a-z-]+)\s){{0,4}}(?:{nouns}s?|{words.any_of('colleagues')})(?![\w-])"
    trade = rf"(?:{words.any_of('definite', 'new')}\s)?(?:[a-z-]+\s){{0,2}}?[a-z-]+{words.any_of('trade')}"
    role = rf"(?:{words.any_of('who_led')}\b|(?:[a-z]+\s){{0,2}}(?:[\w-]+[’']s\s)?{roles})"
    of = rf"\b{roles}(?:\s{belonging}\s[\w\s]{{2,40}}?)?[,:]?\s{words.title}?"
    return (
        Naming(
            lazily(rf"\b{words.any_of('leading')}\s(?:{words.title}|{trade}\s)?{words.names}"), (words.has("leading"),)
        ),
        _after_source(words),
        Naming(lazily(rf"{of}{words.person}"), (words.has("roles"),), role=True),
        Naming(
            lazily(rf"{words.person}(?:,?\s[^,.;“”\"]{{2,80}})?,\s{role}"),
            needs=lazily(rf",\s{role}"),
            role=True,
        ),
        Naming(lazily(rf"{words.names}(?:[’']s|(?<=s)[’'])\s(?={whose}|[“\"])"), needs=lazily(r"[’'](?:s|(?<=s.))")),
        *_by_share(words),
    )


def _after_source(words: _Words) -> Naming:
    """ "a study in Spine by Doe": names behind the journal, which is blotted out, or the year."""
    source = rf"\s{words.any_of('bare_in', 'dating')}\s(?:{words.any_of('definite')}\s)?(?:xxx+|{YEAR})"
    follows = rf"(?=[,.;:)]|\s{words.any_of('finding', 'acting', 'bare_in', 'dating')}(?![\w-])|\Z)"
    by = rf"\b{words.any_of('nouns', 'loose')}(?:{source}){{1,2}},?\s{words.any_of('authored')}"
    return Naming(
        lazily(rf"{by}\s{words.title}?{words.names}{follows}"), (words.has("authored"), words.has("nouns", "loose"))
    )


def _by_share(words: _Words) -> tuple[Naming, ...]:
    """ "Doe led the work", "Doe J is the first name on it", "Doe, whose 2017 trial", "Doe quoted her own paper"."""
    led, first = words.any_of("leads"), rf"{words.any_of('being')}\s{words.any_of('pointing', 'having')}\s"
    work = rf"{words.any_of('pointing', 'having')}\s{words.any_of('nouns', 'loose', 'results')}(?![\w-])"
    wrote = rf"{words.any_of('author_of')}\s{words.any_of('new', 'definite')}\s"
    owns, theirs = words.any_of("own_work"), words.any_of("whose")
    one = rf"(?:(?:{YEAR}|[a-z-]+)\s){{0,4}}?(?!{words.any_of('mass')}\b){words.any_of('nouns', 'loose')}(?![\w-])"
    return (
        Naming(lazily(rf"{words.person}\s(?={led}\s{work})"), needs=lazily(led), role=True),
        Naming(
            lazily(rf"{words.person}\s(?={first}{words.any_of('roles', 'first_named')})"),
            needs=lazily(first),
            role=True,
        ),
        Naming(lazily(rf"{words.person},\s(?={wrote}{one})"), needs=lazily(wrote), role=True),
        Naming(lazily(rf"{words.person},\s(?={theirs}\s{one})"), needs=lazily(theirs)),
        Naming(lazily(rf"{words.person}\s(?=(?:[a-z]+\s){{1,4}}{owns}\s{one})"), needs=lazily(owns)),
    )


def _by_deed(words: _Words) -> tuple[Naming, ...]:
    """ "in 2011, Doe found", "Dr Doe found", "…, wrote Doe and Roe", ", by Doe,", "Doe and Roe (Spine, 2008)"."""
    acted, joined, second = words.does("finding", "acting"), words.has("joining"), words.second
    finds, acts = words.has("finding"), words.has("finding", "acting")
    from_ = rf"(?:\s{words.any_of('belonging')}\s[^.,;()]{{3,80}})?"
    again = rf"{words.any_of('definite')}\s{words.any_of('identical')}"
    inside, ended = words.any_of("belonging", "bare_in"), rf"(?=[.,;:]|\s{words.any_of('since', 'bare_in')}\s|\Z)"
    closed = rf",\s(?!{words.one}(?:,|\s{words.any_of('joining')}\s))|\s{inside}\s|[.;)]|\Z"
    return (
        Naming(
            lazily(
                rf"\b{words.any_of('since')}\s{YEAR},?\s{words.title}?{words.names}\s{words.lately}"
                rf"{words.does('finding', 'researching')}"
            ),
            (words.has("finding", "researching"),),
            needs=lazily(YEAR),
        ),
        Naming(lazily(rf"{words.title}{words.names}\s(?={words.any_of('finding', 'acting')}\b)"), (acts,)),
        Naming(
            lazily(rf"{words.person}{_group(words)}\s{acted}"), (words.has("colleagues"), acts), open=True, bare=True
        ),
        Naming(
            lazily(rf",\s{words.any_of('writing')}\s{words.several}{ended}"),
            (joined, words.has("writing")),
            second,
            wrote=True,
        ),
        Naming(
            lazily(rf"[,”\"]\s{words.any_of('finding')}\s{words.several}{ended}"), (joined, finds), second, bare=True
        ),
        Naming(
            lazily(rf",\s{words.any_of('authored')}\s{words.title}?{words.names}(?={closed})"), (words.has("authored"),)
        ),
        Naming(lazily(rf"(?<=,\s){words.several}{from_},\s{acted}"), (joined, acts), second, bare=True),
        Naming(lazily(rf"{words.several}\s(?=\([A-Zx][^()]{{1,60}}?[,\s]{words.year}\))"), (joined,), second),
        Naming(
            lazily(rf"{words.several}\s{words.lately}{words.does('finding', 'acting', 'appearing')}"),
            (joined, words.has("finding", "acting", "appearing")),
            second,
            bare=True,
        ),
        Naming(lazily(rf"\b{again}\s{words.person},?\s{acted}"), (acts,), needs=lazily(again), bare=True),
    )


def _at_meetings(words: _Words) -> tuple[Naming, ...]:
    """ "Professor Doe told the Congress", "Doe, at the 2013 Symposium, had", "at the meeting, Jane Doe presented"."""
    gathering = meeting(words.language)
    at, meet = rf"{words.any_of('arriving')}\s[^.;,]{{2,{MEETING}}}?{gathering}", meets(words.language)
    told = rf"(?={words.any_of('presented')}\s[^.;,]{{0,{MEETING}}}?{gathering}\b)"
    does, presents = words.has("finding", "acting"), words.has("presented")
    return (
        Naming(lazily(rf"\b{words.title}{words.names}\s{told}"), (presents, meet)),
        Naming(lazily(rf"{words.names},\s(?={at}\b,?\s{words.any_of('finding', 'acting')}(?![\w-]))"), (meet, does)),
        Naming(
            lazily(
                rf"\b(?i:{at})[^.;,]{{0,60}},\s{words.names}\s(?:[a-z]+\s){{0,4}}?{words.does('presented', 'finding')}"
            ),
            (meet, words.has("presented", "finding")),
        ),
    )


def _by_place(words: _Words) -> tuple[Naming, ...]:
    """ "Doe, writing in …", "Doe of York found"."""
    writing = rf"{words.any_of('writing_in')}(?!\s(?:{words.any_of('definite')}\s)?{words.any_of('press')}\b)"
    of = rf"\s{words.any_of('belonging')}\s(?:[a-z]+\s){{0,3}}[A-Zx][^.,:;()]{{2,80}}?,?\s"
    return (
        Naming(
            lazily(rf"{words.names},\s(?:[a-z][^.,:;()]{{2,40}},\s)?(?={writing}\s)"),
            (words.has("writing_in"),),
            bare=True,
        ),
        Naming(lazily(rf"{words.person},?{of}{words.does('finding')}"), (words.has("finding"),)),
        Naming(
            lazily(rf"(?<!\w)(?P<names>{NAME}(?:\s{NAME}){{1,3}}),{of}{words.does('acting')}"),
            (words.has("acting"),),
            bare=True,
        ),
    )
