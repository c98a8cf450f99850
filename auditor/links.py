"""The pages an article links to: which are worth fetching, and what is to be asked about the works they tell of.

A citation's own identifier needs no page. A link to a scholarly page that carries none does, and so does one to
a press release in the sentence of a study that has nothing better; beside a quote every page may be its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from auditor.model import Answer, LinkedPage, Lookup, Query, Work
from auditor.queries import reference_query
from claims.entities import identifiers
from claims.entities.urls import is_front, is_press
from claims.model import Article, Identifier, Quote, Stated, Study, StudyMention
from claims.words import tokens

MOST = 20
"""Pages fetched for one article where nothing else is said, in the settings as here."""
IDENTIFYING = frozenset({"doi", "pmid", "pmcid", "arxiv"})
FEWEST_QUOTED = 5
"""Words of a quote that are worth a page."""


def study_pages(study: Study, article: Article) -> tuple[Query, ...]:
    """The pages that may tell which work a study is; none where its identifier does."""
    own = study.stated.identifiers
    if study.kind == "appeal" or any(identifier.scheme in IDENTIFYING for identifier in own):
        return ()
    scholarly = [identifier.value for identifier in own if identifier.scheme == "url"]
    releases = [target for mention in study.mentions for target in _links(article, mention) if is_press(target)]
    return tuple(map(page_query, dict.fromkeys(scholarly or releases)))


def quote_pages(quote: Quote, article: Article) -> tuple[Query, ...]:
    """The pages linked beside the words of a quote: from its sentence, else from its paragraph or what introduces it.

    A link that names a work is left out, as the work's record has what is open; and so are front pages and the
    article's own site, which is no witness to what it says itself.
    """
    if not quote.direct or len(tokens(quote.text)) < FEWEST_QUOTED:
        return ()
    near = [source.value for source in quote.sources if source.scheme == "url"]
    addresses = near or ([] if quote.sources else list(_around(quote, article)))
    own = _host(article.name)
    return tuple(dict.fromkeys(page_query(a) for a in addresses if not is_front(a) and _host(a) != own))


def _around(quote: Quote, article: Article) -> Iterator[str]:
    """What is linked from the paragraph of a quote, and from the one before where that introduces it."""
    at = next((i for i, block in enumerate(article.blocks) if block.span.meets(quote.passages[0].span)), None)
    if at is None:
        return
    block, before = article.blocks[at], article.blocks[max(at - 1, 0)]
    introduced = block.in_any("blockquote") or article.slice(before.span).rstrip().endswith(":")
    for each in dict.fromkeys((block, before) if introduced and before.kind != "heading" else (block,)):
        for inline in each.inlines:
            if inline.kind == "link" and inline.target.startswith("http"):
                named = identifiers.from_url(inline.target) or Identifier("url", inline.target)
                if named.scheme == "url":
                    yield named.value


def _host(address: str) -> str | None:
    """The host of an address without "www."; `None` for a path, which has none."""
    try:
        found = urlsplit(address).hostname if "://" in address else None
    except ValueError:
        return None
    return found.lower().removeprefix("www.") if found else None


def page_query(address: str) -> Query:
    """What to ask for one page; a place within it makes no other page."""
    return Query(kind="page", identifiers=(Identifier("url", address.partition("#")[0]),))


def _links(article: Article, mention: StudyMention) -> Iterator[str]:
    """What is linked from the words of a mention; an address that names a work is read without its page."""
    for block in article.blocks:
        if block.span.meets(mention.span) and mention.role == "mention":
            for inline in block.inlines:
                outward = inline.kind == "link" and inline.span.meets(mention.span)
                if outward and inline.target.startswith("http") and not identifiers.from_url(inline.target):
                    yield inline.target


def pages_of(lookups: Iterable[Lookup]) -> tuple[LinkedPage, ...]:
    """The pages that were read."""
    return tuple(page for lookup in lookups if isinstance(lookup, Answer) for page in lookup.linked)


def works_told(lookups: Iterable[Lookup]) -> tuple[Query, ...]:
    """What to ask about the works that pages present, that press releases tell of, or that a registrar knows by a
    page's address: by number, else by title."""
    every = tuple(lookups)
    by_page = [_about(page.work, page.article.record) for page in pages_of(every)]
    by_address = [_about(work, None) for lookup in every if isinstance(lookup, Answer) for work in lookup.works]
    return tuple(query for query in dict.fromkeys((*by_page, *by_address)) if query != Query())


def _about(work: Work, record: Stated | None) -> Query:
    named = tuple(i for i in (*work.identifiers, *work.notice_of) if i.scheme in IDENTIFYING)
    if named or record is None:
        return Query(identifiers=named)
    return reference_query(replace(record, window=None))


def deferring(linked: Sequence[Lookup], lookups: Iterable[Lookup]) -> tuple[Lookup, ...]:
    """What pages told, without their own text where a source has sent an abstract of the same work."""
    works = [work for lookup in lookups if isinstance(lookup, Answer) for work in lookup.works]
    known = {identifier for work in works if work.abstract for identifier in work.identifiers}
    return tuple(replace(each, works=_deferring(each, known)) if isinstance(each, Answer) else each for each in linked)


def _deferring(answer: Answer, known: set[Identifier]) -> tuple[Work, ...]:
    return tuple(replace(w, abstract=None) if known.intersection(w.identifiers) else w for w in answer.works)


def released(lookups: Sequence[Lookup]) -> tuple[Identifier, ...]:
    """The works that linked press releases, and pages in other languages, tell of."""
    return tuple(dict.fromkeys(told for page in pages_of(lookups) for told in page.work.notice_of))
