"""The name beside a description: "our plumber, Mr Jane Doe,", "a chemist called Jane Doe"."""

from __future__ import annotations

from claims.speech.referents import Referent
from claims.speech.scene import Scene

PHRASE = 7
"""Tokens from a description to the comma before the name it describes."""
EPITHETS = 2
"""Words that may stand between an article and the name ("the late Jane Doe")."""

_DESCRIBED = {"person", "patient"}
_CLOSERS = {"", ",", ".", ";", ":", "(", ")", "–", "—", "!", "?"}


def name_beside(scene: Scene, found: Referent) -> Referent:
    """The name that the text gives, set off by commas, of a person it describes; else the description."""
    if found.kind not in _DESCRIBED:
        return found
    mark = _mark(scene, found)
    called = (scene.at(at + 1) for at in range(found.last + 1, mark) if scene.key(at) in scene.words.named)
    named = next((one for one in called if one is not None and one.kind == "name"), None)
    return named or _set_off(scene, found, mark)


def _mark(scene: Scene, found: Referent) -> int:
    """The mark that ends a description, 0 if none is near."""
    reach = range(found.last + 1, found.last + PHRASE)
    return next((at for at in reach if not scene.word(at) and scene.key(at) not in scene.words.named), 0)


def _set_off(scene: Scene, found: Referent, mark: int) -> Referent:
    beside = _after(scene, mark + 1) if mark and scene.key(mark) in {",", "–", "—", "("} else None
    if beside is None:
        return found
    if beside.kind == "name" and _closed(scene, beside.last + 1):
        return beside
    deeper = name_beside(scene, beside) if scene.key(beside.first) in scene.words.indefinite else beside
    return deeper if deeper.kind == "name" and deeper is not beside else found


def _after(scene: Scene, at: int) -> Referent | None:
    """What begins at a token, or a name after an article and an epithet."""
    found = scene.at(at)
    if found is not None or scene.key(at) not in scene.words.definite:
        return found
    names = (scene.at(later) for later in range(at + 1, at + 2 + EPITHETS))
    return next((one for one in names if one is not None and one.kind == "name"), None)


def _closed(scene: Scene, at: int) -> bool:
    return scene.key(at) in _CLOSERS | scene.words.who or scene.masked(at)


def apposed(scene: Scene, found: Referent) -> Referent:
    """The name in "the lead author, Jane Doe," rather than the description before it, in a tag or before one."""
    if found.kind not in _DESCRIBED:
        return found
    comma = _mark(scene, found)
    named = scene.at(comma + 1) if scene.key(comma) == "," else None
    alone = named is not None and named.kind == "name" and scene.key(named.last + 1) not in scene.words.verbs
    return named if named is not None and alone else name_beside(scene, found)
