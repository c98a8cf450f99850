"""Titles and abstracts without markup: the words as a reader sees them.

Sources deliver HTML and JATS face markup, MathML, entities escaped once or twice, and line breaks
from pretty-printing. Everything here runs in time linear in the text.
"""

from __future__ import annotations

import html
import re

_ESCAPES = 3
"""How often a text may have been escaped: `&amp;amp;lt;` has been seen, more has not."""

_FACE = r"i|em|b|bold|strong|italic|u|tt|monospace|span|a|sc|scp|small|font"
_SCRIPT = r"sub|sup|inf"
_BLOCK = (
    r"p|br|div|title|sec|section|li|ul|ol|list|list-item|h[1-6]|label|break|q|blockquote|inline-formula|tex-math|math"
)
_SMALL_CAPITALS_INSIDE = re.compile(r"(?<=\w)<(scp|sc)>([^<>]*)</\1>(?=\w)", re.IGNORECASE)
_ANNOTATION = re.compile(r"<(?:mml:)?annotation\b[^<>]*>[^<]*</(?:mml:)?annotation>", re.IGNORECASE)
_FACE_TAG = re.compile(r"(?<=\w)</?(?:jats:)?(?:i|em|b|bold|strong|italic|u)>(?=\w)", re.IGNORECASE)
_EMPTY_TAG = re.compile(rf"</?(?:jats:)?(?:{_FACE}|{_SCRIPT})(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>", re.IGNORECASE)
_SPACED_TAG = re.compile(rf"</?(?:jats:)?(?:{_BLOCK})(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>", re.IGNORECASE)
_MATH_EDGE = re.compile(r"</?mml:math\b[^<>]*>", re.IGNORECASE)
_OTHER_TAG = re.compile(r"</?(?:jats|mml|xlink):[^<>]*>|<!--[^<>]*-->|<!\[CDATA\[|\]\]>", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""No words: controls (terminals obey some), marks that turn the writing direction, zero-width spaces."""


def plain(text: str) -> str:
    """The words of a text with markup and entities resolved and runs of space folded."""
    if "&" in text:
        text = _unescaped(text)
    if "<" in text:
        text = _untagged(text)
    return _SPACE.sub(" ", _CONTROLS.sub("", text)).strip()


def _unescaped(text: str) -> str:
    for _ in range(_ESCAPES):
        once = html.unescape(text)
        if once == text:
            break
        text = once
    return text


def _untagged(text: str) -> str:
    """Tags out. Crossref drops the spaces round face markup ("of<i>Shigella</i>"): they come back."""
    text = _SMALL_CAPITALS_INSIDE.sub(r" \2 ", text)
    text = _ANNOTATION.sub("", text)
    for tag, instead in ((_FACE_TAG, " "), (_EMPTY_TAG, ""), (_SPACED_TAG, " "), (_MATH_EDGE, " "), (_OTHER_TAG, "")):
        text = tag.sub(instead, text)
    return text


_HEADING = re.compile(r"^(?:abstract|summary)\b[\s:.]*", re.IGNORECASE)


def abstract(text: str) -> str | None:
    """An abstract without markup and without the word "Abstract" at its head; `None` when empty."""
    words = plain(text)
    return _HEADING.sub("", words, count=1).strip() or None
