"""Mentions of one study become one study.

First what one sentence gave to several extractors is folded together. Then, in reading order, each mention joins the
study it shows to be its own by a strong key (identifier, reference label, title), or by going on about the study
before ("the same trial", "they"), or by saying the same of a study alike in its fields; a difference of year, journal,
sample, title or lead author forbids it. Points of summary boxes join last, by their words. The rest open studies.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from claims.citing import sections
from claims.citing.folding import fold_sentences
from claims.merging.grouping import Group, Shelves, Weights
from claims.merging.kinship import REPEAT, called, conflict, denies, keys, kin, says_same, told_of_a_named
from claims.merging.union import united
from claims.model import Article, Study, StudyMention
from claims.sentences import sentences

WORDS = 2
"""Telling words, numbers aside, that a point of a summary and its study share at least."""
NEAR = 6
"""Studies back among which "the study" is looked for."""


def merge(article: Article, mentions: Sequence[StudyMention]) -> tuple[Study, ...]:
    """The studies and appeals of an article by first mention."""
    folded = fold_sentences(mentions)
    docket = Docket(article, Weights((mention.text for mention in folded), article.language))
    for mention in (m for m in folded if m.role == "reference"):
        docket.enter(mention)
    told = [(mention, docket.repeats(mention)) for mention in folded if mention.role == "mention"]
    for mention in (m for m, repeats in told if not repeats):
        docket.place(mention)
    for mention in (m for m, repeats in told if repeats):
        docket.place_repeat(mention)
    appeals = (Study((mention,), mention.stated, "appeal") for mention in folded if mention.role == "appeal")
    return tuple(sorted((*map(united, docket.groups), *appeals), key=lambda study: study.mentions[0].span))


class Docket:
    """The studies of one article while its mentions are being sorted to them."""

    def __init__(self, article: Article, weights: Weights) -> None:
        self._groups: dict[int, Group] = {}
        self._spoken: list[Group] = []
        self._by_key: dict[str, Group] = {}
        self._shelves = Shelves(weights)
        self._article = article
        self._starts = [block.span.start for block in article.blocks]
        self._sentences = [sentence.span.start for sentence in sentences(article)]

    @property
    def groups(self) -> tuple[Group, ...]:
        """The studies found, in no order that matters."""
        return tuple(self._groups.values())

    def repeats(self, mention: StudyMention) -> bool:
        """Whether a mention stands in a headline, a caption or a summary, and carries no mark or link."""
        index = self._index(mention)
        plain = not mention.labels and not mention.stated.identifiers
        if not plain or index < 0:
            return False
        boxed = index in sections.summary_blocks(self._article)
        return boxed or self._article.blocks[index].kind in ("heading", "caption")

    def _index(self, mention: StudyMention) -> int:
        return bisect_right(self._starts, mention.span.start) - 1

    def _section(self, mention: StudyMention | None) -> str | None:
        index = self._index(mention) if mention else -1
        return self._article.blocks[index].section if index >= 0 else None

    def enter(self, mention: StudyMention) -> None:
        """Enter an entry of a reference list."""
        if not self._tied(mention):
            self._open(mention)

    def place(self, mention: StudyMention) -> None:
        """Sort a mention of the running text."""
        before = self._pointed(mention)
        joined = self._tied(mention)
        if joined and before and before is not joined and _may_unite(before, joined):
            self._unite(before, joined)
        elif not joined and before:
            self._add(before, mention)
        elif not joined and mention.cue not in ("other", "on") and (alike := self._alike(mention)):
            self._add(alike, mention)
        elif not joined and (mention.cue not in ("same", "on") or self._says_enough(mention)):
            self._open(mention)

    def place_repeat(self, mention: StudyMention) -> None:
        """Sort a point of a summary: to the study whose words it shares most, if it shares enough."""
        if told := self._worded(mention) or self._only_one_about(mention):
            self._add(told, mention)
        elif mention.cue != "same":
            self._open(mention)

    def _only_one_about(self, mention: StudyMention) -> Group | None:
        """The study that alone has the words with which a point of a summary opens ("Ice vests: yes")."""
        about = [group for group in self._shelves.about(mention) if id(group) in self._groups]
        return about[0] if len(about) == 1 and not denies(about[0].stated, mention.stated) else None

    def _open(self, mention: StudyMention) -> None:
        group = Group(mention)
        self._groups[id(group)] = group
        self._note(group, mention)

    def _add(self, group: Group, *mentions: StudyMention) -> None:
        group.add(*mentions)
        self._note(group, *mentions)

    def _note(self, group: Group, *mentions: StudyMention) -> None:
        self._shelves.put(group, *mentions, heading=self._section(mentions[0]) or "")
        self._by_key |= {key: group for mention in mentions for key in keys(mention)}
        if any(mention.role == "mention" for mention in mentions) and group not in self._spoken[-1:]:
            self._spoken.append(group)

    def _unite(self, kept: Group, other: Group) -> None:
        del self._groups[id(other)]
        self._add(kept, *other.mentions)

    def _tied(self, mention: StudyMention) -> Group | None:
        """Join by a strong key; a mention that ties two studies together makes them one."""
        tied = list({id(g): g for key in keys(mention) if (g := self._by_key.get(key))}.values())
        if not tied:
            return None
        for other in tied[1:]:
            if not conflict(tied[0].stated, other.stated):
                self._unite(tied[0], other)
        self._add(tied[0], mention)
        return tied[0]

    def _says_enough(self, mention: StudyMention) -> bool:
        """Whether a mention that found no study to return to states enough to be one itself."""
        stated = mention.stated
        told = (stated.title, stated.authors, stated.year, stated.venue, stated.institution, stated.cohort)
        named = told_of_a_named(mention.text, self._article.language)
        return bool(stated.identifiers or mention.labels or any(told) or stated.sample_size or named)

    def _pointed(self, mention: StudyMention) -> Group | None:
        """The study that a mention goes on about or returns to, by how it opens."""
        if mention.cue == "same":
            before = self._before(mention)
            return None if before and self._is_marked_apart(before, mention) else before
        latest = self._spoken[-1] if mention.cue == "on" and self._spoken else None
        if latest is None or id(latest) not in self._groups or denies(latest.stated, mention.stated):
            return None
        return latest if self._follows(latest, mention) else None

    def _is_marked_apart(self, group: Group, mention: StudyMention) -> bool:
        """Whether a mention of another paragraph has identifiers of its own, and the study has none of them."""
        own, theirs = set(mention.stated.identifiers), set(group.stated.identifiers)
        away = group.last is not None and self._index(group.last) != self._index(mention)
        return away and bool(own and theirs) and own.isdisjoint(theirs)

    def _before(self, mention: StudyMention) -> Group | None:
        """The study that a mention returns to: the one just told, or that it names, else the likeliest before it."""
        recent = [group for group in dict.fromkeys(reversed(self._spoken[-4 * NEAR :])) if id(group) in self._groups]
        fitting = [g for g in recent[:NEAR] if not denies(g.stated, mention.stated) and kin(g.stated, mention.stated)]
        names = called(mention.text, self._article.language)
        if names:
            fitting = [group for group in fitting if group.names(names)]
        if fitting and self._follows(fitting[0], mention):
            return fitting[0]
        return None if self._is_news(mention, fitting) else self._likeliest(mention, fitting)

    def _likeliest(self, mention: StudyMention, fitting: Sequence[Group]) -> Group | None:
        """The study whose words it shares, else the last of its own section, else the one the article is about."""
        if told := self._worded(mention, fitting):
            return told
        here = next((group for group in fitting if self._section(group.last) == self._section(mention)), None)
        return here or self._main(fitting)

    def _main(self, fitting: Sequence[Group]) -> Group | None:
        """The study of which the article says at least as much as of all others that it may be together."""
        main = max(fitting, key=lambda group: len(group.mentions), default=None)
        return main if main and 2 * len(main.mentions) >= sum(len(group.mentions) for group in fitting) else None

    def _worded(self, mention: StudyMention, among: Sequence[Group] = ()) -> Group | None:
        """The study whose words a mention shares most, if it shares enough."""
        shared = ((group, self._shelves.overlap(group, mention)) for group in among)
        near = dict.fromkeys(group for group, share in (*shared, *self._fitting(mention)) if share >= REPEAT)
        worded = (group for group in near if self._shelves.words_shared(group, mention) >= WORDS)
        return max(worded, key=lambda group: self._shelves.likeness(group, mention), default=None)

    def _follows(self, group: Group, mention: StudyMention) -> bool:
        """Whether the sentence before a mention spoke of a study."""
        return group.last is not None and self._place(group.last) >= self._place(mention) - 1

    def _place(self, mention: StudyMention) -> int:
        return bisect_right(self._sentences, mention.span.start)

    def _is_news(self, mention: StudyMention, fitting: Sequence[Group]) -> bool:
        """Whether a mention apart from any study names a work of its own, and there is more than one it might be of."""
        keyed = bool(mention.stated.identifiers or mention.labels)
        return keyed and len(self._groups) > 1 and not any(self._tells(group, mention) for group in fitting)

    def _tells(self, group: Group, mention: StudyMention) -> bool:
        return self._shelves.overlap(group, mention) >= REPEAT

    def _fitting(self, mention: StudyMention) -> list[tuple[Group, float]]:
        """The studies that share telling words with a mention and do not conflict with it, with the share."""
        near = (group for group in self._shelves.near(mention) if id(group) in self._groups)
        return [(g, self._shelves.overlap(g, mention)) for g in near if not conflict(g.stated, mention.stated)]

    def _alike(self, mention: StudyMention) -> Group | None:
        last = [(g, self._shelves.overlap(g, mention)) for g in self._spoken[-1:] if id(g) in self._groups]
        near = (*self._fitting(mention), *(pair for pair in last if not conflict(pair[0].stated, mention.stated)))
        alike = [pair for pair in near if says_same(pair[0].stated, mention.stated, pair[1])]
        return max(alike, key=lambda pair: pair[1], default=(None, 0.0))[0]


def _may_unite(before: Group, marked: Group) -> bool:
    """Whether a study told in prose and one that a mark points to can be one: the first has no marks of its own."""
    return not before.marked and not conflict(before.stated, marked.stated)
