from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.records.markup import abstract, plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Growth of<i>Shigella sonnei</i>in water", "Growth of Shigella sonnei in water"),
        ("BiFeO<sub>3</sub> films", "BiFeO3 films"),
        ("an<scp>R</scp>package", "an R package"),
        ("<scp>T</scp>reebase", "Treebase"),
        ("The role of\n   <scp>AI</scp>\n  in it", "The role of AI in it"),
        ("Tag&amp;Tab", "Tag&Tab"),
        ("salt &amp;lt;i&amp;gt;in&amp;lt;/i&amp;gt; water", "salt in water"),
        ("risk (p &amp;lt; 0.05) and b > c", "risk (p < 0.05) and b > c"),
        ("a<b and c>d", "a<b and c>d"),
        (
            "at&amp;nbsp;<mml:math><mml:mi>N</mml:mi><mml:mo>=</mml:mo><mml:mn>88</mml:mn></mml:math>nucleus",
            "at N=88 nucleus",
        ),
        ('&lt;span class="word"&gt;Hyperbolic &lt;span&gt;Symmetry', "Hyperbolic Symmetry"),
        ("\x1b[31mred\u202e\x00", "[31mred"),
        ("", ""),
    ],
)
def test_plain(written: str, read: str) -> None:
    assert plain(written) == read


def test_abstract() -> None:
    assert abstract("<jats:title>Abstract</jats:title><jats:p>We ran.</jats:p>") == "We ran."
    assert abstract("Abstracting services differ.") == "Abstracting services differ."
    assert abstract("<jats:p/>") is None


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(alphabet="<>&;/ainmlt:p#x \n", max_size=200))
def test_plain_is_settled_on_any_text(text: str) -> None:
    once = plain(text)
    assert once == once.strip()
    assert "\n" not in once
