"""The tree of a page: selectors over nodes that are linked late, texts in pieces, and nothing left behind."""

from __future__ import annotations

import gc
import weakref

import pytest

from claims.readers.dom import Element, Page, Text, text_of
from claims.readers.tokens import Tokens

SOURCE = (
    '<body><div id="a" class="x y"><p>One <b>two</b></p><p class="x">Three &amp; four</p><br></div>'
    "<ul><li>five<li lang=en>six</ul></body>"
)


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        ("p", ["One two", "Three & four"]),
        ("div > p + p", ["Three & four"]),
        ("p:has(b)", ["One two"]),
        ("p:first-child b", ["two"]),
        ("[lang]", ["six"]),
        ("li:last-child", ["six"]),
        ("#a ~ ul li:not([lang])", ["five"]),
        ("br:empty", [""]),
        (".y p:nth-of-type(2)", ["Three & four"]),
        ("p:-soup-contains('Three')", ["Three & four"]),
        (":root", ["One two Three & four five six"]),
    ],
)
def test_selectors(selector: str, found: list[str]) -> None:
    page = Page(SOURCE)
    for _ in range(2):
        assert [text_of(element) for element in page.select(selector)] == found


def test_parts_are_in_document_order() -> None:
    page = Page(SOURCE)
    names = [str(part) if isinstance(part, Text) else part.name for part in page.elements[1].parts()]
    assert names == ["p", "One ", "b", "two", "p", "Three & four", "br"]
    assert [element.order for element in page.elements] == list(range(len(page.elements)))


def test_amounts() -> None:
    (link,) = Page('<p>ab <a href="/">cd</a><script>var x</script></p>').select("p")
    assert (link.chars, link.linked, link.prose) == (4, 2, 2)


def test_a_tree_is_freed_at_once() -> None:
    gc.collect()
    gc.disable()
    try:
        page = Page(SOURCE)
        last = weakref.ref(page.elements[-1])
        del page
        assert last() is None
    finally:
        gc.enable()


class _Seen(Tokens):
    """Writes down the tags it is handed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, [(name, value or "") for name, value in attrs], self.at))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append((tag, self.at))

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


class _Slow(_Seen):
    """The same without the short cuts for usual tags."""

    def parse_starttag(self, i: int) -> int:
        return super(Tokens, self).parse_starttag(i)

    def parse_endtag(self, i: int) -> int:
        return super(Tokens, self).parse_endtag(i)


@pytest.mark.parametrize(
    "source",
    [
        '<p class="a b" id="c">x</p>',
        '<a href="?a=1&amp;b=2">x</a>',
        '<img src="a.png" alt=""/><br/><br /><hr >',
        '<input disabled name="x" disabled><P CLASS=y>x</P>',
        '<a title="a > b" href="x\ny">x</a >',
        "<script>if (a<b) '</p>'</script><style>p{}</style>x",
        '<p data-x="1" class="a">x</p junk>y',
        '<p class="a"id="b">x<p class = "a">y<p class="never closed',
        "<svg:path d='M 1'/><x-y>z</x-y><a/>b<1>",
        '<textarea><b>x</b></textarea><title>a <b c="d"> e</title>',
    ],
)
def test_usual_tags_are_read_as_the_standard_library_does(source: str) -> None:
    fast, slow = _Seen(), _Slow()
    fast.read(source)
    slow.read(source)
    assert fast.seen == slow.seen


def test_an_element_holds_itself_and_what_is_inside() -> None:
    outer, inner = Page("<div><p>x</p></div>").elements[1:]
    assert isinstance(inner, Element)
    assert outer.holds(inner)
    assert outer.holds(outer)
    assert not inner.holds(outer)
