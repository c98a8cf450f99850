"""Mentions of one study become one study.

First what one sentence gave to several extractors is folded together. Then, in reading order, each mention joins the
study it shows to be its own by a strong key (identifier, reference label, title), or by going on about the study
before ("the same trial", "they"), or by saying the same of a study alike in its fields; a difference of year, journal,
sample, title or lead author forbids it. Points of summary boxes join last, by their words. The rest open studies.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims import sections
from claims.folding import fold_sentences
from claims.grouping import Group, Weights
from claims.kinship import conflict, same_words, says_same, strong_key
from claims.model import Article, Study, StudyMention
from claims.union import united

NEAR = 6
"""Sentences-with-mentions back among which "the study" is looked for."""


def merge(article: Article, mentions: Sequence[StudyMention]) -> tuple[Study, ...]:
    """The studies and appeals of an article by first mention."""
    folded = fold_sentences(mentions)
    weights = Weights(mention.text for mention in folded)
    groups: list[Group] = []
    for mention in (m for m in folded if m.role == "reference"):
        _by_key(groups, mention) or groups.append(Group([mention]))
    summed = _repeats(article, folded)
    for mention in folded:
        if mention.role == "mention" and mention not in summed:
            _place(article, groups, mention, weights)
    for mention in summed:
        _place_repeat(groups, mention, weights)
    studies = [united(group) for group in groups]
    studies += [Study((mention,), mention.stated, "appeal") for mention in folded if mention.role == "appeal"]
    return tuple(sorted(studies, key=lambda study: study.mentions[0].span))


def _repeats(article: Article, mentions: Sequence[StudyMention]) -> tuple[StudyMention, ...]:
    """The mentions that stand in a headline, a caption or a summary, and carry no mark or link."""
    told = [m for m in mentions if m.role == "mention" and not m.labels and not m.stated.identifiers]
    return tuple(m for m in told if _repeating(article, m))


def _repeating(article: Article, mention: StudyMention) -> bool:
    block = next((b for b in article.blocks if b.span.covers(mention.span)), None)
    return block is not None and (sections.is_summary(block) or block.kind in ("heading", "caption"))


def _by_key(groups: list[Group], mention: StudyMention) -> bool:
    """Join by a strong key; a mention that ties two groups together makes them one."""
    tied = [group for group in groups if strong_key(group, mention)]
    if not tied:
        return False
    for other in tied[1:]:
        if not conflict(tied[0].stated, other.stated):
            tied[0].mentions += other.mentions
            groups.remove(other)
    tied[0].add(mention)
    return True


def _place(article: Article, groups: list[Group], mention: StudyMention, weights: Weights) -> None:
    before = _before(article, groups, mention) if mention.cue == "same" else None
    if _by_key(groups, mention):
        joined = next(group for group in groups if mention in group.mentions)
        if before and before is not joined and not conflict(before.stated, joined.stated):
            joined.mentions = before.mentions + joined.mentions
            groups.remove(before)
        return
    if before:
        before.add(mention)
    elif mention.cue != "other" and (alike := _alike(groups, mention, weights)):
        alike.add(mention)
    elif mention.cue != "same" or _says_enough(mention):
        groups.append(Group([mention]))


def _before(article: Article, groups: list[Group], mention: StudyMention) -> Group | None:
    """The study that was spoken of last before this mention and can be its own."""
    recent = sorted((g for g in groups if g.last(mention.span.start) >= 0), key=lambda g: -g.last(mention.span.start))
    for group in recent[:NEAR]:
        if not conflict(group.stated, mention.stated) and group.kin(mention):
            return group
    return None


def _alike(groups: list[Group], mention: StudyMention, weights: Weights) -> Group | None:
    fitting = [g for g in groups if not conflict(g.stated, mention.stated) and says_same(g, mention, weights)]
    return max(fitting, key=lambda g: same_words(g, mention, weights)) if fitting else None


def _place_repeat(groups: list[Group], mention: StudyMention, weights: Weights) -> None:
    open_to = [g for g in groups if not conflict(g.stated, mention.stated)]
    best = max(open_to, key=lambda g: same_words(g, mention, weights), default=None)
    if best and same_words(best, mention, weights) >= weights.REPEAT:
        best.add(mention)
    elif mention.cue != "same":
        groups.append(Group([mention]))


def _says_enough(mention: StudyMention) -> bool:
    """Whether a mention that found no study to return to states enough to be one itself."""
    stated = mention.stated
    return bool(stated.identifiers or mention.labels or stated.title or stated.authors or stated.year or stated.venue)
