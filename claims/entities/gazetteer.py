"""Names of venues in running prose: at each capitalised word the longest run of words that is a name.

Each place is looked up a bounded number of times, so the time is linear. A name must be written as a name (its
significant words capitalised) and must not be the beginning of a longer one ("Cancer Research UK").
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.entities.venue_names import key, word_list
from claims.entities.venue_table import table
from claims.model import Span
from claims.words import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BREAK = re.compile(r"[\n!?“”\"|;]")
_WIDEST_GAP = 3
_LONGEST = 16
"""The most words, minor ones included, that a name in prose is taken to have."""
_SHORTEST_NAME = 3
_SHORTEST_SIGLUM = 4
_LONGEST_INITIAL = 2
"""Letters of what may be initials of a person, who is no journal ("E. P. Doe")."""
_SIGLA = frozenset({"BMJ"})
"""Shorter sigla that are names all the same; the others are as often something else."""
_OF_A_MEETING = re.compile(r"[\s’'](?:\d\d(?!\d)|20\d\d(?!\d)|(?:meeting|conference|workshop)(?!\w))")
"""What makes a short siglum a meeting's: "ACL 2022", "the ACL meeting"."""
_MOST_TO_TOUCH = 3
"""Names of more words stand even if a capitalised word follows at once (as in a headline)."""


def spans(text: str) -> tuple[tuple[Span, int], ...]:
    """Each place that names a venue, with the venue's number in the table."""
    words = list(_WORD.finditer(text))
    found: list[tuple[Span, int]] = []
    free = 0
    for at, word in enumerate(words):
        match = _at(text, words, at) if at >= free and _opens(word[0]) else None
        if match:
            found.append(match[0])
            free = match[1]
    return tuple(found)


@lru_cache(maxsize=20_000)
def _opens(word: str) -> bool:
    """Whether a name can begin here: a capital (or "eLife", "arXiv"), and no minor word."""
    return (_continues(word) or fold(word) in word_list("preprint_servers")) and not _is_minor(word)


def _at(text: str, words: list[re.Match[str]], at: int) -> tuple[tuple[Span, int], int] | None:
    """The longer of the two ways to write a name, and one past its last word."""
    ways = (_in_sentence_case(text, words, at), _longest(text, words, at))
    return max(filter(None, ways), key=lambda found: found[1], default=None)


def _longest(text: str, words: list[re.Match[str]], at: int) -> tuple[tuple[Span, int], int] | None:
    stop = _reach(text, words, at)
    for end in range(stop, at, -1):
        last = words[end - 1]
        if not _opens(last[0]):
            continue
        written = text[words[at].start() : last.end()]
        number = table().meaning(key(written))
        if number is not None and _acceptable(written, text, words, at, end):
            return (Span(words[at].start(), _with_stop(text, last.end(), written)), number), end
    return None


def _in_sentence_case(text: str, words: list[re.Match[str]], at: int) -> tuple[tuple[Span, int], int] | None:
    """A name of which only the first word has a capital, as catalogues write it ("in Cancer research", "the …").

    Looked for only where a capital means something: within the sentence behind a small word or "the journal", and in
    brackets.
    """
    if not _is_led(text, words, at):
        return None
    for end in range(_run(text, words, at), at + 1, -1):
        written = text[words[at].start() : words[end - 1].end()]
        last = words[end - 1][0]
        if _is_minor(last) or last in word_list("study_nouns"):
            continue
        number = table().meaning(key(written))
        if number is not None and not word_list("gathering").issuperset(key(written).split()):
            return (Span(words[at].start(), words[end - 1].end()), number), end
    return None


def _is_led(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether a word stands where its capital means something."""
    before = text[words[at - 1].end() if at else 0 : words[at].start()]
    if "(" in before or not at:
        return "(" in before
    word = words[at - 1][0]
    return (word == "al" and before.startswith(".")) or (
        not before.strip('"“*_ ') and (_is_minor(word) or word == "journal")
    )


def _run(text: str, words: list[re.Match[str]], at: int) -> int:
    """One past the last of the words, whatever their case, that follow a capital one with nothing between them."""
    end = at + 1
    while end < min(len(words), at + _LONGEST):
        if text[words[end - 1].end() : words[end].start()] not in (" ", " & ", "&", ", ", "-"):
            break
        end += 1
    return end


def _reach(text: str, words: list[re.Match[str]], at: int) -> int:
    """One past the last word that could belong to a name beginning here."""
    end = at + 1
    while end < min(len(words), at + _LONGEST):
        gap = text[words[end - 1].end() : words[end].start()]
        if gap != " " and (len(gap) > _WIDEST_GAP or _BREAK.search(gap)):
            break
        if not (_continues(words[end][0]) or _is_minor(words[end][0])):
            break
        end += 1
    return end


def _continues(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word[1:2].isupper()


@lru_cache(maxsize=20_000)
def _is_minor(word: str) -> bool:
    return fold(word) in word_list("minor")


def _acceptable(written: str, text: str, words: list[re.Match[str]], at: int, end: int) -> bool:
    """Not an accidental siglum, no bracket cut in two, and no part of a longer capitalised name."""
    if written.count("(") != written.count(")") or written.find(")") < written.find("("):
        return False
    if " " in written:
        if all(len(word) <= _LONGEST_INITIAL for word in _WORD.findall(written)):
            return False
        return not _touches(text, words, end) or len(written.split()) > _MOST_TO_TOUCH
    siglum = written.isupper() and len(written) < _SHORTEST_SIGLUM
    sure = written in _SIGLA or _OF_A_MEETING.match(text, words[end - 1].end())
    if len(written) < _SHORTEST_NAME or (siglum and not sure):
        return False
    return not (_touches(text, words, end) or (not written.isupper() and _touched(text, words, at)))


def _touches(text: str, words: list[re.Match[str]], end: int) -> bool:
    """Whether the next word is capitalised and follows without punctuation."""
    if end >= len(words) or not words[end][0][0].isupper() or _is_minor(words[end][0]):
        return False
    return text[words[end - 1].end() : words[end].start()] in (" ", "-")


def _touched(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether the word before is capitalised, is no opener of a sentence, and leads on without punctuation."""
    before = words[at - 1][0] if at else ""
    if not before[:1].isupper() or _is_minor(before) or fold(before) in word_list("articles"):
        return False
    return text[words[at - 1].end() : words[at].start()] in (" ", "-")


def _with_stop(text: str, end: int, written: str) -> int:
    """An abbreviation's closing full stop belongs to it."""
    return end + (text[end : end + 1] == "." and "." in written)
