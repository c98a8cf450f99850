"""What the look-ups come to: found, ambiguous, vague, absent or unreached (design, "Deciding").

Nothing is absent unless every source that was asked answered, and nothing is found by search unless
what is stated singles it out. Thresholds are in nats of evidence (`auditor.weighing`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from auditor import weighing
from auditor.model import Candidate, Failure, Lookup, Outcome, Query, Standing
from auditor.topics import weight
from auditor.weighing import AGREES, FIRST_AUTHOR, TOPIC_RATE, Fields, size_worth, title_worth
from claims.words import stem

SINGLED_OUT = 12.0
LEAD = 4.0
"""Nats that a work found by its description needs, and by which it must lead the next one.

Measured over the informal mentions of 16 articles against 330,000 works, each true work once present
and once taken out (`benchmarks/deciding.py`): 53 of 54 true works found, 1 of 79 absent ones mistaken,
none of them invented; with 14 nats 52 and 1; a lead of 3 mistakes 4, one of 5 none and finds 1 fewer."""
SOFT = 17.0
SOFT_LEAD = 8.0
"""Nats and lead that a work needs with which nothing but topic, year and design agrees: words alone mislead.

Measured over 1,109 claims of SciFact told by their topic alone: of the works that lead by 4–6 nats 78 %
are ones the claim cites, by 6–8 87 %, by 8–12 94 %, by more 97 %; the evidence itself tells far less."""
HARD = ("authors", "venue", "sample_size", "institution", "pages")
HARD_FIGURES = 3.0
"""Facts that are no words of the topic; and the nats of figures in common that count as one."""
TELLING = 14.0
"""Nats that all stated facts together must be able to give; a claim that offers less is vague."""
TITLED = 6.0
"""Nats that suffice where the whole title agrees: a short one with nothing against it."""
NEAR_TITLE = 0.7
"""Share of words by which a stated title may be a record's, miscopied."""
HALF = 0.5
"""Share of the stated authors that must be the record's where the title differs."""
FAIR_TOPIC = 0.2
"""Share of the claim's topic weight that a work found by its topic must hold."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome of a case, and the works it concerns."""

    outcome: Outcome
    match: Candidate | None = None
    standing: Standing | None = None
    described: Candidate | None = None


def decide(query: Query, ranked: Sequence[Candidate], lookups: Sequence[Lookup]) -> Decision:
    """Which of the candidates, nearest first, is the work that was cited, if any."""
    works = [candidate for candidate in ranked if not candidate.agreement.get("notice")]
    own = [candidate for candidate in ranked if candidate.agreement.get("identifier")]
    if own:
        return _of_identified(query, own[0], works)
    fitting = [candidate for candidate in works if fits(query, candidate)]
    if fitting:
        return _of_fitting(query, fitting[0], works)
    addressed = any(identifier.scheme != "url" for identifier in query.identifiers)
    if offered(query) < TELLING and not addressed:
        return Decision("vague")
    unreached = not lookups or any(isinstance(lookup, Failure) for lookup in lookups)
    return Decision("unreached" if unreached else "absent")


def _of_identified(query: Query, own: Candidate, works: Sequence[Candidate]) -> Decision:
    """The identifier's record, unless the entry's whole title and more are another's: then it is that one."""
    other = _described(query, own, works)
    if other is not None and other.agreement["title_share"] == 1.0 and not own.agreement["authors"]:
        return Decision("found", other, "singled-out")
    return Decision("found", own, "identified", other)


def _of_fitting(query: Query, best: Candidate, works: Sequence[Candidate]) -> Decision:
    needed = SOFT_LEAD if is_soft(query, best) else LEAD
    return Decision("ambiguous") if lead(best, works) < needed else Decision("found", best, "singled-out")


def lead(best: Candidate, ranked: Sequence[Candidate]) -> float:
    """The nats by which a work leads the next that could be the one; without bound where there is no other."""
    after = [nats(other) for other in ranked if other is not best and not other.agreement.get("notice")]
    lower = [value for value in after if value <= nats(best)]
    return nats(best) - max(lower) if lower else math.inf


def is_soft(query: Query, candidate: Candidate) -> bool:
    """Whether nothing but words of the topic, the year and the design speaks for a work."""
    fields = candidate.agreement
    if query.title or any(fields[name] for name in HARD):
        return False
    return (fields["figures"] or 0.0) < HARD_FIGURES


def fits(query: Query, candidate: Candidate) -> bool:
    """Whether what is stated singles this work out."""
    fields = candidate.agreement
    if query.title:
        return _titled(candidate)
    enough = SOFT if is_soft(query, candidate) else SINGLED_OUT
    return nats(candidate) >= enough and (fields["topic"] or 0.0) >= FAIR_TOPIC


def _titled(candidate: Candidate) -> bool:
    """Whether a stated title leads here: the same one, or a miscopied one that nothing else contradicts.

    A paper and its longer version in a journal have nearly one title and the same authors, so a title
    that differs and another field that differs make another work.
    """
    fields = candidate.agreement
    if fields["title_share"] == 1.0:
        return nats(candidate) >= TITLED and not (_namesake(fields) or _other_version(fields))
    if (fields["title_share"] or 0.0) < NEAR_TITLE or nats(candidate) < SINGLED_OUT:
        return False
    placed = fields["volume"] and fields["pages"]
    share = fields["authors_share"]
    contradicted = fields["year"] is False or fields["venue"] is False or (share is not None and share < HALF)
    return bool(placed) or not contradicted


def _other_version(fields: Fields) -> bool:
    """Whether an entry's title is not copied exactly and its venue is another: the paper's version elsewhere."""
    return fields["title"] is False and fields["venue"] is False and not fields["identifier"]


def _namesake(fields: Fields) -> bool:
    """Whether a work has the stated title and nothing else of what is stated: by other people, elsewhere."""
    if fields["authors_share"] != 0.0:
        return False
    return not any(fields[name] for name in ("venue", "exact_year", "pages", "identifier"))


def _described(query: Query, own: Candidate, works: Sequence[Candidate]) -> Candidate | None:
    """The work that the words describe, where it is clearly not the one the identifier leads to."""
    by_words = nats(own) - AGREES["identifier"]
    others = (candidate for candidate in works if candidate is not own and fits(query, candidate))
    return next((other for other in others if nats(other) > by_words + SINGLED_OUT), None)


def nats(candidate: Candidate) -> float:
    """The evidence for a candidate."""
    return weighing.nats(candidate.score)


def offered(query: Query) -> float:
    """The evidence that everything stated could give at most, were a record to agree with all of it."""
    fields = [
        (query.venue, "venue"),
        (query.window, "year"),
        (query.year, "exact_year"),
        (query.institution, "institution"),
    ]
    told = sum(AGREES[name] for stated, name in fields if stated)
    told += FIRST_AUTHOR if query.authors else 0.0
    told += title_worth(query.title) if query.title else 0.0
    told += size_worth(query.sample_size) if query.sample_size else 0.0
    return told + TOPIC_RATE * sum(weight(stem(word)) for word in query.words)
