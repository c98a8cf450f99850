"""Query × works → candidates: agreement per field, and a score that orders them.

The score is the evidence of `auditor.weighing`, squeezed to 0–1. It orders candidates and is never
shown as support; `auditor.deciding` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from auditor import agreement, amounts
from auditor.agreement import Value
from auditor.clusters import clusters, is_notice, plain_title
from auditor.model import Candidate, Lookup, Query, Work
from auditor.titles import Change, TitleMatch, compare, words
from auditor.topics import Overlap, best_sentence, coined_names, overlap, reading, telling, word_pairs
from auditor.weighing import evidence, figure_worth, score
from claims.words import stem

Agreement = dict[str, Value]

NEAREST = 20
"""Candidates kept for a case: what an editor can look through."""
WHOLLY_HELD = 6
"""Words a record's title needs to be recognised inside a reference string, where "P19 embryonal carcinoma cells"
may be part of another's title."""
WORTH_COMPARING = 45.0
"""Token-set ratio below which two titles are not aligned word by word."""


def candidates(query: Query, lookups: Iterable[Lookup]) -> tuple[Candidate, ...]:
    """The works that the sources answered, nearest first; at most `NEAREST`.

    Design and amounts are slow to read out of an abstract and seldom move a work far, so they are read for the
    nearest only.
    """
    found = [(_candidate(query, group, _together(_compare, query, group)), group) for group in clusters(lookups)]
    near = sorted(found, key=lambda pair: _place(pair[0]))[: NEAREST + NEAREST // 2]
    closely = (_candidate(query, group, {**each.agreement, **_together(_close, query, group)}) for each, group in near)
    return tuple(sorted(closely, key=_place)[:NEAREST])


def _place(found: Candidate) -> tuple[float, str, str]:
    return -found.score, found.work.title, found.work.url or ""


def candidate(query: Query, group: Sequence[Work]) -> Candidate:
    """One work, given by its records, compared with all that is stated."""
    return _candidate(query, group, _together(_compare, query, group) | _together(_close, query, group))


def _candidate(query: Query, group: Sequence[Work], fields: Agreement) -> Candidate:
    """One work, given by its records, with what agrees; what was not compared counts for nothing."""
    told = evidence(query, _UNREAD | fields, any(work.abstract for work in group))
    return Candidate(_merged(group), fields, score(told), tuple(group[1:]))


def _together(compare: Callable[[Query, Work], Agreement], query: Query, group: Sequence[Work]) -> Agreement:
    """What a comparison says of one work that several records tell of."""
    compared = [compare(query, work) for work in group]
    return {name: _combine([fields[name] for fields in compared]) for name in compared[0]}


def _combine(values: Sequence[Value]) -> Value:
    """What several records of one work say together: the most favourable value."""
    told = [value for value in values if value is not None]
    return max(told) if told else None


def _merged(group: Sequence[Work]) -> Work:
    """The fullest record, with identifiers of kinds it lacks from the others."""
    own = list(group[0].identifiers)
    for other in group[1:]:
        own += [i for i in other.identifiers if i.scheme not in {o.scheme for o in own}]
    return replace(group[0], identifiers=tuple(own)) if len(own) > len(group[0].identifiers) else group[0]


def _compare(query: Query, work: Work) -> Agreement:
    named, share = agreement.authors(query, work)
    title = title_match(query, work)
    topic = topic_overlap(query, work)
    return {
        "identifier": agreement.identifier(query, work),
        "title": None if title is None else _title_agrees(query, title),
        "title_share": None if title is None else title.share,
        "authors": named,
        "authors_share": share,
        "year": agreement.year(query, work),
        "exact_year": agreement.exact_year(query, work),
        "venue": agreement.venue(query, work),
        "volume": agreement.volume(query, work),
        "pages": agreement.pages(query, work),
        "institution": agreement.institution(query, work),
        "sample_size": amounts.sample_size(query, work),
        "topic": topic.whole.share if topic else None,
        "topic_sentence": topic.best if topic else None,
        "topic_weight": topic.whole.held if topic else None,
        "topic_title": topic.title if topic else None,
        "topic_pairs": topic.pairs if topic else None,
        "subject": topic.subject if topic else None,
        "coined": (topic.coined or None) if topic else None,
        "figures": figures_weight(query, work),
        "notice": is_notice(work) or None,
    }


_UNREAD: Agreement = {"design": None, "amounts": None, "other_sample": None}


def _close(query: Query, work: Work) -> Agreement:
    """What is compared with the nearest works only."""
    return {
        "design": agreement.design(query, work),
        "amounts": amounts.shared(query, work),
        "other_sample": amounts.other_sample(query, work),
    }


def title_match(query: Query, work: Work) -> TitleMatch | None:
    """The stated title against the record's, whichever of its titles is nearer; `None` where none is stated."""
    stated = query.title
    if not stated:
        return None
    titles = (plain_title(work), *work.other_titles)
    if query.reference and any(_within(title, query.reference) for title in titles):
        return TitleMatch(1.0, cut=True)
    compared = [_titles(stated, title) for title in titles]
    return max(compared, key=lambda match: (match.share, -len(match.changes)))


def _within(title: str, reference: str) -> bool:
    """Whether a reference string holds the whole title, whatever it was taken apart into."""
    told = words(title)
    return len(told) >= WHOLLY_HELD and "".join(told) in "".join(words(reference))


def _titles(stated: str, found: str) -> TitleMatch:
    """Two titles compared; those that have little in common are not aligned word by word."""
    likeness = fuzz.token_set_ratio(" ".join(words(stated)), " ".join(words(found)))
    if likeness < WORTH_COMPARING:
        return TitleMatch(0.0, (Change(stated, found),))
    return compare(stated, found)


def _title_agrees(query: Query, title: TitleMatch) -> bool:
    """Small words count in a bibliography's entry, where a title is copied, and not in prose."""
    return title.exact if query.finding is None else title.same


@dataclass(frozen=True, slots=True)
class Topic:
    """How much of the claim a record holds: in title and abstract, and in its best sentence."""

    whole: Overlap
    best: float
    title: float
    pairs: int
    """How many pairs of neighbouring words of the claim stand together in the record too."""
    subject: float | None
    """The share of the article's own subject words in the claim that the record has."""
    coined: bool
    """Whether the title has a name of the claim that hardly any work uses."""


def topic_overlap(query: Query, work: Work) -> Topic | None:
    """The claim's topic words in a record's title and abstract; `None` for a claim without topic words."""
    if not query.words:
        return None
    asked = tuple(dict.fromkeys(stem(word) for word in query.words))
    told = reading(work.title, work.abstract or "", work.topics)
    pairs = word_pairs(query.finding) & told.pairs if query.finding else ()
    subject = tuple(dict.fromkeys(stem(word) for word in query.subject))
    return Topic(
        whole=overlap(asked, told.whole, telling),
        best=best_sentence(asked, told),
        title=overlap(asked, told.title, telling).held,
        pairs=len(pairs),
        subject=len(overlap(subject, told.whole).words) / len(subject) if subject else None,
        coined=any(name in told.title for name in coined_names(query.finding or "")),
    )


def figures_weight(query: Query, work: Work) -> float | None:
    """What the figures of the claim that the record states too are worth, in nats."""
    if not query.finding or not work.abstract:
        return None
    stated = amounts.numbers(query.finding) - {str(query.year), str(query.sample_size)}
    return sum(figure_worth(figure) for figure in stated & amounts.figures(work))
