"""The numbers of a claim and of a record: figures, amounts with their unit, and how many took part.

They tell works on one subject apart. That the record lacks one proves nothing; what contradicts a claim is for the
rules (`auditor.findings`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.findings.figures import CHANGE, SHARE
from auditor.findings.figures import figures as read_figures
from auditor.findings.numerals import in_digits
from auditor.findings.samples import APART
from auditor.model import Query, Work
from claims.entities.counts import sample_sizes

_NUMBER = re.compile(r"(?<![\w.])\d+(?:[,\u202f\u00a0 ]\d{3})*(?:[.·]\d+)?")
_THOUSANDS = re.compile(r"(?<=\d)[,\u202f\u00a0 ](?=\d{3})")
HALF_POINT = 0.5
SAME = 0.005
"""Room for rounding: in points of a share, and relative of any other amount."""
_KINDS = {CHANGE: SHARE}
"""Prose tells a change as a share as often as a share, so both are one kind here."""
MOST_SAMPLES = 8
MOST_DIGITS = 10
"""Digits beyond which a figure counts no people."""


def numbers(text: str) -> frozenset[str]:
    """The figures of a text without separators of thousands: "8,288" → "8288"."""
    return frozenset(_THOUSANDS.sub("", found).replace("·", ".") for found in _NUMBER.findall(text))


@lru_cache(maxsize=20_000)
def figures(work: Work) -> frozenset[str]:
    """The figures in a record's title and abstract, also those in words: "Sixty-one drivers" states 61."""
    return numbers(in_digits(f"{work.title}. {work.abstract or ''}"))


def shared(query: Query, work: Work) -> float | None:
    """How many of the claim's shares, changes, ratios and quantities the abstract gives with the same unit.

    A share agrees within half a point, as prose rounds. Their absence proves nothing.
    """
    if not query.finding or not work.abstract:
        return None
    given = _measured(f"{work.title}. {work.abstract}")
    return float(sum(any(_same_amount(one, other) for other in given) for one in _measured(query.finding)))


@lru_cache(maxsize=4_096)
def _measured(text: str) -> frozenset[tuple[str, float]]:
    """The figures of a text that have a unit, each as its kind and its value in the base unit."""
    return frozenset((_KINDS.get(figure.kind, figure.kind), figure.value) for figure in read_figures(text))


def _same_amount(one: tuple[str, float], other: tuple[str, float]) -> bool:
    room = HALF_POINT if one[0] == SHARE else SAME * abs(one[1])
    return one[0] == other[0] and abs(one[1] - other[1]) <= room


def sample_size(query: Query, work: Work) -> bool | None:
    """Whether the stated number of participants, or one it is the round number of, occurs in the abstract.

    Its absence alone proves nothing (`other_sample`).
    """
    if query.sample_size is None or not work.abstract:
        return None
    found = figures(work)
    if str(query.sample_size) in found:
        return True
    around = rounding(query.sample_size)
    near = (figure for figure in found if figure.isdigit() and len(figure) < MOST_DIGITS)
    return True if around > 1 and any(abs(int(figure) - query.sample_size) < around for figure in near) else None


def other_sample(query: Query, work: Work) -> bool | None:
    """Whether the record counts people or animals and neither a count nor two together come near the stated number."""
    if query.sample_size is None or not work.abstract:
        return None
    given = samples(work)
    if not given:
        return None
    sums = {one + other for one in given for other in given}
    return not any(abs(count - query.sample_size) <= APART * query.sample_size for count in (*given, *sums, sum(given)))


@lru_cache(maxsize=4_096)
def samples(work: Work) -> tuple[int, ...]:
    """The numbers of people or animals in a record's title and abstract, the largest first."""
    return tuple(sorted(sample_sizes(f"{work.title}. {work.abstract or ''}"), reverse=True)[:MOST_SAMPLES])


def rounding(size: int) -> int:
    """The unit to which a number was rounded, at least two digits kept: 37,000 → 1,000, 935 → 1, 300 → 10."""
    unit = 1
    while size % (unit * 10) == 0 and unit * 100 <= size:
        unit *= 10
    return unit
