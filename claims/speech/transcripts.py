"""Interviews printed as transcripts: turns that open with a label and have no quotation marks.

A turn counts only if its label is a person the article names, or "A" where the article says whom it
interviewed; a "Note:" or "Cost:" is no speaker. Turns of the one who asks are not quotes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from claims.model import Span, Speaker
from claims.speech.cast import Cast
from claims.speech.pages import Page

_LABEL = re.compile(r"\s*([A-Z][^\s:.?!,“\"]*\.?(?:\s[A-Z][^\s:?!,“\"]*){0,4})\s?:\s+(?=\S)")
_SHORTEST = 2
"""Labels that make a transcript."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer: its words in article offsets, the page it is on, who speaks."""

    words: Span
    page: int
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class _Label:
    page: int
    text: str
    end: int


def turns(pages: tuple[Page, ...], cast: Cast) -> Iterator[Turn]:
    """The answers of a transcript in order; nothing if the article is none."""
    labels = [label for label in map(_label, range(len(pages)), pages) if label]
    if len(labels) < _SHORTEST:
        return
    asking = _askers(labels, pages, cast)
    guest = _guest(pages[: labels[0].page], cast)
    counts = Counter(label.text for label in labels)
    for label in labels:
        if label.text in asking or _quoted(pages[label.page], label.end):
            continue
        speaker = _speaker(label, cast, guest, sure=bool(asking), often=counts[label.text] > 1)
        if speaker:
            page = pages[label.page]
            yield Turn(Span(page.base + label.end, page.base + len(page.text)), label.page, speaker)


def _label(at: int, page: Page) -> _Label | None:
    match = _LABEL.match(page.text)
    return _Label(at, match.group(1), match.end()) if match and page.block.kind != "footnote" else None


def _askers(labels: list[_Label], pages: tuple[Page, ...], cast: Cast) -> set[str]:
    """Labels of the one who asks: by name, or since most of their turns end in a question mark."""
    asked = Counter(label.text for label in labels if pages[label.page].text.rstrip().endswith("?"))
    counts = Counter(label.text for label in labels)
    return {text for text in counts if text.lower() in cast.words.askers or asked[text] * 2 > counts[text]}


def _guest(before: tuple[Page, ...], cast: Cast) -> Speaker | None:
    """The one person whom the introduction says was interviewed."""
    met: list[Speaker] = []
    for page in before:
        if any(token.key in cast.words.met for token in page.scene.tokens):
            for found in page.scene.referents:
                who = cast.who(page.source, found, page.index) if found.kind == "name" else None
                if who and who not in met and len((who.name or "").split()) > 1:
                    met.append(who)
    return met[0] if len(met) == 1 or (met and met[0].credential) else None


def _speaker(label: _Label, cast: Cast, guest: Speaker | None, *, sure: bool, often: bool) -> Speaker | None:
    if label.text.lower() in cast.words.answers:
        return guest
    known = cast.called(label.text)
    if known:
        return known if sure or often or known.credential else None
    named = len(label.text.split()) > 1 and sure and often
    return Speaker(label.text) if named else None


def _quoted(page: Page, end: int) -> bool:
    return any(pair.start <= end + 1 for pair in page.pairs[:1])
