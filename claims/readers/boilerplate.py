"""What on a page is not the article: by element, role, visibility, and the words of class and id.

Class words lie: `has-sidebar` on `<body>` is no sidebar. So a word counts only where the element is a
small part of the page, and words that name parts of an article (`references`, `key-takeaways`) win.
The words are in `claims/data/pages.toml`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from claims.readers.dom import Element
from claims.readers.pages import words

_SILENT = words("elements", "silent")
_FRAMES = words("elements", "frames")
_ROLES = words("roles", "elsewhere")
_STATES = words("names", "states")
_PARTS = words("names", "parts")
_STRONG = words("names", "strong")
_WEAK = words("names", "weak")
_ALONE = words("names", "alone")
_PAIRS = words("names", "pairs")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
WEAK_SHARE, STRONG_SHARE = 0.3, 0.6
"""Above this share of the page's prose an element is the article, whatever its class says."""
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_PANEL = re.compile(r"accordion|collaps|faq|tab|panel|toggle|spoiler|answer|expand|content", re.I)
"""Names of what is shown on a click: it is hidden, and it is the article's."""


def is_boilerplate(element: Element, total: int) -> bool:
    """Whether an element is no part of the article; `total` is the prose of the page, in characters."""
    if element.name in _SILENT:
        return not (element.name == "button" and _opens_panel(element))
    if not element.attrs or element.name in _FRAMES:
        return False
    return _is_hidden(element) or element.get_text_of("role").lower() in _ROLES or _is_named(element, total)


def is_part_by_name(element: Element) -> bool:
    """Whether class, id or role call the element a part of the article (references, takeaways, captions)."""
    return element.get_text_of("role").startswith("doc-") or _names_part(_names(element))


def _opens_panel(button: Element) -> bool:
    """Whether a button is the question of an accordion."""
    inside_heading = button.within in ("h2", "h3", "h4", "h5", "h6", "dt")
    return inside_heading or _PANEL.search(button.get_text_of("class")) is not None


def _names(element: Element) -> str:
    attrs = element.attrs
    return f"{attrs.get('class', '')} {attrs.get('id', '')}"


def _is_hidden(element: Element) -> bool:
    attrs = element.attrs
    if "hidden" in attrs or attrs.get("aria-hidden") == "true" or _HIDDEN_STYLE.search(str(attrs.get("style", ""))):
        return attrs.get("role") not in ("region", "tabpanel") and not _PANEL.search(str(attrs.get("class", "")))
    return False


def _is_named(element: Element, total: int) -> bool:
    weight = _weight(_names(element))
    return weight > 0 and element.prose <= total * (STRONG_SHARE if weight == 2 else WEAK_SHARE)


@lru_cache(maxsize=4096)
def _names_part(names: str) -> bool:
    return any(_PARTS.intersection(name) for name in _split(names))


@lru_cache(maxsize=4096)
def _weight(names: str) -> int:
    """How surely class names or ids name what is not the article: 2 surely, 1 where it is small, else 0."""
    split = _split(names)
    if any(_PARTS.intersection(name) for name in split):
        return 0
    if any(_STRONG.intersection(name) for name in split):
        return 2
    return int(any(_is_weak(name) for name in split))


def _is_weak(name: tuple[str, ...]) -> bool:
    if len(name) == 1:
        return name[0] in _WEAK or name[0] in _ALONE
    return bool(_WEAK.difference(_ALONE).intersection(name)) or any(f"{a} {b}" in _PAIRS for a, b in pairwise(name))


def _split(names: str) -> list[tuple[str, ...]]:
    """The words of each class name that says what an element is, lower case."""
    split = (tuple(word.lower() for word in _WORD.findall(name)) for name in names.split())
    return [name for name in split if name and name[0] not in _STATES]
