"""Indirect speech: what a person is said to say, without quotation marks ("X says that …")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.speech.attribution import subject
from claims.speech.referents import Referent
from claims.speech.scene import Scene
from claims.speech.tags import tag

SHORTEST = 3
"""Words that reported speech has at least."""
_PERSONS = {"name", "person", "patient", "pronoun"}


@dataclass(frozen=True, slots=True)
class Reported:
    """Reported words, a range of tokens, with who is said to have said them."""

    first: int
    end: int
    referent: Referent
    near: tuple[Referent, ...]


def reported(scene: Scene, first: int, end: int) -> Reported | None:
    """The reported speech of the sentence from token `first` to `end`, if it is one."""
    if any(scene.masked(at) for at in range(first, end)):
        return None
    return next(_clauses(scene, first, end), None) or _trailing(scene, first, end)


def _clauses(scene: Scene, first: int, end: int) -> Iterator[Reported]:
    for verb in range(first + 1, end - SHORTEST):
        if scene.key(verb) not in scene.words.indirect:
            continue
        start = _complement(scene, verb, end)
        found = subject(scene, first, verb, end) if start is not None else None
        if start is not None and found is not None and _alone(scene, found) and end - start > SHORTEST:
            yield Reported(start, _last(scene, end), found, scene.within(first, found.first))


def _alone(scene: Scene, found: Referent) -> bool:
    """Whether the speaker is one person, not the authors of a study."""
    return found.kind in _PERSONS and scene.key(found.last + 1) not in scene.words.company | scene.words.conjunctions


def _complement(scene: Scene, verb: int, end: int) -> int | None:
    """Where the words begin that the verb governs: after "that", or at once after "says"."""
    at = verb + 1
    if scene.key(at) in scene.words.objects - scene.words.that or scene.key(verb) in scene.words.telling:
        at += 1
    if at < end and scene.key(at) in scene.words.that:
        return at + 1
    bare = scene.key(verb) in scene.words.bare and at < end and scene.tokens[at].word
    return at if bare and scene.key(at) not in scene.words.prepositions | scene.words.hollow else None


def _trailing(scene: Scene, first: int, end: int) -> Reported | None:
    """A clause with a tag at its end: "Unsalted nuts are easier, Doe says."."""
    for at in range(end - 2, max(end - 16, first + SHORTEST), -1):
        if scene.key(at) != ",":
            continue
        found = tag(scene, at + 1, end)
        if (
            found
            and found.verb in scene.words.indirect
            and _alone(scene, found.referent)
            and _closes(scene, at + 1, end)
        ):
            return Reported(first, at, found.referent, scene.within(first, at))
    return None


def _closes(scene: Scene, first: int, end: int) -> bool:
    """Whether a tag goes on with nothing but descriptions, so that the sentence ends with it."""
    words = scene.words
    described = words.determiners | words.who
    return all(scene.key(at + 1) in described for at in range(first, end) if scene.key(at) == ",")


def _last(scene: Scene, end: int) -> int:
    return end - 1 if scene.key(end - 1) in {".", "!", "?"} else end
