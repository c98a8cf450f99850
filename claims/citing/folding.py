"""What several extractors took from one sentence, folded into one mention for each study it cites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from itertools import groupby

from claims.model import Identifier, Stated, StudyMention


def fold_sentences(mentions: Sequence[StudyMention]) -> tuple[StudyMention, ...]:
    """Mentions in reading order, those of one sentence that can be one study made one."""
    ordered = sorted(mentions, key=lambda m: (m.span, m.role == "reference"))
    return tuple(folded for _, same in groupby(ordered, key=lambda m: m.span) for folded in _folded(list(same)))


def _folded(same: list[StudyMention]) -> Iterable[StudyMention]:
    """One sentence's mentions: the told facts go to the one work that marks or links single out."""
    keyed = _joined([m for m in same if m.labels or m.stated.identifiers])
    told = [m for m in same if not m.labels and not m.stated.identifiers and m.role != "appeal"]
    if not keyed:
        return told or [m for m in same if m.role == "appeal"]
    if len(keyed) > 1 or len(told) > 1:
        return [m if m.role == "reference" else replace(m, stated=_bare(m.stated, told)) for m in keyed]
    return [_one(keyed[0], told[0])] if told else keyed


def _bare(stated: Stated, told: list[StudyMention]) -> Stated:
    """Of a sentence on several works each keeps its identifiers and what was found: the rest may be another's."""
    found = stated.finding or next((m.stated.finding for m in told if m.stated.finding), None)
    return Stated(identifiers=stated.identifiers, finding=found)


def _joined(keyed: list[StudyMention]) -> list[StudyMention]:
    """Mentions with keys, those that share one folded; a mark and a link at one place are one citation."""
    result: list[StudyMention] = []
    places: dict[str | Identifier, int] = {}
    for mention in keyed:
        keys: tuple[str | Identifier, ...] = (*mention.labels, *mention.stated.identifiers)
        place = min((places[key] for key in keys if key in places), default=len(result))
        if place == len(result):
            result.append(mention)
        else:
            result[place] = _one(result[place], mention)
        for key in keys:
            places[key] = min(place, places.get(key, place))
    if len(result) == 2 and bool(result[0].labels) != bool(result[1].labels):
        return [_one(result[0], result[1])]
    return result


def _one(a: StudyMention, b: StudyMention) -> StudyMention:
    told = b if not b.labels and not b.stated.identifiers else a
    labels = tuple(dict.fromkeys((*a.labels, *b.labels)))
    role = a.role if a.role != "appeal" else b.role
    return replace(
        a, stated=filled(a.stated, b.stated), labels=labels, role=role, cue=told.cue, linked=a.linked or b.linked
    )


def filled(first: Stated, second: Stated) -> Stated:
    """The first statement with its gaps filled from the second; identifiers of both."""
    gaps = {
        field.name: getattr(second, field.name)
        for field in fields(Stated)
        if field.name != "identifiers" and not getattr(first, field.name)
    }
    return replace(first, identifiers=tuple(dict.fromkeys((*first.identifiers, *second.identifiers))), **gaps)
