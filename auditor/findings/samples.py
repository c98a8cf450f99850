"""How many were studied: the claim's number against every number of people, animals or studies in the record.

Abstracts give those screened, randomised and analysed, whole and by arm; so a claimed number is contradicted only
where the record holds it nowhere, nothing in the record adds up to it, and none of its counts is near.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from auditor.findings.clash import Clash
from auditor.findings.figures import numbers
from auditor.findings.numerals import in_digits
from auditor.findings.statements import Record, Statement
from claims.counts import Count, counts

APART = 0.15
"""Relative difference that drop-out and rounding leave room for."""
MOST_SUMMED = 12


def contradicted(claim: Statement, told: Record) -> Iterator[Clash]:
    """Counts of people or of pooled studies that the record contradicts."""
    everything = numbers(told.text)
    given = [count for sentence in (told.title, *told.sentences) for count in counts(sentence.text)]
    for count in counts(claim.text):
        rivals = [other for other in given if (other.kind == "studies") == (count.kind == "studies") and other.value > 1]
        if count.partial or count.value < 2 or not rivals or _told(count, everything, rivals):
            continue
        most = max(rivals, key=lambda other: other.value)
        sentence = next(s.text for s in (told.title, *told.sentences) if most in counts(s.text))
        words = in_digits(claim.text[count.span.start : count.span.end])
        yield Clash("sample", words, in_digits(sentence[most.span.start : most.span.end]), sentence)


def _told(count: Count, everything: frozenset[float], rivals: list[Count]) -> bool:
    near = max(1.0, APART * count.value)
    if any(abs(number - count.value) <= near for number in everything):
        return True
    values = sorted({rival.value for rival in rivals}, reverse=True)[:MOST_SUMMED]
    arms = [number for number in everything if number < count.value][:40]
    sums = (one + other for one, other in combinations(arms, 2))
    return abs(sum(values) - count.value) <= near or any(abs(total - count.value) <= near for total in sums)
