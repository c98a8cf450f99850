"""Names of people and groups: taken apart, compared in three values, found in lists and prose.

Two names are the same where nothing in them disagrees: "Smith J" and "Jane A. Smith" may be one person,
"Jane Smith" and "John Smith" may not. A family name one letter off can be a slip, so it decides nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.languages import load
from claims.model import Person
from claims.words import fold

_LANGUAGE = "en"
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}\.?")
_GLUED = re.compile(r"[A-ZÀ-ÖØ-Þ](?:-?[A-ZÀ-ÖØ-Þ]){0,3}")
_DOTTED = re.compile(r"(?:[A-ZÀ-ÖØ-Þ]\.\s?-?){1,4}[A-ZÀ-ÖØ-Þ]?\.?")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\][]*\]|[“\"][^“”\"]*[”\"]")
_TRANSLITERATIONS = (("oe", "o"), ("ae", "a"), ("ue", "u"), ("ss", "s"), ("th", "t"), ("ph", "f"), ("ie", "i"), ("y", "i"), ("w", "v"), ("c", "k"))
_UMLAUTS = (("oe", "o"), ("ae", "a"), ("ue", "u"))
_MIN_FOR_A_SLIP = 5
"""The shortest family name in which one differing letter is taken for a possible slip."""


@lru_cache(maxsize=32)
def words(key: str) -> frozenset[str]:
    """A list of the language's section on people, folded."""
    return frozenset(fold(word) for word in load(_LANGUAGE)["people"][key])


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[int]]:
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(load(_LANGUAGE)["people"]["nicknames"]):
        for name in row.split("|"):
            rows.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in rows.items()}


def parse(name: str) -> Person:
    """A written name taken apart; titles and credentials are dropped, a group keeps its whole name as family.

    Reads "Gunter MJ", "M.J. Gunter", "Dr. Marc J. Gunter, PhD" and "van der Berg, Johan". Never raises.
    """
    text = " ".join(_ASIDE.sub(" ", name.replace("\u00a0", " ")).split()).strip(" ,;.*†‡§'’")
    parts = [part for part in (piece.strip(" .") for piece in text.split(",")) if part]
    parts = parts[:1] + [part for part in parts[1:] if not _is_credentials(part)]
    if not parts:
        return Person(family=text)
    if _is_group(text):
        return Person(family=" ".join(text.split()), group=True)
    suffix = next((part for part in parts[1:] if _bare(part) in words("suffixes")), "")
    parts = [part for part in parts if part != suffix]
    if len(parts) > 1 and not _is_title(parts[0].split()):
        return _inverted(parts[0], " ".join(parts[1:]), suffix)
    return _plain_order(parts[0] if parts else text, suffix)


def _bare(word: str) -> str:
    return fold(word).replace(".", "").strip(" ,'’")


def _is_credentials(text: str) -> bool:
    tokens = text.replace("/", " ").split()
    return bool(tokens) and all(_bare(token) in words("credentials") for token in tokens) and not _DOTTED.fullmatch(text)


def _is_title(tokens: list[str]) -> bool:
    return bool(tokens) and all(_bare(token) in words("titles") for token in tokens)


def _is_group(text: str) -> bool:
    tokens = [_bare(token) for token in re.split(r"[\s,;/-]+", text)]
    return len(tokens) > 1 and any(token in words("groups") for token in tokens) or " for " in text or " of the " in text


def _inverted(family: str, given: str, suffix: str) -> Person:
    """"Family, Given", with a suffix on either side."""
    tokens = given.split()
    if tokens and _bare(tokens[-1]) in words("suffixes") and len(tokens) > 1:
        suffix = suffix or tokens.pop()
    while len(tokens) > 1 and _is_particle(tokens[-1]):
        family = f"{tokens.pop()} {family}"
    return Person(family=family, given=_given(tokens), suffix=suffix)


def _plain_order(text: str, suffix: str) -> Person:
    tokens = text.split()
    while len(tokens) > 1 and _bare(tokens[0]) in words("titles"):
        tokens.pop(0)
    while len(tokens) > 2 and _is_credential_token(tokens[-1], len(tokens)):
        tokens.pop()
    if len(tokens) > 1 and not suffix and _bare(tokens[-1]) in words("suffixes"):
        suffix = tokens.pop()
    if len(tokens) > 1 and _is_initials(tokens[-1]) and not _is_initials(tokens[0]):
        split = len(tokens) - 1
        while split > 1 and _is_initials(tokens[split - 1]):
            split -= 1
        return Person(family=" ".join(tokens[:split]), given=_given(tokens[split:]), suffix=suffix)
    start = _family_start(tokens)
    return Person(family=" ".join(tokens[start:]) or text, given=_given(tokens[:start]), suffix=suffix)


def _is_credential_token(token: str, count: int) -> bool:
    bare = _bare(token)
    sure = len(bare) > 2 or token.count(".") > 1
    return bare in words("credentials") and bare not in words("suffixes") and (sure or (count > 2 and token.isupper()))


def _is_initials(token: str) -> bool:
    return bool(_GLUED.fullmatch(token) or _DOTTED.fullmatch(token))


def _is_particle(token: str) -> bool:
    return fold(token).strip("'’") in words("particles") and not (token[:1].isupper() and len(token) > 4)


def _family_start(tokens: list[str]) -> int:
    """Where the family name begins: the last word and the particles before it."""
    start = max(len(tokens) - 1, 0)
    while start > 1 and _is_particle(tokens[start - 1]) and not _is_initials(tokens[start - 1]):
        start -= 1
    if start == 1 and len(tokens) > 1 and tokens[0].islower() and _is_particle(tokens[0]):
        start = 0
    return start


def _given(tokens: list[str]) -> str:
    return " ".join(_spaced(token) for token in tokens)


def _spaced(token: str) -> str:
    """Glued initials apart: "MJ" and "M.J." to "M. J."; words as they are."""
    if _is_initials(token) and (len(token) > 1 or token.isupper()):
        letters = re.findall(r"-?[^\W\d_]", token)
        return " ".join(f"{letter}." for letter in letters).replace(" -", "-")
    return token


def same(a: Person, b: Person) -> bool | None:
    """Whether two names may be one person's: `True` compatible, `False` not, `None` cannot tell."""
    if a.group or b.group:
        return _same_group(a, b)
    if family_agrees(a, b):
        return _given_agrees(a, b)
    if _swapped(a, b):
        return True
    return None if _slip(_key(a.family), _key(b.family)) and _given_agrees(a, b) else False


def _same_group(a: Person, b: Person) -> bool | None:
    mine, other = (set(re.findall(r"[^\W_]+", fold(str(p)))) - {"the", "of", "for", "and", "on"} for p in (a, b))
    if mine == other:
        return True
    return None if mine and other else False


def family_agrees(a: Person, b: Person) -> bool:
    """Whether the family names are one: accents, particles, hyphens and ö/oe aside; half a double name agrees."""
    mine, other = _family_forms(a.family), _family_forms(b.family)
    return bool(mine & other)


@lru_cache(maxsize=50_000)
def _family_forms(family: str) -> frozenset[str]:
    """Every way in which a family name is written: whole, without particles, either half of a double name."""
    tokens = [t for t in re.split(r"[\s-]+", fold(family).replace("'", "").replace(".", "")) if t]
    core = [t for t in tokens if t not in words("particles")] or tokens
    forms = {"".join(tokens), "".join(core)}
    if len(core) > 1:
        forms |= {core[0], core[-1]}
    return frozenset(forms | {_without(form, _UMLAUTS) for form in forms})


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
    return rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:] or (
        rest_a[2:] == rest_b[2:] and rest_a[:2] == rest_b[:2][::-1]
    )


def _swapped(a: Person, b: Person) -> bool:
    """Family and given name the other way round, both written out ("Wei Zhang", "Zhang Wei")."""
    forward = re.sub(r"[\W_]", "", fold(a.family)), re.sub(r"[\W_]", "", fold(a.given))
    backward = re.sub(r"[\W_]", "", fold(b.given)), re.sub(r"[\W_]", "", fold(b.family))
    return forward == backward and min(map(len, forward)) > 1


def _given_agrees(a: Person, b: Person) -> bool | None:
    if a.suffix and b.suffix and _bare(a.suffix)[:2] != _bare(b.suffix)[:2]:
        return False
    mine, other = _given_tokens(a.given), _given_tokens(b.given)
    if not mine or not other:
        return True
    return _sequence_agrees(mine, other) or _skips_first(mine, other) or _skips_first(other, mine) or _glued(mine, other)


def _given_tokens(given: str) -> list[str]:
    return [t for t in re.split(r"[\s.\-]+", fold(given).replace("'", "")) if t and t not in words("particles") | {"jr", "sr"}]


def _sequence_agrees(a: list[str], b: list[str]) -> bool:
    return all(_name_agrees(x, y) for x, y in zip(a, b, strict=False))


def _skips_first(a: list[str], b: list[str]) -> bool:
    """One who goes by a middle name: "J. Robert" and "Robert"."""
    return len(a) > 1 and len(a[1]) > 1 and len(b[0]) > 1 and _name_agrees(a[1], b[0]) and (len(a[0]) == 1 or len(b) == 1)


def _glued(a: list[str], b: list[str]) -> bool:
    """"Xiao Ming" and "Xiaoming"; "XM" of "Xiaoming" cannot be seen, so initials are left to the sequence."""
    return "".join(a) == "".join(b) and len("".join(a)) > 3


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
