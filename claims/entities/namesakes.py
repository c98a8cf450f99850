"""Whether two names may be one person's, in three values.

Two names are the same where nothing in them disagrees: "Smith J" and "Jane A. Smith" may be one person,
"Jane Smith" and "John Smith" may not. A family name one letter off can be a slip, so it decides nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.entities.names import bare, words
from claims.languages import load
from claims.model import Person
from claims.words import fold

_TRANSLITERATIONS = (
    *(("oe", "o"), ("ae", "a"), ("ue", "u"), ("ss", "s"), ("th", "t")),
    *(("ph", "f"), ("ie", "i"), ("y", "i"), ("w", "v"), ("c", "k")),
)
_UMLAUTS = (("oe", "o"), ("ae", "a"), ("ue", "u"))
_MIN_FOR_A_SLIP = 5
"""The shortest family name in which one differing letter is taken for a possible slip."""


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[int]]:
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(load("en")["people"]["nicknames"]):
        for name in row.split("|"):
            rows.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in rows.items()}


def same(a: Person, b: Person) -> bool | None:
    """Whether two names may be one person's: `True` compatible, `False` not, `None` cannot tell."""
    if a.group or b.group:
        return _same_group(a, b)
    if family_agrees(a, b):
        return _given_agrees(a, b)
    if _swapped(a, b) or _unsplit(a, b) or _unsplit(b, a):
        return True
    return None if _slip(_key(a.family), _key(b.family)) and _given_agrees(a, b) else False


def _same_group(a: Person, b: Person) -> bool | None:
    mine, other = (set(re.findall(r"[^\W_]+", fold(str(p)))) - {"the", "of", "for", "and", "on"} for p in (a, b))
    if mine == other:
        return True
    return None if mine and other else False


def family_agrees(a: Person, b: Person) -> bool:
    """Whether the family names are one: accents, particles, hyphens and ö/oe aside; half a double name agrees."""
    (mine, my_halves), (other, other_halves) = _family_forms(a.family), _family_forms(b.family)
    return bool(mine & other or my_halves & other or mine & other_halves)


@lru_cache(maxsize=50_000)
def _family_forms(family: str) -> tuple[frozenset[str], frozenset[str]]:
    """Every way in which a whole family name is written, and either half of a double one."""
    tokens = [t for t in re.split(r"[\s-]+", fold(family).replace("'", "").replace(".", "")) if t]
    core = [t for t in tokens if t not in words("particles")] or tokens
    halves = (core[0], core[-1]) if len(core) > 1 else ()
    return _spellings("".join(tokens), "".join(core)), _spellings(*halves)


def _spellings(*forms: str) -> frozenset[str]:
    return frozenset(forms) | {_without(form, _UMLAUTS) for form in forms}


def _key(family: str) -> str:
    return re.sub(r"[^\w]", "", fold(family))


def _without(form: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for long, short in pairs:
        form = form.replace(long, short)
    return form


def _slip(a: str, b: str) -> bool:
    """Whether one letter more, less or other, or two swapped, makes one name the other."""
    if _without(a, _TRANSLITERATIONS) == _without(b, _TRANSLITERATIONS):
        return True
    if min(len(a), len(b)) < _MIN_FOR_A_SLIP or abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (rest_a[2:] == rest_b[2:] and rest_a[:2] == rest_b[:2][::-1])
    )


def _swapped(a: Person, b: Person) -> bool:
    """Family and given name the other way round, both written out ("Wei Zhang", "Zhang Wei")."""
    forward = re.sub(r"[\W_]", "", fold(a.family)), re.sub(r"[\W_]", "", fold(a.given))
    backward = re.sub(r"[\W_]", "", fold(b.given)), re.sub(r"[\W_]", "", fold(b.family))
    return forward == backward and min(map(len, forward)) > 1


def _unsplit(a: Person, b: Person) -> bool:
    """A double family name of which only the last word was taken for it ("Gabriel García Márquez", "García G")."""
    given, _, first_half = a.given.rpartition(" ")
    if not given or len(first_half.strip(".")) < 3:
        return False
    whole = Person(family=f"{first_half} {a.family}", given=given)
    return family_agrees(whole, b) and _given_agrees(whole, b) is True


def _given_agrees(a: Person, b: Person) -> bool | None:
    if a.suffix and b.suffix and bare(a.suffix)[:2] != bare(b.suffix)[:2]:
        return False
    mine, other = _given_tokens(a.given), _given_tokens(b.given)
    if not mine or not other:
        return True
    return (
        _sequence_agrees(mine, other) or _skips_first(mine, other) or _skips_first(other, mine) or _glued(mine, other)
    )


def _given_tokens(given: str) -> list[str]:
    tokens = re.split(r"[\s.\-]+", fold(given).replace("'", ""))
    told = [token for token in tokens if token]
    names = [token for token in told if len(token) == 1 or token not in words("particles")]
    return told[:1] + names if names and names[0] != told[0] and "-" in given else names


def _sequence_agrees(a: list[str], b: list[str]) -> bool:
    return all(_name_agrees(x, y) for x, y in zip(a, b, strict=False))


def _skips_first(a: list[str], b: list[str]) -> bool:
    """One who goes by a middle name: "J. Robert" and "Robert"."""
    return (
        len(a) > 1 and len(a[1]) > 1 and len(b[0]) > 1 and _name_agrees(a[1], b[0]) and (len(a[0]) == 1 or len(b) == 1)
    )


def _glued(a: list[str], b: list[str]) -> bool:
    """ "Xiao Ming" and "Xiaoming"; "XM" of "Xiaoming" cannot be seen, so initials are left to the sequence."""
    return "".join(a) == "".join(b) and len("".join(a)) > 3


def spelled_alike(a: str, b: str) -> bool:
    """Whether two given names written out are one, a nickname included; "Hao" and "Haotong" are not."""
    mine, other = (re.sub(r"[\W_]", "", fold(name)) for name in (a, b))
    nicknames = _nicknames()
    return mine == other or bool(nicknames.get(mine, frozenset()) & nicknames.get(other, frozenset()))


def _name_agrees(a: str, b: str) -> bool:
    if a == b or len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    short, long = sorted((a, b), key=len)
    if len(short) >= 3 and long.startswith(short):
        return True
    nicknames = _nicknames()
    if nicknames.get(a, frozenset()) & nicknames.get(b, frozenset()):
        return True
    return a[0] == b[0] and _without(a, _TRANSLITERATIONS) == _without(b, _TRANSLITERATIONS)
