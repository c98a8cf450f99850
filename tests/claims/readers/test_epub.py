"""EPUB books: chapters in order, notes in a chapter of their own, and hostile archives."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extract import extract
from claims.model import Place
from claims.parts import Document, Unreadable
from claims.readers import read
from tests.claims.readers.packing import packed
from tests.claims.readers.reading import article, texts


def epub(chapters: dict[str, str], **more: str | bytes) -> bytes:
    """A book of these chapters (the bodies of pages); the last is listed first and read last."""
    items = "".join(
        f'<item id="c{i}" href="text/{name}.xhtml" media-type="application/xhtml+xml"/>'
        for i, name in reversed(list(enumerate(chapters)))
    )
    spine = "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><title>x</title><body>{}</body></html>'
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Egg Book</dc:title><dc:date>2020-03-04</dc:date>'
        f'</metadata><manifest><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        f'<item id="p" href="p.png" media-type="image/png"/>{items}</manifest>'
        f'<spine><itemref idref="n"/><itemref idref="p"/><itemref idref="none"/>{spine}</spine></package>',
        "OEBPS/nav.xhtml": page.format("<nav>Contents</nav>"),
        **{f"OEBPS/text/{name}.xhtml": page.format(body) for name, body in chapters.items()},
    }
    return packed({**parts, **more})


BOOK = {
    "one": "<h1>Hens</h1><p>Swings raised strength in six weeks.<a href='notes.xhtml#n1'>1</a></p>",
    "cover": "<img src='x.png'/>",
    "two": "<h1>Eggs</h1><p>A whole chapter on &eacute;ggs.</p>",
    "notes": "<h2>Notes</h2><ol><li id='n1'>Lake JP, Lauder MA. Kettlebell swing training improves maximal and "
    "explosive strength. J Strength Cond Res. 2012;26(8):2228-33.</li></ol>",
}


def test_chapters_in_the_order_of_the_spine() -> None:
    found = article(epub(BOOK), "eggs.epub")
    assert (found.title, str(found.published), found.name) == ("The Egg Book", "2020-03-04", "eggs.epub")
    assert [text[:5] for text in texts(found)] == ["Hens", "Swing", "Eggs", "A who", "Notes", "Lake "]
    assert found.place(found.blocks[3].span) == Place(4, 1)
    assert found.source.place(found.text.index("éggs")) == Place(4, 20)


def test_notes_are_reached_from_other_chapters() -> None:
    found = article(epub(BOOK), "eggs.epub")
    (link,) = (i for block in found.blocks for i in block.inlines if i.kind == "link")
    assert link.target.removeprefix("#") in found.blocks[5].anchors
    (study,) = extract(found).studies
    assert [found.place(mention.span).line for mention in study.mentions] == [2, 6]


def test_it_is_known_by_its_looks() -> None:
    assert len(texts(article(epub(BOOK), "-"))) == 6


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (epub({"cover": "<img src='x.png'/>"}), "no text"),
        (epub(BOOK)[:-300], "damaged"),
        (packed({"mimetype": "application/epub+zip"}), "damaged"),
        (epub(BOOK, **{"OEBPS/book.opf": "<!DOCTYPE a [<!ENTITY b 'c'>]><package>&b;</package>"}), "damaged"),
        (epub(BOOK, **{"META-INF/container.xml": "<container/>"}), "damaged"),
        (epub(BOOK, **{"OEBPS/book.opf": "<package/>"}), "no text"),
        (epub({"bomb": "<p>" + " " * 40_000_000 + "</p>"}), "30 MB"),
    ],
)
def test_hostile_files_are_one_line(body: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told) as caught:
        article(body, "eggs.epub")
    assert "\n" not in str(caught.value)


WHOLE = epub(BOOK)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_damaged_bytes_never_crash(changes: list[tuple[int, int]]) -> None:
    body = bytearray(WHOLE)
    for at, value in changes:
        body[at] = value
    with suppress(Unreadable):
        assert read(Document("eggs.epub", bytes(body))).blocks
