"""Marks in prose that point to a reference list: numbers of every dress, links to an entry, authors and years."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from claims.citing.listing import Entry
from claims.entities import people
from claims.fields.authors import Authors, candidates
from claims.fields.line import Line
from claims.model import Article, Inline, Person, Span
from claims.sentences import Sentence
from claims.words import tokens

_LIST = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_BRACKET = re.compile(rf"\[({_LIST})\]")
_ROUND = re.compile(rf"\(({_LIST})\)")
_GLUED = re.compile(rf"(?<=[^\W\d_][.,;:!?)”\"’])({_LIST})(?=\s|\Z|[.,;])|(?<=[a-z]{{3}})({_LIST})(?=[\s.,;)]|\Z)")
_NOTE = re.compile(r"\[\^([\w.-]{1,30})\]")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹]{1,3}(?:[˒,⁻–][⁰¹²³⁴-⁹]{1,3})*")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹˒⁻", "0123456789,-")
MOST_NAMESAKES = 40
"""Entries of one family name that are looked at."""
WIDEST = 30
"""Entries that a range of numbers may span ("[1–3]")."""


class Pointers:
    """The marks of one article, resolved against the entries of its lists."""

    def __init__(self, article: Article, entries: tuple[Entry, ...]) -> None:
        self._article = article
        self._labels = _by_label(entries)
        self._anchors = {anchor: entry.label for entry in entries for anchor in entry.anchors}
        self._by_author: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            for person in entry.stated.authors[:1]:
                self._by_author[_family(person)].append(entry)
        self._marked = sorted(
            (inline for block in article.blocks for inline in block.inlines if inline.kind in ("superscript", "link")),
            key=lambda inline: inline.span,
        )
        self._starts = [inline.span.start for inline in self._marked]
        self._dressed = any(i.kind == "superscript" or i.target.startswith("#") for i in self._marked)
        self._bracketed = bool(_BRACKET.search(article.text))

    def numbered(self, sentence: Sentence) -> tuple[str, ...]:
        """The labels of the entries that the sentence's marks point to, in reading order."""
        return tuple(dict.fromkeys(self._of(sentence)))

    def _of(self, sentence: Sentence) -> Iterator[str]:
        for inline in self._inlines(sentence.span):
            yield from self._of_inline(inline)
        patterns = [_NOTE, _BRACKET]
        if not self._dressed and not self._bracketed:
            patterns += [_GLUED, _ROUND]
        for pattern in patterns:
            for match in pattern.finditer(sentence.text):
                yield from self._resolved(next(group for group in match.groups() if group))
        for match in _SUPERSCRIPT.finditer(sentence.text):
            yield from self._resolved(match.group().translate(_PLAIN))

    def _inlines(self, span: Span) -> Iterable[Inline]:
        at = bisect_left(self._starts, span.start)
        while at < len(self._marked) and self._starts[at] <= span.end:
            yield self._marked[at]
            at += 1

    def _of_inline(self, inline: Inline) -> Iterator[str]:
        words = self._article.slice(inline.span).strip(" []()")
        if inline.kind == "link" and inline.target.startswith("#"):
            label = self._anchors.get(inline.target[1:])
            if label:
                yield label
            return
        if inline.kind == "superscript" and re.fullmatch(_LIST, words):
            yield from self._resolved(words)

    def _resolved(self, words: str) -> Iterator[str]:
        if words in self._labels:
            yield self._labels[words]
            return
        for part in re.split(r"\s?[,;]\s?", words):
            first, _, last = (piece.strip() for piece in re.sub("–", "-", part).partition("-"))
            if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= WIDEST:
                numbers: Iterable[str] = map(str, range(int(first), int(last) + 1))
            else:
                numbers = (first,)
            yield from (self._labels[number] for number in numbers if number in self._labels)

    def named(self, sentence: Sentence, line: Line) -> tuple[str, ...]:
        """The labels of the entries whose authors (and year) the sentence names, each where only one entry fits."""
        found = (self._fitting(slot.value) for slot in candidates(line))
        near = {id(e): e for word in tokens(sentence.text) for e in self._by_author.get(word, ())[:MOST_NAMESAKES]}
        pairs = (entry.label for entry in near.values() if _names_both(entry, sentence.text))
        return tuple(dict.fromkeys((*(label for label in found if label), *pairs)))

    def _fitting(self, written: Authors) -> str | None:
        near = self._by_author.get(_family(written.people[0]), ())[:MOST_NAMESAKES]
        fitting = [entry for entry in near if _fits(entry, written)]
        return fitting[0].label if len(fitting) == 1 else None


def _family(person: Person) -> str:
    """The last word of a family name, by which entries are looked up."""
    return (tokens(person.family) or ("",))[-1]


def _by_label(entries: tuple[Entry, ...]) -> dict[str, str]:
    """Labels as prose writes them; the place in the list stands in where entries carry no number."""
    found = {str(entry.order): entry.label for entry in entries if entry.label.startswith("#")}
    return found | {entry.label: entry.label for entry in entries}


def _fits(entry: Entry, written: Authors) -> bool:
    listed = entry.stated.authors
    if not listed or not written.people or not people.family_agrees(listed[0], written.people[0]):
        return False
    if written.year and entry.stated.year and written.year != entry.stated.year:
        return False
    if len(written.people) > 1 and len(listed) > 1:
        return people.family_agrees(listed[1], written.people[1])
    return bool(written.year or written.et_al or len(listed) == 1)


def _names_both(entry: Entry, text: str) -> bool:
    """Whether the text names the two authors of an entry side by side ("Petrovic and Achebe grew")."""
    if len(entry.stated.authors) != 2:
        return False
    first, second = (person.family for person in entry.stated.authors)
    return any(f"{first} {joint} {second}" in text for joint in ("and", "&"))
