"""What a sentence says was found, in its own words, without the frame that says who found it and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.citing import listed
from claims.fields.line import Line
from claims.model import Span

SHORTEST = 2
"""Words of the shortest finding; less is a frame without a picture."""
NEAR = 60
"""Characters between the frame and the verb that opens the picture."""
HEAD = 12
"""Characters at the head of a sentence that hold its first words."""

_MARKS = re.compile(
    r"(?<=[^\W\d][.,;:!?”\"’)])\d{1,3}(?:[,–-]\d{1,3})*(?=\s|\Z)|\s?\[\^?\w[\w,;\s–-]{0,20}\]"
    r"|\s?\((?:[^()]*\b(?:1[89]|20)\d\d[a-z]?|(?:doi|PMID)\b[^()]*|[^()]*\bet al\.)\)"
)
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
        re.compile(rf"\b{finding}\b[^.;:“”\"]{{0,60}}?\s{any_of('that')}\s"),
        re.compile(rf"\b{any_of('finding', 'acting')}(?![\w-])\s"),
        re.compile(rf"(?:,?\s{any_of('credited')}|,\s{said})\b[^;]*\Z"),
        re.compile(rf"\W*{any_of('sourcing', 'arriving', 'dating')}\b"),
    )


def finding(line: Line, frame: tuple[Span, ...]) -> str | None:
    """The clause of what was found; `frame` are the spans of the fields already read (study noun, journal, year …)."""
    frames = _frames(line.language)
    if match := frames.that.search(line.text):
        return _clean(line.text[match.end() :])
    trailing = frames.trailing.search(line.text)
    if trailing and not any(span.end <= trailing.start() and span.start < HEAD for span in frame):
        return _clean(line.text[: trailing.start()])
    return _clean(line.text[_begins(line, frame, frames) :])


def _begins(line: Line, frame: tuple[Span, ...], frames: _Frames) -> int:
    """Where the frame at the head of the sentence ends: after its comma, else at the verb that follows it."""
    opens = frames.opening.match(line.text)
    reach = len(line.text) * (0.8 if opens else 0.5)
    end = max((span.end for span in frame if span.start <= reach), default=0)
    if not end or end > len(line.text) - HEAD:
        return 0
    comma = re.compile(r"[\"”’*_]*,[\"”’]?\s").match(line.text, end) if opens else None
    if comma:
        return comma.end()
    verb = frames.verb.search(line.text, end)
    return verb.start() if verb and verb.start() - end <= NEAR else 0


def _clean(text: str) -> str | None:
    words = re.sub(r"\s+", " ", _MARKS.sub("", text)).strip(" ,;:*_")
    words = words[:-1].rstrip() if words.endswith(".") else words
    return words if len(words.split()) >= SHORTEST else None
