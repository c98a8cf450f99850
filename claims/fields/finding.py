"""What a sentence says was found, in its own words, without the frame that says who found it and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.citing import listed
from claims.fields.line import Line
from claims.model import Span

SHORTEST = 3
"""Words of the shortest finding; less is a frame without a picture."""


@dataclass(frozen=True, slots=True)
class _Frames:
    that: re.Pattern[str]
    verb: re.Pattern[str]
    trailing: re.Pattern[str]
    marks: re.Pattern[str]


@lru_cache(maxsize=16)
def _frames(language: str) -> _Frames:
    finding, that = listed(language, "finding"), listed(language, "that")
    nouns, team = listed(language, "nouns", "loose"), listed(language, "team", "people")
    return _Frames(
        re.compile(rf"\b{finding}\s(?:(?:also|in\s\d{{4}}),?\s)?(?P<that>{that})\s"),
        re.compile(rf"\b{listed(language, 'finding', 'acting')}(?![\w-])\s"),
        re.compile(
            rf",?\s(?:according\sto|as\sreported|reported\sin|say\sthe|,?\s(?:a|an|one|the)\s(?:[\w-]+\s){{0,6}}{nouns}\s{finding}|the\s{team}\s(?:also\s)?{finding})[^;]*\Z",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?<=[^\W\d][.,;:!?”\"’)])\d{1,3}(?:[,–-]\d{1,3})*(?=\s|\Z)|\s?\[\d[\d,;\s–-]*\]|\s?\[\^[^\]]+\]|\s?\((?:[^()]*\b(?:1[89]|20)\d\d[a-z]?|(?:doi|PMID)\b[^()]*|[^()]*\bet al\.)\)"
        ),
    )


def finding(line: Line, frame: tuple[Span, ...]) -> str | None:
    """The clause of what was found; `frame` are the spans of the fields already read (study noun, journal, year …)."""
    frames = _frames(line.language)
    if match := frames.that.search(line.text):
        return _clean(line.text[match.end() :], frames)
    head = frames.trailing.sub("", line.text)
    if head != line.text and not any(span.end <= len(head) and span.start < 12 for span in frame):
        return _clean(head, frames)
    return _clean(line.text[_begins(line, frame, frames) :], frames)


def _begins(line: Line, frame: tuple[Span, ...], frames: _Frames) -> int:
    """Where the frame at the head of the sentence ends: after its comma, else at the verb that follows it."""
    leading = [span for span in frame if span.start <= len(line.text) // 2]
    if not leading:
        return 0
    end = max(span.end for span in leading)
    opens = re.match(r"\W*(?:in|at|on|for|according)\b", line.text, re.IGNORECASE)
    comma = re.compile(r"[\"”’*_]*,[\"”’]?\s").match(line.text, end) if opens else None
    if comma:
        return comma.end()
    verb = frames.verb.search(line.text, end)
    return verb.start() if verb and verb.start() - end <= 60 else 0 if end > len(line.text) - 12 else end


def _clean(text: str, frames: _Frames) -> str | None:
    words = re.sub(r"\s+", " ", frames.marks.sub("", text)).strip(" ,;:*_")
    words = words[:-1].rstrip() if words.endswith(".") else words
    return words if len(words.split()) >= SHORTEST else None
