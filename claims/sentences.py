"""Sentences with exact offsets: a regular expression for possible ends, word lists for the doubtful ones.

An end mark closes a sentence unless an abbreviation, an initial, a list number or a lower-case
continuation says otherwise. Note numbers stay with the sentence they follow ("disability.1 Core"),
and a quotation with an attribution after it is never cut ("“Why? Who knows,” she said").
Every check looks at a bounded window, so time is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from claims.languages import load
from claims.model import Article, Span
from claims.once import once
from claims.speech.quotation import pairs

WINDOW = 90
"""Characters looked at on either side of a possible end."""
LEAD_WORDS = 8
"""Words after a closing mark among which a verb of saying makes an attribution."""

_NUMBERS = r"\d{1,3}(?:\s?[,–-]\s?\d{1,3})*"
_END = re.compile(
    r"(?:[.!?…]+[\"”’'»)\]]*"
    rf"(?:(?<=[^\W\d][.!?])(?:{_NUMBERS})(?=\s)|(?<=[\"”’'»)\]%])(?:{_NUMBERS})(?=\s)|[⁰¹²³⁴-⁹]+)?"
    rf"(?:\s?\[{_NUMBERS}\])*[\"”’»)]*)(?=\s|\Z)|\n\s*\n"
)
_BEFORE = re.compile(r"[^\s\"“”‘'(\[«—]+\Z")
_AFTER = re.compile(r"\s*[\"“‘'«(\[*_]*([^\W_][\w’'-]*)?(\.)?")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]+)\)?\.\Z")
_WORD = re.compile(r"[^\W\d_][\w’'-]*|[.!?]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in `Article.text`, its words, and the index of its block."""

    span: Span
    text: str
    block: int


@once
def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of every block in reading order."""
    return tuple(
        Sentence(span, article.slice(span), index)
        for index, block in enumerate(article.blocks)
        for span in _shifted(split(article.slice(block.span), article.language), block.span.start)
    )


def split(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a text, without the white space between them."""
    held = _held(text, language)
    return tuple(_trimmed(text, _ends(text, held, _words(language))))


@dataclass(frozen=True, slots=True)
class _Words:
    never: frozenset[str]
    numbered: frozenset[str]
    rarely: frozenset[str]
    starters: frozenset[str]
    ordinal: frozenset[str]
    """Words that a number with a full stop belongs to ("14. März")."""


@lru_cache(maxsize=16)
def _words(language: str) -> _Words:
    section = load(language)["sentences"]
    return _Words(*(frozenset(section[key]) for key in ("never", "numbered", "rarely", "starters", "ordinal")))


def _shifted(spans: tuple[Span, ...], by: int) -> Iterator[Span]:
    return (Span(span.start + by, span.end + by) for span in spans)


def _trimmed(text: str, ends: Iterator[int]) -> Iterator[Span]:
    start = 0
    for end in (*ends, len(text)):
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield Span(start + lead, start + len(piece.rstrip()))
        start = end


def _ends(text: str, held: tuple[list[int], list[int]], words: _Words) -> Iterator[int]:
    start = 0
    for match in _END.finditer(text):
        if _closes(text, start, match, held, words):
            yield match.end()
            start = match.end()


def _closes(text: str, start: int, match: re.Match[str], held: tuple[list[int], list[int]], words: _Words) -> bool:
    if match.group().isspace():
        return True
    if _inside(match.end(), held):
        return False
    after = _AFTER.match(text, match.end(), match.end() + WINDOW)
    following, dotted = (after.group(1) or "", bool(after.group(2))) if after else ("", False)
    if following[:1].islower() or (not following and _dash(text, match.end())):
        return False
    mark = match.group()
    if mark.startswith("…") or mark.startswith("..."):
        return following != "I"
    if not mark.startswith("."):
        return True
    dot = match.start()
    if dot - start < 8 and _LIST_NUMBER.match(text[start : dot + 1].strip()):
        return False
    found = _BEFORE.search(text[max(start, dot - 30) : dot])
    return not _abbreviated(found.group() if found else "", following, dotted, words)


def _abbreviated(word: str, following: str, dotted: bool, words: _Words) -> bool:
    """Whether the full stop belongs to the word before it and more of the sentence follows."""
    plain = word.lower().strip(".")
    if plain in words.never and not (plain == word and not following):
        return True
    if plain in words.numbered and (following[:1].isdigit() or following[1:2].isdigit()):
        return True
    if word.isdigit() and following.lower() in words.ordinal:
        return True
    doubtful = plain in words.rarely or "." in word or (len(word) == 1 and word.isalpha())
    return doubtful and (dotted or following.lower() not in words.starters)


def _dash(text: str, at: int) -> bool:
    return text[at : at + 4].lstrip()[:1] in ("—", "–", "-", ",", ";", ":")


def _inside(at: int, held: tuple[list[int], list[int]]) -> bool:
    """Whether an end lies in a quotation that must not be cut (its own end included)."""
    starts, ends = held
    index = bisect_right(starts, at - 1) - 1
    return index >= 0 and at <= ends[index]


def _held(text: str, language: str) -> tuple[list[int], list[int]]:
    """Quotations with an attribution after them, as sorted starts and ends (past the closing mark)."""
    said = _verbs(language)
    kept = [pair for pair in pairs(text) if pair.closed and _attributed(text, pair.end, said)]
    return [pair.start for pair in kept], [pair.end for pair in kept]


@lru_cache(maxsize=16)
def _verbs(language: str) -> frozenset[str]:
    return frozenset(load(language).get("speech", {}).get("verbs", ()))


def _attributed(text: str, end: int, said: frozenset[str]) -> bool:
    """Whether what follows a closing mark (at `end`) says who spoke.

    After a full stop inside the marks only a lower-case word can go on ("“It works.” said Doe").
    """
    inside = text[end - 2 : end - 1]
    if inside == ",":
        return True
    following = text[end : end + 4].strip()
    if inside in ".…" and not following[:1].islower():
        return False
    return _speaks(text, end, said)


def _speaks(text: str, end: int, said: frozenset[str]) -> bool:
    previous = ""
    for match in islice(_WORD.finditer(text, end, end + WINDOW), LEAD_WORDS):
        word = match.group().lower()
        if word in said:
            return True
        if word in ".!?" and len(previous) > 3:
            return False
        previous = word
    return False
