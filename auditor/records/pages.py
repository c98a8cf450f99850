"""A web page as a reply → the page as it was read, and the record of the work it presents.

A wall against robots, a page built by scripts and anything but HTML are no answer. The readers of articles read the
page; what it says of the work it presents are its own tags for indexes (`claims.readers.record`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from auditor.model import LinkedPage, Work
from auditor.parts import Page, Reply, Unanswered
from auditor.records.markup import abstract
from claims.entities import identifiers
from claims.entities.urls import is_press
from claims.languages import ENGLISH
from claims.model import Article, Identifier, Stated
from claims.parts import Document, Unreadable
from claims.readers import read
from claims.readers.pages import words
from claims.words import fold, tokens

NAME = "pages"
HTML = frozenset({"text/html", "application/xhtml+xml"})
LARGEST = 5_000_000
"""Bytes of a page that is read; articles are a tenth of it at most."""
FEWEST_WORDS = 60
"""Words under which a page that presents no work shows a program nothing: a wall, a login, an app."""
MOST_WALLED = 400
"""Words up to which a page whose title is a wall's is one."""
LANDING = 4_000
"""Characters at the head of a page without a heading "Abstract" that have what an abstract would."""
LONGEST_ABSTRACT = 8_000
TAIL = 10_000
"""Bytes at the end of a page that hold its closing tag, scripts and all."""
_END = re.compile(rb"</(?:html|body)\s*>", re.I)
BROKEN_OFF = "the page has no end: it may have broken off"
ONE_WORK = ("doi", "pmid", "pmcid", "arxiv")


def page(reply: Reply, asked: Identifier, what: str) -> Page:
    """What the reply for an address came to; a page that is gone (404) told of nothing. Raises `Unanswered`."""
    if reply.status == 404:
        return Page(reply, f"{what}, which is gone")
    article = _article(reply, asked.value)
    record = article.record
    if record is None or article.language != ENGLISH:
        return Page(reply, what, linked=(LinkedPage(_page_itself(article, asked), article),))
    work = _work(record, article, asked)
    return Page(reply, what, works=(work,), linked=(LinkedPage(work, article),))


def _article(reply: Reply, address: str) -> Article:
    """The readable article of a page. Raises `Unanswered`."""
    media_type, charset = reply.content_type
    if media_type not in HTML:
        raise Unanswered("incomplete", f"{address}: {media_type or 'no stated type'} is not read, only HTML is")
    if len(reply.body) > LARGEST:
        raise Unanswered("too-large", f"{address}: larger than {LARGEST / 1e6:g} MB")
    try:
        article = read(Document(address, reply.body, media_type=media_type, charset=charset))
    except Unreadable:
        raise Unanswered("incomplete", f"{address}: nothing to read; built by scripts, or a wall") from None
    if article.record is None and _is_wall(article):
        raise Unanswered("refused", f"{address}: a wall or an empty page, “{(article.title or '')[:60]}”")
    return article if _END.search(reply.body[-TAIL:]) else replace(article, unread=(*article.unread, BROKEN_OFF))


def _is_wall(article: Article) -> bool:
    title, length = fold(article.title or "").strip(), len(tokens(article.text))
    return length < FEWEST_WORDS or (length < MOST_WALLED and title.startswith(_walls()))


@lru_cache(maxsize=1)
def _walls() -> tuple[str, ...]:
    lines = (files("auditor") / "data" / "walls.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def _work(record: Stated, article: Article, asked: Identifier) -> Work:
    """The record of the work that a page presents; its address is one of its identifiers."""
    years = (record.year, record.window.first, record.window.last) if record.window else (record.year,)
    return Work(
        source=NAME,
        title=record.title or article.title or asked.value,
        identifiers=(*record.identifiers, asked),
        authors=record.authors,
        authors_complete=False,
        years=tuple(sorted({year for year in years if year})),
        venue=record.venue,
        volume=record.volume,
        issue=record.issue,
        pages=record.pages,
        abstract=_abstract(article),
        url=asked.value,
    )


def _abstract(article: Article) -> str | None:
    """The paragraphs under the heading "Abstract", else the page's beginning."""
    headings = words("record", "abstracts")
    under = [b.span for b in article.blocks if fold(b.section).strip(" .:") in headings and b.kind != "heading"]
    text = "\n\n".join(map(article.slice, under)) or article.text[:LANDING]
    return abstract(text[:LONGEST_ABSTRACT])


def _page_itself(article: Article, asked: Identifier) -> Work:
    """A page that is no record, as one, with the work it tells of."""
    return Work(
        source=NAME,
        title=article.title or asked.value,
        identifiers=(asked,),
        years=(article.published.year,) if article.published else (),
        kind="press-release" if is_press(asked.value) else "web-page",
        notice_of=_told(article, asked),
        url=asked.value,
    )


def _told(article: Article, asked: Identifier) -> tuple[Identifier, ...]:
    """The work that a press release names, and the one presented in a language whose words no record could be held
    against; nothing for other pages."""
    if article.record:
        return article.record.identifiers[:1]
    return _named(article) if is_press(asked.value) else ()


def _named(article: Article) -> tuple[Identifier, ...]:
    """The work that a text names or links to, by its DOI or else another number, or else the rest of its page links to;
    nothing where there are several."""
    linked = [inline.target for block in article.blocks for inline in block.inlines if inline.kind == "link"]
    found = {identifier for _, identifier in identifiers.find(article.text)}
    found |= {identifier for target in linked if (identifier := identifiers.from_url(target))}
    for scheme in ONE_WORK:
        own = [each for each in found if each.scheme == scheme and not each.malformed]
        if own:
            return tuple(own) if len(own) == 1 else ()
    return article.dois if len(article.dois) == 1 else ()
