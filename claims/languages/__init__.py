"""What is bound to a language, as data: one TOML file a language, one section a consumer.

`en.toml` is complete and gives every other language its shape: a list that a language does not have is empty, and
matches nothing, so that no English word is ever read in another language by accident. What all languages share is in
`und.toml` ("undetermined", as BCP 47 has it), where the sections of English that speak of records and names, not of
the article, are listed too. How to add a language: docs/languages.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

Section = dict[str, tuple[str, ...]]

ENGLISH = "en"
UNDETERMINED = "und"
_READ = "citing"
"""The section without which the prose of a language is not read."""


@lru_cache(maxsize=64)
def load(code: str) -> dict[str, Section]:
    """The sections of a language by its BCP 47 primary subtag; every list that English has is there, perhaps empty."""
    english, shared = _file(ENGLISH), _file(UNDETERMINED)
    if code == ENGLISH:
        return english
    own = _file(code) if code in known() else {}
    borrowed = {name: english[name] for name in shared["shared"]["english"]}
    names = dict.fromkeys((*english, *own))
    found = {
        name: _filled(english.get(name, {}), *(m.get(name, {}) for m in (own, borrowed, shared))) for name in names
    }
    for section, key in (path.split(".") for path in shared["shared"]["names"] if read(code)):
        found[section][key] = tuple(dict.fromkeys((*found[section][key], *english[section][key])))
    return found


def _filled(shape: Section, *choices: Section) -> Section:
    """For each key of the shape, and each that the first choice has besides, the first list there is."""
    keys = dict.fromkeys((*shape, *choices[0]))
    return {key: next((lists[key] for lists in choices if key in lists), ()) for key in keys}


@lru_cache(maxsize=64)
def _file(code: str) -> dict[str, Section]:
    text = (files("claims.languages") / f"{code}.toml").read_text("utf-8")
    sections: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(text)
    return {name: {key: tuple(words) for key, words in section.items()} for name, section in sections.items()}


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """The languages that have a file."""
    names = (path.name for path in files("claims.languages").iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml")) - {UNDETERMINED}


def read(code: str) -> bool:
    """Whether the prose of a language is read; of others only identifiers, links and reference lists are."""
    return code in known() and _READ in _file(code)


@lru_cache(maxsize=256)
def everywhere(section: str, key: str) -> tuple[str, ...]:
    """A list of all languages together, English first: for what may stand in an article of any language."""
    order = (ENGLISH, *sorted(known() - {ENGLISH}), UNDETERMINED)
    lists = (_file(code).get(section, {}).get(key, ()) for code in order)
    return tuple(dict.fromkeys(word for words in lists for word in words))


def commonest() -> dict[str, frozenset[str]]:
    """The commonest words of every language that can be told from others, by its subtag."""
    own = {code: _file(code).get("common", {}).get("stop", ()) for code in sorted(known())}
    return {code: frozenset(words) for code, words in (_file(UNDETERMINED)["small"] | own).items()}


def name_of(code: str) -> str:
    """A language's name in English ("Italian"), else its subtag."""
    return next(iter(_file(UNDETERMINED)["names"].get(code, ())), code)
