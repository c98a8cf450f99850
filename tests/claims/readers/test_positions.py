"""Hostile sources: nothing raises, every character knows its place, and work grows with size alone."""

from __future__ import annotations

import sys
from contextlib import suppress
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.model import Place
from claims.parts import Unreadable
from claims.readers.dom import MAX_DEPTH
from tests.claims.readers.reading import article, misplaced

_HTML = """<p> </p> <div> </div> <b> </b> <q> </q> <br> <li> <ol> </ol> <h2> </h2> <pre> </pre> <script> </script>
<sup> </sup> <article> </article> <blockquote> </blockquote> <footer> <table><tr><td>
</table> <dl><dt> <dd> <svg> </svg>
</x <x
&amp; &nbsp; &notit; &#8220; &#xZ; &eacute & < > " ' “ ” é 𝕏 1 word Alpha beta. <!-- --> <!--c--> <![CDATA[x]]>
<id=n1/> </a> </body> <details><summary> &#99999999999999999999999;"""
_MARKDOWN = """# ## - 1. > * ** _ ` `` [ ]( ](http://a.b) ) [^1] [^1]: ![ <b> </b> <q> </q> | \\ \\* &amp; &
~~ <http://a.b> [r] {{<x>}} {%y%} <Foo </Foo> {#id} word Alpha beta. é 𝕏 “ ” 1 ^[note]"""
_SPACES = ["\r\n", "\n", "\t", "  ", " ", "\0", "\u202e", "\u00ad"]
HTML = [
    *_HTML.split(),
    *_SPACES,
    *("<a href='#x'>", "<div hidden>", "<h2>References</h2>", "<a id=n1/>", "<?php x ?>", "<img alt='x'>"),
]
MARKDOWN = [
    *_MARKDOWN.split(),
    *_SPACES,
    *("    ", "\n\n", "  \n", "```\n", "---\n", "===\n", "title: x\n", "<div>\n\n", "</div>\n\n", "- item\n"),
    *("| a | b |\n|---|---|\n", "| x | y\\|z |\n", "[r]: http://x.y\n", "term\n: def\n", "> quoted\n"),
]
TEXT = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "• ",
    "1. ",
    "- ",
    "> ",
    "word ",
    "beta. ",
    "References\n",
    "\t",
    "é",
    "\0",
    "\x85",
]
CASES = st.one_of(
    st.tuples(st.just("a.html"), st.lists(st.sampled_from(HTML), max_size=50).map("".join)),
    st.tuples(st.just("a.md"), st.lists(st.sampled_from(MARKDOWN), max_size=50).map("".join)),
    st.tuples(st.just("a.txt"), st.lists(st.sampled_from(TEXT), max_size=50).map("".join)),
)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(CASES)
def test_every_character_knows_its_place(case: tuple[str, str]) -> None:
    name, source = case
    try:
        found = article(source, name)
    except Unreadable:
        return
    assert misplaced(found, source) == []
    assert all(a < b for a, b in pairwise(found.source.starts))
    ends = [0, *(block.span.end for block in found.blocks)]
    assert ends[-1] == len(found.text)
    for end, block in zip(ends, found.blocks, strict=False):
        assert found.text[end : block.span.start] == ("\n\n" if end else "")
        assert all(block.span.covers(inline.span) and inline.span.start < inline.span.end for inline in block.inlines)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.html", "a.md", "a.txt", "-"]))
def test_any_bytes_are_read_or_refused(body: bytes, name: str) -> None:
    with suppress(Unreadable):
        article(body, name)


def test_lines_and_columns_count_code_points() -> None:
    found = article("<p>é 𝕏&nbsp;&amp;\r\n\t<b>two</b>\r\nthree</p>")
    assert found.text == "é 𝕏 & two three"
    places = {word: found.source.place(found.text.index(word)) for word in ("é", "𝕏", "&", "two", "three")}
    assert places == {"é": Place(1, 4), "𝕏": Place(1, 6), "&": Place(1, 13), "two": Place(2, 5), "three": Place(3, 1)}


def work(source: str, name: str) -> int:
    """Calls made while reading, Python's and C's: what a clock would measure, but the same on every machine."""
    calls = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        article(source, name)
    except Unreadable:
        pass
    finally:
        sys.setprofile(None)
    return calls


HTML_FRAGMENTS = [
    *(
        "<div>x",
        "<b><p>t",
        "<p>text",
        "<li>x",
        "<q>",
        "<h1>T",
        "<table><td>x",
        "<a ",
        "<a x='",
        "<!--",
        "<!-- >",
        "&#;",
    ),
    *("<![CDATA[ >", "<![a[ >", "</", "</div>", "<script>", "&amp;", "&notit;", "<br>x", "“", "<footer class=refs>x"),
    *("<p id=a>x</p><a href='#a'>y</a>", "word\n"),
]
MARKDOWN_FRAGMENTS = [
    "<div>",
    "<q>",
    "- x\n",
    "> ",
    "[",
    "](",
    "*a ",
    "`",
    "[^1]",
    "![",
    "<!--",
    "&",
    "\n\n#",
    "|a|\n|-|\n",
    "word\n",
]
CASES_OF_SIZE = [("a.html", f) for f in HTML_FRAGMENTS] + [("a.md", f) for f in MARKDOWN_FRAGMENTS]


@pytest.mark.parametrize(("name", "fragment"), CASES_OF_SIZE)
def test_work_grows_with_size(name: str, fragment: str) -> None:
    small, large = (work("<p>Text of it.</p>\n\n" + fragment * n, name) for n in (2 * MAX_DEPTH, 8 * MAX_DEPTH))
    assert large < 6 * small + 1000
