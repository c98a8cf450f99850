"""The pages linked beside a quote: whether its words stand there, in what form, and to whom the page gives them.

A page's own quotations are read as an article's are, so that words which it splits round their speaker are one
quotation. That the words are missing tells little: of most pages nothing, of one that plainly is the source a doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from auditor.links import pages_of
from auditor.model import Case, Failure, LinkedPage, Lookup, Repeat
from auditor.witnesses.expertise import telling_words
from auditor.witnesses.likening import Stretch, by_sentences, differences, holds, nearest, parts, wording
from auditor.witnesses.quoting import quote_of
from auditor.witnesses.repeats import SAME, SURE
from auditor.witnesses.speakers import person_of
from claims.entities import people
from claims.entities.urls import is_front
from claims.extract import extract
from claims.model import Article, Person, Quote
from claims.words import stems, tokens

NEAR = 0.8
"""Share of words in order from which a stretch is the quote's source."""
LIKE, COMMON_RUN = 0.6, 6
"""Share of words, and words in a row, from which a page may have the quote in pieces that were not put together."""
FEWEST_WORDS = 8
"""Words of a quote that are like a text by no chance; fewer are taken as the page's only inside quotation marks."""
AROUND = 600
"""Characters on either side of words within which a page names who said them."""
LONGEST_OF_THE_PAGE = 3
"""Words in a row that a page has more than the quote, from which they may be no words of the speaker's."""
SHORTEST_SOURCE = 200
"""Words of a page that is a text and no teaser."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one page has of a quote: its nearest words, how near, in what they differ; whether it names the speaker."""

    page: LinkedPage
    words: str
    share: float
    run: int = 0
    """The words of the longest run that the two have in common."""
    changed: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    """Those of the words changed that are the writer's doing and not the page's."""
    attributed: bool = False

    @property
    def met(self) -> bool:
        """Whether the page has the words, save what a copy may leave out and a writer's marked cuts."""
        return bool(self.words) and self.share >= NEAR and not self.changed


def witnesses(linked: Iterable[Lookup], article: Article) -> tuple[LinkedPage, ...]:
    """The pages linked beside a quote that are not the article itself, as it stands elsewhere."""
    title = tokens(article.title or "")
    return tuple(page for page in pages_of(linked) if not title or tokens(page.article.title or "") != title)


def sightings(case: Case) -> tuple[Sighting, ...]:
    """What each linked page that was read has of the case's quote."""
    quote = quote_of(case)
    return tuple(sighting(quote, page) for page in witnesses(case.linked, case.article)) if quote else ()


def sought_in_vain(case: Case) -> tuple[Sighting, ...]:
    """The pages that plainly are what the quote is taken from and have nothing like its words.

    None where any page has them or may have them: where one has a like wording, or could not be read.
    """
    seen = sightings(case)
    quote = quote_of(case)
    if quote is None or any(isinstance(lookup, Failure) for lookup in case.linked):
        return ()
    longest = min(COMMON_RUN, max(map(len, parts(quote)), default=0))
    if any(each.share >= LIKE or each.run >= longest for each in seen):
        return ()
    return tuple(each for each in seen if _is_source(quote, each.page.article, case.article))


def under_another_name(quote: Quote, pages: Iterable[LinkedPage]) -> tuple[Repeat, ...]:
    """Where a linked page gives the words to somebody else, and does not so much as name the article's speaker."""
    person = person_of(quote)
    if person is None or not person.given or len(tokens(quote.text)) < FEWEST_WORDS or quote.confidence < SURE:
        return ()
    strange = (page.article for page in pages if not _names(person, page.article.text))
    return tuple(
        Repeat(page.name, page.place(said.passages[0].span).line, said, best.share)
        for page in strange
        for said in _quotes(page)
        if said.confidence >= SURE and _is_another(person, person_of(said))
        if (best := _best(quote, said.text, page.language)).share >= SAME and not best.changed
    )


def _is_another(person: Person, other: Person | None) -> bool:
    return other is not None and bool(other.given) and people.same(person, other) is False


@lru_cache(maxsize=256)
def sighting(quote: Quote, page: LinkedPage) -> Sighting:
    """What a page has of a quote."""
    inside = [
        (said, found)
        for said in _quotes(page.article)
        if (found := _best(quote, said.text, page.article.language)).share >= NEAR
    ]
    whole = _best(quote, page.article.text, page.article.language)
    best = max((*(found for _, found in inside), whole), key=lambda found: (found.share, -len(found.changed)))
    if not inside and len(tokens(quote.text)) < FEWEST_WORDS:
        return Sighting(page, "", 0.0, best.run)
    named = _names_speaker(quote, page.article, [said for said, _ in inside], best.words)
    return Sighting(page, best.words, best.share, best.run, best.changed, best.altered, named)


@dataclass(frozen=True, slots=True)
class _Found:
    words: str
    share: float
    run: int
    changed: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()


def _best(quote: Quote, text: str, language: str) -> _Found:
    """The words of a text that are the quote's, or are most like them."""
    told = wording(text)
    held: Stretch | None = holds(text, quote) or holds(text, by_sentences(quote))
    if held:
        return _Found(told.stretch(held.first, held.end), held.share, held.run)
    said = wording(quote.text).words
    near = nearest(said, told.words)
    theirs = told.words[near.first : near.end]
    found = _Found(told.stretch(near.first, near.end), near.share, near.run)
    if near.share < NEAR:
        return found
    changed, altered = (differences(said, theirs, language, longest) for longest in (None, LONGEST_OF_THE_PAGE))
    return replace(found, changed=changed, altered=altered)


@lru_cache(maxsize=64)
def _quotes(article: Article) -> tuple[Quote, ...]:
    """A page's own quotations."""
    return tuple(quote for quote in extract(article).quotes if quote.direct)


def _names_speaker(quote: Quote, page: Article, holders: list[Quote], words: str) -> bool:
    """Whether a page gives the words to the article's speaker: its own attribution first, else whom it names near."""
    person = person_of(quote)
    if person is None:
        return _is_theirs(quote, page)
    named = [other for holder in holders if (other := person_of(holder))]
    if named:
        return any(_same(person, other) for other in named)
    wrote = not holders and any(_same(person, people.parse(name)) for name in page.authors)
    return wrote or _named_near(person, page.text, words)


def _same(one: Person, other: Person) -> bool:
    if one.given and other.given:
        return people.same(one, other) is True
    return people.family_agrees(one, other)


def _named_near(person: Person, text: str, words: str) -> bool:
    at = " ".join(text.split()).find(words) if words else -1
    near = " ".join(text.split())[max(at - AROUND, 0) : at + len(words) + AROUND] if at >= 0 else ""
    return _names(person, near)


def _names(person: Person, text: str) -> bool:
    """Whether a text has a person's family name."""
    family = tokens(person.family)
    return bool(family) and f" {' '.join(family)} " in f" {' '.join(tokens(text))} "


def _is_theirs(quote: Quote, page: Article) -> bool:
    """Whether a page may speak for an organisation or a document: a linked document is the one quoted."""
    if quote.speaker.kind == "organisation":
        telling = telling_words(quote.speaker.name or "")
        return bool(telling) and telling <= frozenset(stems(f"{page.title or ''} {page.text}"))
    return quote.speaker.kind == "document"


def _is_source(quote: Quote, page: Article, article: Article) -> bool:
    """Whether a page, whole and open, is plainly what an article quotes from.

    A record's page has the abstract only. A person's words need be on no page at all, but on one that quotes that
    person they are looked for.
    """
    whole = not (page.metered or page.unread or page.record) and len(tokens(page.text)) >= SHORTEST_SOURCE
    if not whole or is_front(page.name) or page.language != article.language:
        return False
    person = person_of(quote)
    return _is_theirs(quote, page) if person is None else any(_same(person, other) for other in _speakers(page))


def _speakers(page: Article) -> Iterator[Person]:
    yield from (person for quote in _quotes(page) if (person := person_of(quote)))
