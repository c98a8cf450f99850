"""People by a noun that no list has ("a stevedore near the crane, who …", "my croupier said"), told by what they do.

A noun phrase that only says something, or that "who" refers to, is a person. A trial, a placard and a phone say
things too, so nouns that are known to be none are left out.
"""

from __future__ import annotations

from claims.speech.lexicon import Lexicon, Token

REACH = 14
"""Tokens from the noun to what gives it away."""
_STOPS = {".", "!", "?", ";", ":", "(", ")"}


def acts(tokens: tuple[Token, ...], first: int, end: int, words: Lexicon) -> bool:
    """Whether the phrase from token `first` (its article) to `end`, its noun unlisted, is a person by what follows."""
    presented = tokens[first].key in words.indefinite or tokens[first].key in words.possessives
    if not presented or not _may_be_person(tokens[end - 1], words):
        return False
    for at in range(end, min(end + REACH, len(tokens))):
        key, before = tokens[at].key, tokens[at - 1]
        if key in words.who:
            return before.key == "," or (before.capital and at > end)
        if key in words.human and (at == end or _leads_on(before.key, words)):
            return True
        if key in _STOPS or _other(tokens, at, words):
            return key == ":" and at == end + 1 and before.key in words.firm
    return False


def _leads_on(key: str, words: Lexicon) -> bool:
    """Whether a verb after this word has the subject of the one before it."""
    return key in words.conjunctions or key in words.adverbs or key == "," or key.endswith("ly")


def _other(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Whether somebody else comes in here, who may do what follows."""
    token, before = tokens[at], tokens[at - 1]
    if token.key in words.author:
        return False
    if token.key in words.he or token.key in words.she or token.key in words.they or not token.word:
        return token.key not in {",", "–", "—"}
    placed = before.key in words.prepositions or before.key in words.articles or before.capital
    return token.capital and not placed


def _may_be_person(noun: Token, words: Lexicon) -> bool:
    plain = noun.text.replace("-", "").isalpha() and noun.text.islower() and len(noun.text) > 2
    key = noun.key.rsplit("-", 1)[-1]
    return (
        plain and not noun.possessive and key not in words.things and key not in words.stop and key not in words.alone
    )
