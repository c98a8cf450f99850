"""Proper names in a text's tokens: where one begins and ends, and the role that stands before it.

A name is a run of capitalised words with initials, particles ("van der") and, for institutions,
"of"-parts; its role is the run of small words that ends in a person's noun ("sports scientist").
"""

from __future__ import annotations

from claims.speech.lexicon import Lexicon, Token, is_person_noun

ROLE_WORDS = 7
"""Words that may stand between an article and its noun, or before a name as its role."""


def owned(tokens: tuple[Token, ...], at: int, words: Lexicon) -> tuple[int, int] | None:
    """The name after its institution ("Yale University's Jane Doe", "Yale's coach Jane Doe")."""
    if at >= len(tokens) or not tokens[at].possessive or not capital_word(tokens[at], words):
        return None
    end = name_end(tokens, at + 1, words)
    return (at + 1, end) if end > at + 1 else named_later(tokens, at + 1, words)


def named_later(tokens: tuple[Token, ...], at: int, words: Lexicon) -> tuple[int, int] | None:
    """The name after a role that a capital opens ("Physical therapist Jane Doe"): its start and end."""
    stop = min(at + ROLE_WORDS, len(tokens))
    head = at
    while head < stop and _role_word(tokens[head], words):
        head += 1
    if head == at or not _role_noun(tokens[head - 1], words):
        return None
    end = name_end(tokens, head, words)
    return (head, end) if end > head else None


def name_end(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
    """The end of a run of capitalised words that can be one name, "of"-parts of institutions included."""
    if at >= len(tokens) or not _begins_name(tokens[at], words):
        return at
    first, joined = at, False
    while at < len(tokens) and (_in_name(tokens, at, words) or joined):
        joined = False
        if tokens[at].possessive:
            return at
        at += 1
        link = _link(tokens, first, at, words)
        joined, at = link > at, link
    return at


def _link(tokens: tuple[Token, ...], first: int, at: int, words: Lexicon) -> int:
    """Past the "of", "for", "of the" by which an institution's name goes on; `at` if it does not."""
    if at >= len(tokens) or tokens[at].key not in words.joints:
        return at
    if not any(token.key in words.organisation_name for token in tokens[first:at]):
        return at
    beyond = at + 1
    if beyond < len(tokens) and tokens[beyond].key in words.definite:
        beyond += 1
    return beyond if beyond < len(tokens) and capital_word(tokens[beyond], words) else at


def _begins_name(token: Token, words: Lexicon) -> bool:
    if len(token.text) == 1 or not (token.capital or token.key in words.titles) or token.possessive:
        return False
    if token.key in words.titles and not token.text[1:].isupper():
        return True
    return capital_word(token, words) and token.key not in words.nameless


def _in_name(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    return capital_word(tokens[at], words) or (tokens[at].key in words.particles and _goes_on(tokens, at, words))


def capital_word(token: Token, words: Lexicon) -> bool:
    """Whether a word can be part of a name: a form of address, an initial, or a capitalised word."""
    if not token.word or not token.capital or "_" in token.text:
        return False
    if token.key in words.titles or token.initial:
        return True
    return token.key not in words.common


def _goes_on(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Whether lower-case particles ("van", "de la") lead on to a capitalised word."""
    stop = min(at + 3, len(tokens))
    while at < stop and tokens[at].key in words.particles:
        at += 1
    return at < len(tokens) and tokens[at].capital


def after_roles(tokens: tuple[Token, ...], first: int, end: int, words: Lexicon) -> int:
    """Where the name itself begins after capitalised roles ("Dietitian Jane Doe")."""
    roles = (
        at + 1
        for at in range(first, end - 1)
        if tokens[at].key not in words.titles and is_person_noun(tokens[at].key, words)
    )
    return max(roles, default=first)


def role_before(tokens: tuple[Token, ...], head: int, floor: int, words: Lexicon) -> int:
    """Where a role before a name begins ("sports scientist Ross Tucker"); the head itself if none."""
    if head <= floor or not _role_noun(tokens[head - 1], words):
        return head
    first = head - 1
    while first > floor and first > head - ROLE_WORDS and _role_word(tokens[first - 1], words):
        first -= 1
    return first


def _role_noun(token: Token, words: Lexicon) -> bool:
    return token.word and (is_person_noun(token.key, words) or token.key.rsplit("-")[-1] in words.organisation)


def _role_word(token: Token, words: Lexicon) -> bool:
    key = token.key
    bound = key in words.stop or key in words.prepositions or key in words.relatives
    return token.word and not token.capital and not bound and (key not in words.verbs or key in words.nominal)


def is_organisation(tokens: tuple[Token, ...], first: int, end: int, words: Lexicon) -> bool:
    """Whether a run of capitalised words is the name of an organisation."""
    if tokens[first].key in words.titles:
        return False
    if any(token.key in words.organisation_name for token in tokens[first:end]):
        return True
    lone = tokens[first].text
    acronym = end - first == 1 and len(lone) >= 3 and lone.isupper() and "." not in lone
    return acronym or (first > 0 and tokens[first - 1].key in words.definite)
