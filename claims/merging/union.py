"""The fields of a study united from its mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.citing.folding import filled
from claims.fields.institution import is_institution
from claims.merging.grouping import Group
from claims.model import Stated, Study, StudyMention

MOST_FINDINGS = 6
"""Findings joined into one."""


def united(group: Group) -> Study:
    """The study that a group of mentions makes."""
    mentions = tuple(sorted(group.mentions, key=lambda m: m.span))
    return Study(mentions, stated_by(mentions))


def stated_by(mentions: Sequence[StudyMention]) -> Stated:
    """The list entry first for what a bibliography is made for, then prose in reading order; findings joined.

    An institution goes before the town that stands in for it.
    """
    ordered = sorted(mentions, key=lambda m: (m.role != "reference", m.span))
    whole = Stated()
    for mention in ordered:
        whole = filled(whole, mention.stated)
    named = (m.stated.institution for m in ordered if m.stated.institution and is_institution(m.stated.institution))
    whole = replace(whole, institution=next(named, whole.institution))
    found = dict.fromkeys(m.stated.finding for m in sorted(mentions, key=lambda m: m.span) if m.stated.finding)
    return replace(whole, finding=" ".join(f"{text}." for text in list(found)[:MOST_FINDINGS] if text) or None)
