"""Word files: what is read, what is left out, and where it is said to stand."""

from __future__ import annotations

import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extract import extract
from claims.model import Article, Identifier, Place
from claims.parts import Document, Unreadable
from claims.readers import read
from tests.claims.readers.packing import paragraph, run, word
from tests.claims.readers.reading import article, block_with, texts


def docx(body: str, *notes: str, links: tuple[str, ...] = ()) -> Article:
    return article(word(body, notes, links), "draft.docx")


def test_paragraphs_headings_quotes_and_captions() -> None:
    found = docx(
        paragraph("Eggs again", "Title")
        + paragraph("A plain paragraph about eggs.")
        + paragraph("What they found", "heading1")
        + paragraph("“Eggs are eggs,” she said.", "Quote")
        + paragraph("Figure 1. An egg.", "caption")
    )
    assert found.title == "Eggs again"
    assert [(b.kind, b.within, found.slice(b.span)) for b in found.blocks] == [
        ("heading", (), "Eggs again"),
        ("paragraph", (), "A plain paragraph about eggs."),
        ("heading", (), "What they found"),
        ("paragraph", ("blockquote",), "“Eggs are eggs,” she said."),
        ("caption", ("figure",), "Figure 1. An egg."),
    ]
    assert found.blocks[1].section == "Eggs again"


def test_a_place_is_paragraph_and_character() -> None:
    found = docx(paragraph("One.") + paragraph("Two é three.") + paragraph("Four."))
    at = found.text.index("three")
    assert found.source.place(at) == Place(2, 7)
    assert found.place(found.blocks[2].span) == Place(3, 1)


def test_links_and_fields() -> None:
    link = f'<w:hyperlink r:id="rId10">{run("a trial")}</w:hyperlink>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://doi.org/10.1000/182" '
        f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("another")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    found = docx(paragraph(run("See ") + link + run(" and ") + field + run(".")), links=("https://e.org/a?b=1&amp;c",))
    assert found.text == "See a trial and another."
    links = [(found.slice(i.span), i.target) for i in found.blocks[0].inlines if i.kind == "link"]
    assert links == [("a trial", "https://e.org/a?b=1&c"), ("another", "https://doi.org/10.1000/182")]


def test_tracked_changes_are_taken_as_accepted() -> None:
    body = paragraph(
        run("Eggs ")
        + '<w:del w:id="1"><w:r><w:delText>never </w:delText></w:r></w:del>'
        + f'<w:ins w:id="2">{run("always ")}</w:ins>'
        + f'<w:moveFrom w:id="3">{run("from ")}</w:moveFrom><w:moveTo w:id="4">{run("to ")}</w:moveTo>'
        + run("help.")
    )
    assert texts(docx(body)) == ["Eggs always to help."]


def test_footnotes_are_notes_that_their_marks_point_to() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    found = docx(
        paragraph(run("Swings raised strength in six weeks.") + mark),
        " Lake JP, Lauder MA. Kettlebell swing training improves maximal and explosive strength. "
        "J Strength Cond Res. 2012;26(8):2228-33. doi:10.1519/JSC.0b013e31825c2c9b",
    )
    note = found.blocks[1]
    assert (note.kind, note.within, note.label) == ("footnote", ("footnotes",), "1")
    (study,) = extract(found).studies
    assert study.stated.identifiers == (Identifier("doi", "10.1519/jsc.0b013e31825c2c9b"),)
    assert [found.place(mention.span).line for mention in study.mentions] == [1, 2]


def test_tables_lists_and_odd_characters() -> None:
    cell = f"<w:tc>{paragraph('Trial')}</w:tc><w:tc>{paragraph('n = 43')}</w:tc>"
    odd = (
        run("no\u00a0break") + "<w:r><w:noBreakHyphen/><w:softHyphen/><w:tab/><w:t>tab</w:t><w:br/></w:r>" + run("line")
    )
    found = docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>" + paragraph(odd))
    assert texts(found) == ["Trial", "n = 43", "no break\u2011 tab\nline"]
    assert [b.kind for b in found.blocks] == ["cell", "cell", "paragraph"]


def test_a_bibliography_by_its_style() -> None:
    found = docx(paragraph("Text of it.") + paragraph("Doe J. Eggs. J Egg. 2019;1:2-3.", "Bibliography"))
    assert block_with(found, "Doe J").within == ("references",)


def test_it_is_known_by_its_looks() -> None:
    body = word(paragraph("Words."))
    for name in ("-", "draft.doc", "draft.html"):
        assert texts(article(body, name)) == ["Words."]


def test_without_the_extra_the_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(Unreadable, match=r'pip install "citation-auditor\[docx\]"'):
        docx(paragraph("Words."))


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
BAD: dict[str, tuple[bytes, str]] = {
    "empty": (word(""), "no text in this Word file"),
    "no body": (b"PK\x05\x06" + bytes(18), "damaged"),
    "cut": (word(paragraph("Words."))[:-200], "damaged"),
    "bomb": (word(paragraph(" " * 40_000_000)), "30 MB"),
    "entities": (word("", **{"word/document.xml": BOMB + "<a>&b;</a>"}), "damaged"),
    "sixteen bits": (word("", **{"word/document.xml": (BOMB + "<a/>").encode("utf-16")}), "damaged"),
    "no document": (word("", **{"word/document.xml": "<a/>"}), "damaged|no text"),
    "deep": (word(paragraph("<w:ins>" * 20_000 + "</w:ins>" * 20_000)), "damaged|no text"),
}


@pytest.mark.parametrize("name", BAD)
def test_hostile_files_are_one_line(name: str) -> None:
    body, told = BAD[name]
    with pytest.raises(Unreadable, match=told) as caught:
        article(body, "draft.docx")
    assert "\n" not in str(caught.value)


WHOLE = word(paragraph("Words of it.") * 3, ("A note.",))


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_damaged_bytes_never_crash(changes: list[tuple[int, int]]) -> None:
    body = bytearray(WHOLE)
    for at, value in changes:
        body[at] = value
    with suppress(Unreadable):
        assert read(Document("draft.docx", bytes(body))).blocks
