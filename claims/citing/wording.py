"""Whether words do something, find something, or are the author's own: what several signs of citing rest on."""

from __future__ import annotations

from claims.citing.cues import cue
from claims.fields import Line


def does(line: Line) -> bool:
    """Whether somebody does what studies do: a verb of finding, or of doing research."""
    return bool(cue(line.language, "finding", "acting").search(line.text))


def finds(line: Line, text: str) -> bool:
    """Whether a part of the sentence has a verb of finding."""
    return bool(cue(line.language, "finding").search(text))


def counts(line: Line) -> bool:
    """Whether there is a digit: what is told without a number may be anything."""
    return any(map(str.isdigit, line.text))


def is_own(line: Line) -> bool:
    """Whether the author of the article speaks of himself or to the reader."""
    return bool(cue(line.language, "own").search(line.text))
