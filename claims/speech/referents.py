"""Whoever could speak in a piece of prose: names, descriptions ("a dietitian in Leeds"), pronouns.

Read from tokens with word lists and capital letters, without a parser. A referent says what it is
and where; who it is, is settled by `claims.speech.cast`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.speech.lexicon import MASK, Lexicon, Token, is_person_noun
from claims.speech.nouns import ReferentKind, breaks, head_noun, noun_kind, of_body, phrase_end, several, word_at
from claims.speech.proper import (
    after_roles,
    capital_word,
    is_organisation,
    name_end,
    named_later,
    owned,
    role_before,
)
from claims.speech.roles import acts


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

    owner: bool = False
    """Whether it only owns what is spoken of ("Jane Doe's boat")."""

    @property
    def subject(self) -> bool:
        """Whether it can be what a sentence is about."""
        return not (self.oblique or self.apposed or self.owner)


def referents(tokens: tuple[Token, ...], words: Lexicon) -> tuple[Referent, ...]:
    """The referents of a text in order; they do not overlap."""
    return tuple(_referents(tokens, words))


def _referents(tokens: tuple[Token, ...], words: Lexicon) -> Iterator[Referent]:
    index, floor = 0, 0
    before: Referent | None = None
    while index < len(tokens):
        token = tokens[index]
        if token.key not in words.referring and not token.capital and not _handle(tokens, index, words):
            index += 1
            continue
        found = _referent(tokens, index, floor, words)
        if found is None:
            index += 1
            continue
        if before is not None and _describes(tokens, before, found, words):
            found = replace(found, apposed=True)
        yield found
        before, index, floor = found, found.last + 1, found.last + 1


def _describes(tokens: tuple[Token, ...], before: Referent, found: Referent, words: Lexicon) -> bool:
    """Whether a description follows a name, or "a signalman" someone else's description ("my brother")."""
    named = before.kind in {"name", "organisation"} and found.kind not in {"name", "pronoun", "author"}
    again = before.kind == found.kind == "person" and tokens[before.first].key not in words.indefinite
    described = named or (again and tokens[found.first].key in words.indefinite)
    return described and found.first == before.last + 2 and tokens[found.first - 1].key == ","


def _referent(tokens: tuple[Token, ...], index: int, floor: int, words: Lexicon) -> Referent | None:
    token = tokens[index]
    if not token.word:
        return None
    if _handle(tokens, index, words):
        return Referent("name", role_before(tokens, index, floor, words), index, index)
    return (
        _pronoun(tokens, index, words)
        or _description(tokens, index, words)
        or _name(tokens, index, floor, words)
        or _plural(tokens, index, words)
    )


def _handle(tokens: tuple[Token, ...], index: int, words: Lexicon) -> bool:
    """Whether a word is what somebody goes by on a forum ("@jane", "jane_doe"), where it labels or signs a message."""
    before = tokens[index - 1] if index else None
    if before is not None and before.text == "@":
        return True
    labels, text = before is None or not before.word or is_person_noun(before.key, words), tokens[index].text
    return labels and "_" in text[1:] and text.replace("_", "").isalnum() and not text.isupper()


def _pronoun(tokens: tuple[Token, ...], index: int, words: Lexicon) -> Referent | None:
    key = tokens[index].key
    if key in words.author:
        return Referent("author", index, index, index)
    if key in words.he or key in words.she or key in words.they:
        return Referent("pronoun", index, index, index, _oblique(tokens, index, words))
    return None


def _oblique(tokens: tuple[Token, ...], first: int, words: Lexicon) -> bool:
    before = first - 1 if first < 2 or tokens[first - 1].key not in words.articles else first - 2
    return before >= 0 and tokens[before].key in words.prepositions


def _description(tokens: tuple[Token, ...], index: int, words: Lexicon) -> Referent | None:
    """An article or number with a noun that can speak, and the name that may follow it."""
    if tokens[index].key not in words.determiners:
        return None
    end = phrase_end(tokens, index + 1, words)
    if end == index + 1:
        lone = _alone(tokens, index, words) and not word_at(tokens, index + 1, words)
        last = _of_whom(tokens, index, words) if lone else index
        return Referent("person", index, last, index, _oblique(tokens, index, words)) if lone else None
    last = head_noun(tokens, index, end, words)
    kind = noun_kind(tokens[last], words) if last else None
    if last and of_body(tokens, index, last, words):
        return None
    if kind is None:
        return _implied(tokens, index, end, words)
    if tokens[index].key in words.that and tokens[last].key.endswith("s") and tokens[last].key not in words.person:
        return None  # "the story that experts tell"
    if kind == "person" and several(tokens[last].key, words) and tokens[index].key not in words.possessives:
        kind = "plural"
    if tokens[index].key in words.generic and kind in {"person", "patient"}:
        kind = "crowd"
    if tokens[last].capital and kind in {"organisation", "document"}:
        return None
    named = name_end(tokens, last + 1, words)
    oblique = _oblique(tokens, index, words)
    if named > last + 1 and kind in {"person", "patient", "organisation"}:
        return Referent("organisation" if kind == "organisation" else "name", index, named - 1, last + 1, oblique)
    return Referent(kind, index, last, index, oblique)


def _of_whom(tokens: tuple[Token, ...], index: int, words: Lexicon) -> int:
    """The last token of "one of her readers"; that of "one" if it is alone."""
    if index + 2 >= len(tokens) or tokens[index + 1].key not in words.joints:
        return index
    owned = tokens[index + 2].key in words.determiners and word_at(tokens, index + 3, words)
    if tokens[index + 2].key in words.objects and not owned:
        return index + 2
    first = index + 2 + owned
    end = phrase_end(tokens, first, words)
    return next((at for at in range(first, end) if noun_kind(tokens[at], words)), max(end - 1, index))


def _alone(tokens: tuple[Token, ...], index: int, words: Lexicon) -> bool:
    """Whether a "one" is someone, rather than "this one" or "a different one"."""
    before = tokens[index - 1] if index else None
    free = before is None or not before.word or before.key in words.verbs | words.conjunctions | words.before_tag
    return tokens[index].key in words.alone and free


def _implied(tokens: tuple[Token, ...], index: int, end: int, words: Lexicon) -> Referent | None:
    """A person by an unlisted noun, given away by "who" after it or by an agent's ending before a name."""
    oblique = _oblique(tokens, index, words)
    if any(token.key in words.who for token in tokens[end : end + 2]) and not tokens[end - 1].possessive:
        return Referent("person", index, end - 1, index, oblique)
    if acts(tokens, index, end, words):
        return Referent("person", index, end - 1, index, oblique)
    head = next((at for at in range(index + 1, end) if tokens[at].capital), end)
    stop = name_end(tokens, head, words)
    agent = head > index + 1 and tokens[head - 1].key.endswith(("er", "or", "ian", "eer"))
    return Referent("name", index, stop - 1, head, oblique) if agent and stop > head + 1 else None


def _owner(tokens: tuple[Token, ...], index: int, end: int, words: Lexicon) -> Referent | None:
    """A name in the possessive at token `end`, with the person it owns ("Jane Doe's coach") if it does."""
    if not (capital_word(tokens[end], words) and tokens[end].possessive):
        return None
    beyond = phrase_end(tokens, end + 1, words)
    last = next((at for at in range(end + 1, beyond) if noun_kind(tokens[at], words) in {"person", "patient"}), end)
    if last > end and not tokens[last].capital:
        return Referent("person", index, last, index, _oblique(tokens, index, words))
    return Referent("name", index, end, index, owner=True)


def _adjective(tokens: tuple[Token, ...], index: int, words: Lexicon) -> bool:
    """Whether a word has its capital only from the sentence it opens ("Conventional wisdom says")."""
    opens = index == 0 or tokens[index - 1].key in {".", "!", "?", ":", "•"} or tokens[index - 1].text[0] == MASK
    key = tokens[index].key
    if not opens or index + 1 >= len(tokens) or key in words.titles or key in words.male or key in words.female:
        return False
    if key in words.male_names or key in words.female_names:
        return False
    following = tokens[index + 1]
    return (
        following.word
        and not following.capital
        and not breaks(following.key, words)
        and (f"{following.key.removesuffix('ies')}y" in words.document or not _adverbial(following, words))
    )


def _adverbial(token: Token, words: Lexicon) -> bool:
    key = token.key
    return key in words.adverbs or key in words.verbs or key in words.pasts or key.endswith(("ly", "ed", "s"))


def _plural(tokens: tuple[Token, ...], index: int, words: Lexicon) -> Referent | None:
    """A bare plural ("experts say", "one in five respondents")."""
    key = tokens[index].key
    kind: ReferentKind | None = "crowd" if key in words.crowd else "plural" if key in words.plural else None
    return Referent(kind, index, index, index, _oblique(tokens, index, words)) if kind else None


def _name(tokens: tuple[Token, ...], index: int, floor: int, words: Lexicon) -> Referent | None:
    if not tokens[index].capital and tokens[index].key not in words.titles:
        return None
    end = name_end(tokens, index, words)
    named = owned(tokens, end, words)
    if end == index and named is None:
        return _owner(tokens, index, index, words)
    named = named or named_later(tokens, end, words)
    if named is not None:
        head, end = named
        return Referent("name", index, end - 1, head, _oblique(tokens, index, words))
    if end < len(tokens) and tokens[end].possessive and capital_word(tokens[end], words):
        return _owner(tokens, index, end, words)
    if end == index + 1 and (tokens[index].key in words.mute or _adjective(tokens, index, words)):
        return None
    head = after_roles(tokens, index, end, words)
    first = role_before(tokens, index, floor, words) if head == index else index
    kind: ReferentKind = "organisation" if is_organisation(tokens, head, end, words) else "name"
    return Referent(kind, first, end - 1, head, _oblique(tokens, first, words))
