"""Whether two statements can, must or cannot be of one study."""

from __future__ import annotations

from claims import designs, journals, people
from claims.grouping import Group, Weights
from claims.model import Stated, StudyMention
from claims.words import tokens


def strong_key(group: Group, mention: StudyMention) -> bool:
    """Whether the mention shares a reference label, an identifier or a title with the group."""
    if any({*other.labels} & {*mention.labels} for other in group.mentions):
        return True
    stated = group.stated
    if {*stated.identifiers} & {*mention.stated.identifiers}:
        return True
    return bool(stated.title and mention.stated.title) and tokens(stated.title or "") == tokens(
        mention.stated.title or ""
    )


def conflict(a: Stated, b: Stated) -> bool:
    """Whether something both state differs: year, sample, journal, title, authors, or an identifier of one scheme."""
    if a.year and b.year and a.year != b.year:
        return True
    if a.sample_size and b.sample_size and a.sample_size != b.sample_size:
        return True
    if a.venue and b.venue and journals.same(a.venue, b.venue) is False and not _short_for(a.venue, b.venue):
        return True
    if a.title and b.title and tokens(a.title) != tokens(b.title):
        return True
    if a.authors and b.authors and not any(people.family_agrees(x, y) for x in a.authors for y in b.authors):
        return True
    schemes = {i.scheme: i for i in a.identifiers}
    return any(i.scheme in schemes and schemes[i.scheme] != i for i in b.identifiers)


def kin(a: Stated, b: Stated) -> bool:
    """Whether "that review" or "the trial" can be this study: the designs named do not exclude each other."""
    return designs.compatible(a.design, b.design) is not False


def _short_for(a: str, b: str) -> bool:
    """Whether one name is the first word of the other: "the Annals study", said of Annals of Internal Medicine."""
    short, long = sorted((tokens(a), tokens(b)), key=len)
    return len(short) == 1 < len(long) and long[0] == short[0] and not a.isupper() and not b.isupper()


def same_words(group: Group, mention: StudyMention, weights: Weights) -> float:
    """The share of the mention's telling words that the group's mentions have."""
    whole = frozenset().union(*(weights.bag(m.text) for m in group.mentions))
    return weights.shared(weights.bag(mention.text), whole)


def says_same(group: Group, mention: StudyMention, weights: Weights) -> bool:
    """Whether a free-standing mention repeats the group's study: alike in fields and much the same in words."""
    stated, other = group.stated, mention.stated
    overlap = same_words(group, mention, weights)
    dated = stated.year is not None and stated.year == other.year
    placed = bool(stated.venue and other.venue) and journals.same(stated.venue or "", other.venue or "") is True
    led = bool(stated.authors and other.authors) and people.family_agrees(stated.authors[0], other.authors[0])
    if led and (dated or not (stated.year and other.year)):
        return True
    needed = weights.SAME - 0.15 * dated - 0.15 * placed
    return overlap >= needed
