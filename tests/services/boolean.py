"""The Boolean query languages: PubMed's (`word[tiab]`) and Lucene's (`TITLE:word`), over sets.

Both are read left to right with parentheses; a leaf is handed to the service, which knows its fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

TOKEN = re.compile(
    r"""\s*(?: (?P<operator>AND|OR|NOT)(?![^\s()]) | (?P<open>\() | (?P<close>\))
      | (?P<tag>\[[A-Za-z/ ]+(?::~\d+)?\]) | (?P<range>\[[^\]\[]+\sTO\s[^\]\[]+\])
      | (?P<quoted>"[^"]*") | (?P<field>[A-Za-z_.]+:)(?=[^\s]) | (?P<word>[^\s()"\[\]]+) )""",
    re.VERBOSE,
)


class BadQuery(ValueError):
    """A query that is no expression of the language."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One term: its field or tag (lower case, empty where there is none), its text, and its quoting."""

    field: str
    text: str
    quoted: bool = False


Find = Callable[[Leaf], set[int]]
Token = tuple[str, str]


def evaluate(query: str, find: Find, tags: bool) -> set[int]:
    """The set a query describes. `tags`: fields follow in brackets. Raises `BadQuery`."""
    reader = _Reader(_tokens(query, tags), find, tags)
    found = reader.expression("")
    if reader.tokens:
        raise BadQuery(query)
    return found


def _tokens(query: str, tags: bool) -> list[Token]:
    found, position = [], 0
    query = query.strip()
    while position < len(query):
        match = TOKEN.match(query, position)
        if not match:
            raise BadQuery(query)
        kind = match.lastgroup or ""
        text = match[kind]
        if kind == "field" and tags:
            match = re.compile(r"\s*([^\s()\"\[\]]+)").match(query, position)
            kind, text = "word", match[1] if match else ""
        found.append((kind, text))
        position = match.end() if match else len(query)
    return found


@dataclass(slots=True)
class _Reader:
    tokens: list[Token]
    find: Find
    tags: bool

    def expression(self, field: str) -> set[int]:
        found = self.term(field)
        while self.tokens and self.tokens[0][0] != "close":
            operator = self.tokens.pop(0)[1] if self.tokens[0][0] == "operator" else "AND"
            if operator == "AND" and self.tokens and self.tokens[0] == ("operator", "NOT"):
                operator = self.tokens.pop(0)[1]
            other = self.term(field)
            found = found | other if operator == "OR" else found - other if operator == "NOT" else found & other
        return found

    def term(self, field: str) -> set[int]:
        kind, text = self.tokens.pop(0) if self.tokens else ("", "")
        if kind == "open":
            found = self.expression(field)
            if not self.tokens or self.tokens.pop(0)[0] != "close":
                raise BadQuery("a parenthesis is open")
            return found
        if kind == "field":
            return self.term(text[:-1].lower())
        if kind == "range" and not self.tags:
            return self.find(Leaf(field, text[1:-1]))
        if kind not in ("word", "quoted"):
            raise BadQuery(text)
        return self.find(self._tagged(kind, text) if self.tags else Leaf(field, text.strip('"'), kind == "quoted"))

    def _tagged(self, kind: str, text: str) -> Leaf:
        """A run of words and the tag after it: `smith j[au]` is one term."""
        words = [text.strip('"')]
        while kind == "word" and self.tokens and self.tokens[0][0] == "word":
            words.append(self.tokens.pop(0)[1])
        tag = self.tokens.pop(0)[1][1:-1].lower() if self.tokens and self.tokens[0][0] == "tag" else ""
        return Leaf(tag, " ".join(words), kind == "quoted")
