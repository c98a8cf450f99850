"""The tokens of a page with their offsets, in linear time on any page.

One expression finds the next tag, as the HTML standard ends it: at the first `>` outside a quoted value. What is no
tag is text. The standard library's parser does the same in three to four times the time, and looks to the end of a
page for the end of each comment or tag that never ends, and anew for the next one.
"""

from __future__ import annotations

import html
import re
from typing import Protocol

_NEXT = re.compile(
    r"""<(?:
        (?P<start>[a-zA-Z][^\s/>\0]*+)(?P<rest>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?)*+)>
        |/(?P<end>[a-zA-Z][^\s/>\0]*+)[^>]*+>
        |(?P<other>[!?/])
    )""",
    re.X,
)
"""A start tag, an end tag, or what looks like markup and is neither. Possessive: nothing is tried twice."""
_ATTRIBUTE = re.compile(r"""([^\s/>="'][^\s/>=]*+)(?:\s*+=++\s*+(?:"([^"]*+)"|'([^']*+)'|(?!["'])([^>\s]*+)))?""")
"""An attribute and its value in one of three forms."""
_BARE_VALUE = re.compile(r"=\s*+[^\s\"'][^\s]*+\Z")
"""A value without quotes at the end of a tag: a slash there is its own."""
_TAG_START = re.compile(r"<[a-zA-Z/!?]")
_RAW = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.I) for name in ("script", "style")}
"""Where elements end whose text is no markup."""
_HUGE_REFERENCE = re.compile(r"&(?=#[0-9]{19})")
"""Character references with more digits than `int` may be given; they name no character."""

Attributes = dict[str, str]


class Listener(Protocol):
    """What tokens are handed to, in order, each with its offset."""

    def start(self, name: str, attrs: Attributes, at: int, closed: bool) -> None:
        """A start tag; `closed` where it ends in `/>`."""

    def end(self, name: str) -> None:
        """An end tag."""

    def text(self, data: str, at: int, end: int, plain: bool) -> None:
        """Text between two offsets; `plain` where it stands there as it is."""


def without_huge_references(source: str) -> str:
    """The source, as long as before, with such references disarmed."""
    return _HUGE_REFERENCE.sub("\ufffd", source) if "&#" in source else source


def tokenise(source: str, listener: Listener) -> None:
    """Hand over a whole page. What follows the last `>` can hold no tag."""
    last = source.rfind(">") + 1
    if _Tokens(source[:last], listener).read():
        tag = _TAG_START.search(source, last)
        _hand_over(source[last : tag.start() if tag else len(source)], last, listener)


def _hand_over(data: str, at: int, listener: Listener) -> None:
    """Text with its character references resolved."""
    if "&" in data:
        listener.text(html.unescape(data), at, at + len(data), False)
    elif data:
        listener.text(data, at, at + len(data), True)


def _attributes(rest: str) -> Attributes:
    """The attributes of a start tag; of two with one name the first."""
    attrs: Attributes = {}
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        value = double or single or bare
        attrs.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return attrs


class _Tokens:
    """A page being read, which ends with a `>`: so every tag has an end."""

    def __init__(self, source: str, listener: Listener) -> None:
        self._source = source
        self._listener = listener
        self._sought: set[str] = set()

    def read(self) -> bool:
        """Hand over all tokens; whether the page ended outside of text that is no markup."""
        source, listener, search, done = self._source, self._listener, _NEXT.search, 0
        while found := search(source, done):
            at = found.start()
            if at > done:
                _hand_over(source[done:at], done, listener)
            done = found.end()
            if found.lastgroup == "end":
                listener.end(found["end"].lower())
            elif found.lastgroup == "other":
                done = self._past_markup(at)
            elif self._begin(found) in _RAW:
                done = self._past_raw(found["start"].lower(), done)
                if not done:
                    return False
        _hand_over(source[done:], done, listener)
        return True

    def _begin(self, found: re.Match[str]) -> str:
        """Hand over a start tag; its name."""
        name, rest = found["start"].lower(), found["rest"]
        closed = rest[-1:] == "/" and not _BARE_VALUE.search(rest)
        self._listener.start(name, _attributes(rest) if rest else {}, found.start(), closed)
        return name

    def _past_raw(self, name: str, start: int) -> int:
        """Hand over text that is no markup, with its end tag; the offset behind, 0 if it never ends."""
        end = _RAW[name].search(self._source, start)
        stop = end.start() if end else len(self._source)
        self._listener.text(self._source[start:stop], start, stop, True)
        if end:
            self._listener.end(name)
        return end.end() if end else 0

    def _past_markup(self, at: int) -> int:
        """The offset behind a comment, a doctype, a CDATA section, or any other declaration or instruction.

        A comment that never ends goes to the next `>`, lest it swallow the article.
        """
        for empty in ("<!-->", "<!--->"):
            if self._source.startswith(empty, at):
                return at + len(empty)
        for start, end in (("<!--", "-->"), ("<![CDATA[", "]]>")):
            if self._source.startswith(start, at) and (past := self._past(end, at + len(start))):
                return past
        return self._past(">", at + 2) or at + 2

    def _past(self, mark: str, start: int) -> int:
        """The offset behind the next such mark, 0 if there is none; what was not there once is not sought again."""
        if mark in self._sought:
            return 0
        found = self._source.find(mark, start)
        if found < 0:
            self._sought.add(mark)
            return 0
        return found + len(mark)
