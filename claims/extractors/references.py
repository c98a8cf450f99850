"""Studies cited by a mark that points to a reference list: superscripts, [5], (3), footnotes, author and year.

Each entry of the list is itself a mention (role `reference`); each sentence with a mark is a mention that carries the
entry's label. A note that is prose and no bibliographic entry counts for what it says.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.citing import marks
from claims.citing.listing import Entry, entries
from claims.extractors.identifiers import told
from claims.fields import line_in
from claims.model import Article, Stated, StudyMention
from claims.parts import Extractor
from claims.sentences import sentences

LONGEST = 2500
"""Characters of the longest sentence in which marks are looked for."""


def mentions(article: Article) -> tuple[StudyMention, ...]:
    """The entries of the article's reference lists, and every sentence that points to one."""
    found = entries(article)
    return (*_pointing(article, found), *map(_entry, found)) if found else ()


def listed(article: Article) -> tuple[StudyMention, ...]:
    """The entries of the article's reference lists."""
    return tuple(map(_entry, entries(article)))


def _entry(entry: Entry) -> StudyMention:
    return StudyMention(entry.span, entry.text, entry.stated, "reference", (entry.label,), linked=False)


def _pointing(article: Article, found: tuple[Entry, ...]) -> Iterator[StudyMention]:
    pointers = marks.Pointers(article, found)
    blocks = {entry.block for entry in found}
    for sentence in sentences(article):
        if sentence.block in blocks or len(sentence.text) > LONGEST:
            continue
        block = article.blocks[sentence.block]
        numbered = pointers.numbered(sentence)
        named = pointers.named(sentence, line_in(article, sentence.span, block))
        labels = tuple(dict.fromkeys((*numbered, *named)))
        stated = told(article, sentence, alone=len(labels) == 1) if labels else Stated()
        for label in labels:
            yield StudyMention(sentence.span, sentence.text, stated, labels=(label,))


EXTRACTOR = Extractor("references", mentions=mentions)
