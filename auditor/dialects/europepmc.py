"""A rung as a Europe PMC query (https://europepmc.org/searchsyntax)."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.dialects.terms import alternatives, cut, first_page, name, phrase, single, title_words
from auditor.model import Rung
from claims.model import Identifier, Person

SHORTEST_SHARD, LONGEST_SHARD = 6, 10
"""Words of a quotation put as one exact phrase: fewer occur by chance, more break on a misprint."""
MOST_SHARDS = 3


def query(rung: Rung) -> str:
    """The rung as a query; empty where it asks for nothing."""
    return " AND ".join(_parts(rung))


def identifier(asked: Identifier) -> str | None:
    """The query for an identifier. DOIs need quotes; numbers find nothing inside them."""
    if asked.scheme == "doi":
        return f'DOI:"{asked.value.replace(chr(34), "")}"'
    if asked.scheme == "pmid":
        return f"EXT_ID:{asked.value} AND SRC:MED"
    return f"PMCID:{asked.value}" if asked.scheme == "pmcid" else None


def title(words: str) -> str:
    """A title as an exact phrase."""
    return f'TITLE:"{phrase(words)}"'


def author(person: Person) -> str:
    """A person by surname and initial, or by full name, as records have the one or the other."""
    family, given = name(person.family), name(person.given)
    names = [
        f'AUTH:"{family} {initials}"' for initials in dict.fromkeys((given[:1], _initials(given), given)) if initials
    ]
    return _one(names) if names else f'AUTH:"{family}"'


def any_of(words: tuple[str, ...]) -> str:
    """Words of which one must occur in title or abstract."""
    return _one([_word(word) for word in words])


def shards(quotation: str) -> tuple[str, ...]:
    """Stretches of 6–10 words of a quotation, without figures and dashes, as exact phrases of the full text."""
    runs: list[list[str]] = [[]]
    for word in quotation.split():
        bare = phrase(word)
        if not bare or " " in bare or any(letter.isdigit() for letter in bare) or not word.isascii():
            runs.append([])
        else:
            runs[-1].append(bare)
            if len(runs[-1]) == LONGEST_SHARD or word[-1] in ".!?;:":
                runs.append([])
    long_enough = [" ".join(run) for run in runs if len(run) >= SHORTEST_SHARD]
    return tuple(sorted(long_enough, key=len, reverse=True)[:MOST_SHARDS])


def _initials(given: str) -> str:
    return "".join(part[0] for part in given.split())


def _parts(rung: Rung) -> Iterator[str]:
    if rung.issns:
        yield _one([f'ISSN:"{issn}"' for issn in rung.issns])
    elif rung.venue and name(rung.venue):
        yield f'JOURNAL:"{name(rung.venue)}"'
    if rung.years:
        yield f"PUB_YEAR:[{rung.years.first} TO {rung.years.last}]"
    yield from (f"TITLE:{word}" for word in title_words(rung.title or ""))
    yield from (f'AUTH:"{family}"' for family in map(name, rung.authors) if family)
    if rung.volume:
        yield f'VOLUME:"{phrase(rung.volume)}"'
    if rung.pages:
        yield f'PAGE_INFO:"{first_page(rung.pages)}"'
    yield from (f"AFF:{word}" for word in title_words(rung.institution or ""))
    yield from map(_word, single(rung.all_words))
    yield from _ranked(rung)


def _ranked(rung: Rung) -> Iterator[str]:
    groups = [[_word(word) for word in group] for group in alternatives(rung)]
    if groups:
        yield _one([group[0] if len(group) == 1 else f"({' AND '.join(group)})" for group in groups])


def _word(word: str) -> str:
    return f"(TITLE:{cut(word)} OR ABSTRACT:{cut(word)})"


def _one(choices: list[str]) -> str:
    return choices[0] if len(choices) == 1 else f"({' OR '.join(choices)})"
