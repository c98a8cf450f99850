"""PDF files: lines to paragraphs, links on their words, running heads dropped, and what cannot be read."""

from __future__ import annotations

import io
import sys
from contextlib import suppress

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extract import extract
from claims.model import Article, Identifier, Place
from claims.parts import Document, Unreadable
from claims.readers import read
from tests.claims.readers.packing import Placed, flowed, pdf
from tests.claims.readers.reading import article, block_with, texts


def read_pdf(*pages: list[Placed], **more: object) -> Article:
    return article(pdf(*pages, **more), "a.pdf")  # type: ignore[arg-type]


LONG = "A line of words that is as long as the lines of a page of a report are wont to be, or about."


def test_lines_make_paragraphs_by_gaps_indents_and_sizes() -> None:
    found = read_pdf(
        [
            (72, 740, 20.0, "Eggs again"),
            *flowed(
                f"{LONG}\nand it goes on.\n\nAfter a gap there is another,\nwhich goes on.\n   Indented. {LONG}\n{LONG}"
            ),
        ]
    )
    assert found.title == "Eggs again"
    assert [(b.kind, found.slice(b.span)) for b in found.blocks] == [
        ("heading", "Eggs again"),
        ("paragraph", f"{LONG} and it goes on."),
        ("paragraph", "After a gap there is another, which goes on."),
        ("paragraph", f"Indented. {LONG} {LONG}"),
    ]
    assert found.blocks[1].section == "Eggs again"


def test_a_place_is_page_and_character() -> None:
    found = read_pdf(flowed("The first page."), flowed("The second page,\nwith two lines."))
    assert found.place(found.blocks[0].span) == Place(1, 1)
    assert found.source.place(found.text.index("second")) == Place(2, 5)
    assert found.source.place(found.text.index("with")) == Place(2, 18)


def test_a_sentence_goes_on_over_the_page() -> None:
    found = read_pdf(flowed(f"{LONG}\n{LONG} It is a"), flowed("sentence that goes on.\n\nAnother."))
    assert texts(found)[-2:] == [f"{LONG} {LONG} It is a sentence that goes on.", "Another."]


def test_words_broken_at_line_ends() -> None:
    found = read_pdf(
        flowed(
            "They had consid-\nerable trust in a meta-\nanalysis of low-\nback pain. Low-back pain is a matter of the\n"
            "lower lumbar re-\ngion, see https://doi.org/10.1519/\njsc.0b013e31825c2c9b for 1999–\n2004 and so on."
        )
    )
    assert found.text == (
        "They had considerable trust in a meta-analysis of low-back pain. Low-back pain is a matter of the "
        "lower lumbar region, see https://doi.org/10.1519/jsc.0b013e31825c2c9b for 1999–2004 and so on."
    )
    assert found.source.place(found.text.index("erable")) == Place(1, 18)


def test_links_stand_on_their_words() -> None:
    line = "See the trial of eggs and another one."
    width = 5.17  # of a character at 11 points, as the reader estimates it
    at, end = 72 + width * line.index("trial"), 72 + width * line.index(" and")
    found = read_pdf(flowed(line), links={0: [(at, 697, end, 709, "https://doi.org/10.1000/182"), (0, 0, 9, 9, "x:y")]})
    links = [(found.slice(i.span), i.target) for i in found.blocks[0].inlines]
    assert links == [("trial of eggs", "https://doi.org/10.1000/182")]


def test_superscripts() -> None:
    found = read_pdf([(72, 700, 11, "Eggs help"), (118, 705, 7, "12"), (128, 700, 11, " in many ways.")])
    (mark,) = found.blocks[0].inlines
    assert (found.text, mark.kind, found.slice(mark.span)) == ("Eggs help12 in many ways.", "superscript", "12")


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        [(72, 760, 9, "The Egg Report"), *flowed(f"Page text of part {word}."), (300, 30, 9, f"{n} of 3")]
        for n, word in enumerate(("one", "two", "three"), 1)
    ]
    assert texts(read_pdf(*pages)) == [f"Page text of part {word}." for word in ("one", "two", "three")]
    chapters = [
        [(72, 760, 11, f"Chapter {word} {n}"), *flowed(f"In {word} we say it.")]
        for n, word in ((7, "Hens"), (8, "Eggs"), (9, "Feed"))
    ]
    assert texts(read_pdf(*chapters)) == ["In Hens we say it.", "In Eggs we say it.", "In Feed we say it."]


def test_a_list_of_references_is_its_entries() -> None:
    found = read_pdf(
        flowed(
            "Swings raised strength in six weeks [1].\n\nReferences\n\n"
            "[1] Lake JP, Lauder MA. Kettlebell swing training improves maximal and explosive\n"
            "   strength. J Strength Cond Res. 2012;26(8):2228-33. doi:10.1519/JSC.0b013e31825c2c9b\n"
            "[2] Jay K, Frisch D. Kettlebell training for musculoskeletal and cardiovascular health.\n"
            "   Scand J Work Environ Health. 2011;37(3):196-203."
        )
    )
    entry = block_with(found, "Jay K")
    assert (entry.kind, entry.within, entry.label) == ("item", ("references",), "2")
    studies = extract(found).studies
    assert [study.stated.year for study in studies] == [2012, 2011]
    assert studies[0].stated.identifiers == (Identifier("doi", "10.1519/jsc.0b013e31825c2c9b"),)
    assert len(studies[0].mentions) == 2


def test_hanging_entries_without_numbers() -> None:
    found = read_pdf(
        flowed(
            "References\n\nLake, J. P. (2012). Kettlebell swing training improves maximal and\n"
            "    explosive strength. Journal of Strength.\nJay, K. (2011). Kettlebell training. Scand J Work.\n"
            "Zed, A. (2010). A long title that goes on for a whole line and then into\n    another one. J Egg."
        )
    )
    assert [text[:4] for text in texts(found)] == ["Refe", "Lake", "Jay,", "Zed,"]


def test_a_note_at_the_foot_of_a_page() -> None:
    note = "Lake JP, Lauder MA. Kettlebell swing training improves strength. J Strength Cond Res. 2012;26(8):2228-33."
    found = read_pdf(
        [
            (72, 700, 11, f"{LONG}"),
            (72, 687, 11, "Swings raised strength in six weeks."),
            (262, 691, 7, "1"),
            (72, 100, 6, "1"),
            (76, 97, 9, note),
        ]
    )
    block = block_with(found, "Lake JP")
    assert (block.kind, block.within, block.label, found.slice(block.span)) == ("footnote", ("footnotes",), "1", note)
    (study,) = extract(found).studies
    assert (study.stated.year, len(study.mentions)) == (2012, 2)


def test_ligatures_and_loose_accents() -> None:
    from claims.readers.pdf_layout import Chunk, lines_of

    (line,) = lines_of([Chunk("The oﬃce of Ren´e M¨uller", 1, 1, 10), Chunk(" ﬁts", 200, 1, 10)])
    assert line.text == "The office of René Müller fits"


def test_the_title_of_the_properties_serves_where_none_is_shown() -> None:
    assert read_pdf(flowed("Only words."), title="Eggs again").title == "Eggs again"
    assert read_pdf(flowed("Only words."), title="Microsoft Word - eggs.doc").title is None


def test_a_page_without_text_is_noted() -> None:
    found = read_pdf(flowed("Some words."), [])
    assert found.unread == ("no text on page 2: a picture, perhaps",)


def encrypted(password: str) -> bytes:
    writer, file = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(flowed("Secret words.")))), io.BytesIO()
    writer.encrypt(password, "owner", algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def test_a_file_that_needs_no_password_is_read() -> None:
    assert texts(article(encrypted(""), "a.pdf")) == ["Secret words."]


def test_without_the_extra_the_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(Unreadable, match=r'pip install "citation-auditor\[pdf\]"'):
        read_pdf(flowed("Words."))


WHOLE = pdf(flowed("Words of it,\nand more of them."), flowed("A second page."))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (pdf([]), "no text in this PDF file; are its pages pictures"),
        (encrypted("password"), "encrypted"),
        (WHOLE[:200], "damaged|no text"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged|no text"),
    ],
)
def test_what_cannot_be_read_is_one_line(body: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told) as caught:
        article(body, "a.pdf")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        pdf(flowed("Words."), form=b"/F Do " * 50),
        pdf(flowed("Words.")).replace(b"/Kids[", b"/Kids[2 0 R "),
        pdf(flowed("Words.")).replace(b"startxref", b"startxxxx"),
        b"junk\n" + pdf(flowed("Words.")),
    ],
)
def test_odd_files_are_read_or_refused(body: bytes) -> None:
    with suppress(Unreadable):
        assert "Words." in article(body, "a.pdf").text


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_damaged_bytes_never_crash(changes: list[tuple[int, int]]) -> None:
    body = bytearray(WHOLE)
    for at, value in changes:
        body[at] = value
    with suppress(Unreadable):
        assert read(Document("a.pdf", bytes(body))).blocks


@settings(derandomize=True, max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(-50, 700),
            st.floats(-50, 900),
            st.sampled_from([0, 6, 11, 11, 20]),
            st.text("ab-.1[] é", max_size=9),
        ),
        max_size=12,
    )
)
def test_words_anywhere_on_a_page_are_kept(lines: list[Placed]) -> None:
    body = [(72.0, 400.0, 11.0, "Some words to begin with.")]
    found = read_pdf([*body, *((round(x, 2), round(y, 2), size, text) for x, y, size, text in lines)])
    assert "begin with" in found.text
    assert all(found.place(block.span).line == 1 for block in found.blocks)
