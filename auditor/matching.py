"""Query × works → candidates: agreement per field, and a score that orders them.

The score is evidence in nats, squeezed to 0–1: each agreeing field adds what it is worth in singling
out a work (a journal is one of thousands, a year one of dozens), each disagreeing one takes away.
It orders candidates and is never shown as support; `auditor.deciding` decides.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from auditor import agreement
from auditor.agreement import Value
from auditor.clusters import clusters, is_notice, plain_title
from auditor.model import Candidate, Lookup, Query, Work
from auditor.titles import Change, TitleMatch, compare, words
from auditor.topics import Overlap, overlap, stem_set, weight, word_pairs
from claims.sentences import split
from claims.words import stem

NEAREST = 20
"""Candidates kept for a case: what an editor can look through."""
WORTH_COMPARING = 45.0
"""Token-set ratio below which two titles are not aligned word by word."""

AGREES = {"identifier": 30.0, "venue": 5.0, "year": 2.0, "exact_year": 1.0, "volume": 3.0, "pages": 5.0,
          "institution": 4.0, "design": 1.0}
DISAGREES = {"identifier": 4.0, "venue": 4.0, "year": 3.0, "exact_year": 0.5, "volume": 1.5, "pages": 2.0,
             "institution": 2.0, "design": 1.5}
"""What a field is worth in nats when it agrees, and costs when it does not."""
FIRST_AUTHOR = 6.0
MORE_AUTHORS = 3.0
NO_AUTHOR = 5.0
TITLE_RATE = 0.5
"""A title word that agrees is worth this share of its weight: words of one title hang together."""
TOPIC_RATE = 0.25
"""Nats for each nat of topic weight that title and abstract hold; measured over 0.25–0.45, flat."""
TOPIC_TITLE_RATE = 0.1
TOPIC_SENTENCE_RATE = 0.1
"""And again where the title, or title and one sentence together, hold it."""
TOPIC_MISSED = 0.05
"""Nats taken for each nat of topic weight that is nowhere; more punishes long lay wording."""
PAIR_WORTH = 1.0
MOST_PAIRS = 4
"""Nats for words that stand together in claim and record, and how many pairs count."""
FIGURE_WORTH = {1: 0.0, 2: 0.7, 3: 3.0}
LONG_FIGURE = 5.0
"""Nats for a figure of the claim that the abstract states too, by its digits; round ones half."""
MOST_FIGURES = 8.0


def candidates(query: Query, lookups: Iterable[Lookup]) -> tuple[Candidate, ...]:
    """The works that the sources answered, nearest first; at most `NEAREST`."""
    found = [candidate(query, group) for group in clusters(lookups)]
    ranked = sorted(found, key=lambda c: (-c.score, c.work.title, c.work.url or ""))
    return tuple(ranked[:NEAREST])


def candidate(query: Query, group: Sequence[Work]) -> Candidate:
    """One work, given by its records, compared with what is stated."""
    compared = [_compare(query, work) for work in group]
    fields = {name: _combine([fields[name] for fields in compared]) for name in compared[0]}
    return Candidate(_merged(group), fields, _squeeze(evidence(query, fields)), tuple(group[1:]))


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


def _compare(query: Query, work: Work) -> dict[str, Value]:
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
        "design": agreement.design(query, work),
        "sample_size": agreement.sample_size(query, work),
        "topic": topic.whole.share if topic else None,
        "topic_sentence": topic.best if topic else None,
        "topic_weight": topic.whole.held if topic else None,
        "topic_title": topic.title if topic else None,
        "topic_pairs": topic.pairs if topic else None,
        "figures": figures_weight(query, work),
        "notice": is_notice(work) or None,
    }


def title_match(query: Query, work: Work) -> TitleMatch | None:
    """The stated title against the record's, whichever of its titles is nearer; `None` where none is stated."""
    stated = query.title
    if not stated:
        return None
    compared = [_titles(stated, title) for title in (plain_title(work), *work.other_titles)]
    return max(compared, key=lambda match: (match.share, -len(match.changes)))


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


def topic_overlap(query: Query, work: Work) -> Topic | None:
    """The claim's topic words in a record's title and abstract; `None` for a claim without topic words."""
    if not query.words:
        return None
    asked = tuple(stem(word) for word in query.words)
    text = f"{work.title}. {work.abstract or ''} {' '.join(work.topics)}"
    whole = overlap(asked, stem_set(text))
    sentences = [work.title, *(work.abstract[s.start : s.end] for s in split(work.abstract))] if work.abstract else [work.title]
    best = max(overlap(asked, stem_set(f"{work.title} {sentence}")).share for sentence in sentences)
    pairs = word_pairs(query.finding) & word_pairs(text) if query.finding else ()
    return Topic(whole, best, overlap(asked, stem_set(work.title)).held, len(pairs))


def figures_weight(query: Query, work: Work) -> float | None:
    """What the figures of the claim that the record states too are worth, in nats."""
    if not query.finding or not work.abstract:
        return None
    stated = agreement.numbers(query.finding) - {str(query.year)}
    return sum(_figure(figure) for figure in stated & agreement.figures(work))


def _figure(figure: str) -> float:
    digits = figure.replace(".", "")
    worth = FIGURE_WORTH.get(len(digits), LONG_FIGURE)
    return worth / 2 if digits.endswith("0") else worth


def evidence(query: Query, fields: dict[str, Value]) -> float:
    """The sum of what agrees less what disagrees, in nats."""
    told = sum(AGREES[name] if fields[name] else -DISAGREES[name] for name in AGREES if fields[name] is not None)
    return told + _authors_worth(query, fields) + _title_worth(query, fields) + _topic_worth(query, fields)


def _authors_worth(query: Query, fields: dict[str, Value]) -> float:
    share = fields["authors_share"]
    if share is None:
        return 0.0
    named = share * len(query.authors)
    return FIRST_AUTHOR + MORE_AUTHORS * min(named - 1, 3) - NO_AUTHOR * (1 - share) if named else -NO_AUTHOR


def _title_worth(query: Query, fields: dict[str, Value]) -> float:
    share = fields["title_share"]
    if share is None or not query.title:
        return 0.0
    whole = TITLE_RATE * sum(weight(root) for root in stem_set(query.title))
    return whole * (2 * share - 1) if share < 1 else whole


def _topic_worth(query: Query, fields: dict[str, Value]) -> float:
    if fields["topic"] is None:
        return 0.0
    whole = sum(weight(stem(word)) for word in query.words)
    held = fields["topic_weight"] or 0.0
    told = TOPIC_RATE * held - TOPIC_MISSED * (whole - held) + TOPIC_SENTENCE_RATE * whole * (fields["topic_sentence"] or 0.0)
    told += TOPIC_TITLE_RATE * (fields["topic_title"] or 0.0) + PAIR_WORTH * min(fields["topic_pairs"] or 0, MOST_PAIRS)
    return told + min(fields["figures"] or 0.0, MOST_FIGURES)


def _squeeze(nats: float) -> float:
    """Evidence as a score from 0 to 1: a half at `ENOUGH`, the nats that single out one of a hundred million."""
    return 1 / (1 + math.exp(-(nats - 18.0) / 6))
