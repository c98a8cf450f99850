"""A block as speech is read from it: its tokens with the quotations masked, and whoever could speak in it."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass

from claims.speech.lexicon import MASK, Lexicon, Token
from claims.speech.nouns import phrase_end
from claims.speech.referents import Referent


@dataclass(frozen=True, slots=True)
class Scene:
    """A block's tokens and referents, with its quotations masked."""

    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    referents: tuple[Referent, ...]
    firsts: tuple[int, ...]
    """The tokens at which they begin."""
    words: Lexicon
    owners: tuple[Referent, ...] = ()
    """Those who are only named in the possessive ("Jane Doe's boat"); they are none of the referents."""

    def index(self, offset: int) -> int:
        """The first token that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def within(self, first: int, end: int) -> tuple[Referent, ...]:
        """The referents that lie in a range of tokens."""
        low, high = bisect_left(self.firsts, first), bisect_left(self.firsts, end)
        return tuple(referent for referent in self.referents[low:high] if referent.last < end)

    def at(self, first: int) -> Referent | None:
        """The referent that begins at a token."""
        low = bisect_left(self.firsts, first)
        found = self.referents[low] if low < len(self.referents) else None
        return found if found is not None and found.first == first else None

    def someone(self, first: int, *, unlisted: bool = False) -> Referent | None:
        """The referent that begins at a token, or whoever an "a" or "one" presents there ("a stallholder").

        Where only a speaker can stand, `unlisted` takes any noun after "the" and "my" too ("the verger").
        """
        words, key = self.words, self.key(first)
        found = self.at(first) or (self._after_article(first) if key in words.articles else None)
        presents = key in words.indefinite or (unlisted and key in words.definite | words.possessives)
        if found is not None or not presents:
            return found
        last = phrase_end(self.tokens, first + 1, words) - 1
        return Referent("person", first, last, first) if last > first else None

    def _after_article(self, first: int) -> Referent | None:
        """What follows an article, or a name after an epithet ("the late Jane Doe")."""
        found = self.at(first + 1)
        later = self.at(first + 2) if found is None and self.word(first + 1) else None
        return found or (later if later is not None and later.kind == "name" else None)

    def owning(self, first: int, end: int) -> tuple[Referent, ...]:
        """Those named only in the possessive in a range of tokens."""
        low = bisect_left(self.owners, first, key=lambda one: one.first)
        return tuple(itertools.takewhile(lambda one: one.last < end, self.owners[low : low + end - first]))

    def start_of(self, at: int) -> int:
        """Where a token begins."""
        return self.starts[at] if at < len(self.starts) else self.starts[-1] + 1

    def key(self, at: int) -> str:
        """The key of a token, empty beyond either end."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def word(self, at: int) -> bool:
        """Whether a token is a word that may belong to a noun phrase."""
        inside = 0 <= at < len(self.tokens) and self.tokens[at].word
        return inside and self.key(at) not in self.words.firm

    def masked(self, at: int) -> bool:
        """Whether a token is a masked quotation."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[0] == MASK
