"""Files that hold or name many articles: WordPress exports, RSS and Atom feeds, sitemaps.

Each published post or entry becomes a document of its own named `file.xml#slug`, with the title and date that the
collection states. Places are those of the file: lines exact; columns exact in CDATA, which exports and most feeds use,
and approximate where markup is escaped (`&lt;p>`). A sitemap names addresses, which the caller fetches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.utils import parsedate
from urllib.parse import unquote, urlsplit

from claims.model import PartialDate
from claims.parts import Document, Unreadable
from claims.readers import xml
from claims.readers.imprint import date_of
from claims.readers.wordpress import as_html

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<\?[^>]{0,500}>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*+"
    rb"<(?:rss|feed|(?:[A-Za-z]+:)?RDF|urlset|sitemapindex)[\s>/]",
    re.S,
)
_SNIFFED = 20_000
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_UNREAD_TYPES = frozenset(
    {"attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request",
     "wp_block", "wp_global_styles", "wp_navigation", "wp_template", "wp_template_part"}
)  # fmt: skip
"""What WordPress keeps as posts and shows to nobody as an article."""
_DECLARED = re.compile(rb"\A[^>]{0,200}?encoding=[\"']([\w.-]{1,40})")
_TAGS = re.compile(r"<[^<>]*>|<!--.*?-->", re.S)
MOST_ADDRESSES = 50_000
"""Addresses of one sitemap (sitemaps.org, protocol 0.9)."""


@dataclass(frozen=True, slots=True)
class Collection:
    """The articles a file holds, and the addresses of those it only names."""

    documents: tuple[Document, ...] = ()
    addresses: tuple[str, ...] = ()


def expand(document: Document) -> Collection | None:
    """The articles of a collection; `None` where the document is none. Raises `Unreadable`."""
    if not _ROOT.match(document.body[:_SNIFFED].replace(b"\0", b"")):
        return None
    try:
        root = xml.parse(document.body)
    except xml.Malformed as error:
        raise Unreadable(f"{document.name}: {error}; export it again") from error
    if root.name in ("urlset", "sitemapindex"):
        return _filled(document, addresses=_addresses(root))
    return _filled(document, *_entries(document, root))


def _filled(document: Document, documents: Iterable[Document] = (), addresses: Iterable[str] = ()) -> Collection:
    found = Collection(tuple(documents), tuple(dict.fromkeys(addresses)))
    if not found.documents and not found.addresses:
        raise Unreadable(f"{document.name}: no published article in this export, feed or sitemap")
    return found


def _addresses(root: xml.Node) -> Iterator[str]:
    found = (child.words_of("loc") for child in root.children[:MOST_ADDRESSES])
    return (address for address in found if _is_address(address))


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def _entries(document: Document, root: xml.Node) -> tuple[list[Document], list[str]]:
    """The entries with content as documents, and the addresses of those without."""
    channel = root.first("channel") or root
    documents: list[Document] = []
    addresses: list[str] = []
    taken: set[str] = set()
    for item in (*channel.all("item"), *channel.all("entry"), *(root.all("item") if channel is not root else ())):
        if not _is_published(item):
            continue
        slug = _slug(item, len(taken) + 1)
        slug = slug if slug not in taken else f"{slug}-{len(taken) + 1}"
        entry = _entry(document, item, f"{document.name}#{slug}")
        if entry:
            taken.add(slug)
            documents.append(entry)
        elif not item.first("post_type") and _is_address(link := _link(item)):
            addresses.append(link)
    return documents, addresses


def _is_published(item: xml.Node) -> bool:
    status, kind = item.words_of("status"), item.words_of("post_type")
    return status in ("", "publish") and kind not in _UNREAD_TYPES


def _slug(item: xml.Node, number: int) -> str:
    """What tells an entry from the others: its own slug, the last part of its address, its number."""
    path = urlsplit(_link(item)).path.rstrip("/") if _link(item).isprintable() else ""
    return unquote(item.words_of("post_name")) or unquote(path.rpartition("/")[2]) or str(number)


def _link(item: xml.Node) -> str:
    links = list(item.all("link"))
    chosen = next((link for link in links if link.attrs.get("rel", "alternate") == "alternate"), None)
    return (chosen.attrs.get("href") or chosen.words) if chosen else ""


def _entry(document: Document, item: xml.Node, name: str) -> Document | None:
    """An entry with its content; `None` where it has no words."""
    held = next((node for node in item.all("encoded") if node.space == _CONTENT), None)
    held = held or item.first("content", "description", "summary")
    if held is None or held.begins is None:
        return None
    charset = "utf-8"
    if held.children:
        body, charset = document.body[slice(*held.inner)], _charset(document)
    else:
        body = (as_html(held.text) if item.first("post_type") else held.text).encode()
    if not any(character.isalnum() for character in _TAGS.sub("", body.decode(charset, "replace"))):
        return None
    media_type = "text/html" if b"<" in body else None
    title = " ".join(_TAGS.sub("", item.words_of("title")).split()) or None
    return Document(name, body, media_type, charset, title=title, published=_date(item), begins=held.begins)


def _charset(document: Document) -> str:
    """The character set that the file declares; the parser has taken it already."""
    declared = _DECLARED.match(document.body)
    return declared[1].decode() if declared else "utf-8"


def _date(item: xml.Node) -> PartialDate | None:
    for name in ("post_date", "published", "pubDate", "date", "updated", "modified"):
        text = item.words_of(name)
        mailed = parsedate(text) if name == "pubDate" else None
        if mailed and 1000 <= mailed[0] <= 9999:
            return PartialDate(*mailed[:3])
        if found := date_of(text):
            return found
    return None
