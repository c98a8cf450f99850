"""Choosing a reader, decoding, and what cannot be read."""

from __future__ import annotations

import pytest

from claims.parts import Document, Unreadable
from claims.readers import choose
from tests.claims.readers.reading import article, texts


@pytest.mark.parametrize(
    ("name", "media_type", "body", "reader"),
    [
        ("a.html", None, "x", "html"),
        ("A.HTM", None, "x", "html"),
        ("a.md", None, "<p>x</p>", "markdown"),
        ("a.txt", None, "<p>x</p>", "text"),
        ("https://e.org/a?x=.md", "text/html", "x", "html"),
        ("https://e.org/a.md", "text/plain", "x", "markdown"),
        ("https://e.org/a", None, "x", "text"),
        ("-", None, "<!DOCTYPE html><p>x", "html"),
        ("-", None, "Some <p class='a'>x</p>", "html"),
        ("-", None, "---\ntitle: x\n---\ny", "markdown"),
        ("-", None, "See [x](https://e.org).", "markdown"),
        ("-", None, "# Title\n\nText", "markdown"),
        ("-", None, "Just 2 < 3 words.", "text"),
    ],
)
def test_choosing(name: str, media_type: str | None, body: str, reader: str) -> None:
    assert choose(Document(name, body.encode(), media_type)).name == reader


@pytest.mark.parametrize(
    ("body", "known"),
    [
        ("<p>Café “x”</p>".encode(), {}),
        ("<p>Café “x”</p>".encode("utf-8-sig"), {}),
        ("<p>Café “x”</p>".encode("utf-16"), {}),
        ("<p>Café “x”</p>".encode("utf-16-le"), {}),
        ("<p>Café “x”</p>".encode("cp1252"), {"charset": "ISO-8859-1"}),
        ("<meta charset=windows-1252><p>Café “x”</p>".encode("cp1252"), {}),
        (
            "<meta http-equiv=content-type content='text/html; charset=utf-8'><p>Café “x”</p>".encode(),
            {"charset": "no-such"},
        ),
        ("<p>Café “x”</p>".encode(), {"charset": "punycode"}),
    ],
)
def test_decoding(body: bytes, known: dict[str, str]) -> None:
    found = article(body, **known)
    assert (texts(found), found.unread) == (["Café “x”"], ())


def test_a_guessed_character_set_is_noted() -> None:
    found = article("<p>Café “x”</p>".encode("cp1252"))
    assert texts(found) == ["Café “x”"]
    assert "windows-1252" in found.unread[0]
    damaged = article(("<p>" + "é" * 50 + "</p>").encode() + b"\xc3")
    assert damaged.unread == ("1 damaged characters: the file is not valid UTF-8",)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n", "PNG image; HTML, Markdown, plain text, Word .* are read: save the article"),
        (b"\xd0\xcf\x11\xe0", "an old Word file"),
        (b"%PDF-1.7 ...", "this PDF file is damaged"),
        (b"PK\x03\x04rest", "ZIP"),
        (bytes(range(256)) * 10, "binary"),
        (b"word " * 5_000_000, "25 MB, and articles of up to 20 MB are read"),
    ],
)
@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt", "-"])
def test_what_cannot_be_read_says_so_in_one_line(name: str, body: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message) as caught:
        article(body, name)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)
