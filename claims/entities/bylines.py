"""Names in company: author lists of references, and people named in running prose."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.entities.names import bare, is_credentials, is_initials, is_particle, parse, words
from claims.model import Person, Span
from claims.words import fold

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’-][^\W_]+)*\.?")
_MOST_WORDS = 6
"""The most words a name in prose has, titles and credentials apart."""


def parse_list(text: str) -> tuple[tuple[Person, ...], bool]:
    """The people of an author list in order, and whether the list is said to go on.

    Reads "Smith J, Doe A, et al.", "Smith, J., & Doe, A.", "Lee and Wang", BibTeX's "Doe, Anna and others".
    """
    text = " ".join(text.replace("\u00a0", " ").split())
    shorter = _more().sub(" ", text)
    names = _names(shorter.strip(" ,;.&:"))
    people = tuple(parse(name) for name in names if any(c.isalpha() for c in name))
    return tuple(person for person in people if person.family), shorter != text


@lru_cache(maxsize=1)
def _more() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in sorted(words("et_al"), key=len, reverse=True))
    return re.compile(rf"[\s,;]*(?:(?<!\w)(?:{phrases})(?!\w)\.?|…|\.\.\.)(?:['’]s?)?", re.I)


@lru_cache(maxsize=1)
def _joiner() -> re.Pattern[str]:
    joiners = "|".join(re.escape(word) for word in words("and"))
    return re.compile(rf"\s*[,;]?\s+(?:(?![A-Z]\s)(?i:{joiners}))\s+|\s*&\s*")


def _names(text: str) -> list[str]:
    if ";" in text:
        return [name for part in text.split(";") for name in [_joiner().sub(" ", f" {part} ").strip()] if name]
    parts = [part.strip(" ,") for part in _joiner().split(text)]
    if len(parts) > 1 and all(_one_inverted(part) for part in parts):
        return parts
    if len(parts) == 1 and _one_inverted(text) and not _is_given_initials(text.split(",")[1]):
        return parts if _looks_inverted(text) else text.split(",")
    return _joined([item.strip() for part in parts for item in part.split(",") if item.strip()])


def _one_inverted(text: str) -> bool:
    """Whether the text may be one "Family, Given" and no more."""
    family, comma, given = text.partition(",")
    return (
        bool(comma)
        and "," not in given
        and bool(given.strip())
        and not is_initials(family.split()[-1] if family.split() else "")
    )


def _looks_inverted(text: str) -> bool:
    """One family name before the comma, given names after it: not two full names."""
    family, _, _ = text.partition(",")
    plain = [word for word in family.split() if not is_particle(word)]
    return len(plain) <= 1


def _is_given_initials(item: str) -> bool:
    tokens = [token for token in item.split() if bare(token) not in words("suffixes") and not is_particle(token)]
    return bool(tokens) and all(is_initials(token) for token in tokens)


def _joined(items: list[str]) -> list[str]:
    """Items between commas, with initials and suffixes put back to the family name before them."""
    names: list[str] = []
    complete = True
    for item in items:
        if names and not complete and _is_given_initials(item):
            names[-1] += f", {item}"
            complete = True
        elif names and (bare(item) in words("suffixes") or is_credentials(item)):
            names[-1] += f", {item}"
        else:
            names.append(item)
            complete = len(item.split()) > 1 and is_initials(item.split()[-1])
    return names


def find(text: str) -> tuple[tuple[Span, Person], ...]:
    """People named in prose, in reading order.

    A run of capitalised words is a name when a title opens it ("Dr. Lee"), a credential closes it
    ("Ann Lee, RD"), or its first word is a known given name; runs that open with other known words are not.
    """
    found = []
    for run in _runs(text):
        span = _name_in(text, run)
        if span and not (person := parse(text[span.start : span.end])).group:
            found.append((span, person))
    return tuple(found)


def _runs(text: str) -> list[list[re.Match[str]]]:
    """Maximal runs of capitalised words and particles, parted by single spaces."""
    runs: list[list[re.Match[str]]] = []
    end = -1
    for word in _WORD.finditer(text):
        joined = text[end : word.start()] in (" ", "\u00a0") if runs and end >= 0 else False
        capital = word[0][0].isupper()
        if joined and (capital or is_particle(word[0])):
            runs[-1].append(word)
        elif capital:
            runs.append([word])
        else:
            end = -1
            continue
        end = word.end() if not _closes(word[0]) else -1
    return [run for run in runs if run]


def _closes(word: str) -> bool:
    """Whether a full stop after the word ends the sentence, not an initial or a title."""
    return word.endswith(".") and len(word) > 2 and bare(word) not in words("titles") | words("suffixes")


def _name_in(text: str, run: list[re.Match[str]]) -> Span | None:
    """The part of a run that is a name, with its title and without what does not belong to names."""
    titled = False
    while run and (bare(run[0][0]) in words("titles") or fold(run[0][0]) in words("not_names")):
        titled = bare(run[0][0]) in words("titles")
        first = run[0]
        run = run[1:]
    core = run
    while core and (not core[-1][0][0].isupper() or bare(core[-1][0]) in words("titles")):
        core = core[:-1]
    if not core or len(core) > _MOST_WORDS or not _is_name(text, core, titled):
        return None
    start = first.start() if titled else core[0].start()
    end = core[-1].end()
    possessive = re.search(r"['’]s$", core[-1][0])
    return Span(start, end - (2 if possessive else text[end - 1] == "." and _closes(core[-1][0])))


def _is_name(text: str, core: list[re.Match[str]], titled: bool) -> bool:
    tokens = [bare(word[0]) for word in core]
    if any(token in words("groups") or token in words("not_names") for token in tokens):
        return False
    if titled:
        return True
    if len(tokens) < 2:
        return False
    return tokens[0] in _given_names() or _credential_follows(text, core[-1].end())


def _credential_follows(text: str, end: int) -> bool:
    match = re.match(r"(?:,\s*|\s+\(?)([A-Z][\w./*-]{1,9})", text[end : end + 16])
    return bool(match) and is_credentials(match[1].rstrip(".")) if match else False


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(name for row in words("nicknames") for name in row.split("|")) | words("given")
