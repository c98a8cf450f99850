"""Whoever could speak in a piece of prose: names, descriptions ("a dietitian in Leeds"), pronouns.

Read from tokens with word lists and capital letters, without a parser. A referent says what it is
and where; who it is, is settled by `claims.cast`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from claims.speech import Lexicon, Token, is_person_noun

ReferentKind = Literal[
    "name", "organisation", "person", "patient", "plural", "crowd", "document", "mute", "pronoun", "author"
]

ROLE_WORDS = 7
"""Words that may stand between an article and its noun, or before a name as its role."""


@dataclass(frozen=True, slots=True)
class Referent:
    """A possible speaker: tokens `first` to `last` (inclusive); `head` is where a name itself begins."""

    kind: ReferentKind
    first: int
    last: int
    head: int
    oblique: bool = False
    """Whether a preposition stands before it, so that it is hardly a subject."""
    apposed: bool = False
    """Whether it only describes the name before it ("Jane Doe, a vet")."""

    @property
    def subject(self) -> bool:
        """Whether it can be what a sentence is about."""
        return not self.oblique and not self.apposed


def referents(tokens: tuple[Token, ...], words: Lexicon) -> tuple[Referent, ...]:
    """The referents of a text in order; they do not overlap."""
    return tuple(_referents(tokens, words))


def _referents(tokens: tuple[Token, ...], words: Lexicon) -> Iterator[Referent]:
    index, floor = 0, 0
    before: Referent | None = None
    while index < len(tokens):
        found = _referent(tokens, index, floor, words)
        if found is None:
            index += 1
            continue
        if before is not None and _describes(tokens, before, found):
            found = replace(found, apposed=True)
        yield found
        before, index, floor = found, found.last + 1, found.last + 1


def _describes(tokens: tuple[Token, ...], before: Referent, found: Referent) -> bool:
    named = before.kind in {"name", "organisation"} and found.kind not in {"name", "pronoun", "author"}
    return named and found.first == before.last + 2 and tokens[found.first - 1].key == ","


def _referent(tokens: tuple[Token, ...], index: int, floor: int, words: Lexicon) -> Referent | None:
    token = tokens[index]
    if not token.word:
        return None
    if index and tokens[index - 1].text == "@":
        return Referent("name", index, index, index)
    return (
        _pronoun(tokens, index, words)
        or _description(tokens, index, words)
        or _name(tokens, index, floor, words)
        or _plural(tokens, index, words)
    )


def _pronoun(tokens: tuple[Token, ...], index: int, words: Lexicon) -> Referent | None:
    key = tokens[index].key
    if key in words.author:
        return Referent("author", index, index, index)
    if key in words.he or key in words.she or key in words.they:
        return Referent("pronoun", index, index, index, _oblique(tokens, index, words))
    return None


def _oblique(tokens: tuple[Token, ...], first: int, words: Lexicon) -> bool:
    before = first - 1 if first < 2 or tokens[first - 1].key != "the" else first - 2
    return before >= 0 and tokens[before].key in words.prepositions


def _description(tokens: tuple[Token, ...], index: int, words: Lexicon) -> Referent | None:
    """An article or number with a noun that can speak, and the name that may follow it."""
    if tokens[index].key not in words.determiners:
        return None
    end = phrase_end(tokens, index + 1, words)
    if end == index + 1:
        lone = tokens[index].key == "one" and not _word_at(tokens, index + 1, words)
        return Referent("person", index, index, index, _oblique(tokens, index, words)) if lone else None
    last = _head_noun(tokens, index, end, words)
    kind = _noun_kind(tokens[last], words) if last else None
    if kind is None or (tokens[last].capital and kind in {"organisation", "document"}):
        return None
    named = _name_end(tokens, last + 1, words)
    oblique = _oblique(tokens, index, words)
    if named > last + 1 and kind in {"person", "patient", "organisation"}:
        return Referent("organisation" if kind == "organisation" else "name", index, named - 1, last + 1, oblique)
    return Referent(kind, index, last, index, oblique)


def _head_noun(tokens: tuple[Token, ...], index: int, end: int, words: Lexicon) -> int:
    """The noun of a phrase: the last that can speak, or the one before a name ("her colleague Tim Dean"); 0 if none."""
    nouns = [at for at in range(index + 1, end) if _noun_kind(tokens[at], words)]
    small = [at for at in nouns if not tokens[at].capital]
    if nouns and small and small[-1] < nouns[-1] and all(token.capital for token in tokens[small[-1] + 1 : end]):
        return small[-1]
    return nouns[-1] if nouns else 0


def phrase_end(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
    """The end of a run of words that can belong to one noun phrase."""
    stop = min(at + ROLE_WORDS, len(tokens))
    if at < stop and tokens[at].key in words.mute:
        at += 1
    while at < stop and tokens[at].word and not _breaks(tokens[at].key, words):
        at += 1
    return at


def _breaks(key: str, words: Lexicon) -> bool:
    """Whether a word cannot stand inside a noun phrase."""
    if key in words.prepositions or key in words.relatives or (key in words.stop and key not in words.crowd):
        return True
    return key in words.verbs and key not in words.nominal and not is_person_noun(key, words)


def _word_at(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    return at < len(tokens) and tokens[at].word and tokens[at].key not in words.stop | words.verbs


def _noun_kind(token: Token, words: Lexicon) -> ReferentKind | None:
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


def _plural(tokens: tuple[Token, ...], index: int, words: Lexicon) -> Referent | None:
    """A bare plural ("experts say", "one in five respondents")."""
    key = tokens[index].key
    kind: ReferentKind | None = "crowd" if key in words.crowd else "plural" if key in words.plural else None
    return Referent(kind, index, index, index, _oblique(tokens, index, words)) if kind else None


def _name(tokens: tuple[Token, ...], index: int, floor: int, words: Lexicon) -> Referent | None:
    end = _name_end(tokens, index, words)
    if end == index:
        return None
    named = _named_later(tokens, end, words)
    if named is not None:
        head, end = named
        return Referent("name", index, end - 1, head, _oblique(tokens, index, words))
    head = _after_roles(tokens, index, end, words)
    first = _role_before(tokens, index, floor, words) if head == index else index
    kind: ReferentKind = "organisation" if _is_organisation(tokens, head, end, words) else "name"
    return Referent(kind, first, end - 1, head, _oblique(tokens, first, words))


def _named_later(tokens: tuple[Token, ...], at: int, words: Lexicon) -> tuple[int, int] | None:
    """The name after a role that a capital opens ("Physical therapist Jane Doe"): its start and end."""
    stop = min(at + ROLE_WORDS, len(tokens))
    head = at
    while head < stop and _role_word(tokens[head], words):
        head += 1
    if head == at or not _role_noun(tokens[head - 1], words):
        return None
    end = _name_end(tokens, head, words)
    return (head, end) if end > head else None


def _name_end(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
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
    if beyond < len(tokens) and tokens[beyond].key == "the":
        beyond += 1
    return beyond if beyond < len(tokens) and _names(tokens[beyond], words) else at


def _begins_name(token: Token, words: Lexicon) -> bool:
    if len(token.text) == 1 or token.possessive:
        return False
    if token.key in words.titles and not token.text[1:].isupper():
        return True
    return _names(token, words) and token.key not in words.nameless


def _in_name(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    return _names(tokens[at], words) or (tokens[at].key in words.particles and _goes_on(tokens, at, words))


def _names(token: Token, words: Lexicon) -> bool:
    """Whether a word can be part of a name: a form of address, an initial, or a capitalised word."""
    if not token.word or not token.capital:
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


def _after_roles(tokens: tuple[Token, ...], first: int, end: int, words: Lexicon) -> int:
    """Where the name itself begins after capitalised roles ("Dietitian Jane Doe")."""
    roles = (
        at + 1
        for at in range(first, end - 1)
        if tokens[at].key not in words.titles and is_person_noun(tokens[at].key, words)
    )
    return max(roles, default=first)


def _role_before(tokens: tuple[Token, ...], head: int, floor: int, words: Lexicon) -> int:
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


def _is_organisation(tokens: tuple[Token, ...], first: int, end: int, words: Lexicon) -> bool:
    if tokens[first].key in words.titles:
        return False
    if any(token.key in words.organisation_name for token in tokens[first:end]):
        return True
    lone = tokens[first].text
    acronym = end - first == 1 and len(lone) >= 3 and lone.isupper() and "." not in lone
    return acronym or (first > 0 and tokens[first - 1].key == "the")
