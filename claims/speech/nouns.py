"""Noun phrases: where one ends, which word is its head, and as what that noun speaks.

Read from tokens with word lists alone; `claims.speech.referents` makes possible speakers of them.
"""

from __future__ import annotations

from typing import Literal

from claims.speech.lexicon import Lexicon, Token, is_person_noun
from claims.speech.proper import ROLE_WORDS

ReferentKind = Literal[
    "name", "organisation", "person", "patient", "plural", "crowd", "document", "mute", "pronoun", "author"
]


def head_noun(tokens: tuple[Token, ...], index: int, end: int, words: Lexicon) -> int:
    """The noun of a phrase: the last that can speak, or the one before a name ("her colleague Tim Dean"); 0 if none."""
    nouns = [at for at in range(index + 1, end) if noun_kind(tokens[at], words)]
    if len(nouns) > 1 and tokens[nouns[-1]].key in words.verbs and tokens[nouns[-1]].key.endswith("s"):
        nouns.pop()  # "my sister reports"
    small = [at for at in nouns if not tokens[at].capital]
    if nouns and small and small[-1] < nouns[-1] and all(token.capital for token in tokens[small[-1] + 1 : end]):
        return small[-1]
    return nouns[-1] if nouns else 0


def phrase_end(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
    """The end of a run of words that can belong to one noun phrase."""
    stop = min(at + ROLE_WORDS, len(tokens))
    if at < stop and tokens[at].key in words.mute:
        at += 1
    while at < stop and tokens[at].word and not breaks(tokens[at].key, words):
        at += 1
    return at


def breaks(key: str, words: Lexicon) -> bool:
    """Whether a word cannot stand inside a noun phrase."""
    if key in words.prepositions or key in words.relatives or (key in words.stop and key not in words.crowd):
        return True
    return key in words.verbs and key not in words.nominal and not is_person_noun(key, words)


def word_at(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Whether a word stands at a token that is neither a small one nor a verb of saying."""
    return (
        at < len(tokens) and tokens[at].word and tokens[at].key not in words.stop and tokens[at].key not in words.verbs
    )


def noun_kind(token: Token, words: Lexicon) -> ReferentKind | None:
    """As what a noun speaks; `None` for any other word."""
    tail = token.key.rsplit("-", 1)[-1]
    singular = tail.removesuffix("s")
    if token.possessive:
        return None
    tables: tuple[tuple[frozenset[str], ReferentKind], ...] = (
        (words.mute, "mute"),
        (words.document, "document"),
        (words.crowd, "crowd"),
        (words.patient, "patient"),
        (words.plural, "plural"),
        (words.organisation, "organisation"),
    )
    for table, kind in tables:
        if tail in table or (kind != "crowd" and singular in table):
            return kind
    return "person" if is_person_noun(token.key, words) or is_person_noun(singular, words) else None


def several(key: str, words: Lexicon) -> bool:
    """Whether a noun names several people."""
    return key.endswith("s") and key not in words.person and is_person_noun(key.removesuffix("s"), words)


def of_body(tokens: tuple[Token, ...], index: int, last: int, words: Lexicon) -> bool:
    """Whether a noun is a part of the body ("her head"), not someone at the head of something ("her head of sales")."""
    ruled = last + 1 < len(tokens) and tokens[last + 1].key in words.joints
    return tokens[last].key in words.body and tokens[index].key in words.possessives and not ruled
