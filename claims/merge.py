"""Mentions of one study become one study.

First what one sentence gave to several extractors is folded together. Then, in reading order, each mention joins the
study it shows to be its own by a strong key (identifier, reference label, title), or by going on about the study
before ("the same trial", "they"), or by saying the same of a study alike in its fields; a difference of year, journal,
sample, title or lead author forbids it. Points of summary boxes join last, by their words. The rest open studies.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from claims import sections
from claims.folding import fold_sentences
from claims.grouping import Group, Weights
from claims.kinship import conflict, kin, same_words, says_same, strong_key
from claims.model import Article, Block, Study, StudyMention
from claims.union import united

NEAR = 6
"""Studies back among which "the study" is looked for."""


def merge(article: Article, mentions: Sequence[StudyMention]) -> tuple[Study, ...]:
    """The studies and appeals of an article by first mention."""
    folded = fold_sentences(mentions)
    docket = Docket(article, Weights(mention.text for mention in folded))
    for mention in (m for m in folded if m.role == "reference"):
        docket.list(mention)
    told = [mention for mention in folded if mention.role == "mention"]
    repeats = [mention for mention in told if docket.repeats(mention)]
    for mention in told:
        if mention not in repeats:
            docket.place(mention)
    for mention in repeats:
        docket.place_repeat(mention)
    appeals = (Study((mention,), mention.stated, "appeal") for mention in folded if mention.role == "appeal")
    return tuple(sorted((*map(united, docket.groups), *appeals), key=lambda study: study.mentions[0].span))


class Docket:
    """The studies of one article while its mentions are being sorted to them."""

    def __init__(self, article: Article, weights: Weights) -> None:
        self.groups: list[Group] = []
        self._blocks = article.blocks
        self._starts = [block.span.start for block in article.blocks]
        self._weights = weights

    def repeats(self, mention: StudyMention) -> bool:
        """Whether a mention stands in a headline, a caption or a summary, and carries no mark or link."""
        block = self._block(mention)
        plain = not mention.labels and not mention.stated.identifiers
        return plain and block is not None and (sections.is_summary(block) or block.kind in ("heading", "caption"))

    def _block(self, mention: StudyMention) -> Block | None:
        index = bisect_right(self._starts, mention.span.start) - 1
        return self._blocks[index] if index >= 0 else None

    def _section(self, mention: StudyMention) -> str:
        block = self._block(mention)
        return block.section if block else ""

    def list(self, mention: StudyMention) -> None:
        """Enter an entry of a reference list."""
        if not self._by_key(mention):
            self.groups.append(Group([mention]))

    def place(self, mention: StudyMention) -> None:
        """Sort a mention of the running text."""
        before = self._before(mention) if mention.cue == "same" else None
        joined = self._by_key(mention)
        if joined and before and before is not joined and not conflict(before.stated, joined.stated):
            self._unite(before, joined)
        elif not joined and before:
            before.add(mention)
        elif not joined and mention.cue != "other" and (alike := self._alike(mention)):
            alike.add(mention)
        elif not joined and (mention.cue != "same" or _says_enough(mention)):
            self.groups.append(Group([mention]))

    def place_repeat(self, mention: StudyMention) -> None:
        """Sort a point of a summary: to the study whose words it shares most, if it shares enough."""
        fitting = [group for group in self.groups if not conflict(group.stated, mention.stated)]
        best = max(fitting, key=lambda group: same_words(group, mention, self._weights), default=None)
        if best and same_words(best, mention, self._weights) >= self._weights.REPEAT:
            best.add(mention)
        elif mention.cue != "same":
            self.groups.append(Group([mention]))

    def _by_key(self, mention: StudyMention) -> Group | None:
        """Join by a strong key; a mention that ties two studies together makes them one."""
        tied = [group for group in self.groups if strong_key(group, mention)]
        for other in tied[1:]:
            if not conflict(tied[0].stated, other.stated):
                self._unite(tied[0], other)
        if tied:
            tied[0].add(mention)
            return tied[0]
        return None

    def _unite(self, kept: Group, other: Group) -> None:
        kept.mentions += other.mentions
        self.groups.remove(other)

    def _before(self, mention: StudyMention) -> Group | None:
        """The study that a mention returns to: the last of its own section, else the one the article says most of."""
        spoken = [group for group in self.groups if group.last(mention.span.start) is not None]
        recent = sorted(spoken, key=lambda group: -_at(group, mention))[:NEAR]
        fitting = [g for g in recent if not conflict(g.stated, mention.stated) and kin(g.stated, mention.stated)]
        here = [group for group in fitting if self._section(_last(group, mention)) == self._section(mention)]
        if here:
            return here[0]
        return max(fitting, key=lambda group: len(group.mentions), default=None)

    def _alike(self, mention: StudyMention) -> Group | None:
        fitting = [group for group in self.groups if not conflict(group.stated, mention.stated)]
        alike = [group for group in fitting if says_same(group, mention, self._weights)]
        return max(alike, key=lambda group: same_words(group, mention, self._weights), default=None)


def _last(group: Group, mention: StudyMention) -> StudyMention:
    return group.last(mention.span.start) or mention


def _at(group: Group, mention: StudyMention) -> int:
    return _last(group, mention).span.start


def _says_enough(mention: StudyMention) -> bool:
    """Whether a mention that found no study to return to states enough to be one itself."""
    stated = mention.stated
    told = (stated.title, stated.authors, stated.year, stated.venue, stated.institution, stated.cohort)
    return bool(stated.identifiers or mention.labels or any(told))
