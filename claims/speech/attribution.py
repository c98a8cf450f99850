"""Who is said to have spoken a quotation, read from the words round it in its sentence.

Tried in order of certainty (the sieve order of Muzny et al. 2017, without a parser): a tag after
the words ("…," says X; "…," X told me; — X), words that introduce them (X said: "…"; according to
X, "…"; X was blunt: "…"), and words in the middle of a clause (X calls it "…" and likes it). What
none of these explains is no quotation as far as this sentence tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claims.speech.referents import Referent
from claims.speech.scene import Scene

Form = Literal["tag", "signature", "intro", "colon", "embedded", "trailing"]

REACH = 60
"""Tokens looked at on either side of a quotation."""
PHRASE = 7
"""Tokens from a description to the comma before the name it describes."""
TAIL = 9
"""Tokens that may stand between a verb and the quotation it introduces ("said in a statement that")."""
PLAIN_GAP = 14
_BEFORE_TAG = frozenset({",", "–", "—", "-", "--", "…"})
"""Tokens between a speaker and the verb when no comma parts them."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker's referent, how it is tied to the words, and the verb (empty where there is none)."""

    referent: Referent
    form: Form
    verb: str = ""


def attribution(scene: Scene, start: int, end: int, first: int, last: int) -> Attribution | None:
    """The attribution of the quotation at offsets `start` to `end` in the sentence from `first` to `last`."""
    opening, beyond = scene.index(start), scene.index(end)
    left, right = max(scene.index(first), opening - REACH), min(scene.index(last), beyond + REACH)
    stop = next((at for at in range(beyond, right) if scene.masked(at)), right)
    return (
        tag(scene, beyond, stop)
        or _introduction(scene, left, opening)
        or _colon(scene, left, opening)
        or _trailing(scene, beyond, right)
    )


def tag(scene: Scene, first: int, end: int) -> Attribution | None:
    """A speaker named right after the words: "says X", "X says", "according to X"."""
    at = first
    while at < end and (scene.key(at) in _BEFORE_TAG or scene.key(at) in scene.words.before_tag):
        at += 1
    if size := _credits(scene, at):
        found = _credited(scene, at + size)
        return Attribution(found, "tag", "according") if found else None
    return _inverted(scene, at, end) or _straight(scene, at, end)


def _credits(scene: Scene, at: int) -> int:
    """How many tokens "according to" or "(in the) words of" takes if it stands here, else 0."""
    if f"{scene.key(at)} {scene.key(at + 1)}" in scene.words.according:
        return 2
    return int(scene.key(at) in scene.words.according)


def _credited(scene: Scene, at: int) -> Referent | None:
    return scene.at(at) or (scene.at(at + 1) if scene.key(at) in scene.words.articles else None)


def _inverted(scene: Scene, at: int, end: int) -> Attribution | None:
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
    while at < end and (scene.key(at) in scene.words.adverbs or _adverb(scene.key(at))):
        at += 1
    found = scene.someone(at) if at < end else None
    return Attribution(_apposed(scene, found), "tag", verb) if found else None


def _between(scene: Scene, at: int) -> Attribution | None:
    """A pronoun between an auxiliary and its verb: "a-t-elle déclaré"."""
    found = scene.at(at + 2) if scene.key(at + 1).startswith("-") else scene.at(at + 1)
    spoken = found is not None and found.kind == "pronoun" and scene.key(found.last + 1) in scene.words.verbs
    return Attribution(found, "tag", scene.key(found.last + 1)) if found is not None and spoken else None


def _adverb(key: str) -> bool:
    return key.endswith("ly") and len(key) > 4


def _apposed(scene: Scene, found: Referent) -> Referent:
    """The name in "the lead author, Jane Doe," rather than the description before it."""
    if found.kind not in {"person", "patient"}:
        return found
    comma = next((at for at in range(found.last + 1, found.last + PHRASE) if not scene.word(at)), 0)
    named = scene.at(comma + 1) if scene.key(comma) == "," else None
    alone = named is not None and named.kind == "name" and scene.key(named.last + 1) not in scene.words.verbs
    return named if named is not None and alone else found


def _straight(scene: Scene, at: int, end: int) -> Attribution | None:
    """Speaker before verb: "X, a coach in Leeds, told me"."""
    found = scene.someone(at) if at < end else None
    if found is None:
        return None
    verb = _verb_after(scene, found, end)
    if verb is None or scene.key(verb + 1) in scene.words.that | {":"}:
        return None
    return Attribution(_apposed(scene, found), "tag", scene.key(verb))


def _verb_after(scene: Scene, found: Referent, end: int) -> int | None:
    """The verb of saying whose subject is this referent."""
    parted = scene.key(found.last + 1) in {",", "(", "–", "—"}
    for at in range(found.last + 1, end if parted else min(end, found.last + PLAIN_GAP)):
        key = scene.key(at)
        if key in ".;:?!" and key:
            return None
        if key in scene.words.verbs and _is_verb(scene, found, at):
            return at
    return None


def _is_verb(scene: Scene, found: Referent | None, at: int) -> bool:
    """Whether a word that may be a verb of saying is one here, in the active voice."""
    before = scene.key(at - 1)
    if before in scene.words.modals or before in scene.words.negations:
        return False
    if before in scene.words.infinitive and scene.key(at - 2) not in scene.words.habits:
        return False
    key = scene.key(at)
    if key in scene.words.onward:
        return scene.key(at + 1) == "on" and scene.key(at + 2) in {"", ",", ":", "."}
    if before in scene.words.passive and not key.endswith("ing"):
        return False
    if key not in scene.words.nominal:
        return True
    beside = found is not None and at == found.last + 1
    return (
        beside or before == "," or before in scene.words.adverbs or _adverb(before) or before in scene.words.relatives
    )


def _introduction(scene: Scene, left: int, opening: int) -> Attribution | None:
    """A verb of saying before the words, next to them or further up the clause."""
    for at in range(opening - 1, left - 1, -1):
        key = scene.key(at)
        if size := _credits(scene, at):
            found = _credited(scene, at + size)
            return Attribution(found, "intro", "according") if found else None
        if key not in scene.words.verbs:
            continue
        found = subject(scene, left, at, opening)
        if found is not None:
            leads = _leads(scene, at, opening)
            if found.first > at and not leads:
                return None
            return Attribution(_apposed(scene, found), "intro" if leads else "embedded", key)
        if scene.key(at - 1) in scene.words.modals:
            return None
    return None


def _leads(scene: Scene, verb: int, opening: int) -> bool:
    """Whether the words follow the verb directly, after a comma, a colon or nothing."""
    last = scene.key(opening - 1)
    return opening - verb <= TAIL and (last in {",", ":"} or opening - verb == 1)


def subject(scene: Scene, left: int, verb: int, opening: int) -> Referent | None:
    """The subject of the verb at a token, before it or (", says X,") after it."""
    if verb == left or scene.key(verb - 1) == "," or scene.masked(verb - 1):
        found = scene.at(verb + 1)
        if found is not None and found.last < opening and _stands_apart(scene, found):
            return _apposed(scene, found)
    known = [referent for referent in scene.within(left, verb) if referent.subject]
    if not known:
        return None
    near = known[-1]
    if not _is_verb(scene, near, verb):
        return None
    return _choice(scene, known, verb)


def _stands_apart(scene: Scene, found: Referent) -> bool:
    """Whether a speaker after its verb ends there, or goes on with where they are from."""
    return scene.key(found.first) != "it" and scene.key(found.last + 1) in {",", "", "in", "of", "at", "–", "—"}


def _choice(scene: Scene, known: list[Referent], verb: int) -> Referent:
    """Which of the referents before a verb is its subject."""
    at = verb - 1
    while scene.key(at) in scene.words.adverbs or _adverb(scene.key(at)):
        at -= 1
    if known[-1].last == at and scene.key(at) != "it":
        return known[-1]
    if scene.key(at) in scene.words.conjunctions:
        return known[0]
    named = [referent for referent in known if referent.kind == "name"]
    if not named:
        return known[0] if scene.key(at) == "," else known[-1]
    return next((one for one in reversed(named) if scene.key(one.last + 1) in {",", "("}), named[-1])


def _colon(scene: Scene, left: int, opening: int) -> Attribution | None:
    """A sentence about a speaker that ends in a colon: "X was blunter: …"."""
    if scene.key(opening - 1) != ":":
        return None
    known = [referent for referent in scene.within(left, opening) if referent.subject]
    speakers = [referent for referent in known if referent.kind in {"name", "person", "patient", "pronoun"}]
    mute = known and known[0].kind in {"mute", "author"}
    return Attribution(_apposed(scene, speakers[0]), "colon") if speakers and not mute else None


def _trailing(scene: Scene, beyond: int, right: int) -> Attribution | None:
    """A tag at the end of a sentence of which the words are only a part: "… "x y" for most, says X."."""
    for at in range(right - 1, beyond, -1):
        if scene.key(at) == "," and scene.key(at + 1) in scene.words.verbs:
            found = _inverted(scene, at + 1, right)
            return Attribution(found.referent, "trailing", found.verb) if found else None
    return None


def signature(scene: Scene, first: int) -> Attribution | None:
    """A speaker after a dash or on a line of its own: "— Jane Doe, vet"."""
    at = first
    while scene.key(at) in {"–", "—", "-", "--", "―", "~", "("}:
        at += 1
    found = scene.at(at)
    spoken = found is not None and found.kind in {"name", "person", "patient", "organisation"}
    return Attribution(found, "signature") if found is not None and spoken and at > first else None
