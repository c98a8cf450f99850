"""Whether a quoted speaker is a person of the record, and what shows it.

A work is the speaker's for sure where an author has the whole given name; where the record gives an
initial, "M. Boyle" is anyone of that letter, so such works count only in the stated field or at the
stated affiliation, and are never shown as the person's otherwise. Nothing here proves that words were
said; nor does silence: coaches and clinicians seldom publish.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.clusters import clusters
from auditor.model import Answer, Case, Failure, Lookup, Profile, SpeakerState, Trace, Work
from auditor.witnesses.expertise import Field, affiliated, field_of, in_field, on_topic
from claims.entities import people
from claims.model import Article, Person, Quote
from claims.words import fold

SHOWN = 3
MAIN_SHARE = 0.5
"""Share of the works under one written form of a name that must be in the field, where only initials agree:
of namesakes who share an initial, one or another has a paper on nearly anything."""
FEW = 2
"""Works under an initial, or words of the field in a single one, from which they are no chance."""
UNPERSONED: dict[str, Trace] = {
    "organisation": "not-a-person",
    "document": "not-a-person",
    "anonymous": "anonymous",
    "patient": "layperson",
}


@dataclass(frozen=True, slots=True)
class Own:
    """A work with an author of the speaker's name, as it writes it, and how it bears on the field."""

    records: tuple[Work, ...]
    author: Person
    whole: bool
    """Whether the record has the whole given name, not an initial that many share."""
    words: tuple[str, ...]
    """Words of the stated field that the work is about."""
    hints: tuple[str, ...]
    """Words of the article's title that it shares."""
    placed: bool
    """Whether it names the stated affiliation."""

    @property
    def work(self) -> Work:
        """Its fullest record."""
        return self.records[0]


def person_of(quote: Quote) -> Person | None:
    """The person quoted; `None` for organisations, documents and people without a name."""
    speaker = quote.speaker
    return people.parse(speaker.name) if speaker.kind == "person" and speaker.name else None


def state_of(
    quote: Quote, article: Article, lookups: Sequence[Lookup] = (), studies: Sequence[Case] = ()
) -> SpeakerState:
    """What the look-ups of a speaker's name, and the article's own studies, tell of the speaker."""
    person = person_of(quote)
    if person is None:
        return SpeakerState(UNPERSONED.get(quote.speaker.kind, "anonymous"))
    cited = tuple(cited_works(person, studies))
    if cited:
        return SpeakerState("author-cited", _written(person, cited), cited[:SHOWN], len(cited))
    if not person.given or person.group:
        return SpeakerState("partial-name")
    field = field_of(quote.speaker, article)
    return _of_record(quote, person, field, tuple(own_works(quote, person, field, lookups)), lookups)


def cited_works(person: Person, studies: Sequence[Case]) -> Iterator[Work]:
    """The records of the article's studies that have the speaker among their authors, each once."""
    found = (case.match.work for case in studies if case.match and case.standing != "suggested")
    yield from dict.fromkeys(work for work in found if _as_author(person, work))


def own_works(quote: Quote, person: Person, field: Field, lookups: Sequence[Lookup]) -> Iterator[Own]:
    """The works by an author of the speaker's name, in the order of the sources."""
    for group in clusters(lookups):
        authors = [author for work in group if (author := _as_author(person, work))]
        if authors:
            author = max(authors, key=lambda a: len(a.given))
            places = [place for work in group for place in work.institutions]
            yield Own(
                records=group,
                author=author,
                whole=is_whole(person, author),
                words=in_field(group[0], field),
                hints=on_topic(group[0], field),
                placed=affiliated(quote.speaker.affiliation, places),
            )


def _as_author(person: Person, work: Work) -> Person | None:
    return next((a for a in work.authors if not a.group and people.same(person, a) is True), None)


def is_whole(person: Person, other: Person) -> bool:
    """Whether two names that agree both spell out a given name that is one, nicknames included."""
    return any(people.spelled_alike(a, b) for a in _spelled(person) for b in _spelled(other))


def _spelled(person: Person) -> tuple[str, ...]:
    """The given names that are written out, double ones as one."""
    return tuple(word for word in person.given.split() if len(fold(word).strip(".-")) > 1 and "." not in word)


def _of_record(
    quote: Quote, person: Person, field: Field, own: tuple[Own, ...], lookups: Sequence[Lookup]
) -> SpeakerState:
    """The state by works and by registers of people; what a silent source could change stays open."""
    registered = tuple(_registered(person, lookups))
    placed = any(affiliated(quote.speaker.affiliation, each.institutions) for each in registered)
    fitting = _fitting(own)
    if fitting or placed:
        return _consistent(fitting, registered, placed)
    whole = tuple(each for each in own if each.whole)
    if whole and not field.known:
        return _told("known", person, whole, registered)
    if not lookups or any(isinstance(lookup, Failure) for lookup in lookups):
        return SpeakerState("unreached")
    if whole:
        return _told("other-field", person, whole, registered, (*field.own, *field.stated))
    if own:
        return SpeakerState("several", total=len(own), people=registered[:SHOWN])
    return SpeakerState("known", people=registered[:SHOWN]) if registered else SpeakerState("no-trace")


def _registered(person: Person, lookups: Sequence[Lookup]) -> Iterator[Profile]:
    """The people of registers who have the speaker's whole name."""
    for lookup in lookups:
        for each in lookup.people if isinstance(lookup, Answer) else ():
            names = (each.name, *each.other_names)
            if any(people.same(person, name) is True and is_whole(person, name) for name in names):
                yield each


def _fitting(own: Sequence[Own]) -> tuple[Own, ...]:
    """The works that may be taken for the speaker's, those that show the field first."""
    sure = [each for each in own if each.placed or (each.whole and (each.words or each.hints))]
    if sure:
        alike = [each for each in own if each not in sure and (each.words or each.hints) and _one_name(each, sure)]
        return tuple(sorted((*sure, *alike), key=_rank))
    return () if any(each.whole for each in own) else tuple(sorted(_by_initial(own), key=_rank))


def _rank(own: Own) -> tuple[bool, bool, int]:
    return not own.placed, not own.whole, -len(own.words) - len(own.hints)


def _one_name(own: Own, others: Sequence[Own]) -> bool:
    return all(people.same(own.author, other.author) is True for other in others)


def _by_initial(own: Sequence[Own]) -> list[Own]:
    """The works in the field under the initials that have most of them, if those initials are mainly in that field."""
    about = [each for each in own if each.words or each.hints]
    forms = Counter(_initials(each.author) for each in about)
    best = max(forms, key=lambda form: (forms[form], len(form)), default=None)
    if best is None or forms[best] < MAIN_SHARE * sum(_initials(each.author) == best for each in own):
        return []
    named = [each for each in about if _initials(each.author) == best]
    if len(named) < FEW and len(named[0].words) < FEW:
        return []
    return [each for each in about if people.same(named[0].author, each.author) is True]


def _initials(author: Person) -> str:
    return "".join(word[0] for word in re.split(r"[\s.-]+", fold(author.given)) if word)


def _consistent(fitting: Sequence[Own], registered: tuple[Profile, ...], placed: bool) -> SpeakerState:
    words = dict.fromkeys(word for each in fitting for word in each.words or each.hints)
    counted = sorted(words, key=lambda word: -sum(word in (*each.words, *each.hints) for each in fitting))
    return SpeakerState(
        state="consistent",
        name=_fullest(fitting) or (str(registered[0].name) if registered else None),
        works=tuple(each.work for each in fitting[:SHOWN]),
        total=len(fitting),
        words=tuple(counted),
        affiliated=placed or any(each.placed for each in fitting),
        people=registered[:SHOWN],
    )


def _told(
    trace: Trace, person: Person, own: Sequence[Own], registered: tuple[Profile, ...], words: tuple[str, ...] = ()
) -> SpeakerState:
    """Works by the whole name, which may be more than one person's: the name is the article's."""
    works = tuple(each.work for each in own[:SHOWN])
    return SpeakerState(trace, str(person), works, len(own), words, people=registered[:SHOWN])


def _fullest(own: Sequence[Own]) -> str | None:
    return str(max((each.author for each in own), key=lambda a: len(fold(a.given)))) if own else None


def _written(person: Person, works: Sequence[Work]) -> str:
    authors = [author for work in works if (author := _as_author(person, work))]
    return str(max(authors, key=lambda a: len(a.given), default=person))
