from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config import Misconfigured, find_file, load


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_defaults(root: Path) -> None:
    settings = load(root, {}, {})
    assert settings.contact is None
    assert settings.fail_on == "warning"
    assert not settings.offline


def test_each_layer_overrides_the_one_before(root: Path) -> None:
    write(root / "citation-auditor.toml", 'contact = "file@example.org"\njobs = 2\nfail-on = "error"\n')
    settings = load(root, {"CITATION_AUDITOR_JOBS": "3", "CITATION_AUDITOR_FAIL_ON": "note"}, {"fail_on": "never"})
    assert (settings.contact, settings.jobs, settings.fail_on) == ("file@example.org", 3, "never")


def test_pyproject_table_of_a_parent_folder(root: Path) -> None:
    write(root / "pyproject.toml", '[tool.citation-auditor]\nlibraries = ["lib"]\n')
    (root / "posts").mkdir()
    assert load(root / "posts", {}, {}).libraries == (str(root / "lib"),)


def test_pyproject_without_the_table_is_passed_over(root: Path) -> None:
    write(root / "pyproject.toml", "[tool.other]\n")
    assert find_file(root) is None


def test_search_stops_at_the_repository_root(root: Path) -> None:
    write(root / "citation-auditor.toml", "jobs = 2\n")
    inner = root / "inner"
    (inner / ".git").mkdir(parents=True)
    assert find_file(inner) is None


def test_tables(root: Path) -> None:
    write(root / "citation-auditor.toml", '[bases]\ncrossref = "http://127.0.0.1:9/crossref"\n')
    assert load(root, {}, {}).bases == {"crossref": "http://127.0.0.1:9/crossref"}
    assert load(root, {"CITATION_AUDITOR_BASES": "doi=http://127.0.0.1:9"}, {}).bases == {"doi": "http://127.0.0.1:9"}


def test_keys_are_not_shown() -> None:
    assert "s3cret" not in repr(load(Path("/"), {"CITATION_AUDITOR_KEYS": "openalex=s3cret"}, {}))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('contct = "a@b"', "did you mean 'contact'"),
        ("contact = 3", "must be text"),
        ('contact = "nobody"', "must be an e-mail address"),
        ('fail-on = "fatal"', "one of note, warning, error, never"),
        ('offline = "maybe"', "true or false"),
        ("jobs = 0", "a number above 0"),
        ("jobs = 1.5", "a whole number"),
        ('jobs = "many"', "a number"),
        ('libraries = "lib"', "a list of texts"),
        ('bases = "x"', "a table of texts"),
        ("contact = ", "cannot be read as TOML"),
    ],
)
def test_faults_say_what_to_do(root: Path, text: str, told: str) -> None:
    write(root / "citation-auditor.toml", text)
    with pytest.raises(Misconfigured) as fault:
        load(root, {}, {})
    assert told in str(fault.value)
    assert "\n" not in str(fault.value)


def test_unknown_environment_variable_is_a_fault(root: Path) -> None:
    with pytest.raises(Misconfigured, match="unknown setting 'ofline' in the environment; did you mean 'offline'"):
        load(root, {"CITATION_AUDITOR_OFLINE": "1"}, {})


@pytest.mark.parametrize(
    "text", ["libraries = 5", "ignore = {}", "store = 5", 'bases = {doi = "nowhere"}', "bases = {doi = 5}"]
)
def test_a_setting_of_the_wrong_shape_is_named(root: Path, text: str) -> None:
    write(root / "citation-auditor.toml", text)
    with pytest.raises(Misconfigured, match=f"setting '{text.split(maxsplit=1)[0]}' in "):
        load(root, {}, {})


def test_tables_that_are_none(root: Path) -> None:
    write(root / "pyproject.toml", "tool = 5\n")
    assert find_file(root) is None
    write(root / "pyproject.toml", "[tool]\ncitation-auditor = 5\n")
    with pytest.raises(Misconfigured, match="must be a table"):
        load(root, {}, {})


@pytest.mark.parametrize("value", ["crossref", "crossref=", "http://127.0.0.1"])
def test_addresses_of_no_source_are_not_passed_over(root: Path, value: str) -> None:
    with pytest.raises(Misconfigured, match="source=text"):
        load(root, {"CITATION_AUDITOR_BASES": value}, {})


def test_a_fault_shows_no_key(root: Path) -> None:
    write(root / "citation-auditor.toml", '[keys]\nopenalex = "s3cret"\npubmed = 5\n')
    with pytest.raises(Misconfigured) as caught:
        load(root, {}, {})
    assert "s3cret" not in str(caught.value)


def test_paths_in_a_file_are_relative_to_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(root / "home"))
    monkeypatch.setenv("USERPROFILE", str(root / "home"))
    write(root / "citation-auditor.toml", 'libraries = ["lib", "~/lib", "/lib"]\nstore = "replies.sqlite"\n')
    (root / "posts").mkdir()
    settings = load(root / "posts", {}, {})
    assert settings.libraries == (str(root / "lib"), str(root / "home" / "lib"), str(root / "/lib"))
    assert settings.store == str(root / "replies.sqlite")


def test_linked_pages(root: Path) -> None:
    assert (load(root, {}, {}).pages, load(root, {}, {}).private_pages) == (20, False)
    assert load(root, {"CITATION_AUDITOR_PAGES": "0"}, {}).pages == 0
    assert load(root, {"CITATION_AUDITOR_PAGES": "7"}, {"pages": "0"}).pages == 0
    write(root / "citation-auditor.toml", "pages = 3\nprivate-pages = true\n")
    assert (load(root, {}, {}).pages, load(root, {}, {}).private_pages) == (3, True)
    for wrong in ("-1", "2.5", "many"):
        with pytest.raises(Misconfigured, match="pages"):
            load(root, {}, {"pages": wrong})
