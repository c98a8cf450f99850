"""One written name taken apart into family, given and suffix, whatever the order and the ornaments."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.languages import everywhere
from claims.model import Person
from claims.words import fold

_GLUED = re.compile(r"[A-ZÀ-ÖØ-Þ](?:-?[A-ZÀ-ÖØ-Þ]){0,3}")
_DOTTED = re.compile(r"(?:[A-ZÀ-ÖØ-Þ]\.\s?-?){1,4}[A-ZÀ-ÖØ-Þ]?\.?")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\][]*\]|[“\"][^“”\"]*[”\"]")
_HOMONYM = re.compile(r"(?<=[^\s\d])\s\d{4}$")
"""DBLP's number that tells namesakes apart: "Wei Zhang 0001"."""

_PARTING = re.compile(r"[\s,;/-]+")
_OPENING = re.compile(r"[(\[“\"]")


@lru_cache(maxsize=32)
def words(key: str) -> frozenset[str]:
    """A list on people, folded; of all languages, since names travel."""
    return frozenset(fold(word) for word in everywhere("people", key))


def parse(name: str) -> Person:
    """A written name taken apart; titles and credentials are dropped, a group keeps its whole name as family.

    Reads "Gunter MJ", "M.J. Gunter", "Dr. Marc J. Gunter, PhD" and "van der Berg, Johan". Never raises.
    """
    text = " ".join((_ASIDE.sub(" ", name) if _OPENING.search(name) else name).split()).strip(" ,;.*†‡§'’")
    text = _HOMONYM.sub("", text)
    parts = [part for part in (piece.strip(" .") for piece in text.split(",")) if part]
    complete = bool(parts) and _has_given(parts[0])
    parts = parts[:1] + [part for part in parts[1:] if not is_credentials(part, dotted=complete)]
    if not parts:
        return Person(family=text)
    if _is_group(text):
        return Person(family=" ".join(text.split()), group=True)
    suffix = next((part for part in parts[1:] if bare(part) in words("suffixes")), "")
    parts = [part for part in parts if part != suffix]
    if len(parts) > 1 and not is_title(parts[0].split()):
        return _inverted(parts[0], " ".join(parts[1:]), suffix)
    return _plain_order(parts[0] if parts else text, suffix)


@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """A word folded, without full stops and outer punctuation: "Ph.D.," as `phd`."""
    return fold(word).replace(".", "").strip(" ,'’")


def is_credentials(text: str, dotted: bool = False) -> bool:
    """Whether all words are letters after a name, such as "PhD" or "MD MPH"; `dotted` lets "M.D." be one."""
    tokens = text.replace("/", " ").split()
    known = bool(tokens) and all(bare(token) in words("credentials") for token in tokens)
    return known and (dotted or not _DOTTED.fullmatch(text))


def _has_given(text: str) -> bool:
    """Whether a name in plain order is complete, so that what follows a comma is no given name."""
    tokens = [token for token in text.split() if not is_particle(token)]
    return len(tokens) > 1 and not is_initials(tokens[-1])


def is_title(tokens: list[str]) -> bool:
    """Whether all words are titles, such as "Dr." or "Professor"."""
    return bool(tokens) and all(bare(token) in words("titles") for token in tokens)


def _is_group(text: str) -> bool:
    tokens = [bare(token) for token in _PARTING.split(text)]
    return (
        (len(tokens) > 1 and any(token in words("groups") for token in tokens)) or " for " in text or " of the " in text
    )


def _inverted(family: str, given: str, suffix: str) -> Person:
    """ "Family, Given", with a suffix on either side."""
    tokens = given.split()
    if tokens and bare(tokens[-1]) in words("suffixes") and len(tokens) > 1:
        suffix = suffix or tokens.pop()
    while len(tokens) > 1 and is_particle(tokens[-1]):
        family = f"{tokens.pop()} {family}"
    return Person(family=family, given=_given(tokens), suffix=suffix)


def _plain_order(text: str, suffix: str) -> Person:
    tokens = text.split()
    while len(tokens) > 1 and (bare(tokens[0]) in words("titles") or tokens[0].rstrip(".") in _cased_titles()):
        tokens.pop(0)
    while len(tokens) > 2 and _is_credential_token(tokens[-1], len(tokens)):
        tokens.pop()
    if len(tokens) > 1 and not suffix and bare(tokens[-1]) in words("suffixes"):
        suffix = tokens.pop()
    if len(tokens) > 1 and is_initials(tokens[-1]) and not is_initials(tokens[0]):
        split = len(tokens) - 1
        while split > 1 and is_initials(tokens[split - 1]):
            split -= 1
        return Person(family=" ".join(tokens[:split]), given=_given(tokens[split:]), suffix=suffix)
    start = _family_start(tokens)
    return Person(family=" ".join(tokens[start:]) or text, given=_given(tokens[:start]), suffix=suffix)


@lru_cache(maxsize=1)
def _cased_titles() -> frozenset[str]:
    """Titles that would be initials in capitals ("Pr", not "PR")."""
    return frozenset(everywhere("people", "cased_titles"))


def _is_credential_token(token: str, count: int) -> bool:
    letters = bare(token)
    sure = len(letters) > 2 or token.count(".") > 1 or (count > 2 and token.isupper())
    return sure and letters in words("credentials") - words("suffixes")


@lru_cache(maxsize=100_000)
def is_initials(token: str) -> bool:
    """Whether a word is one to four initials: "J.", "MJ", "J.-P."."""
    return bool(_GLUED.fullmatch(token) or _DOTTED.fullmatch(token))


@lru_cache(maxsize=100_000)
def is_particle(token: str) -> bool:
    """Whether a word may stand before a family name as part of it: "van", "de", "al"."""
    return fold(token).strip("'’") in words("particles") and not (token[:1].isupper() and len(token) > 4)


def _family_start(tokens: list[str]) -> int:
    """Where the family name begins: the last word and the particles before it."""
    start = max(len(tokens) - 1, 0)
    while start > 1 and is_particle(tokens[start - 1]) and not is_initials(tokens[start - 1]):
        start -= 1
    if start == 1 and len(tokens) > 1 and tokens[0].islower() and is_particle(tokens[0]):
        start = 0
    return start


def _given(tokens: list[str]) -> str:
    return " ".join(_spaced(token) for token in tokens)


@lru_cache(maxsize=100_000)
def _spaced(token: str) -> str:
    """Glued initials apart: "MJ" and "M.J." to "M. J."; words as they are."""
    if is_initials(token) and (len(token) > 1 or token.isupper()):
        letters = re.findall(r"-?[^\W\d_]", token)
        return " ".join(f"{letter}." for letter in letters).replace(" -", "-")
    return token
