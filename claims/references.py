"""A reference string taken apart into what it states.

Read from both ends: identifiers out, the author list from the head, the numbers (year, volume, pages) from the tail;
what lies between is title and venue, parted by quotation marks, a known journal, a full stop or a comma, in that order
of trust. Vancouver, APA, MLA, Harvard, Nature, ACM, IEEE and what PDFs leave of them. Never raises; linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.citing.cues import YEAR
from claims.entities import identifiers, journals
from claims.entries.heads import Head, head
from claims.entries.tails import Tail, plain_year, tail
from claims.entries.whole import unfurnished, unnumbered, whole
from claims.model import Identifier, Stated

_YEAR_FIRST = re.compile(rf"\W{{0,4}}?\(?\b(?P<year>{YEAR})[a-z]?(?:,[^()]{{1,20}})?\)?[\s.,:;]*")
_QUOTED = re.compile(r"\W{0,3}[“\"]\s?(.{8,400}?)(?:[,.?!]\s?[”\"]|[”\"](?=\s?[.,;(]|\s*\Z))")
_CHAPTER = re.compile(r"[.,;]?\s\bIn:?\s(?=[A-Z])")
_STOP = re.compile(r"(?<=[^\s.][.?!])[”\"]?\s+(?=[^\W_])")
_ABBREVIATED = re.compile(
    r"(?:[A-Z][\w’'&-]{0,11}|of|and|the|&|[A-Z]\.[A-Z]\.(?:[A-Z]\.)?)(?:\s(?:[A-Z][\w’'&-]{0,11}|of|and|&)){0,2}\Z"
)
_KIND = re.compile(
    r"\s?\[(?:Article|Journal|Review|Internet|Online|Abstract|Preprint|[Ll]etter|[Ee]ditorial)[^\]]{0,20}\]", re.I
)
MOST_STOPS = 8
"""Full stops among which the one before the venue is looked for."""
SHORTEST_TITLE = 5
FEWEST_QUOTED = 4
"""Words of a quoted stretch behind other words that is the entry's title."""
_QUOTED_INSIDE = re.compile(r"[“\"]([^“”\"]{15,300}?)[,.]?[”\"]")
_AUTHORS_LEFT = re.compile(r"(?:[A-Z]\.[\s,]*){1,3}(?:et al\b|[A-Z][\w’'-]+ [A-Z]\.)")
"""Characters of the shortest title."""
LONGEST_VENUE = 120
"""Characters of the longest venue taken."""


def parse_reference(text: str) -> Stated:
    """The fields a reference string states; what it does not say stays `None`."""
    entry = unnumbered(whole(text))
    found = tuple(dict.fromkeys(identifier for _, identifier in identifiers.find(entry)))
    prose = unfurnished(_without(entry, found))
    who = head(prose)
    dated = _YEAR_FIRST.match(prose, who.end) if who.people else None
    rest = prose[dated.end() if dated else who.end :].lstrip(" .,:;)")
    numbers = tail(rest)
    return _stated(who, int(dated["year"]) if dated else None, rest, numbers, found)


def _without(entry: str, found: tuple[Identifier, ...]) -> str:
    """The entry with its identifiers blanked out."""
    pieces, at = [], 0
    for span, _ in identifiers.find(entry) if found else ():
        pieces.append(entry[at : span.start])
        at = span.end
    return re.sub(r"\s?\b(?:https?://|www\.)\S+", " ", " ".join((*pieces, entry[at:])))


def _stated(who: Head, year: int | None, rest: str, numbers: Tail, found: tuple[Identifier, ...]) -> Stated:
    body = rest[: numbers.start]
    lone = plain_year(rest) if year is None and numbers.year is None else None
    if lone and lone[1] < len(body):
        body = body[: lone[1]] if lone[1] > len(body) // 3 else body
    body = body.rstrip(" ,.;:(")
    untitled = bool(who.people) and journals.resolve(body) is not None
    title, venue = (None, _tidy_venue(body)) if untitled else _title_and_venue(body)
    return Stated(
        identifiers=found,
        title=title,
        authors=who.people,
        et_al=who.et_al,
        year=year or numbers.year or (lone[0] if lone else None),
        venue=venue,
        volume=numbers.volume,
        issue=numbers.issue,
        pages=numbers.pages,
    )


def _title_and_venue(body: str) -> tuple[str | None, str | None]:
    body = _KIND.sub("", body)
    for title, venue in _partings(body):
        return _tidy(title), _tidy_venue(venue)
    return _tidy(body), None


def _partings(body: str) -> Iterator[tuple[str, str]]:
    """The ways to part title and venue, the surest first."""
    if quoted := _QUOTED.match(body):
        yield quoted.group(1), body[quoted.end() :]
    elif (inside := _QUOTED_INSIDE.search(body)) and len(inside[1].split()) >= FEWEST_QUOTED:
        yield inside[1], body[inside.end() :]
    if chapter := _CHAPTER.search(body):
        yield body[: chapter.start()], body[chapter.end() :]
    if stop := _at_stop(body):
        yield stop
    ends = [span for span, _ in journals.find(body) if len(body) - span.end <= 3 and span.start > 12]
    if ends:
        yield body[: ends[0].start], body[ends[0].start :]
    if comma := re.search(r"\A(.{15,}),\s([A-Z][^,]{2,80})\Z", body):
        yield comma.group(1), comma.group(2)


def _at_stop(body: str) -> tuple[str, str] | None:
    """Part at the full stop before the venue: the first after which a known venue stands, else the last.

    Abbreviated words ("Exp. Brain Res.") belong to the venue.
    """
    stops = [match.end() for match in _STOP.finditer(body)]
    near = [stop for stop in stops if len(body) - stop <= LONGEST_VENUE][-MOST_STOPS:]
    known = (stop for stop in near if journals.resolve(body[stop:].strip(" .,;")))
    cut = next(known, None) or _before_abbreviations(body, near)
    if cut is None or cut <= SHORTEST_TITLE:
        return None
    return body[:cut].rstrip(" ."), body[cut:]


def _before_abbreviations(body: str, stops: list[int]) -> int | None:
    """The last stop that does not follow an abbreviated word."""
    for before, stop in zip(reversed((0, *stops)[: len(stops)]), reversed(stops), strict=True):
        if before == 0 or not _ABBREVIATED.fullmatch(body[before:stop].rstrip(" .")):
            return stop
    return None


def _tidy(text: str) -> str | None:
    """A title without its marks; what begins with initials or names "et al." is the rest of a list of authors."""
    words = text.strip(" .,;:*_“”\"'’‘") if text else ""
    return words if words and not _AUTHORS_LEFT.match(words) else None


def _tidy_venue(text: str) -> str | None:
    words = re.sub(r"\A(?:In:?\s)", "", text.strip(' ,;:*_()“”"'))
    words = re.sub(rf"[\s,.(]*(?:{YEAR}|vol\.?|in press)?[\s,.;:(]*\Z", "", words, flags=re.I) if words else ""
    return words or None
