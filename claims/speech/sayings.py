"""Speakers named by what they have: "X's answer was short: …", "…", was her reply, "…" is how X puts it."""

from __future__ import annotations

from claims.speech.lexicon import is_person_noun
from claims.speech.nouns import ReferentKind
from claims.speech.referents import Referent
from claims.speech.scene import Scene

NEAR = 3
"""Tokens from an owner to the word for what was said ("her first answer")."""
NAME = 6
"""Tokens of a name in the possessive before its last."""
_PEOPLE = {"name", "person", "patient", "pronoun"}


def ending(scene: Scene, left: int, end: int) -> Referent | None:
    """The owner of an answer, a view or the like in the clause that ends at token `end`."""
    owners = (_owned(scene, at) for at in range(end - 1, left - 1, -1) if _saying(scene, at))
    return next((one for one in owners if one is not None), None)


def beyond(scene: Scene, at: int, end: int) -> Referent | None:
    """Whose words the clause from token `at`, which follows them, says they are; `None` if it says no such thing."""
    words = scene.words
    if scene.key(at) in words.prepositions:  # "in X's words"
        said = (i for i in range(at + 1, min(at + 1 + NAME, end)) if scene.key(i) in words.wording)
        return next((one for i in said if (one := _owned(scene, i))), None)
    if scene.key(at) not in words.copula | words.arrives:
        return None
    if scene.key(at + 1) in words.manner:
        found = scene.at(at + 2)
        return found if found is not None and found.kind in _PEOPLE else None
    verdict = next((i for i in range(at + 1, min(at + 2 + NEAR, end)) if _saying(scene, i)), None)
    if verdict is None:
        return None
    return _owned(scene, verdict) or (_giver(scene, verdict + 1) if scene.key(at + 1) in words.articles else None)


def viewed(scene: Scene, left: int, end: int) -> Referent | None:
    """Whose view opens the clause that ends at token `end`: "in X's view, …", "in the words of X, …"."""
    for at in range(end - 1, left - 1, -1):
        if not (_saying(scene, at) or scene.key(at) in scene.words.wording):
            continue
        first = next((i for i in range(at - 1, max(at - 1 - NAME, left - 1), -1) if _opens(scene, i, left)), None)
        if first is None:
            continue
        return _owned(scene, at) or (_giver(scene, at + 1) if scene.key(first + 1) in scene.words.articles else None)
    return None


def _opens(scene: Scene, at: int, left: int) -> bool:
    """Whether a preposition stands where a clause begins."""
    return scene.key(at) in scene.words.inside and (at == left or not scene.word(at - 1))


def held(scene: Scene, left: int, end: int) -> Referent | None:
    """Whose view, before token `end`, is said to be this: "X's view was that one should …", "X's advice is to …"."""
    words = scene.words
    for at in range(end - 1, left, -1):
        if scene.key(at) in words.copula and (at == end - 1 or scene.key(at + 1) in words.that | words.infinitive):
            said = (i for i in range(at - 1, left, -1) if _saying(scene, i) and _subject(scene, i, at))
            return next((one for i in said if (one := _owned(scene, i))), None)
    return None


def minded(scene: Scene, left: int, end: int) -> Referent | None:
    """To whom something is what follows token `end`: "For X, the choir is “…”"."""
    if scene.key(left) not in scene.words.minds or scene.key(end - 1) not in scene.words.copula:
        return None
    found = scene.at(left + 1)
    return found if found is not None and found.kind in _PEOPLE and scene.key(found.last + 1) == "," else None


def _subject(scene: Scene, noun: int, verb: int) -> bool:
    """Whether the noun is next to its verb, but for an aside between commas."""
    return noun == verb - 1 or (scene.key(noun + 1) == "," and scene.key(verb - 1) == ",")


def _saying(scene: Scene, at: int) -> bool:
    return scene.key(at) in scene.words.verdict | scene.words.sayings


def _giver(scene: Scene, at: int) -> Referent | None:
    """Whoever follows in "the advice of X", "a line from X"."""
    found = scene.someone(at + 1, unlisted=True) if scene.key(at) in scene.words.bond else None
    return found if found is not None and found.kind in _PEOPLE else None


def _owned(scene: Scene, verdict: int) -> Referent | None:
    """The owner of the noun at a token: a name, a pronoun or a person in the possessive."""
    for at in range(verdict - 1, max(verdict - 1 - NEAR, -1), -1):
        if not scene.word(at):
            return None
        if scene.key(at) in scene.words.his | scene.words.hers:
            return Referent("pronoun", at, at, at)
        if scene.tokens[at].possessive:
            return _possessor(scene, at)
    return None


def _possessor(scene: Scene, at: int) -> Referent | None:
    """The owner whose possessive is at a token: a name, or "a keeper's" back to its article."""
    named = next((one for one in scene.owning(max(at - NAME, 0), at + 1) if one.last == at), None)
    if named is not None:
        return named
    starts = (first for first in range(at - 1, max(at - 4, -1), -1) if scene.key(first) in scene.words.determiners)
    first = next(starts, None)
    noun = scene.key(at).removesuffix("'s").removesuffix("'")
    if first is None or not (is_person_noun(noun, scene.words) or noun in scene.words.organisation):
        return None
    kind: ReferentKind = "organisation" if noun in scene.words.organisation else "person"
    return Referent(kind, first, at, first, owner=True)
