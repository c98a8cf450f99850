from __future__ import annotations

import csv
import gzip
import importlib.util
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.entities.journals import find, is_publisher, resolve, same
from claims.entities.venue_names import abbreviates, head, key
from claims.entities.venue_table import table
from tests.shared import SHARED, needs_shared

FIXTURES = Path(__file__).parents[3] / "fixtures" / "journals"


def pairs(name: str) -> list[tuple[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8") as lines:
        return [(row[0], row[1]) for row in csv.reader(lines, delimiter="\t") if not row[0].startswith("#")]


def test_venues_that_must_stay_apart_do():
    table_ = pairs("apart.tsv")
    assert len(table_) >= 200
    assert [pair for pair in table_ if same(*pair) is not False or same(*reversed(pair)) is not False] == []


def test_names_of_one_venue_agree():
    table_ = pairs("same.tsv")
    assert len(table_) >= 200
    assert [pair for pair in table_ if same(*pair) is not True or same(*reversed(pair)) is not True] == []


def test_unknown_names_decide_nothing_unless_they_share_no_word():
    assert same("Gazette of Applied Gluteology", "Spine") is None
    assert same("International Conference on Quantum Machine Learning", "ICML") is None
    assert same("Symposium on World Models and Planning", "ICML") is False
    assert same("Gazette of Applied Gluteology", "Gazette of Appl Gluteology") is True


def test_issns_that_agree_decide():
    assert same("Some Translated Name", "Spine", {"0362-2436"}, {"0362-2436", "1528-1159"}) is True
    assert same("Spine", "Spine", {"0362-2436"}, {"1528-1159"}) is True


def test_a_resolved_venue_carries_what_queries_need():
    journal = resolve("J Strength Cond Res")
    assert journal is not None
    assert journal.title == "The Journal of Strength and Conditioning Research"
    assert journal.abbreviations == ("J Strength Cond Res",)
    assert journal.issns == ("1064-8011", "1533-4287")
    assert not journal.common


def test_publishers_are_no_journals():
    for name in ("ScienceDirect", "Science Direct", "PubMed", "Elsevier", "Wiley", "Springer", "Taylor & Francis"):
        assert is_publisher(name)
        assert resolve(name) is None
    assert not is_publisher("Spine")


def test_every_issn_has_a_right_check_digit():
    for line in table().venues:
        for issn in filter(None, line.split("\t")[2].split("|")):
            digits = issn.replace("-", "")
            assert sum((8 - i) * (10 if c == "X" else int(c)) for i, c in enumerate(digits)) % 11 == 0, line


PROSE = (
    'A trial in the "Journal of Strength and Conditioning Research" was followed by one in Spine and, last year, in '
    "The Lancet Oncology. Neither JAMA Pediatrics nor JAMA took it up. See also N. Engl. J. Med. 2012;40:889, and what "
    "Cancer Research UK says. Writing in Medicine & Science in Sports & Exercise, they did it again; Cyberpsychology, "
    "Behavior, and Social Networking declined."
)


def test_names_in_prose_are_found_longest_first():
    found = {PROSE[span.start : span.end]: journal for span, journal in find(PROSE)}
    assert [name for name, journal in found.items() if not journal.common or name == "Spine"] == [
        "Journal of Strength and Conditioning Research",
        "Spine",
        "Lancet Oncology",
        "JAMA Pediatrics",
        "JAMA",
        "N. Engl. J. Med.",
        "Medicine & Science in Sports & Exercise",
        "Cyberpsychology, Behavior, and Social Networking",
    ]
    assert found["Spine"].common


@pytest.mark.parametrize(
    "name", ["Science", "Nature", "Spine", "Menopause", "Neurology", "Pediatrics", "Pain", "Sleep"]
)
def test_one_word_names_are_flagged_as_common(name):
    journal = resolve(name)
    assert journal is not None
    assert journal.common or name == "Nature"


def test_abbreviations_are_matched_word_by_word():
    assert abbreviates("Proc Natl Acad Sci", "Proceedings of the National Academy of Sciences")
    assert not abbreviates("J Sports Sci", "Journal of Sports Science and Medicine")
    assert head("Current biology : CB") == "Current biology"


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_name_raises(text):
    resolve(text)
    same(text, "Spine")
    find(text)
    assert key(key(text)) == key(text) or not key(text).isascii()


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.sampled_from(pairs("same.tsv") + pairs("apart.tsv")))
def test_the_answer_does_not_depend_on_the_order(pair):
    assert same(*pair) is same(*reversed(pair))


@needs_shared
def test_names_and_abbreviations_of_medline_agree():
    pairs_ = set()
    with gzip.open(SHARED / "data/works/pubmed.jsonl.gz", "rt", encoding="utf-8") as lines:
        for work in map(json.loads, lines):
            if work.get("venue") and work.get("iso"):
                pairs_.add((work["venue"], work["iso"]))
    answers = Counter(same(*pair) for pair in pairs_)
    assert answers[True] >= 0.97 * len(pairs_)
    assert answers[False] <= 0.002 * len(pairs_)


@needs_shared
def test_the_table_is_what_its_script_makes(tmp_path, monkeypatch, capsys):
    path = Path(__file__).parents[3] / "tools" / "distil_journals.py"
    spec = importlib.util.spec_from_file_location("distil_journals", path)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(__import__("sys").modules, "distil_journals", script)
    spec.loader.exec_module(script)
    monkeypatch.setattr(script, "TARGET", tmp_path / "journals.tsv.gz")
    script.main(SHARED / "data" / "journals")
    packed = Path(__file__).parents[3] / "claims" / "data" / "journals.tsv.gz"
    assert gzip.decompress((tmp_path / "journals.tsv.gz").read_bytes()) == gzip.decompress(packed.read_bytes())
