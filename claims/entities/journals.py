"""Journals, conferences and preprint servers as entities: one venue under all its names, near-namesakes kept apart.

String similarity cannot do this ("Lancet" and "Lancet Oncology", "JAMA" and its family, "Journal of Sports Sciences"
and "Journal of Sports Science and Medicine"), so names are looked up in a table distilled from library catalogues.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from claims.entities.venue_names import (
    abbreviates,
    forms,
    gathering_key,
    head,
    initialled,
    is_workshop,
    key,
    shortens_word,
    tokens,
    word_list,
)
from claims.entities.venue_table import by_initials, by_issn, table
from claims.model import Span

_ENGLISH = re.compile(r"\b(?:of|on|and|for|the|journal|conference|proceedings|international|annals|reviews?)\b", re.I)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TELLING_LETTERS = 4
"""How many first letters two words must share to be taken for one in different spellings or lengths."""
_MAX_COMMON = 3
"""Names of up to so many words, none of them telling, may be ordinary words."""


@dataclass(frozen=True, slots=True)
class Journal:
    """A venue. `key` identifies it within one version of the table."""

    key: str
    title: str
    abbreviations: tuple[str, ...] = ()
    issns: tuple[str, ...] = ()
    kind: str = "journal"
    """`journal`, `conference` or `preprints`."""
    common: bool = False
    """Whether the name is also ordinary words ("Spine", "Physical Therapy"): in prose it needs a cue."""


def resolve(name: str) -> Journal | None:
    """The venue a name means; `None` where it is unknown, ambiguous or a publisher's."""
    number = _meaning(name)
    return None if number is None else _journal(number)


def same(a: str, b: str, issns_a: Iterable[str] = (), issns_b: Iterable[str] = ()) -> bool | None:
    """Whether two names are one venue's: `False` only where both are known and differ, `None` when unsure.

    A venue that went on under another name counts as the same. ISSNs decide where they agree; print and electronic
    ISSNs differ by nature, so ISSNs that disagree decide nothing.
    """
    if set(issns_a) & set(issns_b) or key(a) == key(b) or _one_gathering(a, b):
        return True
    mine, theirs = _candidates(a, issns_a), _candidates(b, issns_b)
    if not (mine or theirs) and (initialled(a, b) or initialled(b, a)):
        return True
    if is_workshop(a) != is_workshop(b) and not set(mine) & set(theirs):
        return False if mine or theirs else None
    if mine and theirs:
        return _same_entity(a, b, mine, theirs)
    if _spelling_apart(a, b):
        return True
    return False if (mine or theirs) and _plainly_different(a, b) else None


def _one_gathering(a: str, b: str) -> bool:
    """Whether two names are one conference's or its proceedings', the year aside ("Proceedings of LREC 2020")."""
    undated = key(_YEAR.sub(" ", a))
    return undated == key(_YEAR.sub(" ", b)) and gathering_key(undated) is not None


def is_publisher(name: str) -> bool:
    """Whether the name is a publisher's, a database's or a news site's, which is no journal."""
    return key(name) in _publishers()


@lru_cache(maxsize=1)
def _publishers() -> frozenset[str]:
    lines = (files("claims") / "data" / "publishers.txt").read_text("utf-8").splitlines()
    return frozenset(key(line) for line in lines if line and not line.startswith("#"))


def is_common(name: str) -> bool:
    """Whether a name could be ordinary words in prose."""
    words = tokens(name)
    return len(words) <= _MAX_COMMON and not word_list("serial").intersection(words) and not name.isupper()


@lru_cache(maxsize=4096)
def _journal(number: int) -> Journal:
    title, abbreviation, issns, kind = table().row(number)
    return Journal(
        key=key(title),
        title=title,
        abbreviations=(abbreviation,) if abbreviation else (),
        issns=tuple(issn for issn in issns.split("|") if issn),
        kind=kind or "journal",
        common=is_common(head(title)),
    )


@lru_cache(maxsize=20_000)
def _meaning(name: str) -> int | None:
    if is_publisher(name):
        return None
    for form in forms(name):
        if form in table().names:
            return table().meaning(form)
    found = _unabbreviated(name)
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=20_000)
def _numbers(name: str) -> tuple[int, ...]:
    """All venues a name may mean, the likeliest first; as an abbreviation where no list has it."""
    for form in forms(name):
        if numbers := table().numbers(form):
            return numbers
    return _unabbreviated(name)


def _unabbreviated(name: str) -> tuple[int, ...]:
    """Venues whose title the name abbreviates though no list says so."""
    words = tokens(head(name))
    if len(words) < 2:
        return ()
    candidates = by_initials().get("".join(word[0] for word in words), ())
    titles = ((number, tokens(head(table().row(number)[0]))) for number in candidates)
    return tuple(number for number, title in titles if all(map(shortens_word, words, title)))


def _candidates(name: str, issns: Iterable[str]) -> tuple[int, ...]:
    known = tuple(by_issn()[issn] for issn in issns if issn in by_issn())
    return _numbers(name) or known


def _same_entity(a: str, b: str, mine: tuple[int, ...], theirs: tuple[int, ...]) -> bool | None:
    if mine[0] == theirs[0] and (_sure(a, mine) or _sure(b, theirs)):
        return True
    if set(mine) & set(theirs):
        return True if _spelling_apart(a, b) else None
    pairs = {(min(x, y), max(x, y)) for x in mine for y in theirs}
    if pairs & table().continued:
        return True
    if pairs & table().related or _spelling_apart(a, b) or _part_of(a, b) or _part_of(b, a):
        return None
    return False


def _sure(name: str, numbers: tuple[int, ...]) -> bool:
    return len(numbers) == 1 or _meaning(name) is not None


def _spelling_apart(a: str, b: str) -> bool:
    """Whether the names differ only in spelling, abbreviation or subtitle."""
    short, long = sorted((head(a), head(b)), key=lambda name: len(key(name)))
    return key(short) == key(long) or (abbreviates(short, long) and len(tokens(short)) > 1)


def _part_of(whole: str, part: str) -> bool:
    """Whether one name only adds a series, part or section to the other."""
    head_words, words = tokens(whole), tokens(part)
    rest = words[len(head_words) :]
    added = bool(rest) and words[: len(head_words)] == head_words
    return added and (len(rest[0]) == 1 or rest[0] in word_list("parts"))


def _plainly_different(a: str, b: str) -> bool:
    """Whether two names written out in English share no word and no initials; for names of which one is unknown."""
    mine, theirs = _written_out(a), _written_out(b)
    if not (_is_english(mine) and _is_english(theirs)) or is_publisher(a) or is_publisher(b):
        return False
    heads, other = ({word[:_TELLING_LETTERS] for word in tokens(name)} for name in (mine, theirs))
    generic = {word[:_TELLING_LETTERS] for word in word_list("gathering") | word_list("idle_at_gatherings")}
    return not (heads & other) - generic - {"jour"} and not word_list("book_series").intersection((key(a), key(b)))


def _written_out(name: str) -> str:
    number = _meaning(name)
    return name if number is None else table().row(number)[0]


def _is_english(name: str) -> bool:
    return bool(_ENGLISH.search(name)) and len(tokens(name)) > 1


def find(text: str) -> tuple[tuple[Span, Journal], ...]:
    """Venue names in running text, the longest at each place, in reading order; see `claims.entities.gazetteer`.

    `common` speaks of the name as it is written there.
    """
    from claims.entities.gazetteer import spans

    named = ((span, _journal(number), text[span.start : span.end]) for span, number in spans(text))
    return tuple((span, replace(journal, common=_is_common_here(journal, written))) for span, journal, written in named)


def _is_common_here(journal: Journal, written: str) -> bool:
    """Whether a name as written could be ordinary words; a siglum could, unless its venue is a well-known one."""
    siglum = written.isupper() and " " not in written
    return is_common(written) or (siglum and not journal.issns and journal.kind == "journal")
