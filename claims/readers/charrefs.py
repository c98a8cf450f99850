"""Character references (`&amp;`): the text they stand for, taken apart into pieces that each know their place."""

from __future__ import annotations

import html
import re

_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


def resolve(source: str, text: str, at: int) -> list[tuple[str, int]]:
    """The pieces of a text that the source holds from this offset on, in one piece if it does not line up."""
    pieces: list[tuple[str, int]] = []
    start, done = at, 0
    while done < len(text):
        found = _REFERENCE.search(source, start)
        plain = source[start : found.start()] if found else source[start:]
        plain = plain[: len(text) - done]
        pieces.append((plain, start))
        start, done = start + len(plain), done + len(plain)
        if found is None or done >= len(text):
            break
        pieces.extend(_resolved(found))
        start, done = found.end(), done + len(html.unescape(found[0]))
    joined = "".join(piece for piece, _ in pieces)
    if not joined.startswith(text):
        return [(text, at)]
    pieces[-1] = (pieces[-1][0][: len(pieces[-1][0]) - len(joined) + len(text)], pieces[-1][1])
    return [piece for piece in pieces if piece[0]]


def _resolved(found: re.Match[str]) -> list[tuple[str, int]]:
    """One reference as pieces: its character, and what stood behind a reference without semicolon ("&notit;")."""
    value = html.unescape(found[0])
    rest = value[1:]
    if rest and found[0].endswith(rest):
        return [(value[0], found.start()), (rest, found.end() - len(rest))]
    return [(value, found.start())]
