"""How venue names are compared: folded keys, heads without subtitles, and abbreviations word by word.

An ISO 4 abbreviation keeps the order of the title's significant words and shortens each to a beginning
("Strength" → "Streng") or a contraction ("National" → "Natl"); that is all `abbreviates` assumes, so it also knows
abbreviations no list has.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.words import fold

_ENTITIES = (("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&quot;", '"'))
_ASIDE = re.compile(r"\([^()]*\)?|\[[^\][]*\]?")
_HEAD = re.compile(r"\s*[:=/;]\s|\s*:\s*|\s[-–—]\s|\.\s+(?=[A-Z][a-z]{3})")
_WORD = re.compile(r"[^\W_]+")
MINOR = frozenset(
    [
        "the",
        "of",
        "and",
        "for",
        "in",
        "on",
        "to",
        "an",
        "at",
        "by",
        "with",
        "from",
        "as",
        "et",
        "de",
        "la",
        "le",
        "les",
        "des",
        "du",
        "der",
        "die",
        "das",
        "und",
        "fur",
        "il",
        "lo",
        "el",
        "los",
        "las",
        "y",
        "e",
        "da",
        "do",
        "dos",
        "das",
        "i",
        "van",
        "het",
        "en",
        "och",
        "og",
        "in",
        "zum",
        "zur",
    ]
) - {"i", "e", "y"}
"""Words that abbreviations drop; single letters stay, for they number series."""
_GATHERING = frozenset(
    [
        "conference",
        "conf",
        "proceedings",
        "proc",
        "symposium",
        "symp",
        "workshop",
        "workshops",
        "meeting",
        "congress",
        "advances",
        "findings",
        "lecture",
    ]
)
_IDLE_AT_GATHERINGS = frozenset(
    [
        "conference",
        "conf",
        "conferences",
        "proceedings",
        "proc",
        "annual",
        "meeting",
        "international",
        "intl",
        "int",
        "ieee",
        "acm",
        "cvf",
        "rsj",
        "sigkdd",
        "sigsac",
        "sigir",
        "aaai",
        "computer",
        "society",
        "advances",
        "volume",
        "vol",
        "long",
        "short",
        "papers",
        "paper",
        "main",
        "track",
        "st",
        "nd",
        "rd",
        "th",
        "joint",
    ]
) | frozenset(
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "twentieth",
        "thirtieth",
        "thirty",
        "twenty",
        "forty",
        "fortieth",
    ]
)


@lru_cache(maxsize=50_000)
def tokens(name: str) -> tuple[str, ...]:
    """The significant words of a name, folded, in order, without what stands in brackets."""
    for entity, character in _ENTITIES:
        name = name.replace(entity, character)
    bare = _ASIDE.sub(" ", name)
    text = fold(bare if re.search(r"\w", bare) else name).replace("'", "")
    words = _WORD.findall(text)
    return tuple(word for word in words if word not in MINOR) or tuple(words)


def key(name: str) -> str:
    """The form under which names are compared: significant words, runs of single letters written as one."""
    return _run_together(tokens(name))


def _run_together(words: tuple[str, ...]) -> str:
    """ "u s a" as "usa", so that dots do not matter."""
    return re.sub(r"(?<!\S)(?:[a-z] )+[a-z](?!\S)", lambda run: run[0].replace(" ", ""), " ".join(words))


def head(name: str) -> str:
    """A name without its subtitle, parallel title or sponsor."""
    parts = _HEAD.split(name, maxsplit=1)
    return parts[0] if len(parts) > 1 and re.search(r"\w{2}", parts[0]) else name


def gathering_key(name: str) -> str | None:
    """The key of a conference or its proceedings without years, ordinals and organisers; `None` for other venues."""
    words = tokens(re.sub(r"(?i),\s*(?:vol|volume)\b.*$", "", name))
    if not _GATHERING.intersection(words):
        return None
    core = [
        word for word in words if word not in _IDLE_AT_GATHERINGS and not re.fullmatch(r"\d+(?:st|nd|rd|th)?", word)
    ]
    return f"@{' '.join(core)}" if core else None


def is_workshop(name: str) -> bool:
    """Whether the name is a workshop's, which is never its host conference."""
    return bool({"workshop", "workshops", "ws"}.intersection(tokens(name)))


def abbreviates(short: str, long: str) -> bool:
    """Whether one name can be the abbreviation of the other, word by word."""
    return _shortens(tokens(short), tokens(long))


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) != len(long) or short == long:
        return short == long
    return all(shortens_word(a, b) for a, b in zip(short, long, strict=True))


def shortens_word(short: str, long: str) -> bool:
    """Whether a word is another's beginning or its contraction (first letter kept, the rest in order)."""
    if long.startswith(short):
        return True
    if short[0] != long[0] or len(short) < 3 or len(short) >= len(long):
        return short.rstrip("s") == long.rstrip("s") and len(short) > 3
    rest = iter(long)
    return all(letter in rest for letter in short)
