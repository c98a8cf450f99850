"""Title, publication date, language, authors of a page, and the work it presents: JSON-LD, meta tags, the byline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from claims.model import PartialDate
from claims.readers.dom import Element, Page, text_of
from claims.readers.imprint import Imprint, date_of
from claims.readers.pages import ranked
from claims.readers.record import linked_dois, record

_DATES = ranked("metadata", "dates")
_TITLES = ranked("metadata", "titles")
_AUTHORS = ranked("metadata", "authors")
_TIERS = ranked("metadata", "tiers")
_LOCKED = ranked("metadata", "locked")
_ARTICLE_TYPE = re.compile(r"Article|Posting|Report|WebPage|Blog|Review|Question|HowTo")
MAX_TITLE = 300
"""Characters of a title that a page marks as its headline."""
MAX_NAME = 80
"""Characters of an author's name."""
_DATELINE = re.compile(
    r"\b(?:post|posted|entry|article|publish|published|pub)?[-_]?(?:date|on)\b|byline|dateline|-meta\b"
)
FIRST_TIMES = 3
"""How many `<time>` elements may be the date of publication."""
MAX_JSON = 2_000_000
"""Characters of JSON-LD that are read."""


def metadata(page: Page) -> Imprint:
    """What a page says about itself, in its head and by machine-readable marks."""
    things = list(_things(page))
    metas = _metas(page)
    return Imprint(
        title=_first(_texts(things, "headline")) or _meta(metas, _TITLES) or _title(page),
        published=_published(page, things, metas),
        language=_language(page),
        authors=tuple(dict.fromkeys([*_people(things), *_metas_of(metas, _AUTHORS), *_bylines(page)])),
        record=record(metas, things),
        metered=_metered(things, metas),
        dois=linked_dois(e.get_text_of("href") for e in page.elements if e.name == "a"),
    )


def _published(page: Page, things: list[dict[str, Any]], metas: dict[str, list[str]]) -> PartialDate | None:
    stated = [*_texts(things, "datePublished"), *_metas_of(metas, _DATES), *_texts(things, "dateCreated")]
    times = islice((e for e in page.elements if e.name == "time"), FIRST_TIMES)
    marked = islice((e for e in page.elements if e.chars < MAX_NAME and _is_dateline(e)), FIRST_TIMES)
    values = chain(stated, (e.get_text_of("datetime") or text_of(e) for e in times), map(text_of, marked))
    return next((date for value in values if (date := date_of(value))), None)


def _metered(things: list[dict[str, Any]], metas: dict[str, list[str]]) -> bool:
    """Whether a page says that it is for subscribers, whole or in part."""
    free = (str(thing.get("isAccessibleForFree", True)).lower() for thing in things)
    return "false" in free or any(value.lower() in _LOCKED for value in _metas_of(metas, _TIERS))


def _things(page: Page) -> Iterator[dict[str, Any]]:
    """The JSON-LD nodes that may describe the article, articles first."""
    found: list[dict[str, Any]] = []
    for element in page.elements:
        if element.name == "script" and "ld+json" in element.get_text_of("type").lower():
            found.extend(_nodes(_parsed("".join(str(part) for part in element.contents))))
    found = [node for node in found if _ARTICLE_TYPE.search(str(node.get("@type", "Article")))]
    yield from sorted(found, key=lambda node: not re.search("Article|Posting|Report", str(node.get("@type", ""))))


def _parsed(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        return json.loads(text, strict=False) if len(text) < MAX_JSON else None
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document: itself, the members of a list, and of `@graph`."""
    waiting = [value]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:100]
        elif isinstance(node, dict):
            yield node
            waiting[:0] = [node.get("@graph"), node.get("mainEntity")]


def _texts(things: list[dict[str, Any]], key: str) -> list[str]:
    values = (thing.get(key) for thing in things)
    flat = (v[0] if isinstance(v, list) and v else v for v in values)
    return [" ".join(v.split()) for v in flat if isinstance(v, str) and v.strip()]


def _people(things: list[dict[str, Any]]) -> Iterator[str]:
    for thing in things:
        authors = thing.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            name = author.get("name") if isinstance(author, dict) else author
            if isinstance(name, str) and name.strip():
                yield " ".join(name.split())


def _metas(page: Page) -> dict[str, list[str]]:
    """The contents of meta tags (and of `itemprop` marks) by their name, lower case."""
    metas: dict[str, list[str]] = {}
    for element in page.elements:
        if element.name == "meta":
            name = element.attrs.get("property") or element.attrs.get("name") or element.attrs.get("itemprop")
            content = element.get_text_of("content").strip()
            if name and content:
                metas.setdefault(str(name).lower(), []).append(content)
        elif element.get_text_of("itemprop") in ("headline", "datePublished"):
            content = element.get_text_of("content") or element.get_text_of("datetime")
            if content or element.chars < MAX_TITLE:
                metas.setdefault(element.get_text_of("itemprop").lower(), []).append(content or text_of(element))
    return metas


def _metas_of(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [value for name in names for value in metas.get(name, ())]


def _meta(metas: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return _first(_metas_of(metas, names))


def _first(values: list[str]) -> str | None:
    return values[0] if values else None


def _title(page: Page) -> str | None:
    """The text of the first `<h1>`, else of `<title>`."""
    for name in ("h1", "title"):
        first = next((e for e in page.elements if e.name == name), None)
        if first is not None and (text := text_of(first)):
            return text
    return None


def _language(page: Page) -> str | None:
    tags = [e for e in page.elements[:50] if e.name in ("html", "body")]
    stated = next((e.get_text_of("lang") or e.get_text_of("xml:lang") for e in tags if e.attrs), "")
    found = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", stated)
    return found[0].lower() if found else None


def _is_dateline(element: Element) -> bool:
    return bool(element.attrs) and _DATELINE.search(element.get_text_of("class")) is not None


def _bylines(page: Page) -> Iterator[str]:
    for element in page.elements:
        if element.chars < MAX_NAME and _is_byline(element) and (text := text_of(element)):
            yield text


def _is_byline(element: Element) -> bool:
    return element.attrs.get("itemprop") == "author" or element.attrs.get("rel") == "author"
