from __future__ import annotations

import pytest

from claims.model import Place
from tests.claims.readers.reading import article, block_with, texts
from tests.shared import SHARED, needs_shared

GUIDE = """Do Eggs Raise Cholesterol?

What To Know

  • A 2017 study found that eggs are fine.
  • Hens agree.

A paragraph that runs
over two lines.

1. Start Slowly

Eat one egg.

Several studies looked at eggs:

1. A 2018 study in a journal found that two eggs are fine.

2. Another found three.

> "Eggs are food," said a hen.

Was this page helpful?

References

[1] Smith J. Eggs. 2019.
[2] Doe J. Hens. 2018.

Back to top button"""


def test_blocks_of_plain_text() -> None:
    found = article(GUIDE, "a.txt")
    assert found.title == "Do Eggs Raise Cholesterol?"
    assert [(b.kind, b.within, b.label, found.slice(b.span)) for b in found.blocks] == [
        ("heading", (), None, "Do Eggs Raise Cholesterol?"),
        ("heading", (), None, "What To Know"),
        ("item", ("summary",), None, "A 2017 study found that eggs are fine."),
        ("item", ("summary",), None, "Hens agree."),
        ("paragraph", (), None, "A paragraph that runs over two lines."),
        ("heading", (), None, "1. Start Slowly"),
        ("paragraph", (), None, "Eat one egg."),
        ("paragraph", (), None, "Several studies looked at eggs:"),
        ("item", (), "1", "A 2018 study in a journal found that two eggs are fine."),
        ("item", (), "2", "Another found three."),
        ("paragraph", ("blockquote",), None, '"Eggs are food," said a hen.'),
        ("heading", (), None, "References"),
        ("item", ("references",), "1", "Smith J. Eggs. 2019."),
        ("item", ("references",), "2", "Doe J. Hens. 2018."),
    ]
    assert found.place(block_with(found, "Hens agree").span) == Place(6, 5)


def test_one_line_is_an_article() -> None:
    assert texts(article("A 2019 study found that eggs are fine.", "-")) == ["A 2019 study found that eggs are fine."]
    assert texts(article("Eggs are fine", "a.txt")) == ["Eggs are fine"]


@needs_shared
@pytest.mark.shared
def test_a_real_article() -> None:
    found = article((SHARED / "articles" / "hip-thrust-lower-back.txt").read_bytes(), "hip.txt")
    claims = [b for b in found.blocks if found.slice(b.span).startswith(("A 2017 study", "Another study in 2018"))]
    assert [(b.kind, b.label, b.within) for b in claims] == [
        ("item", None, ("summary",)), ("item", "1", ()), ("item", "2", ()),
    ]  # fmt: skip
    assert "My name is" not in found.text
    assert "Was this page helpful" not in found.text
