"""Which part of a page is the article.

The page's own word comes first (`<article>`, `<main>`, `itemprop="articleBody"`), if it holds a fair share
of the prose. Else the scope narrows from the body downwards for as long as one child holds nearly all the
prose. What belongs to the article and stands outside is fetched: headline, notes, reference lists.
"""

from __future__ import annotations

from claims.readers.boilerplate import is_boilerplate, is_part_by_name
from claims.readers.dom import Element, Page, text_of
from claims.words import fold

ARTICLE_SHARE = 0.4
"""The least share of the page's prose that an element must hold to be believed to be the article."""
NEARLY_ALL = 0.8
"""The share of its parent's prose with which a child takes its place."""
MAX_HEADLINES, MAX_HEADLINE = 5, 300
"""How many headings above the core may be its headline, and how many characters it has."""
_HINTS = (
    lambda e: e.name == "article" or e.get_text_of("role") == "article",
    lambda e: e.name == "main" or e.get_text_of("role") == "main",
    lambda e: "articleBody" in e.get_text_of("itemprop"),
)
_NOTE_ITEMS = frozenset({"li", "p", "div", "aside", "section", "dd", "tr", "ol", "ul"})


def scope(page: Page, title: str | None = None) -> tuple[Element, ...]:
    """The elements that make up the article, in document order, none inside another."""
    body = _body(page)
    if body is None:
        return ()
    total = body.prose
    core = _hinted(page, total) or _narrowed(body, total)
    return _in_order([core, *_outside(page, core, total, title)])


def selected(page: Page, selector: str) -> tuple[Element, ...]:
    """The elements a CSS selector matches, outermost only. Raises `ValueError` if it is not a selector."""
    return _in_order(page.select(selector))


def _body(page: Page) -> Element | None:
    return next((e for e in page.elements if e.name == "body"), None)


def _hinted(page: Page, total: int) -> Element | None:
    for hint in _HINTS:
        found = _outermost([e for e in page.elements if hint(e)])
        best = max(found, key=lambda e: e.prose, default=None)
        if best is not None and best.prose > total * ARTICLE_SHARE:
            return best
    return None


def _outermost(elements: list[Element]) -> list[Element]:
    """Those inside no other of them."""
    kept: list[Element] = []
    for element in elements:
        if not kept or not kept[-1].holds(element):
            kept.append(element)
    return kept


def _narrowed(body: Element, total: int) -> Element:
    """The lowest element on the way down that holds nearly all the prose of the one above."""
    node = body
    while True:
        children = [c for c in node.contents if isinstance(c, Element) and not is_boilerplate(c, total)]
        prose = sum(c.prose for c in children)
        best = max(children, key=lambda c: c.prose, default=None)
        if best is None or best.name in ("p", "ul", "ol", "table", "pre", "blockquote", "dl"):
            return node
        if best.prose < NEARLY_ALL * max(prose, 1) or best.prose < 0.5 * node.prose:
            return node
        node = best


def _outside(page: Page, core: Element, total: int, title: str | None) -> list[Element]:
    """What belongs to the article and stands outside its core: headline, notes, reference lists."""
    others = [e for e in page.elements if not core.holds(e) and not e.holds(core)]
    dropped = _outermost([e for e in others if is_boilerplate(e, total)])
    kept = _not_inside(others, dropped)
    targets = _targets(page, core)
    notes = [e for e in kept if is_part_by_name(e) or (e.get_text_of("id") in targets and e.name in _NOTE_ITEMS)]
    above = _headline(page, core, title)
    return _outermost([e for e in notes if e.chars]) + ([above] if above else [])


def _not_inside(elements: list[Element], dropped: list[Element]) -> list[Element]:
    kept, i = [], 0
    for element in elements:
        while i < len(dropped) and dropped[i].last < element.order:
            i += 1
        if i == len(dropped) or not dropped[i].holds(element):
            kept.append(element)
    return kept


def _targets(page: Page, core: Element) -> frozenset[str]:
    """The ids that links inside the core point to."""
    inside = page.elements[core.order : core.last + 1]
    hrefs = (e.get_text_of("href") for e in inside if e.name == "a")
    return frozenset(href[1:] for href in hrefs if len(href) > 1 and href[0] == "#")


def _headline(page: Page, core: Element, title: str | None) -> Element | None:
    """The headline above the core, if it stands outside."""
    tops = [e for e in page.elements if e.name == "h1"]
    if any(core.holds(e) for e in tops):
        return None
    above = [e for e in tops if e.order < core.order and e.chars < MAX_HEADLINE][-MAX_HEADLINES:]
    named = [e for e in above if title and e.chars and _agree(text_of(e), title)]
    return named[-1] if named else above[-1] if above else None


def headline(page: Page, roots: tuple[Element, ...], title: str | None) -> Element | None:
    """The headline inside the article: the `<h1>` that agrees with the title, else the first."""
    first, last = (roots[0].order, roots[-1].last) if roots else (0, -1)
    tops = [e for e in page.elements[first : last + 1] if e.name == "h1" and e.chars < MAX_HEADLINE][:MAX_HEADLINES]
    named = [e for e in tops if title and e.chars and _agree(text_of(e), title)]
    return next(iter(named or tops), None)


def _agree(one: str, other: str) -> bool:
    a, b = fold(one), fold(other)
    return a in b or b in a


def _in_order(elements: list[Element]) -> tuple[Element, ...]:
    return tuple(_outermost(sorted({id(e): e for e in elements}.values(), key=lambda e: e.order)))
