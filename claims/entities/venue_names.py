"""How venue names are compared: folded keys, heads without subtitles, and abbreviations word by word.

An ISO 4 abbreviation keeps the order of the title's significant words and shortens each to a beginning
("Strength" → "Streng") or a contraction ("National" → "Natl"); that is all `abbreviates` assumes, so it also knows
abbreviations no list has.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from claims.words import fold

_ENTITIES = (("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&quot;", '"'))
_ASIDE = re.compile(r"\([^()]*\)?|\[[^\][]*\]?")
_HEAD = re.compile(r"\s*[:=/;]\s|\s*:\s*")
_SIGLUM = 4
"""Letters of the shortest siglum that is read as initials."""
_RUN = re.compile(r"(?<!\S)(?:[a-z] )+[a-z](?!\S)")
_PARTS = re.compile(r"[:=/;]")
_LETTER = re.compile(r"\w")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1)
def _word_lists() -> dict[str, frozenset[str]]:
    text = (files("claims") / "data" / "venue_words.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def word_list(name: str) -> frozenset[str]:
    """One of the lists of `venue_words.toml`."""
    return _word_lists()[name]


@lru_cache(maxsize=50_000)
def tokens(name: str) -> tuple[str, ...]:
    """The significant words of a name, folded, in order, without what stands in brackets."""
    return significant(name)


def significant(name: str) -> tuple[str, ...]:
    """The same without remembering it: for going through all names there are."""
    if "&" in name:
        for entity, character in _ENTITIES:
            name = name.replace(entity, character)
    if "(" in name or "[" in name:
        bare = _ASIDE.sub(" ", name)
        name = bare if _LETTER.search(bare) else name
    words, minor = _WORD.findall(fold(name).replace("'", "")), word_list("minor")
    return tuple([word for word in words if word not in minor]) or tuple(words)


@lru_cache(maxsize=20_000)
def key(name: str) -> str:
    """The form under which names are compared: significant words, runs of single letters written as one."""
    return _run_together(tokens(name))


def _run_together(words: tuple[str, ...]) -> str:
    """ "u s a" as "usa", so that dots do not matter."""
    return _RUN.sub(lambda run: run[0].replace(" ", ""), " ".join(words))


def head(name: str) -> str:
    """A name without its subtitle, parallel title or sponsor."""
    if not _PARTS.search(name):
        return name
    parts = _HEAD.split(name, maxsplit=1)
    return parts[0] if len(parts) > 1 and re.search(r"\w{2}", parts[0]) else name


def gathering_key(name: str) -> str | None:
    """The key of a conference or its proceedings without years, ordinals and organisers; `None` for other venues."""
    words = tokens(re.sub(r"(?i),\s*(?:vol|volume)\b.*$", "", name))
    if not word_list("gathering").intersection(words):
        return None
    idle = word_list("idle_at_gatherings")
    core = [word for word in words if word not in idle and not re.fullmatch(r"\d+(?:st|nd|rd|th)?", word)]
    return f"@{' '.join(core)}" if core else None


def forms(name: str) -> Iterator[str]:
    """The keys under which a name may be listed, the surest first."""
    yield from filter(None, map(gathering_key, dict.fromkeys((name, head(name), _HEAD.split(name, maxsplit=1)[-1]))))
    yield key(name)
    words = tokens(name)
    if words and words[0] in word_list("preprint_servers"):
        yield words[0]
    yield key(head(name))
    if len(words) > 1 and words[-1].isdecimal():
        yield key(re.sub(r"[\W\d]+$", "", name))


def initialled(short: str, long: str) -> bool:
    """Whether one conference's name has only initials of the other's ("Proceedings of NLP4DH")."""
    if gathering_key(short) is None or gathering_key(long) is None:
        return False
    written, idle = tokens(long), word_list("idle_at_gatherings") | word_list("gathering")
    initials = "".join(word[0] for word in written if word[0].isalpha())
    words = [word for word in tokens(short) if word not in idle and word not in written and not word[0].isdigit()]
    sigla = [re.sub(r"\d", "", word) for word in words]
    return bool(sigla) and all(len(siglum) >= _SIGLUM and siglum in initials for siglum in sigla)


def is_workshop(name: str) -> bool:
    """Whether the name is a workshop's, which is never its host conference."""
    return bool(word_list("workshop").intersection(tokens(name)))


def abbreviates(short: str, long: str) -> bool:
    """Whether one name can be the abbreviation of the other, word by word."""
    return _shortens(tokens(short), tokens(long))


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) != len(long) or short == long:
        return short == long
    return all(shortens_word(a, b) for a, b in zip(short, long, strict=True))


def shortens_word(short: str, long: str) -> bool:
    """Whether a word is another's beginning or its contraction (first letter kept, the rest in order)."""
    if short == "j":
        return long.startswith(("jo", "ju")) or long == "j"
    if long.startswith(short):
        return True
    if short[0] != long[0] or len(short) < 3 or len(short) >= len(long):
        return short.rstrip("s") == long.rstrip("s") and len(short) > 3
    rest = iter(long)
    return all(letter in rest for letter in short)
