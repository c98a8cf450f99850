"""Bibliographies: BibTeX, RIS, PubMed's format and CSL-JSON; each entry a study with exact fields."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extract import extract
from claims.model import Article, Identifier, Person, Place, Stated
from claims.parts import Document, Unreadable
from claims.readers import choose, read
from tests.claims.readers.reading import article, texts

LAKE = Stated(
    identifiers=(Identifier("doi", "10.1519/jsc.0b013e31825c2c9b"),),
    title="Kettlebell swing training improves maximal and explosive strength",
    authors=(Person("Lake", "Jason P."), Person("Lauder", "Mike A.")),
    year=2012,
    venue="Journal of Strength and Conditioning Research",
    volume="26",
    issue="8",
    pages="2228-2233",
)
BIB = r"""% What we cite
@string{jscr = "Journal of Strength" # " and Conditioning Research"}
@comment{jabref-meta: databaseType:bibtex;}

@Article{lake2012,
  author  = {Lake, Jason P. and Lauder, Mike A.},
  title   = "{Kettlebell} swing training improves {maximal and "explosive"} strength",
  journal = jscr,
  year    = 2012, volume = 26, number = {8},
  pages   = {2228--2233},
  month   = aug,
  doi     = {10.1519/JSC.0b013e31825c2c9b},
}
"""
RIS = """TY  - JOUR
AU  - Lake, Jason P.
AU  - Lauder, Mike A.
TI  - Kettlebell swing training improves maximal
      and explosive strength
JA  - J Strength Cond Res
T2  - Journal of Strength and Conditioning Research
PY  - 2012/08/01
VL  - 26
IS  - 8
SP  - 2228
EP  - 2233
DO  - 10.1519/JSC.0b013e31825c2c9b
ER  - \n"""
NBIB = """PMID- 22580981
OWN - NLM
TI  - Kettlebell swing training improves maximal
      and explosive strength
PG  - 2228-2233
LID - 10.1519/JSC.0b013e31825c2c9b [doi]
FAU - Lake, Jason P.
AU  - Lake JP
FAU - Lauder, Mike A.
AU  - Lauder MA
TA  - J Strength Cond Res
JT  - Journal of Strength and Conditioning Research
DP  - 2012 Aug
VI  - 26
IP  - 8
"""
CSL = {
    "id": "lake2012",
    "type": "article-journal",
    "title": "Kettlebell swing training improves <i>maximal</i> and explosive strength",
    "author": [{"family": "Lake", "given": "Jason P."}, {"family": "Lauder", "given": "Mike A."}],
    "container-title": "Journal of Strength and Conditioning Research",
    "issued": {"date-parts": [[2012, 8]]},
    "volume": 26,
    "issue": "8",
    "page": "2228-2233",
    "DOI": "10.1519/JSC.0b013e31825c2c9b",
}


def stated(found: Article) -> list[Stated]:
    return [study.stated for study in extract(found).studies]


def test_bibtex() -> None:
    (lake,) = stated(article(BIB, "refs.bib"))
    assert lake.title == 'Kettlebell swing training improves maximal and "explosive" strength'
    assert (lake.authors, lake.year, lake.venue) == (LAKE.authors, LAKE.year, LAKE.venue)
    assert (lake.volume, lake.issue, lake.pages, lake.identifiers) == ("26", "8", "2228-2233", LAKE.identifiers)


@pytest.mark.parametrize(
    ("source", "name"),
    [(RIS, "refs.ris"), (json.dumps([CSL]), "refs.json"), (json.dumps(CSL), "one.json")],
)
def test_the_other_formats_state_the_same(source: str, name: str) -> None:
    assert stated(article(source, name)) == [LAKE]


def test_pubmeds_own() -> None:
    (found,) = stated(article(NBIB, "pubmed.nbib"))
    assert found.identifiers == (*LAKE.identifiers, Identifier("pmid", "22580981"))
    assert (found.title, found.authors, found.venue, found.year) == (LAKE.title, LAKE.authors, LAKE.venue, 2012)


@pytest.mark.parametrize("held", ["items", "references"])
def test_lists_held_by_an_object(held: str) -> None:
    source = json.dumps({"version": 3, held: [CSL, {"type": "book", "title": "Eggs"}]}, indent=1)
    found = article(source, "export.json")
    assert [entry.title for entry in stated(found)] == [LAKE.title, "Eggs"]
    line = source[: source.index('"type": "book"')].count("\n")
    assert found.place(found.blocks[1].span).line == line


def test_an_entry_is_written_out_and_knows_its_places() -> None:
    found = article(BIB, "refs.bib")
    (block,) = found.blocks
    assert (block.kind, block.within, block.label) == ("item", ("references",), "lake2012")
    assert found.text.startswith("Jason P. Lake, Mike A. Lauder. (2012). Kettlebell swing training")
    assert found.text.endswith("Research, 26(8):2228-2233. https://doi.org/10.1519/jsc.0b013e31825c2c9b")
    assert found.place(block.span) == Place(5, 1)
    assert found.source.place(found.text.index("son P. Lake")).line == 6
    assert found.source.place(found.text.index("Kettlebell")) == Place(7, 14)
    assert found.source.place(found.text.index("https")).line == 12


@pytest.mark.parametrize(
    ("source", "titles", "notes"),
    [
        ("@misc(a, title = {In (round) brackets})", ["In (round) brackets"], 0),
        ("@misc{a, title = {One}} @misc{b, title = {Two}}", ["One", "Two"], 0),
        ("%@misc{a, title = {One}}\n@misc{b, title = {Two}}", ["Two"], 0),
        ("@misc{a,\n  title = {An { open brace},\n  year = 1999\n}\n@misc{b, title = {Two}}", ["Two"], 1),
        ('@misc{a, title = "no end}\n@misc{b, title = {Two}}', ["Two"], 1),
        ("@misc{, title = {No key}}", ["No key"], 0),
        ("@misc{title = {No key and no comma}}", ["No key and no comma"], 0),
        ("@misc{a, title = {One},, year = 2001,\n% a comment\n}", ["One"], 0),
        ("@misc{a, title = {One}, title = {Again}}", ["One"], 0),
        ("@misc{a, title = {Mail me @ home}}", ["Mail me @ home"], 0),
        ("@misc{a, year = 2001}@misc{b}@misc{c, title = unknown}", [None, "unknown"], 0),
        ("\N{BYTE ORDER MARK}@misc{a,\r\n title = {One\r\n  more}}\r\n", ["One more"], 0),
    ],
)
def test_odd_bibtex(source: str, titles: list[str | None], notes: int) -> None:
    found = article(source, "refs.bib")
    assert [entry.title for entry in stated(found)] == titles
    assert len(found.unread) == notes


def test_a_note_names_the_line_of_a_broken_entry() -> None:
    found = article("@misc{a, title={A}}\n\n@misc{b, title={B}\n", "refs.bib")
    assert found.unread == ("the entry on line 3 does not end; a brace or quotation mark is missing",)


def test_an_entry_inherits_from_the_one_it_refers_to() -> None:
    parent = "@proceedings{p, title={Proc}, year=2001, doi={10.1000/1}}"
    source = f"@inproceedings{{a, title={{A}}, crossref={{P}}, pages={{1}}}}\n{parent}"
    (entry,) = stated(article(source, "refs.bib"))
    assert (entry.title, entry.venue, entry.year, entry.identifiers) == ("A", "Proc", 2001, ())


def test_entries_that_share_an_identifier_stay_apart() -> None:
    source = "@misc{a, title={One}, doi={10.1000/1}}\n@misc{b, title={Two}, doi={10.1000/1}}"
    assert [entry.title for entry in stated(article(source, "refs.bib"))] == ["One", "Two"]


def test_groups_particles_and_dates_of_csl() -> None:
    item = {
        "type": "report",
        "title": "Eggs",
        "author": [
            {"family": "Berg", "given": "Jo", "non-dropping-particle": "van der", "suffix": "Jr"},
            {"literal": "Department of Eggs and Hens"},
        ],
        "issued": {"raw": "Spring 1999"},
    }
    (entry,) = stated(article(json.dumps([item]), "refs.json"))
    assert entry.authors == (Person("van der Berg", "Jo", "Jr"), Person("Department of Eggs and Hens", group=True))
    assert entry.year == 1999


@pytest.mark.parametrize(
    ("source", "reader"), [(BIB, "bibtex"), (RIS, "ris"), (NBIB, "ris"), (json.dumps([CSL]), "csl")]
)
def test_they_are_known_by_their_looks(source: str, reader: str) -> None:
    assert choose(Document("-", source.encode())).name == reader


@pytest.mark.parametrize(
    ("name", "source", "told"),
    [
        ("a.bib", "Only words, and no entry.", "no entry with a title"),
        ("a.bib", "@comment{x}", "no entry"),
        ("a.ris", "TY  - JOUR\nER  - \n", "no entry"),
        ("a.json", '{"name": "a-package"}', "no bibliography"),
        ("a.json", "[1, 2", "no bibliography"),
        ("a.json", "[{", "not well-formed JSON"),
        ("a.json", "[" * 100_000, "nested too deep"),
        ("a.json", '{"a":' * 100_000, "nested too deep"),
        ("a.json", "", "empty"),
    ],
)
def test_what_is_none_is_one_line(name: str, source: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told) as caught:
        article(source, name)
    assert "\n" not in str(caught.value)


HELD = st.recursive(
    st.text(alphabet="ab ,=#@%é\n", max_size=8), lambda inner: inner.map(lambda text: f"{{{text}}}"), max_leaves=3
)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.lists(st.lists(HELD, min_size=1, max_size=4).map("".join), min_size=1, max_size=4))
def test_every_braced_value_is_read_whole(values: list[str]) -> None:
    entries = (f"@misc{{k{i},\n  title = {{T{value}}},\n  year = {2000 + i}\n}}\n" for i, value in enumerate(values))
    found = article("".join(entries), "refs.bib")
    plain = [" ".join(f"T{value}".replace("{", "").replace("}", "").split()) for value in values]
    assert [(entry.title, entry.year) for entry in stated(found)] == [(t, 2000 + i) for i, t in enumerate(plain)]


@settings(derandomize=True, max_examples=300, deadline=None)
@given(
    st.sampled_from(["a.bib", "a.ris", "a.nbib", "a.json"]),
    st.lists(
        st.sampled_from(["@misc{", "a,", "title", " = ", "{", "}", '"', "#", "\n", "TY  - X\n", "PMID- 1\n", "TI  - t",
                         "\nEP  - 3\n", "[", "]", '{"type": "x", "title":', "1", ",", "ER  - \n", "\\", "\0", "é"]),
        max_size=40,
    ),
)  # fmt: skip
def test_any_text_is_read_or_refused(name: str, pieces: list[str]) -> None:
    try:
        found = read(Document(name, "".join(pieces).encode()))
    except Unreadable:
        return
    assert len(texts(found)) == len(stated(found))
    assert all(found.place(block.span).line >= 1 for block in found.blocks)
