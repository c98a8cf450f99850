"""Figures in a text: shares, ratios and quantities, each made comparable.

A share is in per cent ("a third of", "33 of 40", "58%"); a ratio is one to one ("HR = 1.43", "twice"); a change
is a share by which something is said to be higher or lower; a quantity has a dimension and is in its base unit
(days, grams, millilitres, kilocalories, metres). Confidence intervals, p values and standard deviations are no figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from auditor.findings.numerals import in_digits
from claims.languages import load

SHARE, CHANGE, RATIO = "share", "change", "ratio"
PERCENT = (SHARE, CHANGE)
"""The kinds that are in per cent."""
MARK = 10
"""What things are rated out of: "pain fell to 1 out of 10" is a mark and no share of people."""
BEFORE = 24
"""Characters before a figure that may qualify it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: what kind it is, its value, its words, and where they stand in the text of digits."""

    kind: str
    value: float
    words: str
    start: int
    end: int
    loose: bool = False
    """Whether the words make it approximate ("about a third")."""
    unit: str = ""
    """The unit of a quantity as it is written, in the singular."""


_N = r"\d+(?:\.\d+)?"
_NOISE = re.compile(
    r"\b(?:9[059]|99\.\d)\s?%?\s?(?:-\s?)?(?:cl|ci|cri|confidence|credible|c\.i\.)[^;)\]]{0,60}"
    r"|(?:\bp|\bi2|\bi\(2\))\s?[<>=]\s?\.?\d[\d.]*|\+/-\s?[\d.]+|±\s?[\d.]+"
    r"|\[[^\]]{0,80}\bci\b[^\]]*\]|nct\d+"
)
_PERCENT = re.compile(rf"(?<![\d.])({_N})(?:\s?(?:%|percent|per cent|pct)(?!\w))")
_PERCENT_LIST = re.compile(
    rf"(?<![\d.])(?!\d{{4}})({_N})(?=(?:,| (?:and|or|to|vs\.?|versus))(?: {_N},?)* {_N}\s?(?:%|percent))"
    rf"|(?<![\d.\w-])({_N})(?=-{_N}\s?(?:%|percent))"
)
_OF = re.compile(r"(?<![\d.])(?:(\d+)(?: out of (?:the )?|/)|(?!1 )(\d+) of (?:the )?)(\d+)(?![\d.])")
_ONE_IN = re.compile(r"(?<![\d.])(?<!of )(\d+) in (?:every )?(\d+)(?![\d.])")
_TIMES = re.compile(rf"(?<![\d.])({_N})(?: times|[- ]?fold)(?! (?:a|per|daily|each|every|in)\b)")
FRACTIONS = {"third": 33.3, "two_thirds": 66.7, "quarter": 25.0, "three_quarters": 75.0, "half": 50.0}
MULTIPLES = {"halved": 0.5, "doubled": 2.0, "tripled": 3.0}
PER_PERSONS = 10_000
"""A denominator from which "378/100000" is a rate and not a share of people counted."""
UNITS = {
    "time": {"minute": 1 / 1440, "min": 1 / 1440, "hour": 1 / 24, "hr": 1 / 24, "day": 1.0, "week": 7.0, "wk": 7.0}
    | {"month": 30.4, "mo": 30.4, "year": 365.0, "yr": 365.0, "decade": 3650.0},
    "mass": {"mg": 0.001, "milligram": 0.001, "g": 1.0, "gram": 1.0, "gramme": 1.0, "kg": 1000.0, "kilo": 1000.0}
    | {"kilogram": 1000.0, "lb": 453.6, "pound": 453.6, "ounce": 28.35, "oz": 28.35, "mcg": 1e-6, "microgram": 1e-6}
    | {"microg": 1e-6, "ug": 1e-6},
    "volume": {"ml": 1.0, "millilitre": 1.0, "milliliter": 1.0, "litre": 1000.0, "liter": 1000.0, "l": 1000.0}
    | {"dl": 100.0},
    "energy": {"kcal": 1.0, "calorie": 1.0, "kilocalorie": 1.0, "kj": 0.239, "mj": 239.0},
    "length": {"mm": 0.001, "cm": 0.01, "centimetre": 0.01, "centimeter": 0.01, "m": 1.0, "metre": 1.0, "meter": 1.0}
    | {"km": 1000.0, "kilometre": 1000.0, "kilometer": 1000.0, "mile": 1609.0, "yard": 0.914},
}
"""Units by dimension, in days, grams, millilitres, kilocalories and metres."""
_ALIKE = (
    {"min": "minute", "hr": "hour", "wk": "week", "mo": "month", "yr": "year", "gram": "g", "gramme": "g"}
    | {"milligram": "mg", "kilo": "kg", "kilogram": "kg", "kilocalorie": "kcal", "calorie": "kcal"}
    | {"litre": "l", "liter": "l"}
)
"""Units in their short form."""
_DIMENSION = {unit: dimension for dimension, units in UNITS.items() for unit in units}
_QUANTITY = re.compile(
    rf"(?<![\d.\w])({_N})(?:(?:-| to |–)({_N}))?[- ]?({'|'.join(sorted(_DIMENSION, key=len, reverse=True))})s?"
    r"(?![\w%])(?! ?/? ?m(?:\W|2)|[- ]olds?|[- ]old\b| of age)"
)


@lru_cache(maxsize=32)
def _words(key: str, language: str = "en") -> str:
    """The forms of one entry of the lexicon as alternatives."""
    return "|".join(load(language)["figures"][key])


@lru_cache(maxsize=32)
def _expression(key: str) -> re.Pattern[str]:
    shapes = {
        "loose": rf"(?<!\w)(?:{_words('loose')}|~)(?: a)? ?\Z",
        "more": rf"\W*(?:\w+ )?(?:{_words('more')})\b",
        "changed_by": rf"\b(?:{_words('changed_by')})(?: by)?(?: (?:{_words('loose')}|an?))* ?\Z",
        "ratios": rf"(?<!\w)(?:{_words('ratios')})\b(?: \[[a-z]+\]| \([a-z]+\))?[ ,:=]*"
        rf"(?:was |were |of |is |for [\w -]{{1,40}}?(?:[:=,] ?| (?:was|were|is) ))?({_N})",
    }
    return re.compile(shapes.get(key) or rf"(?<![\w-])(?:{_words(key)})")


@lru_cache(maxsize=4_096)
def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a sentence, in reading order."""
    plain = quiet(in_digits(text))
    found = [*_shares(plain), *_ratios(plain), *_quantities(plain)]
    return tuple(sorted(found, key=lambda figure: figure.start))


def quiet(text: str) -> str:
    """A text of digits with confidence intervals, p values and deviations blanked; offsets stay."""
    return _NOISE.sub(lambda match: " " * len(match[0]), text)


def numbers(text: str) -> frozenset[float]:
    """Every number in a text, whatever it counts."""
    return frozenset(float(number) for number in re.findall(r"\d+(?:\.\d+)?", in_digits(text)))


def _shares(text: str) -> list[Figure]:
    found = []
    for expression in (_PERCENT, _PERCENT_LIST):
        for match in expression.finditer(text):
            change = _expression("more").match(text, match.end()) or _expression("changed_by").search(
                text[max(match.start() - BEFORE, 0) : match.start()]
            )
            found.append(_figure(CHANGE if change else SHARE, float(match[match.lastindex or 1]), match, text))
    parts = (match for expression in (_OF, _ONE_IN) for match in expression.finditer(text))
    counted = ((int(match[1] or match[2]), int(match[match.re.groups]), match) for match in parts)
    marks = MARK if _expression("rated").search(text) else 0
    found += [
        _figure(SHARE, 100 * n / of, m, text) for n, of, m in counted if 0 < n <= of < PER_PERSONS and of != marks
    ]
    for key, share in FRACTIONS.items():
        found += [Figure(SHARE, share, m[0], m.start(), m.end(), loose=True) for m in _expression(key).finditer(text)]
    return found


def _ratios(text: str) -> list[Figure]:
    found = [_figure(RATIO, float(m[1]), m, text) for e in (_TIMES, _expression("ratios")) for m in e.finditer(text)]
    for key, ratio in MULTIPLES.items():
        found += [Figure(RATIO, ratio, m[0], m.start(), m.end(), loose=True) for m in _expression(key).finditer(text)]
    return found


def _quantities(text: str) -> list[Figure]:
    found = []
    for match in _QUANTITY.finditer(text):
        dimension = _DIMENSION[match[3]]
        for number in filter(None, (match[1], match[2])):
            figure = _figure(dimension, float(number) * UNITS[dimension][match[3]], match, text)
            found.append(replace(figure, unit=_ALIKE.get(match[3], match[3])))
    return found


def _figure(kind: str, value: float, match: re.Match[str], text: str) -> Figure:
    loose = bool(_expression("loose").search(text[max(match.start() - BEFORE, 0) : match.start()]))
    return Figure(kind, value, match[0].strip(), match.start(), match.end(), loose)
