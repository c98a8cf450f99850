"""Whether words in quotation marks can be speech: not titles, terms, slogans or scare quotes."""

from __future__ import annotations

import re

from claims.speech.lexicon import is_person_noun
from claims.speech.scene import Scene
from claims.speech.tags import Attribution

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

FRAGMENT = 2
"""Words that a fragment in the middle of a clause needs to count as speech."""
EPITHET = 3
"""Words needed after a verb that gives a name ("calls it …")."""
NAMED = 5
"""Words needed after an article, which makes a name of fewer ("the “talk test”"), and after "what X calls"."""
AUDIENCE = 4
"""Words of whoever is told something ("a trade magazine")."""
WRITING = 14
"""Tokens from the "statement" of an organisation to its words."""
ANONYMOUS = 4
"""Words a fragment needs when nobody in particular says it."""

_COLLECTIVE = {"plural", "document", "organisation"}
"""Speakers whose short words are terms, and whose questions are those of a questionnaire."""


def speechlike(text: str, scene: Scene, opening: int, found: Attribution) -> bool:
    """Whether the words, whose opening mark is the token `opening`, are speech under this attribution."""
    words = _WORD.findall(text)
    if not words or _capitalised(words):
        return False
    collective = found.referent.kind in _COLLECTIVE
    if found.form == "tag" and collective and len(words) < ANONYMOUS and text[-1:] not in ".!?,…":
        return False
    if found.form in {"tag", "signature", "colon"}:
        return scene.key(opening - 1) not in scene.words.terms
    if scene.key(opening - 1) in scene.words.mine:  # "my “look before you knead” note": the author's own words
        return False
    calls = found.verb in scene.words.naming and scene.key(opening - 1) == found.verb and len(words) >= NAMED
    if (is_term(scene, opening, text, governed=found.form == "intro") and not (calls or _owned(found))) or _title(
        words, scene
    ):
        return False
    if text.endswith("?") and collective:
        return False
    if found.form == "intro" and found.verb not in scene.words.naming:
        return len(words) > 1 or text[-1:] in ".!?,"
    return len(words) >= _needed(scene, found, opening)


def _needed(scene: Scene, found: Attribution, opening: int) -> int:
    """Words that a fragment in the middle of a clause needs, by who says it how."""
    before, words = scene.key(opening - 1), scene.words
    what = found.verb in words.naming and scene.key(found.referent.first - 1) in words.manner
    if what or before in words.determiners - words.that:
        return NAMED
    compared = before in words.likening and scene.key(opening - 2) in words.seeming
    topical = before in words.prepositions and not compared
    if found.referent.kind == "organisation" and _in_writing(scene, opening):
        return EPITHET
    anonymous = found.referent.kind in _COLLECTIVE or topical or not found.verb
    needed = ANONYMOUS if anonymous else FRAGMENT
    if any(scene.key(at) in words.own for at in range(max(opening - NAMED, found.referent.last), opening)):
        return needed
    if found.verb in words.naming and not (needed == FRAGMENT and _names_thing(scene, found, opening)):
        return max(needed, EPITHET if found.referent.kind == "name" else ANONYMOUS)
    return needed


def _owned(found: Attribution) -> bool:
    """Whether the words are introduced as somebody's ("in X's words, “…”")."""
    referent = found.referent
    return found.form == "intro" and (referent.owner or (referent.kind == "pronoun" and found.verb == "according"))


def _names_thing(scene: Scene, found: Attribution, opening: int) -> bool:
    """Whether the verb has a thing for its object ("calls the stuff “…”"): of "it" the words may be the plain name."""
    single = found.verb.endswith(tuple(scene.words.verb_endings))  # "Potters call the crack “…”"
    spoken = found.referent.kind in {"name", "person", "patient"} and single
    denied = scene.words.negations.intersection(scene.key(at) for at in (opening - 1, opening - 2))
    plain = scene.words.objects | {found.verb}
    return spoken and not denied and scene.word(opening - 1) and scene.key(opening - 1) not in plain


def _in_writing(scene: Scene, opening: int) -> bool:
    """Whether the words are from a statement or letter, as those of an organisation are."""
    return any(scene.key(at) in scene.words.written for at in range(max(opening - WRITING, 0), opening))


def whole(text: str) -> bool:
    """Whether the words make a sentence of their own, so that they may stand without a tag."""
    words = _WORD.findall(text)
    return len(words) >= EPITHET and text[:1].isupper() and text[-1:] in ".!?…," and not _capitalised(words)


def _title(words: list[str], scene: Scene) -> bool:
    """Whether all words but the small ones have capitals, two of them at least ("Why We Sleep")."""
    large = [word for word in words if word.lower() not in scene.words.small and word != "I"]
    return len(words) > 1 and len(large) > 1 and all(word[0].isupper() for word in large)


def _capitalised(words: list[str]) -> bool:
    """Whether every longer word has a capital, as in titles and slogans."""
    longer = [word for word in words if len(word) > 3]
    if len(longer) < 2:
        return False
    return all(word[0].isupper() or word[0].isdigit() for word in longer)


def is_term(scene: Scene, opening: int, text: str, *, governed: bool = False) -> bool:
    """Whether the word before the mark makes a title, a term or a slogan of what follows.

    A title begins with a capital, so "thought the paper “kinder than most”" is none; nor are words that a verb of
    saying governs, if a colon presents them ("asked the only good question: …"), or told to a paper or the like.
    """
    at = opening - 1
    if governed and scene.key(at) in {",", ":"} and _told_to(scene, at):
        return False
    presented = governed and scene.key(at) == ":"
    if scene.key(at) in {",", ":"}:
        at -= 1
    key, before = scene.key(at), scene.key(at - 1)
    if key in scene.words.terms and not (presented and key not in scene.words.works | scene.words.slogans):
        return key not in scene.words.works or not text[:1].islower()
    return (key == "as" and before in scene.words.terms) or (key == "of" and is_person_noun(before, scene.words))


def _told_to(scene: Scene, mark: int) -> bool:
    """Whether what stands before a mark is who was told: "told a podcast, “…”"."""
    audience = range(mark - 2, max(mark - 2 - AUDIENCE, -1), -1)
    return any(scene.key(at) in scene.words.telling for at in audience)
