"""A study in the making, and how much weight a word has in telling studies of one article apart."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Set

from claims.citing.folding import filled
from claims.languages import load
from claims.model import StudyMention
from claims.words import stems

RARE = 8
"""Stems of a mention, the rarest first, by which studies that may be its own are looked up."""
LONGEST = 2500
"""Characters of a mention by whose words it is told; what is longer is no prose, and may name a thousand works."""
TOPIC = (1, 2)
"""Telling words at the head of a sentence that say what it is about, and count again: the first, the first two."""
LATEST = 12
"""Studies looked at for each such stem, the latest first; so sorting stays linear in the mentions."""


class Group:
    """The mentions found so far to be of one study, and all that they state (findings aside)."""

    def __init__(self, mention: StudyMention) -> None:
        self.mentions = [mention]
        self.stated = mention.stated
        self.last = mention if mention.role == "mention" else None
        """Where it was last spoken of in prose."""

    @property
    def marked(self) -> bool:
        """Whether a mark or an identifier says which work it is."""
        return bool(self.stated.identifiers) or any(mention.labels for mention in self.mentions)

    def names(self, words: Set[str]) -> bool:
        """Whether any of the words stands in what was said of the study."""
        return any(word in mention.text for mention in self.mentions for word in words)

    def add(self, *mentions: StudyMention) -> None:
        """More mentions; what a reference entry states goes before what prose states."""
        self.mentions += mentions
        for mention in mentions:
            pair = (mention.stated, self.stated) if mention.role == "reference" else (self.stated, mention.stated)
            self.stated = filled(*pair)
            if mention.role == "mention" and (self.last is None or mention.span > self.last.span):
                self.last = mention


class Weights:
    """Inverse document frequency of stems over the sentences that cite."""

    def __init__(self, texts: Iterable[str], language: str = "en") -> None:
        self._stop = frozenset(stems(" ".join(load(language)["common"]["stop"])))
        self._bags: dict[str, frozenset[str]] = {}
        self._rare: dict[str, tuple[str, ...]] = {}
        times = Counter(texts)
        self._count = times.total()
        self._seen: Counter[str] = Counter()
        for text, count in times.items():
            self._seen.update(dict.fromkeys(self.bag(text), count))

    def bag(self, text: str) -> frozenset[str]:
        """The telling stems of a text; several mentions may stand in one sentence."""
        if text not in self._bags:
            self._bags[text] = frozenset(stems(text[:LONGEST])) - self._stop
        return self._bags[text]

    def rare(self, text: str) -> tuple[str, ...]:
        """The few rarest stems of a text, the rarest first."""
        if text not in self._rare:
            ranked = sorted(self.bag(text), key=lambda stem: (-self.weight(stem), stem))
            self._rare[text] = tuple(ranked[:RARE])
        return self._rare[text]

    def weight(self, stem: str) -> float:
        """How telling a stem is."""
        return math.log(1 + (self._count + 1) / (1 + self._seen[stem]))

    def shared(self, part: frozenset[str], whole: Set[str]) -> float:
        """The share of the part's weight that stands in the whole, from 0 to 1."""
        total = sum(map(self.weight, part))
        return sum(map(self.weight, part & whole)) / total if total else 0.0


class Shelves:
    """The groups by the stems of their mentions."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._bags: dict[int, set[str]] = {}
        self._headings: dict[int, set[str]] = {}
        self._by_stem: defaultdict[str, list[Group]] = defaultdict(list)

    def put(self, group: Group, *mentions: StudyMention, heading: str = "") -> None:
        """Note the words of new mentions of a group, and those of the heading under which it is told."""
        bag = self._bags.setdefault(id(group), set())
        self._headings.setdefault(id(group), set()).update(self.weights.bag(heading))
        for stem in frozenset().union(*(self.weights.bag(m.text) for m in mentions)) - bag:
            bag.add(stem)
            self._by_stem[stem].append(group)

    def near(self, mention: StudyMention) -> list[Group]:
        """The groups that share a rare stem with a mention."""
        rare = self.weights.rare(mention.text)
        found = {id(group): group for stem in rare for group in self._by_stem[stem][-LATEST:]}
        return list(found.values())

    def words_shared(self, group: Group, mention: StudyMention) -> int:
        """How many telling words, numbers aside, the mention and the group have in common."""
        return sum(stem.isalpha() for stem in self.weights.bag(mention.text) & self._bags[id(group)])

    def likeness(self, group: Group, mention: StudyMention) -> float:
        """The overlap with what a group says and its heading; what the mention opens with counts again."""
        own, whole = self.weights.bag(mention.text), self._bags[id(group)] | self._headings[id(group)]
        parts = (own, *(frozenset(self._opening(mention)[:count]) for count in TOPIC))
        return sum(self.weights.shared(part, whole) for part in parts) / len(parts)

    def _opening(self, mention: StudyMention) -> list[str]:
        """The telling stems with which a mention opens, in order."""
        own = self.weights.bag(mention.text)
        return [stem for stem in stems(mention.text[:LONGEST]) if stem in own][: TOPIC[-1]]

    def about(self, mention: StudyMention) -> list[Group]:
        """The groups that have all the telling words with which a mention opens."""
        first, *rest = self._opening(mention) or [""]
        groups = self._by_stem[first] if rest else []
        return [group for group in groups if self._bags[id(group)].issuperset(rest)]

    def overlap(self, group: Group, mention: StudyMention) -> float:
        """The share of the mention's telling words that the group's mentions have."""
        return self.weights.shared(self.weights.bag(mention.text), self._bags[id(group)])
