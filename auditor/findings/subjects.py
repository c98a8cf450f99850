"""Whether claim and record have a subject in common at all, by the words that tell of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditor.findings.clash import Clash
from auditor.findings.concepts import named, same_thing
from auditor.findings.numerals import in_digits
from auditor.findings.statements import Record, Statement
from auditor.topics import overlap, weight

STRANGE = 0.08
"""Share of a claim's weight in a record under which the two have no subject in common."""
FEWEST = 4
"""Telling words a claim needs, for less may be a bare "the effect was small"."""
TELLING = 4.0
"""Nats of a telling word, which is in fewer than one work of fifty."""
SHOWN = 4
_FIGURE = re.compile(r"\d{3,}|\d+\.\d+")
"""Numbers that two texts hardly share by accident."""


def nothing_in_common(claims: Iterable[Statement], told: Record, names: frozenset[str]) -> Iterator[Clash]:
    """The claim's telling words where next to none is in the record, and no named concept either."""
    texts = tuple(claims)
    roots = tuple(dict.fromkeys(root for claim in texts for root in claim.stems if root not in names))
    if (
        sum(weight(root) >= TELLING for root in roots) < FEWEST
        or overlap(roots, told.stems).share >= STRANGE
        or _figures(texts, told.text)
    ):
        return
    theirs = named(told.text)
    if any(same_thing(one, other) for claim in texts for one in named(claim.text) for other in theirs):
        return
    words = sorted(roots, key=lambda root: -weight(root))[:SHOWN]
    yield Clash("topic", ", ".join(words), told.title.text)


def _figures(claims: Iterable[Statement], told: str) -> bool:
    """Whether a claim and the record have a telling figure in common."""
    theirs = set(_FIGURE.findall(in_digits(told)))
    return any(theirs & set(_FIGURE.findall(in_digits(claim.text))) for claim in claims)
