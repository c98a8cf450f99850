"""LaTeX made plain."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.entries.latex import plain, verbatim


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"Caf\'e, caf\'{e}, caf{\'e}, caf{\'{e}}", "Café, café, café, café"),
        (r"M{\"u}ller and {\O}rsted and Stra{\ss}e", "Müller and Ørsted and Straße"),
        (r"\c{c} \v{s} \H{o} \u{g} \k{a} \r{a} \d{s} \=a \.z \~n \^o \`a", "ç š ő ğ ą å ṣ ā ż ñ ô à"),
        (r"na\"{\i}ve na\"\i ve \'{\i}", "naïve naïve í"),
        (r"\o re \o{}re {\L}\'od\'z", "øre øre Łódź"),
        (r"{DNA} and {The {Lancet}}", "DNA and The Lancet"),
        (r"\emph{in vitro}, \textbf{b}old, \textit{it}", "in vitro, bold, it"),
        (r"$\beta$-alanine and $\mathrm{VO}_{2}$max", "β-alanine and VO2max"),
        ("costs $5 and $10", "costs $5 and $10"),
        (r"5\% \& \$3 \#1 a\_b \{x\}", "5% & $3 #1 a_b {x}"),
        ("10--20 --- ``so''", "10–20 — “so”"),
        ("A.~Smith", "A. Smith"),
        ("two\n   lines", "two lines"),
        (r"see \href{https://e.org/x}{this page}", "see this page"),
    ],
)
def test_plain(source: str, text: str) -> None:
    assert plain(source) == text


def test_addresses_keep_their_signs() -> None:
    assert verbatim(r"{\url{https://e.org/a\_b~c\%20}}") == "https://e.org/a_b~c%20"
    assert verbatim("10.1002/(SICI)1097-0142(19960101)77:1<1::AID-CNCR1>3.0.CO;2-#") == (
        "10.1002/(SICI)1097-0142(19960101)77:1<1::AID-CNCR1>3.0.CO;2-#"
    )


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(alphabet="\\{}$^_~'\"`-ceo ij%&\n", max_size=80))
def test_any_text_comes_out_as_one_line(text: str) -> None:
    assert plain(text) == " ".join(plain(text).split())


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_characters="\\{}$~`'-", exclude_categories=["Cs", "Co"]), max_size=60))
def test_text_without_commands_stays(text: str) -> None:
    assert plain(text) == " ".join(text.split())
