"""Records of all sources gathered into works: two records of one work count once.

Records belong together when they share an identifier, or when title and year say so and nothing
contradicts it. Notices about a work (retraction, erratum, comment, reply) never join it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditor.agreement import first_page, number
from auditor.model import Answer, Lookup, Work
from auditor.titles import words
from claims.words import fold

_NOTICE = re.compile(
    r"\W*(?:"
    r"(?:retract(?:ion|ed)|withdraw(?:al|n)|(?:author |publisher'?s? )?correction|addendum)"
    r"(?:\s+(?:note|notice))?\s*(?::|$)"
    r"|(?:retraction|withdrawal) notice\b|(?:retraction|correction|addendum) to\b|expression of concern\b"
    r"|(?:corrigend(?:um|a)|errat(?:um|a))\b|comment(?:s|ary)? on\b|reply to\b|letter to the editor\b)"
)
_MARK = re.compile(r"\W*(?:retracted|withdrawn)(?: article)?\W+", re.IGNORECASE)
NAMED_BY_TITLE = 3
"""Words a title needs for two records without a common identifier to be one work by it."""


def is_notice(work: Work) -> bool:
    """Whether a record is about another work: a retraction notice, an erratum, a comment, a reply."""
    return bool(work.notice_of) or bool(_NOTICE.match(fold(work.title)) and not _MARK.match(work.title))


def plain_title(work: Work) -> str:
    """The title without the mark that a publisher puts before a retracted article's."""
    return _MARK.sub("", work.title, count=1)


def works_of(lookups: Iterable[Lookup]) -> Iterator[Work]:
    """Every record that was answered, in the order of the sources."""
    for lookup in lookups:
        if isinstance(lookup, Answer):
            yield from lookup.works


def clusters(lookups: Iterable[Lookup]) -> tuple[tuple[Work, ...], ...]:
    """The records as works, each a tuple of its records with the fullest first."""
    groups: list[list[Work]] = []
    index: dict[object, int] = {}
    for work in dict.fromkeys(works_of(lookups)):
        keys = tuple(_keys(work))
        place = next((index[key] for key in keys if key in index), None)
        if place is None:
            place = len(groups)
            groups.append([])
        groups[place].append(work)
        for key in keys:
            index.setdefault(key, place)
    return tuple(tuple(sorted(group, key=_fullness, reverse=True)) for group in groups)


def _keys(work: Work) -> Iterator[object]:
    """What makes a record the same work as another: an identifier; its place; title, first author and year."""
    yield from work.identifiers
    title = words(plain_title(work))
    family = fold(work.authors[0].family) if work.authors else ""
    if family and (volume := number(work.volume)) and (page := first_page(work.pages)):
        yield family, volume, page, work.year
    if len(title) >= NAMED_BY_TITLE and not is_notice(work):
        yield title, family, work.year
        if len(title) > 2 * NAMED_BY_TITLE:
            yield title, family


def _fullness(work: Work) -> tuple[bool, bool, bool, bool, int]:
    return (
        bool(work.abstract),
        bool(work.years),
        bool(work.venue),
        bool(work.authors),
        len(work.abstract or "") + len(work.identifiers),
    )
