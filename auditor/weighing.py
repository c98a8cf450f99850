"""What each agreement is worth, in nats: the evidence that a record is the work that was meant.

A field that agrees adds what it is worth in singling out a work (a journal is one of thousands, a
year one of dozens); one that disagrees takes away what such an error is unlikely. The rates of the
topic were measured over the informal mentions of 16 articles against 330,000 works, each true work
once present and once taken out (`benchmarks`); they lie on a plateau, not on a peak.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from auditor.agreement import Value
from auditor.model import Query
from auditor.topics import stem_set, subject_weight, weight

AGREES = {
    "identifier": 30.0,
    "venue": 5.0,
    "year": 2.0,
    "exact_year": 1.0,
    "volume": 3.0,
    "pages": 5.0,
    "institution": 4.0,
    "design": 1.2,
}
DISAGREES = {
    "identifier": 4.0,
    "venue": 4.0,
    "year": 3.0,
    "exact_year": 0.8,
    "volume": 1.5,
    "pages": 2.0,
    "institution": 2.0,
    "design": 1.5,
}
"""What a field is worth when it agrees, and costs when it does not."""
FIRST_AUTHOR = 4.5
MORE_AUTHORS = 3.0
MOST_AUTHORS = 3
NO_AUTHOR = 5.0
"""The first stated author found, each further one (at most so many), and one who is not."""
TITLE_RATE = 0.5
"""A title word that agrees is worth this share of its weight: words of one title hang together."""
TOPIC_RATE = 0.45
TOPIC_TITLE_RATE = 0.15
TOPIC_SENTENCE_RATE = 0.07
"""Nats for each nat of topic weight held by title and abstract; again by the title; by title and one sentence."""
TOPIC_MISSED = 0.05
"""Nats taken for each nat of topic weight that is nowhere; more punishes long lay wording."""
SUBJECT_MISSED = 1.8
MOST_SUBJECT = 2
"""Nats for each word of the article's own subject that the claim names and the record lacks, for at most so many."""
PAIR_WORTH = 1.2
MOST_PAIRS = 4
"""Nats for words that stand together in claim and record, and how many pairs count."""
PLENTY = 16.0
BEYOND = 0.75
"""Nats of words after which more of them say less: works on one subject share its words, so a long claim's words
must not outweigh its author, journal and year."""
COINED = 3.0
"""Nats for a name of the claim that hardly any work uses, in the title: of a system, a trial, a species."""
NO_ABSTRACT = 1.5
"""Nats taken from a record without an abstract, which can hold little of a finding."""
SIZE_DIGIT = 1.0
SIZE_ROUND = 0.6
SIZE_MISSED = 1.0
SIZE_OTHER = 3.0
SMALLEST_SIZE = 10
"""A number of participants that the abstract states too: nats a digit, the share of it for a round number,
and what it costs when the abstract has no such number, and when it counts people and none of its counts is near."""
FIGURE = {1: 0.0, 2: 0.7, 3: 3.0}
LONG_FIGURE = 5.0
MOST_FIGURES = 8.0
"""Nats for any other figure of the claim in the abstract, by its digits; round ones half."""
AMOUNT = 1.5
MOST_AMOUNTS = 3
"""Nats for an amount that agrees with its unit ("7 g", "12 weeks", "28%"), and how many count."""
CENTRE = 18.0
SPREAD = 6.0
"""The nats at a score of a half (one work of a hundred million), and how fast the score rises."""

Fields = Mapping[str, Value]


def evidence(query: Query, fields: Fields, has_abstract: bool) -> float:
    """The sum of what agrees less what disagrees, in nats."""
    told = sum(AGREES[name] if fields[name] else -DISAGREES[name] for name in AGREES if fields[name] is not None)
    topic = _topic(query, fields, has_abstract) if fields["topic"] is not None else 0.0
    return told + _authors(query, fields) + title_evidence(query, fields) + topic + _size(query, fields, has_abstract)


def _authors(query: Query, fields: Fields) -> float:
    share = fields["authors_share"]
    if share is None:
        return 0.0
    named = share * len(query.authors)
    missed = NO_AUTHOR * (1 - share)
    return FIRST_AUTHOR + MORE_AUTHORS * min(named - 1, MOST_AUTHORS) - missed if named else -missed


def title_evidence(query: Query, fields: Fields) -> float:
    """What the stated title says for or against a work."""
    share = fields["title_share"]
    if share is None or not query.title:
        return 0.0
    return title_worth(query.title) * (2 * share - 1)


def title_worth(title: str) -> float:
    """What a whole title that agrees is worth."""
    return TITLE_RATE * sum(weight(root) for root in stem_set(title))


def _topic(query: Query, fields: Fields, has_abstract: bool) -> float:
    whole = subject_weight(query.words)
    held, sentence, title = (fields[f"topic_{part}"] or 0.0 for part in ("weight", "sentence", "title"))
    words = TOPIC_RATE * held + TOPIC_SENTENCE_RATE * whole * sentence + TOPIC_TITLE_RATE * title
    words += PAIR_WORTH * min(fields["topic_pairs"] or 0, MOST_PAIRS)
    told = min(words, PLENTY) + BEYOND * max(words - PLENTY, 0.0)
    told += COINED if fields["coined"] else 0.0
    told += min(fields["figures"] or 0.0, MOST_FIGURES) + AMOUNT * min(fields["amounts"] or 0.0, MOST_AMOUNTS)
    lacking = round((1 - subject) * len(query.subject)) if (subject := fields["subject"]) is not None else 0
    told -= SUBJECT_MISSED * min(lacking, MOST_SUBJECT)
    informal = query.title is None and not has_abstract
    return told - TOPIC_MISSED * (whole - held) - (NO_ABSTRACT if informal else 0.0)


def _size(query: Query, fields: Fields, has_abstract: bool) -> float:
    size = query.sample_size
    if size is None or size < SMALLEST_SIZE or not has_abstract:
        return 0.0
    if not fields["sample_size"]:
        return -SIZE_OTHER if fields["other_sample"] else -SIZE_MISSED
    return size_worth(size)


def size_worth(size: int) -> float:
    """What a number of participants is worth that the abstract states too."""
    worth = SIZE_DIGIT * len(str(size))
    return worth * SIZE_ROUND if size % 10 == 0 else worth


def figure_worth(figure: str) -> float:
    """What a figure of the claim is worth that the record states too; a round one half."""
    digits = figure.replace(".", "")
    worth = FIGURE.get(len(digits), LONG_FIGURE)
    return worth / 2 if digits.endswith("0") else worth


def score(nats: float) -> float:
    """Evidence as a score from 0 to 1."""
    return 1 / (1 + math.exp(-max(min((nats - CENTRE) / SPREAD, 30.0), -30.0)))


def nats(squeezed: float) -> float:
    """A score as evidence again."""
    return CENTRE + SPREAD * math.log(squeezed / (1 - squeezed))
