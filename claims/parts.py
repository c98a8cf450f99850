"""The shapes of the parts of reading: a reader and an extractor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claims.model import Article, PartialDate, Place, Quote, StudyMention


class Unreadable(Exception):
    """A document cannot be read; the message is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader is given: raw bytes with what is known about them."""

    name: str
    """The path or URL, or `-`."""
    body: bytes
    media_type: str | None = None
    """The media type a server stated, without parameters, else `None`."""
    charset: str | None = None
    """The character set a server stated, else `None`."""
    selector: str | None = None
    """A CSS selector for the article's own part of a page, else `None`."""
    title: str | None = None
    """The title that the collection it comes from states, else `None`."""
    published: PartialDate | None = None
    """The date of publication that the collection states, else `None`."""
    begins: Place | None = None
    """Where the body begins in the file named, for an article that is part of one."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A way to read one family of formats. Each module of `claims.readers` has one as `READER`."""

    name: str
    suffixes: tuple[str, ...]
    """File name endings with the dot, lower case."""
    media_types: tuple[str, ...]
    read: Callable[[Document], Article]
    """Raises `Unreadable`."""
    looks: Callable[[bytes], bool] | None = None
    """Whether bytes have the look of the format, for those that give themselves away."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """A way to find mentions or quotes. Each module of `claims.extractors` has one as `EXTRACTOR`."""

    name: str
    mentions: Callable[[Article], tuple[StudyMention, ...]] | None = None
    quotes: Callable[[Article], tuple[Quote, ...]] | None = None
    prose: bool = False
    """Whether it reads sentences, and so only the languages that have words for it."""
