"""Tags right after a quotation: "says X", "X, a coach in Leeds, told me", "according to X"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from claims.speech.appositions import apposed
from claims.speech.referents import Referent
from claims.speech.sayings import beyond
from claims.speech.scene import Scene

Form = Literal["tag", "signature", "intro", "colon", "embedded", "trailing"]

CALLING = 3
"""Words of what somebody is, before their name, where no list has it ("health visitor Jane Doe")."""
PLAIN_GAP = 14
"""Tokens between a speaker and the verb when no comma parts them."""
_BEFORE_TAG = frozenset({",", "–", "—", "-", "--", "…"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker's referent, how it is tied to the words, and the verb (empty where there is none)."""

    referent: Referent
    form: Form
    verb: str = ""


def tag(scene: Scene, first: int, end: int, *, lively: bool = False) -> Attribution | None:
    """A speaker named right after the words: "says X", "X says", "according to X".

    `lively` words end as only speech before its tag does, in a comma or a mark of exclamation or question: then the
    verb and the speaker's noun may be any ("snorts X", "says the verger").
    """
    at = first
    while at < end and (scene.key(at) in _BEFORE_TAG or scene.key(at) in scene.words.before_tag):
        at += 1
    if size := credits_here(scene, at):
        found = credited(scene, at + size)
        return Attribution(found, "tag", "according") if found else None
    if owner := beyond(scene, at, end):
        return Attribution(owner, "tag", scene.key(at))
    listed = inverted(scene, at, end, lively=lively) or _straight(scene, at, end)
    return listed or (_unlisted(scene, at, end) if lively else None)


def _unlisted(scene: Scene, at: int, end: int) -> Attribution | None:
    """A tag whose verb no list has: a name or a pronoun and a lone verb, in either order, and nothing more.

    After the verb the name may have a role before it ("purrs head gardener X"), or a role stand alone ("hums our vet").
    """
    if found := _after_verb(scene, at):
        return Attribution(found, "tag", scene.key(at))
    for name in (at, at + 1):
        found = scene.at(name) if name < end else None
        if found is None or found.kind not in {"name", "pronoun"} or scene.key(found.first) in scene.words.they:
            continue
        verb = at if name > at else found.last + 1
        if _verb_form(scene, verb) and _ends_tag(scene, max(verb, found.last) + 1):
            return Attribution(found, "tag", scene.key(verb))
    return None


def _after_verb(scene: Scene, at: int) -> Referent | None:
    """Whoever does what the unlisted verb at a token says, by their role and name or their role alone."""
    found = scene.at(at)
    if found is not None and found.kind == "name" and found.head > at + 1 and _verb_form(scene, at):
        return replace(found, first=at + 1) if _ends_tag(scene, found.last + 1) else None
    found = scene.at(at + 1) if _verb_form(scene, at) else None
    role = found is not None and found.kind in {"person", "patient"}
    return found if role and found is not None and scene.key(found.last + 1) in {"", ",", "."} else None


def _verb_form(scene: Scene, at: int) -> bool:
    """Whether a word may be a verb in the third person or the past by its ending."""
    key, words = scene.key(at), scene.words
    small = key.isalpha() and key.islower() and not (scene.tokens[at].capital if at < len(scene.tokens) else True)
    bound = key in words.stop or key in words.prepositions or key in words.passive or key in words.adverbs
    return small and not bound and any(key.endswith(ending) for ending in words.verb_endings)


def _ends_tag(scene: Scene, at: int) -> bool:
    """Whether nothing but a mark, a place or a description follows the tag."""
    key = scene.key(at)
    return key in {"", ",", ".", ";", ":", "–", "—"} or key in scene.words.prepositions or scene.masked(at)


def credits_here(scene: Scene, at: int) -> int:
    """How many tokens "according to" or "(in the) words of" takes if it stands here, else 0."""
    words = scene.words
    if scene.key(at) in words.prepositions and scene.key(at + 1) in words.definite:  # "in the words of"
        return 4 if f"{scene.key(at + 2)} {scene.key(at + 3)}" in words.according else 0
    if f"{scene.key(at)} {scene.key(at + 1)}" in words.according:
        return 2
    return int(scene.key(at) in words.according)


def credited(scene: Scene, at: int) -> Referent | None:
    """Whoever an "according to" before this token credits."""
    return scene.at(at) or (scene.at(at + 1) if scene.key(at) in scene.words.articles else None)


def inverted(scene: Scene, at: int, end: int, *, lively: bool = False) -> Attribution | None:
    """Verb before speaker: "says Dr. X", "warned again the lead author"."""
    while at < end and scene.key(at) in scene.words.helping:
        if between := _between(scene, at):
            return between
        at += 1
    verb = scene.key(at)
    if verb not in scene.words.verbs:
        return None
    at += 1
    if scene.key(at) in scene.words.infinitive | scene.words.met:
        return None
    while at < end and (scene.key(at) in scene.words.adverbs or adverb(scene.key(at))):
        at += 1
    found = (scene.someone(at, unlisted=lively) or _called(scene, at, end)) if at < end else None
    return Attribution(apposed(scene, found), "tag", verb) if found else None


def _called(scene: Scene, at: int, end: int) -> Referent | None:
    """A full name behind what somebody is, whatever that is: "says health visitor Jane Doe"."""
    for first in range(at, min(at + CALLING, end)):
        if not (scene.word(first) and scene.tokens[first].text.islower()):
            return None
        found = scene.at(first + 1)
        if found is not None:
            return found if found.kind == "name" and found.last > found.first else None
    return None


def _between(scene: Scene, at: int) -> Attribution | None:
    """A pronoun between an auxiliary and its verb: "a-t-elle déclaré"."""
    found = scene.at(at + 2) if scene.key(at + 1).startswith("-") else scene.at(at + 1)
    spoken = found is not None and found.kind == "pronoun" and scene.key(found.last + 1) in scene.words.verbs
    return Attribution(found, "tag", scene.key(found.last + 1)) if found is not None and spoken else None


def adverb(key: str) -> bool:
    """Whether a word is an adverb by its ending."""
    return key.endswith("ly") and len(key) > 4


def _straight(scene: Scene, at: int, end: int) -> Attribution | None:
    """Speaker before verb: "X, a coach in Leeds, told me"."""
    found = scene.someone(at) if at < end else None
    if found is None:
        return None
    verb = _verb_after(scene, found, end)
    if verb is None or scene.key(verb + 1) in scene.words.that | {":"}:
        return None
    return Attribution(apposed(scene, found), "tag", scene.key(verb))


def _verb_after(scene: Scene, found: Referent, end: int) -> int | None:
    """The verb of saying whose subject is this referent."""
    parted = scene.key(found.last + 1) in {",", "(", "–", "—"}
    for at in range(found.last + 1, end if parted else min(end, found.last + PLAIN_GAP)):
        key = scene.key(at)
        if key in ".;:?!" and key:
            return None
        if key in scene.words.verbs and (is_verb(scene, found, at) or _final(scene, at)):
            return at
    return None


def _final(scene: Scene, at: int) -> bool:
    """Whether a past form that may be a participle ends the clause, hence is its verb ("a man in line advised.")."""
    past = scene.key(at).endswith("ed") and scene.key(at - 1) not in scene.words.passive | scene.words.modals
    return past and scene.key(at + 1) in {"", "."}


def _habit(scene: Scene, found: Referent | None, at: int) -> bool:
    """Whether a modal tells of a habit ("Grandmother would say")."""
    near = found is not None and found.kind != "author" and (found.last == at - 2 or scene.key(at - 2) == ",")
    return near and scene.key(at - 1) in scene.words.habitual


def is_verb(scene: Scene, found: Referent | None, at: int) -> bool:
    """Whether a word that may be a verb of saying is one here, in the active voice."""
    before = scene.key(at - 1)
    if before in scene.words.negations or (before in scene.words.modals and not _habit(scene, found, at)):
        return False
    if before in scene.words.infinitive and scene.key(at - 2) not in scene.words.habits:
        return False
    key = scene.key(at)
    if key in scene.words.onward:
        return scene.key(at + 1) == "on" and scene.key(at + 2) in {"", ",", ":", "."}
    if (before in scene.words.passive or scene.key(at + 1) in scene.words.by) and not key.endswith("ing"):
        return False
    if key not in scene.words.nominal:
        return True
    if before in scene.words.determiners - scene.words.alone and scene.key(at + 1) in scene.words.prepositions:
        return False  # "most claims about"
    beside = found is not None and at == found.last + 1
    return beside or before == "," or before in scene.words.adverbs or adverb(before) or before in scene.words.relatives
