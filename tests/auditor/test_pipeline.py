"""The engine end to end over sources made by hand: asked once, judged, and bugs kept where they belong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor import pipeline
from auditor.model import Answer, Asked, Failure, Lookup, Query, Work
from auditor.pipeline import audit
from auditor.references import match_references
from auditor.rules import rules
from claims.entities import people
from claims.model import Article, Identifier
from claims.parts import Document
from claims.readers import read

TEXT = """# Do kettlebell swings help a bad back?

In 2012, McGill and Marshall measured muscle activation and low back loads during the kettlebell swing and snatch
in the Journal of Strength and Conditioning Research.

A 2016 study in Spine found that underwater juggling cures sciatica in retired astronauts.
"""
SWING = Work(
    source="shelf",
    title="Kettlebell swing, snatch, and bottoms-up carry: back and hip muscle activation, motion, and low back loads",
    identifiers=(Identifier("doi", "10.1519/jsc.0b013e31823a4063"),),
    authors=(people.parse("McGill SM"), people.parse("Marshall LW")),
    years=(2012,),
    venue="Journal of Strength and Conditioning Research",
)
NOW = "2026-01-31T12:00:00Z"


class Shelf:
    """A source that answers every query by one function, and remembers what it was asked."""

    label = "a shelf"
    kinds = frozenset({"study"})
    local = True

    def __init__(self, reply: Callable[[Query], Lookup], name: str = "shelf") -> None:
        self.name = name
        self.asked: list[Query] = []
        self._reply = reply

    def look_up(self, query: Query) -> Lookup:
        self.asked.append(query)
        return self._reply(query)


def holding(*works: Work) -> Callable[[Query], Lookup]:
    return lambda _: Answer("shelf", works, (Asked("shelf:", len(works), "all of it"),))


def article(name: str = "a.md", text: str = TEXT) -> Article:
    return read(Document(name, text.encode()))


def verdicts(*sources: Shelf, articles: int = 1) -> list[str]:
    report = audit([article(f"{n}.md") for n in range(articles)], sources, rules(), checked_at=NOW)
    return [ruling.verdict for audited in report.audited for ruling in audited.rulings]


def test_end_to_end() -> None:
    assert verdicts(Shelf(holding(SWING))) == ["verified", "unverifiable"]


def test_a_silent_source_leaves_absence_unchecked_and_hides_nothing_found() -> None:
    silent = Shelf(lambda _: Failure("web", "timeout"), "web")
    assert verdicts(Shelf(holding(SWING)), silent) == ["verified", "unchecked"]
    assert verdicts(silent) == ["unchecked", "unchecked"]
    assert verdicts() == ["unchecked", "unchecked"]


def test_equal_questions_are_asked_once() -> None:
    shelf = Shelf(holding(SWING))
    assert len(verdicts(shelf, articles=3)) == 6
    assert len(shelf.asked) == 2


def test_two_sources_of_one_name_are_both_asked() -> None:
    assert verdicts(Shelf(holding()), Shelf(holding(SWING)))[0] == "verified"


def test_tally_counts_answers_and_failures() -> None:
    silent = Shelf(lambda _: Failure("web", "timeout"), "web")
    report = audit([article()], [Shelf(holding(SWING)), silent], rules(), checked_at=NOW)
    assert [(t.name, t.answered, t.failed) for t in report.sources] == [("shelf", 2, 0), ("web", 0, 2)]


def test_a_bug_in_one_article_of_several_is_its_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    extract = pipeline.extract

    def faulty(read_article: Article) -> object:
        if read_article.name == "bad.md":
            raise KeyError("oops")
        return extract(read_article)

    monkeypatch.setattr(pipeline, "extract", faulty)
    report = audit([article("bad.md"), article("good.md")], [Shelf(holding(SWING))], rules(), checked_at=NOW)
    assert [audited.article.name for audited in report.audited] == ["good.md"]
    assert report.troubles[0].path == "bad.md"
    with pytest.raises(KeyError):
        audit([article("bad.md")], [], rules(), checked_at=NOW)


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    audit([article()], [Shelf(holding())], rules(), checked_at=NOW, progress=lambda *at: told.append(at))
    assert told == [(1, 2), (2, 2)]


ENTRY = {
    "title": SWING.title,
    "author": "McGill, Stuart M. and Marshall, Leigh W.",
    "year": "2012",
    "journal": "J Strength Cond Res",
    "doi": "10.1519/JSC.0b013e31823a4063",
}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, None),
        ({"title": SWING.title.replace("low back", "high back")}, "CIT201"),
        ({"year": "2019"}, "CIT202"),
        ({"year": "2031"}, "CIT202"),
        ({"author": "Jane Roe and John Doe"}, "CIT203"),
        ({"author": "McGill, Stuart M."}, "CIT203"),
        ({"author": "McGill, Stuart M. and others"}, None),
        ({"journal": "Spine"}, "CIT204"),
        ({"doi": "10.5555/none"}, "CIT205"),
    ],
)
def test_entries_of_a_bibliography(change: dict[str, str], code: str | None) -> None:
    rows = [{"id": "1", "fields": ENTRY | change}]
    (told,) = match_references(rows, [Shelf(holding(SWING))], rules(), checked_at=NOW)
    assert told["id"] == "1"
    assert told["match"]["title"] == SWING.title
    assert [finding["code"] for finding in told["findings"] if finding["code"][:4] == "CIT2"] == (
        [code] if code else []
    )
    assert told["verdict"] == ("mismatched" if code else "verified")


def test_reference_strings() -> None:
    text = (
        "McGill SM, Marshall LW. Kettlebell swing, snatch, and bottoms-up carry: back and hip muscle activation, "
        "motion, and low back loads. J Strength Cond Res. 2012;26(1):16-27."
    )
    rows = [{"id": "a", "reference": text}, {"id": "b", "reference": "Roe J. Juggling under water. Spine. 2016;1:2-3."}]
    first, second = match_references(rows, [Shelf(holding(SWING))], rules(), checked_at=NOW)
    assert (first["verdict"], second["match"]) == ("verified", None)


def test_what_was_not_read_of_an_article_is_told_of_the_article() -> None:
    words = (
        "Secondo gli esperti il caffè non è una medicina, ma non è neanche un vizio per chi lo beve con gli amici. " * 3
    )
    (audited,) = audit([article("a.md", f"# Il caffè\n\n{words}")], [Shelf(holding())], rules(), checked_at=NOW).audited
    assert [finding.code for finding in audited.findings] == ["CIT902"]
    assert "the article is in Italian" in audited.findings[0].message
