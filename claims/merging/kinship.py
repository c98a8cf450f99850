"""Whether two statements can, must or cannot be of one study."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.citing.cues import cue, lexicon
from claims.citing.sign_patterns import sign_patterns
from claims.entities import designs, journals, people
from claims.model import Stated, StudyMention
from claims.words import tokens

SAME = 0.6
"""The share of weight in common at which two free-standing mentions say the same."""
EASED = 0.15
"""How much less is asked for a year, and for a journal, in common."""
REPEAT = 0.3
"""The share of a summary point's weight that its study must have in common."""


def keys(mention: StudyMention) -> Iterator[str]:
    """What ties mentions for certain: reference labels, identifiers, a title."""
    yield from (f"label {label}" for label in mention.labels)
    yield from map(str, mention.stated.identifiers)
    if mention.stated.title and (title := " ".join(tokens(mention.stated.title))):
        yield f"title {title}"


def conflict(a: Stated, b: Stated) -> bool:
    """Whether something both state differs: year, sample, journal, title, authors, or an identifier of one scheme."""
    if a.year and b.year and a.year != b.year:
        return True
    if a.sample_size and b.sample_size and a.sample_size != b.sample_size:
        return True
    if a.cohort and b.cohort and tokens(a.cohort) != tokens(b.cohort):
        return True
    if a.venue and b.venue and journals.same(a.venue, b.venue) is False and not _short_for(a.venue, b.venue):
        return True
    if a.title and b.title and tokens(a.title) != tokens(b.title):
        return True
    if a.authors and b.authors and not any(people.family_agrees(x, y) for x in a.authors for y in b.authors):
        return True
    schemes = {i.scheme: i for i in a.identifiers}
    return any(i.scheme in schemes and schemes[i.scheme] != i for i in b.identifiers)


def denies(study: Stated, returning: Stated) -> bool:
    """Whether what returns to a study cannot be of it; fewer people than it had are a part of them ("7 in 10")."""
    whole, part = study.sample_size, returning.sample_size
    return conflict(study, replace(returning, sample_size=None) if whole and part and part < whole else returning)


def kin(a: Stated, b: Stated) -> bool:
    """Whether "that review" or "the trial" can be this study: the designs named do not exclude each other."""
    return designs.compatible(a.design, b.design) is not False


def called(text: str, language: str) -> frozenset[str]:
    """The names by which a sentence calls the study it returns to ("the Concord study"), nations aside.

    Where every noun has a capital, a capital makes no name.
    """
    if lexicon(language).words["nobody_endings"]:
        return frozenset()
    nations, same = cue(language, "nations"), (p for p in lexicon(language).phrases(text) if p.opening == "same")
    words = (re.sub(r"[’']s?\Z", "", word) for phrase in same for word in phrase.modifiers if word[:1].isupper())
    return frozenset(word for word in words if not nations.fullmatch(word))


def told_of_a_named(text: str, language: str) -> bool:
    """Whether a study called by a name is said to have found that something is so ("the Concord study found that")."""
    return bool(called(text, language)) and bool(sign_patterns(language).that.search(text))


def _short_for(a: str, b: str) -> bool:
    """Whether one name is the first word of the other: "the Annals study", said of Annals of Internal Medicine."""
    short, long = sorted((tokens(a), tokens(b)), key=len)
    return len(short) == 1 < len(long) and long[0] == short[0] and not a.isupper() and not b.isupper()


def says_same(stated: Stated, other: Stated, overlap: float) -> bool:
    """Whether two free-standing mentions are of one study: alike in fields, much the same in words (0 to 1)."""
    dated = stated.year is not None and stated.year == other.year
    placed = bool(stated.venue and other.venue) and journals.same(stated.venue or "", other.venue or "") is True
    led = bool(stated.authors and other.authors) and people.family_agrees(stated.authors[0], other.authors[0])
    if stated.cohort and other.cohort and tokens(stated.cohort) == tokens(other.cohort):
        return True
    if led and (dated or not (stated.year and other.year)):
        return True
    return overlap >= SAME - EASED * dated - EASED * placed
