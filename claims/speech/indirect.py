"""Indirect speech: what a person is said to say, without quotation marks ("X says that …")."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from claims.speech.attribution import subject
from claims.speech.referents import Referent
from claims.speech.scene import Scene
from claims.speech.tags import credits_here, tag

SHORTEST = 3
"""Words that reported speech has at least."""
OBJECT = 9
"""Tokens within which "that" follows "told" and whoever is told."""
INSERTED = 7
"""Tokens of a tag between two commas."""
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
    if any(scene.masked(at) for at in range(first, end)) or scene.key(end - 1) == ":":
        return None
    return (
        next(_clauses(scene, first, end), None)
        or _trailing(scene, first, end)
        or _inserted(scene, first, end)
        or _credited(scene, first, end)
    )


def _credited(scene: Scene, first: int, end: int) -> Reported | None:
    """A clause after its source: "According to Jane Doe, who runs it, nuts are easier."."""
    size = credits_here(scene, first)
    found = scene.at(first + size) if size else None
    if found is None or found.kind != "name" or scene.key(found.last + 1) != "," or not _alone(scene, found):
        return None
    commas = [at for at in range(found.last + 1, end) if scene.key(at) == ","]
    if not commas:
        return None
    described = scene.key(commas[0] + 1) in scene.words.determiners | scene.words.who and len(commas) > 1
    start = commas[1 if described else 0] + 1
    return Reported(start, _last(scene, end), found, ()) if end - start > SHORTEST else None


def _clauses(scene: Scene, first: int, end: int) -> Iterator[Reported]:
    for verb in range(first + 1, end - SHORTEST):
        if scene.key(verb) not in scene.words.indirect:
            continue
        start = _complement(scene, verb, end)
        found = subject(scene, first, verb, end) if start is not None else None
        if start is None or found is None or found.first >= start or end - start <= SHORTEST:
            continue
        official = found.kind == "organisation" and scene.key(verb) in scene.words.human
        if _alone(scene, found) or (official and scene.key(start - 1) in scene.words.that):
            yield Reported(start, _last(scene, end), found, scene.within(first, found.first))


def _alone(scene: Scene, found: Referent) -> bool:
    """Whether the speaker is one person, not the authors of a study."""
    several = scene.key(found.last + 1) in scene.words.company | scene.words.conjunctions
    return found.kind in _PERSONS and scene.key(found.first) not in scene.words.they and not several


def _complement(scene: Scene, verb: int, end: int) -> int | None:
    """Where the words begin that the verb governs: after "that", or at once after "says"."""
    at, words = verb + 1, scene.words
    if scene.key(verb) in words.telling:
        return _told(scene, at, end)
    at += scene.key(at) in words.objects and scene.key(at + 1) in words.that  # "points out that"
    if scene.key(at) in words.that:
        return at + 1
    noun = at + 1 if scene.key(at) in words.articles else at
    bare = scene.key(verb) in words.bare and at < end and scene.tokens[at].word and scene.key(noun) not in words.hollow
    return at if bare and scene.key(at) not in words.prepositions | words.infinitive else None


def _told(scene: Scene, at: int, end: int) -> int | None:
    """Where the words begin after "told" and whoever is told ("told a meeting in Hull that …", "tells me …")."""
    that = next((i for i in range(at, min(at + OBJECT, end)) if scene.key(i) in scene.words.that), None)
    if that is not None:
        return that + 1
    words = scene.words
    told = scene.key(at) in words.objects and at + 1 < end and scene.tokens[at + 1].word
    return at + 1 if told and scene.key(at + 1) not in words.infinitive | words.negations | words.prepositions else None


def _trailing(scene: Scene, first: int, end: int) -> Reported | None:
    """A clause with a tag at its end: "Unsalted nuts are easier, Doe says."."""
    for at in range(end - 2, max(end - 16, first + SHORTEST), -1):
        if scene.key(at) == "," and scene.key(first) not in scene.words.thus:
            found = _tagged(scene, at + 1, end)
            if found and _closes(scene, at + 1, end):
                return Reported(first, at, found, scene.within(first, at))
    return None


def _inserted(scene: Scene, first: int, end: int) -> Reported | None:
    """A clause with a tag in its middle: "Unsalted nuts, Doe says, are easier."."""
    commas = [at for at in range(first + 1, end) if scene.key(at) == ","]
    for at, close in itertools.pairwise(commas):
        found = _tagged(scene, at + 1, close) if close - at <= INSERTED and end - close > SHORTEST else None
        if found and scene.key(close - 1) in scene.words.indirect | {scene.key(found.last)}:
            return Reported(first, _last(scene, end), found, scene.within(first, at))
    return None


def _tagged(scene: Scene, first: int, end: int) -> Referent | None:
    """The one person of a tag that reports speech."""
    words, found = scene.words, tag(scene, first, end)
    if found is None or found.verb not in words.indirect | words.puts or not _alone(scene, found.referent):
        return None
    verb = next((at for at in range(first, end) if scene.key(at) == found.verb), first)
    return None if scene.key(verb + 1) in words.joints or scene.key(verb - 1) in words.modals else found.referent


def _closes(scene: Scene, first: int, end: int) -> bool:
    """Whether a tag goes on with nothing but descriptions, so that the sentence ends with it."""
    words = scene.words
    described = words.determiners | words.who | words.verbs
    return all(scene.key(at + 1) in described for at in range(first, end) if scene.key(at) == ",")


def _last(scene: Scene, end: int) -> int:
    return end - 1 if scene.key(end - 1) in {".", "!", "?"} else end
