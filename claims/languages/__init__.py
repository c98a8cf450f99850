"""What is bound to a language, as data: one TOML file a language, one section a consumer.

`en.toml` is complete; another language needs a file of the same sections, and no code.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

Section = dict[str, tuple[str, ...]]


@lru_cache(maxsize=16)
def load(code: str) -> dict[str, Section]:
    """The sections of a language by its BCP 47 primary subtag; English where there is no file."""
    folder = files("claims.languages")
    path = folder / f"{code}.toml"
    text = (path if path.is_file() else folder / "en.toml").read_text("utf-8")
    return {
        name: {key: tuple(words) for key, words in section.items()} for name, section in tomllib.loads(text).items()
    }


def known() -> frozenset[str]:
    """The languages that have a file."""
    return frozenset(
        p.name.removesuffix(".toml") for p in files("claims.languages").iterdir() if p.name.endswith(".toml")
    )
