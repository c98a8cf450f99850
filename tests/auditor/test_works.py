from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.library import retractions
from auditor.library.files import Deleted, Fault, UnreadableWorks, read
from auditor.library.lines import parse, unglued
from auditor.library.placed import Placed, placed
from auditor.model import Work
from claims.model import Identifier, Person


def written(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines), "utf-8")
    return path


def titles(path: Path) -> list[str]:
    return [record.title if isinstance(record, Work) else str(record) for record in read(path)]


def test_a_line_says_all_it_can() -> None:
    work = parse(
        {
            "title": "Hip thrusts and sprint speed.",
            "authors": ["Jane A. Doe", "Roe RM", {"family": "van der Berg", "given": "Johan"}],
            "year": "2017",
            "venue": "Journal of Strength and Conditioning Research",
            "iso": "J Strength Cond Res",
            "doi": "https://doi.org/10.1519/JSC.0000000000001234",
            "pmid": 28000001,
            "volume": 31,
            "pages": "100-8",
            "types": ["Randomized Controlled Trial"],
            "id": "PMC5000001",
        }
    )
    assert work
    assert work.authors == (Person("Doe", "Jane A."), Person("Roe", "R. M."), Person("van der Berg", "Johan"))
    assert work.identifiers == (
        Identifier("doi", "10.1519/jsc.0000000000001234"),
        Identifier("pmid", "28000001"),
        Identifier("pmcid", "PMC5000001"),
    )
    assert (work.years, work.volume, work.pages) == ((2017,), "31", "100-8")
    assert work.venue_abbreviation == "J Strength Cond Res"
    assert work.publication_types == ("Randomized Controlled Trial",)


@pytest.mark.parametrize(
    ("authors", "families", "complete"),
    [
        ("Halme, J; Uitto, JA; Saxen, L", ["Halme", "Uitto", "Saxen"], True),
        (["Halme, J; Uitto, JA"], ["Halme", "Uitto"], True),
        (["Jane Doe", "Rob Roe", "et al."], ["Doe", "Roe"], False),
        (None, [], True),
        ([None, 7, ["x"], {}], ["7"], True),
    ],
)
def test_authors_in_every_shape(authors: object, families: list[str], complete: bool) -> None:
    work = parse({"title": "A title", "authors": authors})
    assert work
    assert [person.family for person in work.authors] == families
    assert work.authors_complete is complete


@pytest.mark.parametrize(
    ("year", "years"),
    [("2016", (2016,)), (2016, (2016,)), ("2016 Mar", (2016,)), (None, ()), ("n.d.", ()), (20160, ())],
)
def test_years_in_every_shape(year: object, years: tuple[int, ...]) -> None:
    work = parse({"title": "A title", "year": year})
    assert work
    assert work.years == years


def test_headings_glued_to_an_abstract_are_parted() -> None:
    glued = "BackgroundWe asked if it helps.MethodsIn a trial of 12.ResultsPain fell (p < 0.05).ConclusionsIt helps."
    assert unglued(glued) == (
        "Background: We asked if it helps. Methods: In a trial of 12. "
        "Results: Pain fell (p < 0.05). Conclusions: It helps."
    )
    assert unglued("Methods of settling. Results vary.") == "Methods of settling. Results vary."


@pytest.mark.parametrize(
    ("venue", "parts"),
    [
        ("Phys.Rev.D76:013009,2007", Placed("Phys.Rev.D", "76", "013009", 2007)),
        ("Linear Multilinear Algebra 62 (2014), 297-321", Placed("Linear Multilinear Algebra", "62", "297", 2014)),
        ("MNRAS, 2019, Volume 483, Issue 4, p.4479-4494", Placed("MNRAS", "483", "4479", 2019)),
        ("Duke Math. J. 163, no. 15 (2014), 2795-2820", Placed("Duke Math. J", "163", "2795", 2014)),
        ("J Am Pharm Assoc (2003)", Placed("J Am Pharm Assoc (2003)")),
        ("Proceedings of the 2011 Conference on Parsing", Placed("Proceedings of the 2011 Conference on Parsing")),
        (
            "A Workshop Held at Harriman, February 23-26, 1992",
            Placed("A Workshop Held at Harriman, February 23-26, 1992"),
        ),
        ("PLoS ONE", Placed("PLoS ONE")),
    ],
)
def test_a_venue_that_is_a_citation_is_taken_apart(venue: str, parts: Placed) -> None:
    assert placed(venue) == parts


def test_lines_gzip_and_faults_with_their_places(tmp_path: Path) -> None:
    path = written(tmp_path / "works.jsonl", {"title": "One"}, "{broken", "", "[1]", {"year": 2001}, {"title": "Two"})
    assert titles(path) == [
        "One",
        f"{path}:2: not JSON",
        f"{path}:4: not a JSON object",
        f"{path}:5: a work without a title",
        "Two",
    ]
    packed = tmp_path / "packed.dat"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert [title for title in titles(packed) if ":" not in title] == ["One", "Two"]


def test_a_fault_in_the_first_line_spoils_no_other(tmp_path: Path) -> None:
    assert titles(written(tmp_path / "w.jsonl", "{broken", {"title": "One"}))[1:] == ["One"]


ITEM = {
    "DOI": "10.1000/X1",
    "title": ["Sleep and <i>memory</i>"],
    "type": "journal-article",
    "container-title": ["Sleep"],
}


@pytest.mark.parametrize(
    "document",
    [
        json.dumps(ITEM),
        json.dumps({"status": "ok", "message": ITEM}, indent=2),
        json.dumps({"status": "ok", "message": {"items": [ITEM]}}),
        json.dumps({"items": [ITEM]}, indent=2),
        json.dumps([ITEM]),
    ],
)
def test_crossref_in_every_wrapping(tmp_path: Path, document: str) -> None:
    path = tmp_path / "crossref.json"
    path.write_text(document, "utf-8")
    works = [record for record in read(path) if isinstance(record, Work)]
    assert [(work.title, work.doi) for work in works] == [("Sleep and memory", "10.1000/x1")]


PUBMED = """<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>11</PMID><Article>
<Journal><Title>Sleep</Title><JournalIssue><PubDate><Year>2001</Year></PubDate></JournalIssue></Journal>
<ArticleTitle>Naps in the afternoon</ArticleTitle></Article></MedlineCitation></PubmedArticle>
<DeleteCitation><PMID>12</PMID></DeleteCitation></PubmedArticleSet>"""


def test_pubmed_xml(tmp_path: Path) -> None:
    path = tmp_path / "pubmed.xml.gz"
    path.write_bytes(gzip.compress(PUBMED.encode()))
    work, deleted = read(path)
    assert isinstance(work, Work)
    assert (work.title, work.pmid) == ("Naps in the afternoon", "11")
    assert deleted == Deleted(Identifier("pmid", "12"))


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(b'{"title": "One"}\n' * 999)[:-30],
        b"<html><p>not a record",
        b"<PubmedArticleSet><PubmedArticle>",
        b"<html/>",
    ],
)
def test_a_damaged_file_is_one_line(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "damaged"
    path.write_bytes(body)
    with pytest.raises(UnreadableWorks) as caught:
        list(read(path))
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


HEADER = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
    "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,"
    "Reason,Paywalled,Notes,\n"
)
CONCERN = "10.1000/A,25187433,Expression of concern,+Concerns/Issues;+Data;,No,,"


def test_retraction_watch_rows(tmp_path: Path) -> None:
    path = tmp_path / "rw.csv"
    rows = (
        f"1,T,,,,,,,,,9/22/2021 0:00,10.1000/n,34551987,,{CONCERN}\n"
        ",,,,,,,,,,,,,,10.1000/b,0,Retraction,,,,\n"
        ",,,,,,,,,,13/45/2020 0:00,unavailable,0,,unavailable,77,Reinstatement,,,,\n"
        ",,,,,,,,,,,,,,10.1000/c,,Something new,,,,\n"
    )
    path.write_bytes((HEADER + rows).encode() + b",\xff\xfe,,,,,,,,,,,,,10.1000/d,,Correction,,,,\n")
    notices = retractions.read(path)
    concern = notices["doi:10.1000/a"][0]
    assert (concern.kind, concern.doi, concern.date) == ("expression-of-concern", "10.1000/n", "2021-09-22")
    assert concern.reason == "Concerns/Issues; Data"
    assert notices["pmid:25187433"] == (concern,)
    assert notices["pmid:77"][0].date == "2020"
    assert set(notices) == {"doi:10.1000/a", "pmid:25187433", "doi:10.1000/b", "pmid:77", "doi:10.1000/d"}


def test_another_table_is_no_retraction_watch_file(tmp_path: Path) -> None:
    path = written(tmp_path / "rw.csv", "a,b", "1,2")
    with pytest.raises(ValueError, match="no column OriginalPaperDOI"):
        retractions.read(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["title", "authors", "year", "years", "venue", "doi", "DOI", "pmid", "abstract", "message", "items", "id"]
)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(st.dictionaries(NAMES, JSON, max_size=6) | JSON, max_size=4))
def test_hostile_lines_are_works_or_faults(tmp_path_factory: pytest.TempPathFactory, lines: list[object]) -> None:
    path = written(tmp_path_factory.mktemp("hostile") / "w.jsonl", *lines)
    assert all(isinstance(record, Work | Fault) for record in read(path))


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.binary(max_size=200))
def test_hostile_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    path = tmp_path_factory.mktemp("hostile") / "w"
    path.write_bytes(body)
    try:
        records = list(read(path))
    except UnreadableWorks:
        return
    assert all(isinstance(record, Work | Fault) for record in records)
