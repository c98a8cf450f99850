"""The commands as a user types them: what is printed where, and the exit codes."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from auditor.cli import main
from tests.services import Services

FIXTURES = Path(__file__).parent.parent / "fixtures"
ARTICLE = FIXTURES / "articles" / "kettlebell-swings-back-pain.html"
CLEAN = "<article><h1>On gardens</h1><p>Beans climb, and peas climb too, given string.</p></article>"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, object]:
        data: dict[str, object] = json.loads(self.out)
        return data


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    work = tmp_path / "work"
    work.mkdir()
    (work / ".git").mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("CITATION_AUDITOR_STORE", str(tmp_path / "evidence.sqlite"))

    def runner(*words: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["citation-auditor", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Ran(int(left.value.code or 0), said.out, said.err)

    return runner


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from auditor.library import build

    target = tmp_path_factory.mktemp("library") / "lib"
    build(target, [FIXTURES / "library" / "works.jsonl"], FIXTURES / "library" / "retractions.csv")
    return target


def test_the_demo_article(run: Run, library: Path) -> None:
    ran = run("check", ARTICLE, "--offline", "--library", library)
    assert ran.code == 1
    assert ran.err == ""
    for words in (
        "mismatched",
        "unverifiable",
        "verified",
        "CIT101",
        "CIT202",
        "CIT205",
        "CIT301",
        "Unverifiable is not false",
    ):
        assert words in ran.out
    assert "unchecked" not in ran.out


def test_without_network_and_library_everything_is_unchecked(run: Run) -> None:
    ran = run("check", ARTICLE, "--offline", "--format", "json")
    verdicts = {c["verdict"] for a in ran.report["articles"] for c in a["claims"] if c["kind"] == "study"}  # type: ignore[attr-defined, index]
    assert verdicts == {"unchecked"}
    assert ran.code == 3
    told = run("check", ARTICLE, "--offline").out
    assert "unverifiable" not in told.lower()


def test_every_format_can_be_written(run: Run, library: Path, tmp_path: Path) -> None:
    words = [w for form in ("text", "json", "markdown", "html") for w in ("--output", f"{form}={tmp_path / form}")]
    ran = run("check", ARTICLE, "--offline", "--library", library, "--quiet", *words)
    assert ran.out == ""
    for form in ("text", "json", "markdown", "html"):
        assert (tmp_path / form).stat().st_size > 1_000


def test_standard_input(run: Run, library: Path) -> None:
    ran = run("check", "-", "--offline", "--library", library, "--format", "json", stdin=ARTICLE.read_bytes())
    named = run(
        "check", "-", "--stdin-filename", "a.html", "--offline", "--library", library, "--format", "json",
        stdin=ARTICLE.read_bytes(),
    )  # fmt: skip
    assert ran.report["articles"][0]["path"] == "-"  # type: ignore[index]
    assert named.report["articles"][0]["path"] == "a.html"  # type: ignore[index]
    assert ran.report["articles"][0]["claims"] == named.report["articles"][0]["claims"]  # type: ignore[index]


def test_an_export_is_every_post_in_it(run: Run, library: Path, tmp_path: Path) -> None:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    posts = "".join(
        f"<item><title>T{n}</title><content:encoded><![CDATA[<p>Jay and colleagues (2011), doi:10.5271/sjweh.3136, "
        f"studied it.</p>]]></content:encoded><wp:post_name>p{n}</wp:post_name></item>\n"
        for n in range(2)
    )
    path = tmp_path / "export.xml"
    path.write_text(f"<rss {spaces}><channel>\n{posts}</channel></rss>", "utf-8")
    ran = run("check", path, "--offline", "--library", library, "--format", "json")
    told = [(a["path"], a["title"], a["claims"][0]["mentions"][0]["line"]) for a in ran.report["articles"]]  # type: ignore[attr-defined, index]
    assert told == [(f"{path}#p0", "T0", 2), (f"{path}#p1", "T1", 3)]


def test_a_sitemaps_pages_are_fetched(run: Run, library: Path, tmp_path: Path) -> None:
    path = tmp_path / "sitemap.xml"
    path.write_text("<urlset><url><loc>https://e.org/a</loc></url><url><loc>https://e.org/b</loc></url></urlset>")
    ran = run("check", path, "--offline", "--library", library)
    assert ran.code == 2
    assert [line.split(": ")[1] for line in ran.err.splitlines()] == ["https://e.org/a", "https://e.org/b"], ran.err


def test_a_bibliography_is_audited_entry_by_entry(run: Run, library: Path, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(
        "@article{jay, author={Jay, Kenneth and others}, year={2011}, doi={10.5271/sjweh.3136},\n"
        "  title={Kettlebell training for musculoskeletal and cardiovascular health: a randomized controlled trial}}\n"
        "@article{same, author={Jay, Kenneth and others}, year={2016}, doi={10.5271/sjweh.3136}}\n"
    )
    ran = run("check", tmp_path / "refs.bib", "--offline", "--library", library, "--format", "json")
    claims = ran.report["articles"][0]["claims"]  # type: ignore[index]
    assert [claim["verdict"] for claim in claims] == ["verified", "mismatched"]
    assert [finding["code"] for finding in claims[1]["findings"]] == ["CIT202"]
    assert [claim["mentions"][0]["line"] for claim in claims] == [1, 3]


BAD: dict[str, tuple[bytes, str]] = {
    "empty.html": (b"", "empty"),
    "blank.md": (b" \n\n ", "empty|nothing"),
    "binary.html": (bytes(range(256)) * 40, "binary|text"),
    "paper.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF|read"),
    "huge.html": (b"<p>" + b"x" * 50_000_001, "50 MB"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_line_and_the_others_go_on(run: Run, library: Path, tmp_path: Path, name: str) -> None:
    body, told = BAD[name]
    (tmp_path / name).write_bytes(body)
    ran = run("check", tmp_path / name, ARTICLE, "--offline", "--library", library, "--format", "json")
    assert ran.code == 2
    (line,) = ran.err.strip().splitlines()
    assert name in line
    assert re.search(told, line)
    assert [a["path"] for a in ran.report["articles"]] == [str(ARTICLE)]  # type: ignore[attr-defined, index]
    assert len(ran.report["articles"][0]["claims"]) > 5  # type: ignore[index]
    assert len(ran.report["troubles"]) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["missing.html", ".", "no\0path"])
def test_what_is_no_file(run: Run, name: str) -> None:
    ran = run("check", name, "--offline")
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<p>Caf\xe9 na\xefve, and no study at all.".encode("latin-1"),
        b"<p><b><i>unclosed <div>and <table>broken</p> by <<< any measure",
        "\N{BYTE ORDER MARK}Plain text with a mark before it.".encode(),
        "Sixteen bits a letter, and a mark to say so.".encode("utf-16"),
    ],
)
def test_odd_but_readable(run: Run, library: Path, tmp_path: Path, body: bytes) -> None:
    (tmp_path / "odd.html").write_bytes(body)
    ran = run("check", tmp_path / "odd.html", "--offline", "--library", library)
    assert ran.code == 0, ran.err


def test_a_clean_article_exits_0(run: Run, library: Path, tmp_path: Path) -> None:
    (tmp_path / "clean.html").write_text(CLEAN, "utf-8")
    ran = run("check", tmp_path / "clean.html", "--offline", "--library", library)
    assert ran.code == 0
    assert "no cited study and no quote found" in ran.out


def test_ignoring_a_rule_hides_it_and_absolves_nothing(run: Run, library: Path) -> None:
    plain = run("check", ARTICLE, "--offline", "--library", library, "--format", "json")
    ran = run("check", ARTICLE, "--offline", "--library", library, "--format", "json", "--ignore", "CIT101")
    claims = [c for a in ran.report["articles"] for c in a["claims"]]  # type: ignore[attr-defined, index]
    before = [c for a in plain.report["articles"] for c in a["claims"]]  # type: ignore[attr-defined, index]
    assert all(f["code"] != "CIT101" for c in claims for f in c["findings"])
    assert [c["verdict"] for c in claims] == [c["verdict"] for c in before]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check",), "PATH"),
        (("check", "a.html", "--formt", "json"), "--format"),
        (("check", "a.html", "--format", "xml"), "json"),
        (("check", "a.html", "--output", "html"), "FORMAT=PATH"),
        (("check", "a.html", "--output", "html=no/such/folder/r.html"), "there is no folder"),
        (("check", "a.html", "--library", "nowhere"), "library build"),
        (("check", "a.html", "--source", "crosref"), "known are"),
        (("check", "a.html", "--contact", "nobody"), "e-mail"),
        (("check", "a.html", "--jobs", "0"), "above 0"),
        (("chek", "a.html"), "chek"),
        (("explain", "CIT999"), "no rule"),
        (("library", "info", "nowhere"), "library build"),
        (("library", "build", "lib", "nowhere.jsonl"), "nowhere.jsonl"),
        (("match", "nowhere.jsonl", "--offline"), "nowhere.jsonl"),
    ],
)
def test_wrong_usage_is_one_clear_line(run: Run, words: tuple[str, ...], told: str) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert told in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""


def test_explain(run: Run) -> None:
    page = run("explain", "cit202")
    assert page.code == 0
    assert page.out.startswith("CIT202 wrong-year (warning; verdict: mismatched)")
    assert "What to do" in page.out
    assert run("explain", "wrong-year").out == page.out
    assert "CIT101" in run("explain").out


def test_doctor_offline(run: Run, library: Path) -> None:
    ran = run("doctor", "--offline", "--library", library)
    assert ran.code == 3
    assert "crossref" in ran.out
    assert "639 works" in ran.out
    assert "OPENALEX_API_KEY" in ran.out


def test_cache(run: Run, tmp_path: Path) -> None:
    assert "0 replies" in run("cache", "info").out
    assert "0 replies forgotten" in run("cache", "clear").out
    assert run("cache", "export", tmp_path / "replies.jsonl").code == 0
    assert (tmp_path / "replies.jsonl").read_text("utf-8") == ""


def test_library_build_and_info(run: Run, tmp_path: Path) -> None:
    built = run("library", "build", tmp_path / "lib", FIXTURES / "library" / "works.jsonl")
    assert built.code == 0
    assert "639 works" in built.out
    assert run("library", "info", tmp_path / "lib").out == built.out


def test_match(run: Run, library: Path, tmp_path: Path) -> None:
    title = "Kettlebell training for musculoskeletal and cardiovascular health: a randomized controlled trial"
    place = "Scand J Work Environ Health. 2011;37(3):196-203."
    lake = "Kettlebell swing training improves maximal and explosive strength"
    rows = [
        {"id": "a", "reference": f"Jay K, Frisch D, Hansen K, et al. {title}. {place}"},
        {"id": "b", "fields": {"title": lake, "author": "Lake, Jason P. and Lauder, Mike A.", "year": "2012"}},
        {"id": "c", "reference": "Nobody A. A study of nothing in particular. J Void. 1999;1:1-2."},
    ]
    (tmp_path / "refs.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", "utf-8")
    ran = run("match", tmp_path / "refs.jsonl", "--offline", "--library", library, "--format", "jsonl")
    found = {row["id"]: row for row in map(json.loads, ran.out.splitlines())}
    assert found["a"]["match"]["doi"] == "10.5271/sjweh.3136"
    assert found["a"]["verdict"] == "verified"
    assert found["b"]["match"]["pmid"] == "22580981"
    assert found["c"]["match"] is None
    assert found["c"]["verdict"] == "unverifiable"
    assert set(found["a"]) >= {"id", "verdict", "match", "candidates", "findings"}


def test_a_fault_of_our_own_exits_70(run: Run, monkeypatch: pytest.MonkeyPatch, library: Path) -> None:
    import auditor.pipeline

    def broken(article: object) -> object:
        raise RuntimeError("a fault of our own")

    monkeypatch.setattr(auditor.pipeline, "docket", broken)
    ran = run("check", ARTICLE, "--offline", "--library", library)
    assert ran.code == 70
    assert "a fault of our own" in ran.err


def test_rules_to_hide_are_known_by_code_and_name_in_any_case(run: Run, library: Path) -> None:
    def shown(*ignored: str) -> Ran:
        words = (word for each in ignored for word in ("--ignore", each))
        return run("check", ARTICLE, "--offline", "--library", library, *words)

    assert "CIT202" in shown().out
    assert "CIT202" not in shown("cit202").out
    assert "CIT202" not in shown("Wrong-Year").out
    unknown = shown("CIT22")
    assert unknown.code == 2
    assert unknown.err.startswith("citation-auditor: no rule 'CIT22'; did you mean CIT")


def test_an_output_that_is_a_folder_is_refused_before_the_audit(run: Run, tmp_path: Path) -> None:
    ran = run("check", ARTICLE, "--offline", "--output", f"html={tmp_path}")
    assert (ran.code, ran.out) == (2, "")
    assert "is a folder" in ran.err


def test_references_may_hold_any_line_separator_but_the_line_feed(run: Run, library: Path, tmp_path: Path) -> None:
    row = {"id": "a", "reference": "Nobody A. A study\u2028of nothing\x85in particular. J Void. 1999;1:1-2."}
    (tmp_path / "refs.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\r\n", "utf-8", newline="")
    ran = run("match", tmp_path / "refs.jsonl", "--offline", "--library", library)
    assert (ran.code, json.loads(ran.out)["id"]) == (0, "a")


@pytest.mark.parametrize(
    ("name", "told"), [("", "an empty name"), ("ftp://example.org/a", "http and https"), ("a.md", "no such file")]
)
def test_names_that_are_no_article(run: Run, name: str, told: str) -> None:
    ran = run("check", name, "--offline")
    assert ran.code == 2
    assert told in ran.err


def test_a_page_is_given_up_in_the_time_of_the_settings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from auditor.network import fetching
    from auditor.network.web import Web

    given: list[float] = []

    def refused(url: str, web: Web) -> object:
        given.append(web.limits.total)
        raise fetching.Unreadable(f"{url}: no")

    monkeypatch.setattr("auditor.commands.check.fetch_article", refused)
    monkeypatch.setenv("CITATION_AUDITOR_TIMEOUT", "7")
    assert run("check", "http://127.0.0.1:9/a").code == 2
    assert given == [7.0]


def test_linked_pages_are_fetched_from_private_networks_only_where_that_is_set(
    run: Run, tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "“Pick up a weight only when the last one has become easy,” Stuart McGill"
    path = tmp_path / "a.md"
    path.write_text(f"# Backs\n\n{words} [told the Review]({services['pages'].base}/pages/interview.html).\n", "utf-8")
    asked = services["pages"].requests
    ask = ("check", path, "--source", "pages", "--format", "json")

    def verdict(*more: object) -> object:
        return run(*ask, *more).report["articles"][0]["claims"][-1]["verdict"]  # type: ignore[index]

    assert verdict() != "verified"
    assert asked == []
    monkeypatch.setenv("CITATION_AUDITOR_PRIVATE_PAGES", "true")
    assert verdict("--pages", "0") != "verified"
    assert asked == []
    assert verdict() == "verified"
    assert asked == ["/pages/interview.html"]
    assert verdict("--offline") == "verified"
    assert len(asked) == 1
