"""The signs by which a sentence returns to a study named before, or goes on about the one just told."""

from __future__ import annotations

import re

from claims.citing.cues import cue, first_words, lexicon
from claims.citing.sign_patterns import sign_patterns
from claims.citing.wording import counts, does, is_own
from claims.fields import Line
from claims.words import stems

BRIEF = 3
"""Words of a sentence that is too short to be told from an aside ("It worked.")."""
OPENING = 5
"""Words that open a sentence and may say that what follows is another matter."""
HEAD = 12
"""Characters that may stand before the subject of a sentence ("However, the trial …")."""

_NAMED = re.compile(r"(?<=[\w,’'][ (])(?!I\b)[A-Z][a-zà-öø-ÿ][\w’'-]*")
"""A capitalised word within a sentence; all capitals are measures and substances."""


def returns(line: Line) -> bool:
    """Whether a sentence returns to the people of the study before it: "the researchers also", "it found"."""
    patterns = sign_patterns(line.language)
    if patterns.pronoun.match(line.text) or patterns.musing.search(line.text):
        return True
    return bool(patterns.people.search(line.text)) and does(line)


def points_back(line: Line) -> bool:
    """Whether a sentence returns to the study before it by its noun: "the same trial", "that review"."""
    patterns = sign_patterns(line.language)
    return bool(patterns.definite.search(line.text)) and any(phrase.opening == "same" for phrase in line.phrases)


def anew(line: Line) -> bool:
    """Whether a known study is told to have been done again, which makes another ("when the trial was repeated")."""
    return points_back(line) and bool(sign_patterns(line.language).anew.search(line.text))


def starts_back(line: Line) -> bool:
    """Whether the sentence opens with what it returns to ("The trial …", "They …"), and does not just mention it."""
    patterns = sign_patterns(line.language)
    found = (patterns.people.search(line.text), patterns.definite.search(line.text))
    heads = any(match is not None and match.start() <= HEAD for match in found)
    return heads or bool(patterns.pronoun.match(line.text))


def carries_on(line: Line, heard: str) -> bool:
    """Whether a sentence right after a citation goes on about it; `heard` is what was said of the study so far.

    By an onward opening, by the arms of the study, or by telling what was, of nobody and nowhere not heard of before.
    """
    speaks = cue(line.language, "speaking").search(line.text)
    if is_own(line) or speaks or line.quoted or line.text.rstrip().endswith(("?", "!")):
        return False
    words, sets = tuple(first_words(line.text, 3)), lexicon(line.language).sets
    if len(words) < 3 or any(phrase.opening in ("new", "other") for phrase in line.phrases):
        return False
    if {*words} & sets["onward_pronouns"] or cue(line.language, "arms").search(line.text):
        return True
    onward = any(" ".join(words[:count]) in sets["onward"] for count in (1, 2, 3))
    counted = onward and counts(line)
    told = len(line.text.split()) > BRIEF and sign_patterns(line.language).past.search(line.text)
    return bool(counted or told) and not _strangers(line, heard)


def _strangers(line: Line, heard: str) -> bool:
    """Whether a sentence names somebody or some place that was not heard of before."""
    named = (match.group() for match in _NAMED.finditer(line.text))
    return any(name not in heard and name.lower() not in lexicon(line.language).sets["months"] for name in named)


def known_people(line: Line, heard: str) -> bool:
    """Whether a sentence opens with people or things of which something was heard ("The toddlers slept …")."""
    opens = sign_patterns(line.language).known.match(line.text)
    return opens is not None and not {*stems(opens["noun"])}.isdisjoint(stems(heard))


def supposes(line: Line) -> bool:
    """Whether a sentence opens with a case of its own ("When 60 clerks …", "Wine is another matter"): on new matter."""
    sets, words = lexicon(line.language).sets, tuple(first_words(line.text, OPENING))
    return bool({*words[:1]} & sets["supposing"] or {*words} & sets["other"])


def came_out(line: Line) -> bool:
    """Whether it is told of what was just spoken of where it was published ("It was printed in …")."""
    return bool(sign_patterns(line.language).deictic.match(line.text))
