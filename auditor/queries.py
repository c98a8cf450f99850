"""Claim → Query: what to ask, without where it was said.

A study named informally is a set question (design: ask strictly, then relax one constraint at a
time). The ladder holds the questions in that order; every source answers the same ones, and each
answer's total is part of the proof that nothing fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.ladder import climb
from auditor.model import Query
from auditor.synonyms import other_words
from auditor.topics import content_words
from auditor.witnesses.expertise import field_of
from claims.entities import journals
from claims.entities.people import parse as parse_person
from claims.languages import ENGLISH
from claims.model import Article, Identifier, Person, Quote, Stated, Study, StudyMention, Window
from claims.words import stem, tokens

NEAR_YEARS = 1
"""Print and online years of one work differ by at most so much as a rule."""
MOST_WORDS = 24
"""Topic words kept: enough for a claim of three sentences; the rest only blur the ranking."""
NAMED_WORDS = 8
MOST_NAMES = 8
"""The most telling words that are asked for under other names too, and how many such words are asked for."""
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\b(?:doi:\s?)?10\.\d{4,9}/\S+", re.IGNORECASE)
"""An address within a sentence, whose letters are no words of it."""
FEWEST_QUOTED = 6
"""Quoted words below which a phrase is anyone's."""
SHARD = 8
SHARDS = 3
"""A quote is sought in pieces of so many words, the longest few: a slip or a cut spoils only one."""
SUBJECTS = 6
"""Words of a speaker's profession that help to rank his or her works, beside the credential's own."""
UNASKED = frozenset({"orcid", "isbn", "issn", "nct"})
"""Identifiers that are no address of a work, so no source is asked for them."""


def study_query(study: Study, article: Article) -> Query:
    """What to ask about a cited study; about an appeal to research in general, nothing.

    Records are in English. The words of an article in another language would find nothing and fit nothing, so that
    they say nothing of the study; what is asked is what the article states of it.
    """
    if study.kind == "appeal":
        return Query()
    told = tuple(_ADDRESS.sub(" ", mention.text) for mention in study.mentions if mention.role != "reference")
    names = (*_names(study.stated), *_venue_words(study.stated.venue))
    texts, titles = (told, [article.title or ""]) if article.language == ENGLISH else ((), ())
    subject = content_words(titles, names)
    words = _subject_first(content_words(texts, names), subject)[:MOST_WORDS]
    return _query(
        study.stated,
        window=_window(study.stated),
        words=words,
        names=other_words(words[:NAMED_WORDS])[:MOST_NAMES],
        subject=tuple(word for word in words if stem(word) in {stem(s) for s in subject}),
        finding=" ".join(told) or study.stated.finding,
        reference=_reference(study.mentions),
    )


def _subject_first(words: tuple[str, ...], subject: tuple[str, ...]) -> tuple[str, ...]:
    """The words that the article's title shares come first: a study that it cites is most likely about them."""
    roots = {stem(word) for word in subject}
    return tuple(sorted(words, key=lambda word: stem(word) not in roots))


def reference_query(stated: Stated, reference: str | None = None) -> Query:
    """What to ask about one entry of a bibliography: its fields, and its text where it is a string.

    Its title is compared as a title, so it has no topic words besides.
    """
    return _query(stated, window=_around(stated.year), reference=reference)


def speaker_query(quote: Quote, article: Article) -> Query | None:
    """Works by the quoted person; none where no single person is named."""
    if quote.speaker.kind != "person" or not quote.speaker.name:
        return None
    person = parse_person(quote.speaker.name)
    if person.group or not person.given:
        return None
    field = field_of(quote.speaker, article)
    words = tuple(dict.fromkeys((*field.own, *field.stated[:SUBJECTS], *field.hint)))[:MOST_WORDS]
    linked = tuple(i for i in quote.sources if i.scheme == "orcid" and not i.malformed)
    institution = quote.speaker.affiliation
    return Query(kind="speaker", identifiers=linked, authors=(person,), words=words, institution=institution)


def phrase_query(quote: Quote) -> Query | None:
    """The quoted words to be sought in full texts; none for indirect speech, for a few words, and where no text
    could be told to be the quote's: an unnamed speaker's, without a link.

    In the papers of a named speaker alone, unless the article links to the text.
    """
    words = tokens(quote.text)
    person = parse_person(quote.speaker.name) if quote.speaker.kind == "person" and quote.speaker.name else None
    author = (person,) if person and person.given and not person.group and not quote.sources else ()
    sought = author or quote.sources or quote.speaker.kind == "document"
    if not quote.direct or len(words) < FEWEST_QUOTED or not sought:
        return None
    pieces = (words[at : at + SHARD] for at in range(0, len(words), SHARD))
    longest = sorted((" ".join(piece) for piece in pieces if len(piece) >= FEWEST_QUOTED), key=len, reverse=True)
    return Query(kind="phrase", phrases=tuple(longest[:SHARDS]), authors=author)


def _query(
    stated: Stated,
    *,
    window: Window | None,
    words: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
    subject: tuple[str, ...] = (),
    finding: str | None = None,
    reference: str | None = None,
) -> Query:
    query = Query(
        identifiers=_askable(stated.identifiers),
        title=stated.title,
        authors=stated.authors,
        et_al=stated.et_al,
        year=stated.year,
        window=window,
        venue=stated.venue,
        issns=_issns(stated.venue),
        volume=stated.volume,
        issue=stated.issue,
        pages=stated.pages,
        institution=stated.institution,
        design=stated.design,
        sample_size=stated.sample_size,
        population=stated.population,
        words=words,
        names=names,
        subject=subject,
        finding=finding,
        reference=reference,
    )
    return climb(query)


def _askable(identifiers: Iterable[Identifier]) -> tuple[Identifier, ...]:
    return tuple(i for i in identifiers if i.scheme not in UNASKED and not i.malformed)


def _issns(venue: str | None) -> tuple[str, ...]:
    journal = journals.resolve(venue) if venue else None
    return journal.issns if journal else ()


def _around(year: int | None) -> Window | None:
    return Window(year - NEAR_YEARS, year + NEAR_YEARS) if year else None


def _window(stated: Stated) -> Window | None:
    """The stated year and one either way, else the relative date's years likewise widened."""
    if stated.year or not stated.window:
        return _around(stated.year)
    return Window(stated.window.first - NEAR_YEARS, stated.window.last + NEAR_YEARS)


def _names(stated: Stated) -> tuple[str, ...]:
    """The words of names, which are asked for as names and never as topic."""
    people: tuple[Person, ...] = stated.authors
    return (*(str(person) for person in people), *filter(None, (stated.institution,)))


def _venue_words(venue: str | None) -> tuple[str, ...]:
    """The venue's own words: a single word ("Nutrition", "Obesity") may be the topic as well, and stays."""
    return (venue,) if venue and len(venue.split()) > 1 else ()


def _reference(mentions: Iterable[StudyMention]) -> str | None:
    return next((mention.text for mention in mentions if mention.role == "reference"), None)
