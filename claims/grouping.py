"""A study in the making, and how much weight a word has in telling studies of one article apart."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from claims.languages import load
from claims.model import Stated, StudyMention
from claims.union import stated_by
from claims.words import stems


@dataclass(slots=True, eq=False)
class Group:
    """The mentions found so far to be of one study."""

    mentions: list[StudyMention]

    @property
    def stated(self) -> Stated:
        """All that its mentions state."""
        return stated_by(self.mentions)

    def add(self, mention: StudyMention) -> None:
        """One more mention."""
        self.mentions.append(mention)

    def last(self, at: int) -> StudyMention | None:
        """Where it was last spoken of in prose before a place."""
        earlier = [m for m in self.mentions if m.span.start < at and m.role == "mention"]
        return max(earlier, key=lambda m: m.span, default=None)


class Weights:
    """Inverse document frequency of stems over the sentences that cite."""

    REPEAT = 0.3
    """Share of a summary point's weight that its study must have in common."""
    SAME = 0.6
    """Share of weight at which two free-standing mentions say the same."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._stop = frozenset(stems(" ".join(load("en")["common"]["stop"])))
        bags = [self.bag(text) for text in texts]
        self._count = len(bags)
        self._seen = Counter(stem for bag in bags for stem in bag)

    def bag(self, text: str) -> frozenset[str]:
        """The telling stems of a text."""
        return frozenset(stem for stem in stems(text) if stem not in self._stop)

    def weight(self, stem: str) -> float:
        """How telling a stem is."""
        return math.log(1 + (self._count + 1) / (1 + self._seen[stem]))

    def shared(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """The share of the part's weight that stands in the whole, from 0 to 1."""
        total = sum(map(self.weight, part))
        return sum(map(self.weight, part & whole)) / total if total else 0.0
