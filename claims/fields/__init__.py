"""What one sentence states about a study, field by field; each field only from the slot where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from claims.citing.cues import cue
from claims.entities import designs, journals
from claims.fields.authors import Authors, authors
from claims.fields.cohort import cohort
from claims.fields.finding import finding
from claims.fields.institution import institution, names
from claims.fields.line import Line, Slot, line_in, line_of
from claims.fields.place import place as whence
from claims.fields.sample import sample
from claims.fields.title import title
from claims.fields.venue import inherits, venue
from claims.fields.venue import names as venue_names
from claims.fields.year import window, year
from claims.model import Span, Stated, Window

__all__ = ["Authors", "Facts", "Line", "Slot", "facts", "inherits", "line_in", "line_of"]

BESIDE = 5
"""Characters between two study nouns that are one."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The slots found in one sentence, before it is known whether it cites."""

    line: Line
    venue: Slot[str] | None
    authors: Slot[Authors] | None
    institution: Slot[str] | None
    year: Slot[int] | None
    title: Slot[str] | None
    cohort: Slot[str] | None
    place: Slot[str] | None = None
    """Whence the people are, where they are of no institution."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the stated fields stand."""
        slots = (self.venue, self.authors, self.institution, self.year, self.title, self.cohort)
        return tuple(slot.span for slot in slots if slot)

    @property
    def backed(self) -> bool:
        """Whether the sentence states something that singles a study out."""
        named = self.venue or self.authors or self.title or self.institution or self.cohort
        return bool(named) or inherits(self.line)

    @property
    def by_role(self) -> bool:
        """Whether it names somebody as a study's author, and so the study as known ("said Doe, its lead author")."""
        return self.authors is not None and self.authors.value.role

    @property
    def sample(self) -> int | None:
        """How many the sentence says were studied."""
        return sample(self.line, _untitled(self.line, self.title))

    @property
    def speech(self) -> bool:
        """Whether the sentence is somebody's words, and so no finding."""
        said = cue(self.line.language, "speaking")
        return bool(self.line.quoted) and not self.title and bool(said.search(self.line.text))

    @property
    def _window(self) -> Window | None:
        """The years a relative date allows."""
        actors = tuple(slot.span for slot in (self.authors, self.institution) if slot)
        return window(self.line, self.venue.span if self.venue else None, actors)

    def stated(self) -> Stated:
        """The fields as the model keeps them."""
        frame = self.spans + tuple(phrase.span for phrase in self.line.phrases)
        text = _untitled(self.line, self.title)
        written, where = self.authors.value if self.authors else None, self.institution or self.place
        return Stated(
            title=self.title.value if self.title else None,
            authors=written.people if written else (),
            et_al=bool(written and written.et_al),
            year=self.year.value if self.year else None,
            window=None if self.year else self._window,
            venue=self.venue.value if self.venue else None,
            institution=where.value if where else None,
            design=_design(self.line, text),
            sample_size=self.sample,
            cohort=self.cohort.value if self.cohort else None,
            finding=None if self.speech else finding(self.line, frame),
        )


@lru_cache(maxsize=64)
def facts(line: Line) -> Facts:
    """Every slot of a sentence."""
    where = venue(line)
    written = title(line, where is not None)
    if where and written and written.span.meets(where.span):
        named = journals.resolve(written.value) is not None
        where, written = (where, None) if named else (venue(line, (written.span,)), written)
    taken = tuple(slot.span for slot in (where, written) if slot)
    place = institution(line, taken)
    bodies = (span for span in names(line) if " " in line.text[span.start : span.end])
    who = authors(line, (*bodies, *venue_names(line), *taken))
    if place is None and who is not None:
        place = institution(line, taken, acts=True)
    if written is None and who is not None and who.value.et_al:
        written = title(line, placed=True)
    actors = tuple(slot.span for slot in (who, place) if slot)
    when = year(line, where.span if where else None, actors, written.span if written else None)
    if who and who.value.year:
        when = Slot(who.span, who.value.year)
    town = None if place else whence(line, taken)
    return Facts(line, where, who, place, when, written, cohort(line), town)


def _untitled(line: Line, written: Slot[str] | None) -> str:
    """The sentence without a title's words, which say nothing of numbers in the prose."""
    if not written:
        return line.text
    return line.text[: written.span.start] + line.text[written.span.end :]


def _design(line: Line, text: str) -> str | None:
    """The design that the study noun carries, else the one the sentence tells."""
    named = (designs.design_of(line.text[span.start : span.end], line.language) for span in _nouns(line))
    return next((design for design in named if design), None) or designs.design_of(text, line.language)


def _nouns(line: Line) -> Iterator[Span]:
    """The study nouns; two side by side are one ("a systematic review and meta-analysis").

    In "cohort studies" and "survey data" there is none.
    """
    works = cue(line.language, "pooled", "source_of_data")
    single = tuple(phrase for phrase in line.phrases if not works.match(line.text, phrase.span.end + 1))
    for phrase, after in zip_longest(single, single[1:]):
        joined = after and after.span.end - len(after.noun) - phrase.span.end <= BESIDE
        yield Span(phrase.span.start, after.span.end) if after and joined else phrase.span
