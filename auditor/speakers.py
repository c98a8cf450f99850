"""What the look-ups about a quote come to: whose works the speaker's name leads to, and whether the words were met.

That a person of this name publishes in the field shows that the speaker can exist, not that the
words were said; so a quote is `found` only where its words are.
"""

from __future__ import annotations

from collections.abc import Sequence

from auditor.deciding import Decision
from auditor.matching import candidates
from auditor.model import Candidate, Case, Failure, Lookup, Query
from claims import people
from claims.model import Person, Quote


def decide_quote(
    quote: Quote, query: Query, lookups: Sequence[Lookup], studies: Sequence[Case]
) -> tuple[Decision, tuple[Candidate, ...]]:
    """The outcome for a quote, and the works by its speaker, the article's own studies first."""
    if not query.authors:
        return Decision("vague"), ()
    person = query.authors[0]
    cited = [case.match for case in studies if case.match and is_author(person, case.match)]
    own = [candidate for candidate in candidates(query, lookups) if is_author(person, candidate)]
    works = (*cited, *(candidate for candidate in own if candidate not in cited))
    spoken = next((c for c in works if _holds_words(quote, c)), None)
    if spoken:
        return Decision("found", spoken, "singled-out"), works
    return _without_words(works, lookups), works


def _without_words(works: Sequence[Candidate], lookups: Sequence[Lookup]) -> Decision:
    """Works by the speaker, but not these words in any: an outage decides, else nothing does."""
    if not lookups or any(isinstance(lookup, Failure) for lookup in lookups):
        return Decision("unreached", works[0] if works else None, "suggested" if works else None)
    return Decision("absent", works[0] if works else None, "suggested" if works else None)


def is_author(person: Person, candidate: Candidate) -> bool:
    """Whether a person is an author of a work, by family name and what is known of the given name."""
    return any(people.same(person, author) is True for author in candidate.work.authors)


def _holds_words(quote: Quote, candidate: Candidate) -> bool:
    """Whether the record's text holds the quoted words, letter for letter save case and marks."""
    from claims.words import tokens

    words, text = " ".join(tokens(quote.text)), " ".join(tokens(candidate.work.abstract or ""))
    return len(words.split()) >= 5 and words in text
