from __future__ import annotations

import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.library import Library, LibraryError, build, info
from auditor.library.imprint import FORMAT
from auditor.library.keys import asked_family, family_keys, page_key, title_keys
from auditor.library.pack import pack, unpack
from auditor.model import Answer, Failure, Notice, Query, Rung, Work
from claims.model import Identifier, Person, Window

THRUST = {
    "title": "Hip thrusts and back squats in trained women: a randomized trial",
    "authors": ["Jane A. Doe", "Roe RM"],
    "year": "2017",
    "venue": "Journal of Invented Strength",
    "iso": "J Invent Strength",
    "volume": "31",
    "pages": "100-8",
    "doi": "10.1000/thrust",
    "pmid": "28000001",
    "abstract": "Forty women trained twice a week. Sprint times fell with thrusts alone.",
}
NAPS = {
    "title": "Naps in the afternoon and memory of words",
    "authors": ["Jörg Müller", "Johan van der Berg"],
    "year": 2001,
    "venue": "Sleep Inventions",
    "volume": "4",
    "pages": "S12–S19",
    "doi": "10.1000/naps",
}
UNDATED = {
    "title": "Naps and the memory of faces in shift workers",
    "authors": ["Smith JB"],
    "venue": "Sleep Inventions",
}
BARE = {"title": "Squats hurt nobody who squats well"}


def written(path: Path, *lines: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def made(folder: Path, *lines: dict[str, Any]) -> Library:
    build(folder / "shelf", [written(folder / "works.jsonl", *lines)])
    return Library(folder / "shelf")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return made(tmp_path, THRUST, NAPS, UNDATED, BARE)


def answer(library: Library, query: Query) -> Answer:
    found = library.look_up(query)
    assert isinstance(found, Answer)
    return found


def titles(library: Library, query: Query) -> list[str]:
    return [work.title for work in answer(library, query).works]


def climbed(library: Library, **fields: Any) -> tuple[list[str], int | None]:
    found = answer(library, Query(ladder=(Rung("asked", **fields),)))
    return [work.title for work in found.works], found.asked[0].total


def test_a_work_comes_back_whole(library: Library) -> None:
    work = answer(library, Query(identifiers=(Identifier("doi", "10.1000/THRUST"),))).works[0]
    assert work.source == "library"
    assert work.authors == (Person("Doe", "Jane A."), Person("Roe", "R. M."))
    assert (work.years, work.venue, work.venue_abbreviation) == ((2017,), THRUST["venue"], THRUST["iso"])
    assert (work.volume, work.pages, work.abstract, work.pmid) == ("31", "100-8", THRUST["abstract"], "28000001")
    assert work.url == "https://doi.org/10.1000/thrust"


@pytest.mark.parametrize("identifier", [Identifier("doi", "10.1000/thrust"), Identifier("pmid", "28000001")])
def test_identifiers_are_exact(library: Library, identifier: Identifier) -> None:
    found = answer(library, Query(identifiers=(identifier,)))
    assert [work.title for work in found.works] == [THRUST["title"]]
    assert (found.asked[0].total, found.asked[0].what) == (1, f"{identifier.scheme.upper()} {identifier.value}")


def test_a_library_is_no_registrar(library: Library) -> None:
    found = answer(library, Query(identifiers=(Identifier("doi", "10.1000/nowhere"),)))
    assert (found.works, found.absent, found.exists, found.asked[0].total) == ((), (), (), 0)


@pytest.mark.parametrize(
    "title",
    [
        THRUST["title"].upper(),
        "Hip thrusts and back squats in trained women",
        "Hip thrusts and squats in trained women: randomised trial",
    ],
)
def test_titles_are_found_whole_cut_and_nearly(library: Library, title: str) -> None:
    assert titles(library, Query(title=title))[0] == THRUST["title"]


@pytest.mark.parametrize(
    "query",
    [
        Query(venue="Journal of Invented Strength", volume="31", pages="100"),
        Query(venue="J. Invent. Strength", volume="31", pages="100-108"),
        Query(authors=(Person("Doe"),), window=Window(2016, 2018)),
        Query(reference="Doe JA, Roe RM. Hip thrusts & back squats in trained women. J Invent Strength 2017;31:100"),
    ],
)
def test_a_reference_finds_its_work_first(library: Library, query: Query) -> None:
    assert titles(library, query)[0] == THRUST["title"]


@pytest.mark.parametrize("family", ["Müller", "Mueller", "MULLER", "van der Berg", "Berg", "Van Der Berg"])
def test_family_names_however_written(library: Library, family: str) -> None:
    assert climbed(library, authors=(family,)) == ([NAPS["title"]], 1)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"venue": "Sleep Inventions"}, [NAPS["title"], UNDATED["title"]]),
        ({"venue": "sleep inventions", "years": Window(2000, 2002)}, [NAPS["title"], UNDATED["title"]]),
        ({"venue": "Sleep Inventions", "years": Window(2010, 2012)}, [UNDATED["title"]]),
        ({"venue": "J Invent Strength", "years": Window(2017, 2017)}, [THRUST["title"]]),
        ({"venue": "Strength"}, []),
        ({"venue": "Sleep Inventions", "all_words": ("memory", "face")}, [UNDATED["title"]]),
        ({"all_words": ("swimming",)}, []),
        ({"all_words": ("sprints", "women")}, [THRUST["title"]]),
        ({"authors": ("Doe",), "years": Window(2001, 2001)}, []),
        ({"authors": ("Doe", "Roe"), "years": Window(2016, 2018)}, [THRUST["title"]]),
        ({"authors": ("Doe", "Müller")}, []),
        ({"volume": "4", "pages": "S12"}, [NAPS["title"]]),
        ({"volume": "4", "pages": "S13"}, []),
        ({"institution": "University of Invention"}, []),
        ({"years": Window(1990, 1995)}, [UNDATED["title"], BARE["title"]]),
    ],
)
def test_every_constraint_of_a_rung_holds(library: Library, fields: dict[str, Any], expected: list[str]) -> None:
    found, total = climbed(library, **fields)
    assert (sorted(found), total) == (sorted(expected), len(expected))


def test_a_year_that_fits_comes_before_no_year(library: Library) -> None:
    found, _ = climbed(library, venue="Sleep Inventions", years=Window(2001, 2001), any_words=("naps", "memory"))
    assert found == [NAPS["title"], UNDATED["title"]]


def test_words_that_only_rank_exclude_nothing(library: Library) -> None:
    found, total = climbed(library, venue="Sleep Inventions", any_words=("faces", "workers"))
    assert (found, total) == ([UNDATED["title"], NAPS["title"]], 2)


def test_words_alone_tell_of_works_that_have_one(library: Library) -> None:
    assert climbed(library, any_words=("squat", "nobody"))[0] == [BARE["title"], THRUST["title"]]


def test_a_rung_that_states_nothing_is_not_asked(library: Library) -> None:
    assert answer(library, Query(ladder=(Rung("nothing"), Rung("marks", any_words=("…",))))).asked == ()


def test_totals_count_what_is_not_told_of(tmp_path: Path) -> None:
    works = [{"title": f"Naps number {n} and memory", "venue": "Sleep Inventions", "year": 2000} for n in range(50)]
    found, total = climbed(made(tmp_path, *works), venue="Sleep Inventions", years=Window(2000, 2000))
    assert (found, total) == ([work["title"] for work in works[:30]], 50)


def test_questions_are_told_in_words_and_addresses(library: Library) -> None:
    rung = Rung("the journal in 2016–2018", venue="Sleep Inventions", years=Window(2016, 2018), all_words=("nap",))
    asked = answer(library, Query(ladder=(rung, rung))).asked
    assert [one.what for one in asked][:1] == ["the journal in 2016–2018"]
    assert asked[0].url == "library:shelf?journal=Sleep+Inventions&years=2016-2018&all=nap"


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (Person("Müller", "J."), [NAPS["title"]]),
        (Person("Doe", "Jane"), [THRUST["title"]]),
        (Person("Doe", "Robert"), []),
        (Person("Berg", "Johan"), [NAPS["title"]]),
    ],
)
def test_speakers_are_sought_by_family_and_initial(library: Library, person: Person, expected: list[str]) -> None:
    found = answer(library, Query(kind="speaker", authors=(person,), words=("sleep",)))
    assert ([work.title for work in found.works], found.asked[0].total) == (expected, len(expected))


def test_records_of_one_work_are_one(tmp_path: Path) -> None:
    cited = {"title": "Hip thrusts and back squats in trained women", "pmid": "28000001", "year": "2018", "doi": None}
    preview = {"title": THRUST["title"], "authors": ["J. Doe"], "year": 2016, "abstract": "Short."}
    library = made(tmp_path, cited, preview, THRUST)
    work = answer(library, Query(identifiers=(Identifier("pmid", "28000001"),))).works[0]
    assert library.info.works == 1
    assert (work.title, work.years, work.doi) == (THRUST["title"], (2016, 2017, 2018), "10.1000/thrust")
    assert work.abstract == THRUST["abstract"]
    assert len(work.authors) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Bone density in rowers", "doi": "10.1000/thrust"},
        {"title": THRUST["title"], "doi": "10.1000/other", "year": 2017, "authors": ["Jane Doe"]},
        {"title": THRUST["title"], "year": 2011, "authors": ["Jane Doe"]},
        {"title": THRUST["title"], "year": 2017, "authors": ["Ann Other"]},
    ],
)
def test_records_that_disagree_stay_two(tmp_path: Path, other: dict[str, Any]) -> None:
    assert made(tmp_path, THRUST, other).info.works == 2


def test_short_titles_join_nothing(tmp_path: Path) -> None:
    reply = {"title": "Reply", "year": 2001, "authors": ["Doe J"]}
    assert made(tmp_path, reply, reply).info.works == 2


def test_a_deleted_record_is_gone(tmp_path: Path) -> None:
    first = written(tmp_path / "a.jsonl", THRUST, NAPS)
    update = tmp_path / "update.xml"
    update.write_text("<PubmedArticleSet><DeleteCitation><PMID>28000001</PMID></DeleteCitation></PubmedArticleSet>")
    assert build(tmp_path / "lib", [first, update]).works == 1
    assert build(tmp_path / "lib", [update, first]).works == 2


def test_notices_of_a_retraction_file_stand_on_the_works(tmp_path: Path) -> None:
    table = tmp_path / "rw.csv"
    table.write_text(
        "RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,\n"
        "1/5/2020 0:00,10.1000/notice,10.1000/Thrust,28000001,Retraction,+Error in Data;,\n"
        "2/5/2021 0:00,,,28000001,Reinstatement,,\n",
        "utf-8",
    )
    made_info = build(tmp_path / "lib", [written(tmp_path / "w.jsonl", THRUST, NAPS)], table)
    work = answer(Library(tmp_path / "lib"), Query(title=THRUST["title"])).works[0]
    assert made_info.noticed == 1
    assert work.notices == (
        Notice("retraction", "retraction-watch", "10.1000/notice", None, "2020-01-05", "Error in Data"),
        Notice("reinstatement", "retraction-watch", None, None, "2021-02-05", None),
    )


def test_information_counts_what_there_is(tmp_path: Path) -> None:
    path = tmp_path / "works.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n".join(json.dumps(w).encode() for w in (THRUST, NAPS, UNDATED)) + b"\nbroken\n"))
    told: list[tuple[str, int]] = []
    made_info = build(tmp_path / "lib", [path], progress=lambda what, count: told.append((what, count)))
    assert info(tmp_path / "lib") == made_info
    assert (made_info.works, made_info.with_abstract, made_info.first_year, made_info.last_year) == (3, 1, 2001, 2017)
    assert (made_info.sources, made_info.faulty) == ((("works.jsonl.gz", 3),), 1)
    assert made_info.faults == (f"{path}:4: not JSON",)
    assert made_info.label == Library(tmp_path / "lib").label == "library “lib” of 3 works"
    assert told[-1] == ("indexing", 3)


def test_building_again_gives_the_same_answers(tmp_path: Path) -> None:
    queries = [Query(ladder=(Rung("", any_words=("naps", "squats", "memory")),)), Query(title=THRUST["title"])]
    first = [made(tmp_path, THRUST, NAPS, UNDATED, BARE).look_up(query) for query in queries]
    again = [made(tmp_path, THRUST, NAPS, UNDATED, BARE).look_up(query) for query in queries]
    assert first == again
    assert sorted(path.name.partition("-")[0] for path in (tmp_path / "shelf").iterdir()) == ["library.json", "shelf"]


@pytest.mark.parametrize("step", ["_fill", "_index", "_move_in"])
def test_an_interrupted_build_leaves_the_old_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    old = made(tmp_path, THRUST)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(f"auditor.library.making.{step}", interrupted)
        with pytest.raises(KeyboardInterrupt):
            made(tmp_path, NAPS)
    assert titles(Library(tmp_path / "shelf"), Query(title=THRUST["title"])) == [THRUST["title"]]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["shelf", "works.jsonl"]
    assert titles(made(tmp_path, NAPS), Query(title=NAPS["title"])) == [NAPS["title"]]
    assert titles(old, Query(title=THRUST["title"])) == [THRUST["title"]]


def test_killed_before_the_imprint_the_old_library_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, THRUST)
    with monkeypatch.context() as patched:
        patched.setattr("auditor.library.imprint.Imprint.write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            made(tmp_path, NAPS)
    assert titles(Library(tmp_path / "shelf"), Query(title=THRUST["title"])) == [THRUST["title"]]
    made(tmp_path, NAPS)
    assert len(list((tmp_path / "shelf").glob("shelf-*"))) == 1


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    left = tmp_path / ".shelf.building-999999999-x"
    left.mkdir()
    (left / "spool").write_text("left over")
    made(tmp_path, THRUST)
    assert not left.exists()


def test_refusals_are_one_line(tmp_path: Path) -> None:
    works, other = written(tmp_path / "w.jsonl", THRUST), tmp_path / "other"
    other.mkdir()
    (other / "precious.txt").write_text("mine")
    empty = written(tmp_path / "empty.jsonl")
    cases = [
        (other, [works], "is not a library"),
        (works, [works], "is not a library"),
        (tmp_path / "lib", [], "no works files"),
        (tmp_path / "lib", [tmp_path / "nowhere.jsonl"], "no such file"),
        (tmp_path / "lib", [other], "a directory"),
        (tmp_path / "lib", [empty], "no works in"),
        (tmp_path / "lib", [written(tmp_path / "bad.jsonl", {"year": 1})], "1 faulty"),
    ]
    for target, sources, message in cases:
        with pytest.raises(LibraryError, match=message) as caught:
            build(target, sources)
        assert "\n" not in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.jsonl", "empty.jsonl", "other", "w.jsonl"]


def test_an_empty_directory_may_become_a_library(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    assert made(tmp_path, THRUST).info.works == 1


def replaced(path: Path, body: bytes) -> None:
    """Another file in the place of one that may be mapped into memory."""
    path.unlink()
    path.write_bytes(body)


def damage(folder: Path, how: str) -> None:
    imprint, shelf = folder / "library.json", next(folder.glob("shelf-*"))
    if how == "no imprint":
        imprint.unlink()
    elif how == "garbled imprint":
        imprint.write_bytes(b"\xff{")
    elif how == "other format":
        imprint.write_text(imprint.read_text().replace(f'"format": {FORMAT}', '"format": 99'))
    elif how == "lacking imprint":
        imprint.write_text(f'{{"info": {{"format": {FORMAT}}}}}')
    elif how == "cut short":
        longest = max(shelf.iterdir(), key=lambda path: path.stat().st_size)
        replaced(longest, longest.read_bytes()[:-100])
    elif how == "garbled meta":
        meta = shelf / "meta.json"
        replaced(meta, b"x" * meta.stat().st_size)
    elif how == "lost":
        next(shelf.glob("*.store")).unlink()


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ("no imprint", "is not a library"),
        ("garbled imprint", "damaged"),
        ("lacking imprint", "damaged"),
        ("other format", "library format 99, this program reads"),
        ("cut short", "damaged"),
        ("garbled meta", "damaged"),
        ("lost", "damaged"),
    ],
)
def test_a_damaged_library_is_one_line(tmp_path: Path, how: str, message: str) -> None:
    made(tmp_path, THRUST, NAPS)
    damage(tmp_path / "shelf", how)
    with pytest.raises(LibraryError, match=message) as caught:
        Library(tmp_path / "shelf")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("suffix", ["store", "idx", "term", "fieldnorm"])
def test_information_finds_a_file_that_is_not_what_was_built(tmp_path: Path, suffix: str) -> None:
    made(tmp_path, THRUST, NAPS)
    path = next((tmp_path / "shelf").glob(f"shelf-*/*.{suffix}"))
    body = path.read_bytes()
    replaced(path, bytes([body[0] ^ 255]) + body[1:])
    with pytest.raises(LibraryError, match=f"{suffix} is not what was built"):
        info(tmp_path / "shelf")


def test_a_garbled_index_is_a_failure_and_no_answer(tmp_path: Path) -> None:
    made(tmp_path, THRUST, NAPS)
    index = next((tmp_path / "shelf").glob("shelf-*/*.idx"))
    body, footer = index.read_bytes()[:-200], index.read_bytes()[-200:]
    replaced(index, b"\xff" * len(body) + footer)
    found = Library(tmp_path / "shelf").look_up(Query(title=THRUST["title"]))
    assert isinstance(found, Failure)
    assert "damaged" in found.detail


def test_a_garbled_record_is_a_failure_and_no_answer(tmp_path: Path) -> None:
    library = made(tmp_path, THRUST)
    store = next((tmp_path / "shelf").glob("shelf-*/*.store"))
    replaced(store, store.read_bytes().replace(b"title", b"tilte"))
    found = Library(tmp_path / "shelf").look_up(Query(title=THRUST["title"]))
    assert isinstance(found, Failure)
    assert found.reason == "garbled"
    assert library.name == found.source


def test_a_library_that_may_not_be_written_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, THRUST, NAPS)
    shelf = next((tmp_path / "shelf").glob("shelf-*"))
    before = sorted(shelf.iterdir())
    monkeypatch.setattr("os.access", lambda *_: False)
    assert titles(Library(tmp_path / "shelf"), Query(title=NAPS["title"])) == [NAPS["title"]]
    assert sorted(shelf.iterdir()) == before


def test_many_threads_may_ask(library: Library) -> None:
    query = Query(title=NAPS["title"], ladder=(Rung("", any_words=("naps",)),))
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(library.look_up, [query] * 64))
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("pages", "key"), [("187-94", "187"), ("S12–S15", "s12"), ("e1002", "e1002"), ("pp. 5", "5"), (None, ""), ("x", "")]
)
def test_first_pages(pages: str | None, key: str) -> None:
    assert page_key(pages) == key


def test_a_short_main_title_is_no_key() -> None:
    assert len(title_keys("Sleep: a review of what is known")) == 1
    assert len(title_keys("What is known of sleep: a review")) == 2


@given(st.text(max_size=40))
def test_a_family_name_finds_itself(family: str) -> None:
    assert set(asked_family(family)) <= set(family_keys(family))


TEXT = st.text(max_size=12) | st.none()
WORKS = st.builds(
    Work,
    source=st.just("library"),
    title=st.text(max_size=30),
    authors=st.lists(st.builds(Person, st.text(max_size=8), st.text(max_size=8)), max_size=3).map(tuple),
    years=st.lists(st.integers(1400, 2100), max_size=2).map(tuple),
    venue=TEXT.map(lambda value: value or None),
    url=st.just("https://example.org/"),
    notices=st.lists(st.builds(Notice, st.just("retraction"), TEXT.map(str), TEXT), max_size=2).map(tuple),
    authors_complete=st.booleans(),
)


@settings(max_examples=100, derandomize=True)
@given(WORKS)
def test_packing_loses_nothing(work: Work) -> None:
    assert unpack(pack(work)) == work


QUERIES = st.builds(
    Query,
    kind=st.sampled_from(["study", "speaker"]),
    identifiers=st.lists(st.builds(Identifier, st.sampled_from(["doi", "pmid"]), st.text(max_size=9)), max_size=2).map(
        tuple
    ),
    title=TEXT,
    authors=st.lists(st.builds(Person, st.text(max_size=8), st.text(max_size=8)), max_size=2).map(tuple),
    window=st.none() | st.builds(Window, st.integers(-9, 9999), st.integers(-9, 9999)),
    venue=TEXT,
    volume=TEXT,
    pages=TEXT,
    words=st.lists(st.text(max_size=8), max_size=3).map(tuple),
    reference=st.none() | st.text(max_size=60),
    ladder=st.lists(
        st.builds(Rung, st.just(""), title=TEXT, venue=TEXT, any_words=st.tuples(st.text())), max_size=2
    ).map(tuple),
)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return made(tmp_path_factory.mktemp("standing"), THRUST, NAPS, UNDATED, BARE)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(QUERIES)
def test_hostile_queries_are_answered(standing: Library, query: Query) -> None:
    assert isinstance(standing.look_up(query), Answer)
