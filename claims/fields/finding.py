"""What a sentence says was found, in its own words, without the frame that says who found it and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.citing.cues import listed
from claims.fields.line import Line
from claims.model import Span
from claims.patterns import lazily

SHORTEST = 2
"""Words of the shortest finding; less is a frame without a picture."""
NEAR = 15
"""Characters between the frame and a verb that opens the picture; what is longer belongs to the picture."""
GAP = 30
"""Characters between two fields of one frame."""
HEAD = 12
"""Characters at the head of a sentence that hold its first words."""

_COMMA = re.compile(r"[\"”’*_]*,[\"”’]?\s")
_MARKS = re.compile(
    r"(?<=[^\W\d][.,;:!?”\"’)])\d{1,3}(?:[,–-]\d{1,3})*(?=\s|\Z)|\s?\[\^?\w[\w,;\s–-]{0,20}\]"
    r"|\s?\((?:[^()]*\b(?:1[89]|20)\d\d[a-z]?|(?:doi|PMID)\b[^()]*|[^()]*\bet al\.)\)"
)
_MARK = re.compile(r"[\d(\[]")
"""Reference marks: glued numbers, brackets, author–year."""


@dataclass(frozen=True, slots=True)
class _Frames:
    that: re.Pattern[str]
    verb: re.Pattern[str]
    trailing: re.Pattern[str]
    opening: re.Pattern[str]


@lru_cache(maxsize=16)
def _frames(language: str) -> _Frames:
    def any_of(*keys: str) -> str:
        return listed(language, *keys)

    finding, nouns, team = any_of("finding"), any_of("nouns", "loose"), any_of("team", "people")
    study = rf"{any_of('new', 'other', 'same')}\s(?:[\w-]+\s){{0,6}}{nouns}"
    said = rf"(?:{study}|{any_of('same')}\s{team})\s(?:{any_of('relative')}\s)?{finding}"
    return _Frames(
        lazily(rf"[\"”’*_)]*,?\s(?:[\w-]+\s){{0,3}}?{finding}\s(?:[\w]+\s){{0,3}}?{any_of('that')}\s"),
        lazily(rf"\b{any_of('finding', 'acting')}(?![\w-])\s"),
        lazily(rf"(?:,?\s{any_of('credited')}|,\s{said})\b[^;]*\Z"),
        lazily(rf"\W*{any_of('sourcing', 'arriving', 'dating')}\b"),
    )


def finding(line: Line, frame: tuple[Span, ...]) -> str | None:
    """What was done and found; `frame` are the spans of the fields already read (study noun, journal, year …).

    Only the frame at the head ("A 2017 study in Spine found that") and a trailing "according to …" are cut off: the
    words for intervention and population, which often stand before "found", are what finds the study again.
    """
    frames = _frames(line.language)
    begin = _begins(line, frame, frames)
    trailing = frames.trailing.search(line.text, begin)
    end = trailing.start() if trailing and trailing.start() - begin >= HEAD else len(line.text)
    return _clean(line.text[begin:end])


def _begins(line: Line, frame: tuple[Span, ...], frames: _Frames) -> int:
    """Where the frame at the head of the sentence ends: after "found that", after its comma, or at its verb."""
    end = _head(frame)
    if not end or end > len(line.text) - HEAD:
        return 0
    that = frames.that.match(line.text, end)
    if that:
        return that.end()
    opens = frames.opening.match(line.text)
    comma = _COMMA.match(line.text, end) if opens else None
    if comma:
        return comma.end()
    verb = frames.verb.search(line.text, end)
    return verb.start() if verb and verb.start() - end <= NEAR else end


def _head(frame: tuple[Span, ...]) -> int:
    """Where the run of fields that opens the sentence ends; 0 where none opens it."""
    end = 0
    for span in sorted(frame):
        if span.start - end > GAP:
            break
        end = max(end, span.end)
    return end


def _clean(text: str) -> str | None:
    words = re.sub(r"\s+", " ", _MARKS.sub("", text) if _MARK.search(text) else text).strip(" ,;:*_")
    words = words[:-1].rstrip() if words.endswith(".") else words
    return words if len(words.split()) >= SHORTEST else None
