"""Counts in a text: how many people, animals or studies, with the noun that was counted.

Numbers without such a noun (doses, text messages, per cent) are not counts. Measured on abstracts of trials, a lone
expression for sample sizes is right in about three of four; so every count is kept and the caller compares with all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from claims.alternation import NOTHING
from claims.languages import load
from claims.model import Span

Kind = Literal["people", "animals", "studies"]
_NOUN_REACH = 6
"""How many words may part a number from its noun ("43 healthy, sedentary older Japanese women")."""
WHOLES = frozenset({5, 10, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000})
"""Of what a share is told: "seven adults in ten", and not "seven adults in six villages"."""
_STEP = re.compile(r"[^\W\d_][\w'-]*|\d+-[^\W\d_][\w-]*|[.;:()?!%—]|\d+")
_EQUALS = re.compile(r"\b[nN]\s*=\s*(\d{1,3}(?:[,\u0020\u00a0\u202f]\d{3})+(?!\d)|\d{1,15})")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people, animals or studies. `noun` is the counted noun, folded; `n = 43` has none."""

    span: Span
    value: int
    noun: str
    kind: Kind
    partial: bool = False
    """Whether the words before it make it a part of the whole ("of whom 12 women")."""


def counts(text: str, language: str = "en") -> tuple[Count, ...]:
    """Every count in reading order."""
    lexicon = _lexicon(language)
    folded = level(text)
    equal = _EQUALS.finditer(text) if "=" in text else ()
    found = [Count(Span(m.start(), m.end()), _digits(m[1]), "", "people") for m in equal]
    for match in lexicon.number.finditer(folded):
        value = _value(match[0], lexicon)
        noun = _noun_after(folded, match.end(), lexicon)
        rated = noun and (_is_rate(folded, match, lexicon) or _is_share(folded, value, noun[1], lexicon))
        if value is not None and noun and not (rated or _is_year(folded, match, lexicon)):
            kind = lexicon.kinds.get(noun[0], "people")
            partial = bool(lexicon.partial.search(folded[max(match.start() - 20, 0) : match.start()]))
            found.append(Count(Span(match.start(), noun[1]), value, noun[0], kind, partial))
    return tuple(sorted(found, key=lambda count: count.span))


def sample_sizes(text: str, language: str = "en") -> tuple[int, ...]:
    """The numbers of people or animals in a text, each once, in reading order."""
    values = (count.value for count in counts(text, language) if count.kind != "studies")
    return tuple(dict.fromkeys(values))


def claimed_sample(text: str, language: str = "en") -> int | None:
    """The number of people or animals that a sentence gives for its study, else `None`.

    The first count that is not a part of another ("8,288" of "8,288 cases and 15,202 controls"), and where that is of
    one sex and the other's follows, both together.
    """
    whole = [count for count in counts(text, language) if count.kind != "studies" and not count.partial]
    if not whole or whole[0].value <= 1:
        return None
    both = len(whole) > 1 and _make_up(text, whole[0], whole[1], _lexicon(language))
    return whole[0].value + (whole[1].value if both else 0)


def _make_up(text: str, one: Count, other: Count, lexicon: _Lexicon) -> bool:
    """Whether two counts side by side are of the two sexes ("37,698 men and 83,644 women")."""
    joined = level(text[one.span.end : other.span.start]).strip() in lexicon.adding
    return joined and one.noun != other.noun and {one.noun, other.noun} <= lexicon.sexes


@dataclass(frozen=True, slots=True)
class _Lexicon:
    number: re.Pattern[str]
    partial: re.Pattern[str]
    kinds: dict[str, Kind]
    blocking: frozenset[str]
    paired: frozenset[str]
    sexes: frozenset[str]
    adding: frozenset[str]
    joining: frozenset[str]
    adjectives: tuple[str, ...]
    aged: re.Pattern[str]
    dating: re.Pattern[str]
    ratio: re.Pattern[str]
    rate: re.Pattern[str]
    words: dict[str, int]
    thousands: str
    """The signs that part thousands, as the inside of a character class."""
    decimal: str


@lru_cache(maxsize=16)
def _lexicon(language: str) -> _Lexicon:
    section = load(language)["counts"]
    kinds: dict[str, Kind] = {}
    for kind in ("people", "animals", "studies"):
        kinds |= dict.fromkeys(map(level, section[kind]), kind)
    words = {word: i for i, word in enumerate(section["units"], 1)}
    words |= {word: 10 * i for i, word in enumerate(section["tens"], 2)}
    words |= dict(zip(section["scales"], (100, 1000, 10**6, 10**9), strict=False)) | dict.fromkeys(section["dozen"], 12)
    named = "|".join(sorted(words, key=len, reverse=True)) or NOTHING
    thousands, decimal = re.escape("".join(section["thousands"])), re.escape("".join(section["decimal"]))
    scale = "|".join(section["scales"]) or NOTHING
    spelt = rf"(?:a|an|half a)[ -](?:hundred|thousand|million|dozen)|(?:{named})(?:(?: and |[ -])(?:{named})){{0,8}}"
    digits = rf"\d{{1,3}}(?:[{thousands} ]\d{{3}}){{1,4}}|\d{{1,15}}(?:[{decimal}]\d{{1,15}})?(?: (?:{scale}))?"
    partial = "|".join(re.escape(word) for word in sorted(section["partial"], key=len, reverse=True)) or NOTHING
    rates, ratios = ("|".join(section[key]) or NOTHING for key in ("rates", "ratios"))
    return _Lexicon(
        number=re.compile(rf"(?<![\w.,$£€-])(?:{digits}|{spelt})(?![\w%-]|[.,]\d)"),
        partial=re.compile(rf"\b(?:{partial})\s*$"),
        kinds=kinds,
        blocking=frozenset(section["blocking"]),
        paired=frozenset(section["paired"]),
        sexes=frozenset(section["sexes"]),
        adding=frozenset(section["adding"]),
        joining=frozenset(section["joining"]),
        adjectives=section["adjectives"],
        ratio=re.compile(rf" (?:{ratios}) ({digits}|{named})(?![\w%-]|[.,]\d)"),
        rate=re.compile(rf"\b(?:{rates}|(?:\d+|{named}) (?:{ratios})) $"),
        dating=re.compile(rf"\b(?:{'|'.join(section['dating']) or NOTHING})\s*$"),
        aged=re.compile(rf"(?:{'|'.join(map(re.escape, section['aged'])) or NOTHING})$"),
        words=words,
        thousands=thousands,
        decimal=decimal,
    )


def level(text: str) -> str:
    """Lower case and plain spaces and apostrophes, without changing any offset."""
    plain = text.lower()
    if len(plain) != len(text):  # "İ" alone becomes two
        plain = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return plain.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def _noun_after(text: str, start: int, lexicon: _Lexicon) -> tuple[str, int] | None:
    """The counted noun that follows a number, and where it ends."""
    words = list(_STEP.finditer(text, start, start + _NOUN_REACH * 24))[: _NOUN_REACH + 1]
    before = ""
    for word in words:
        noun = next((form for form in (f"{before} {word[0]}", word[0]) if form in lexicon.kinds), None)
        if noun or lexicon.aged.search(word[0]):
            return noun or word[0], word.end()
        if not _leads_on(before, word[0], lexicon):
            return None
        before = word[0]
    return None


def _is_year(text: str, match: re.Match[str], lexicon: _Lexicon) -> bool:
    """Whether a number is a year by its form and the word before it ("in 2017 women trained")."""
    return bool(
        re.fullmatch(r"(?:19|20)\d\d", match[0])
        and lexicon.dating.search(text[max(match.start() - 12, 0) : match.start()])
    )


def _is_rate(text: str, match: re.Match[str], lexicon: _Lexicon) -> bool:
    """Whether a number is what a rate or a share is told by ("per 100,000 people", "two in five students")."""
    return lexicon.rate.search(text, max(match.start() - 30, 0), match.start()) is not None


def _is_share(text: str, value: int | None, end: int, lexicon: _Lexicon) -> bool:
    """Whether a counted noun is the first half of a share ("seven adults in ten")."""
    after = lexicon.ratio.match(text, end)
    return bool(after and value is not None and value < (_value(after[1], lexicon) or 0) in WHOLES)


def _leads_on(before: str, word: str, lexicon: _Lexicon) -> bool:
    """Whether a word may stand between a number and its noun; a joining word only between adjectives."""
    if word in lexicon.joining:
        return before.endswith(("-", *lexicon.adjectives))
    if word in lexicon.paired or before in lexicon.paired:
        return True
    word = word.rstrip("'")
    return word not in lexicon.blocking and word not in lexicon.words and word[0].isalpha()


def _digits(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _value(text: str, lexicon: _Lexicon) -> int | None:
    """The value of a number in digits or words; `None` for a fraction without a scale."""
    if match := re.fullmatch(rf"([\d{lexicon.thousands} ]+(?:[{lexicon.decimal}]\d+)?)(?: (\w+))?", text):
        scale = lexicon.words.get(match[2] or "", 1)
        whole = re.sub(rf"[{lexicon.thousands} ](?=\d{{3}}(?!\d))", "", match[1])
        amount = float(re.sub(rf"[{lexicon.decimal}]", ".", whole)) * scale
        return int(amount) if amount == int(amount) else None
    return _spelt(re.split(r"[ -]", text), lexicon)


def amount(text: str, language: str = "en") -> int | None:
    """The number that digits or words tell ("12", "twelve"); `None` for a fraction without a scale."""
    return _value(level(text), _lexicon(language))


def _spelt(words: list[str], lexicon: _Lexicon) -> int:
    """ "Three hundred and twelve" to 312; "half a dozen" to 6."""
    total = group = 0
    halved = words[0] == "half"
    for word in words:
        value = lexicon.words.get(word, 0)
        if value >= 1000:
            total, group = total + max(group, 1) * value, 0
        elif value in (100, 12) and word not in ("twelve",):
            group = max(group, 1) * value
        else:
            group += value
    return (total + group) // (2 if halved else 1)
