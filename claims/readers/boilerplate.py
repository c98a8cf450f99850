"""What on a page is not the article: by element, role, visibility, and the words of class and id.

Class words lie: `has-sidebar` on `<body>` is no sidebar. So a word counts only where the element is a
small part of the page, and words that name parts of an article (`references`, `key-takeaways`) win.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.readers.dom import Element

_SILENT = frozenset(
    "script style template noscript svg math head nav form button select option textarea input iframe object embed "
    "canvas audio video map dialog menu meter progress datalist title meta link base rp rt".split()
)
"""Elements that never hold an article's prose."""
_ROLES = frozenset(
    "navigation banner contentinfo search menu menubar toolbar dialog alertdialog alert form complementary tablist".split()
)
_FRAME = frozenset({"html", "body", "main", "article", "h1"})
"""Elements whose class words say what the page is like, not what they are."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_STATE = frozenset(
    "has no with without is single layout page type theme template wp hide show enable js format".split()
)
"""First words of class names that describe ("has-sidebar", "single-author")."""
_ARTICLE_PARTS = frozenset(
    "footnote footnotes endnote endnotes reference references refs citation citations bibliography works cited sources "
    "takeaway takeaways keypoints keypoint tldr faq faqs accordion caption pullquote callout notes".split()
)
_STRONG = frozenset(
    "cookie cookies gdpr onetrust consent ccpa newsletter subscribe subscription signup optin disqus popup modal "
    "breadcrumb breadcrumbs crumbs pagination pager navbar navigation paywall adsense skiplink".split()
)
_WEAK = frozenset(
    "nav menu sidebar widget widgets related recommended recommendations recommendation share sharing sharedaddy "
    "sociable social promo promos promotion promoted sponsor sponsored sponsors advert adverts advertisement "
    "advertising ad ads adslot banner author authors bio biography byline writer contributor comment comments "
    "respond replies toolbar footer masthead toc tags tagcloud products product affiliate shop store rating ratings "
    "testimonial testimonials login search donate donation cta outbrain taboola trending popular readnext "
    "printfriendly postmeta entrymeta colophon copyright disclosure disclaimer rel more".split()
)
_PAIRS = frozenset(
    "post meta|entry meta|article meta|read next|read more|about author|site header|site footer|site title|page header|"
    "top bar|skip link|screen reader|sr only|visually hidden|more from|cc window|cc banner|most read|also like|"
    "related posts|sign up|call to|buy now|price box|deal box|table contents|email capture|entry footer|post footer".split(
        "|"
    )
)
_WEAK_ALONE = frozenset({"meta", "info", "rel", "more", "store", "disclosure", "author", "authors", "search"})
"""Words that count only as the whole class name."""
WEAK_SHARE, STRONG_SHARE = 0.3, 0.6
"""Above this share of the page's prose an element is the article, whatever its class says."""
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_PANEL = re.compile(r"accordion|collaps|faq|tab|panel|toggle|spoiler|answer|expand|content", re.I)


def is_boilerplate(element: Element, total: int) -> bool:
    """Whether an element is no part of the article; `total` is the prose of the page, in characters."""
    if element.name in _SILENT:
        return True
    if not element.attrs or element.name in _FRAME:
        return False
    return _is_hidden(element) or _has_role(element) or _is_named(element, total)


def is_part_by_name(element: Element) -> bool:
    """Whether class, id or role call the element a part of the article (references, takeaways, captions)."""
    role = element.get_text_of("role")
    if role.startswith("doc-"):
        return True
    names = f"{element.get_text_of('class')} {element.get_text_of('id')}"
    return bool(names.strip()) and names_part(names)


def _has_role(element: Element) -> bool:
    return element.get_text_of("role").lower() in _ROLES


def _is_hidden(element: Element) -> bool:
    attrs = element.attrs
    if "hidden" in attrs or attrs.get("aria-hidden") == "true" or _HIDDEN_STYLE.search(element.get_text_of("style")):
        return not (
            element.get_text_of("role") in ("region", "tabpanel") or _PANEL.search(element.get_text_of("class"))
        )
    return False


def _is_named(element: Element, total: int) -> bool:
    names = f"{element.get_text_of('class')} {element.get_text_of('id')}"
    weight = 0 if names == " " else boilerplate_weight(names)
    if not weight:
        return False
    return element.prose <= total * (STRONG_SHARE if weight == 2 else WEAK_SHARE)


@lru_cache(maxsize=4096)
def names_part(names: str) -> bool:
    """Whether class names or ids name a part of an article."""
    return any(_ARTICLE_PARTS.intersection(words) for words in _words(names))


@lru_cache(maxsize=4096)
def boilerplate_weight(names: str) -> int:
    """How surely class names or ids name what is not the article: 2 surely, 1 where it is small, else 0."""
    split = _words(names)
    if any(_ARTICLE_PARTS.intersection(words) for words in split):
        return 0
    if any(_STRONG.intersection(words) for words in split):
        return 2
    return int(any(_is_weak(words) for words in split))


def _is_weak(words: tuple[str, ...]) -> bool:
    found = _WEAK.intersection(words)
    if found and (len(words) == 1 or not found <= _WEAK_ALONE):
        return True
    if words in (("meta",), ("info",)):
        return True
    return any(f"{a} {b}" in _PAIRS for a, b in zip(words, words[1:], strict=False)) or words[:1] == ("author",)


def _words(names: str) -> list[tuple[str, ...]]:
    """The words of each class name that says what an element is, lower case."""
    split = (tuple(word.lower() for word in _WORD.findall(name)) for name in names.split())
    return [words for words in split if words and words[0] not in _STATE]
