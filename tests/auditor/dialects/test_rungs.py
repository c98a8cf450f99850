from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

from auditor.dialects import rungs
from auditor.model import Query, Rung, Work
from auditor.parts import Page, Reply, Request
from claims.model import Identifier, Window
from tests.auditor.sources.playing import raw

YEARS = Window(2016, 2018)
ENUMERATION = Rung("everything", issns=("1064-8011",), years=YEARS)
STRICT = Rung("strict", issns=("1064-8011",), years=YEARS, all_words=("hip",))
LOOSE = Rung("loose", any_words=("hip",))


def climbed(query: Query, works_each: int, most: int = rungs.MOST) -> list[str]:
    """The names of the rungs asked, where each brings so many works of its own."""
    asked: list[str] = []

    def ask(rung: Rung) -> Generator[Request, Reply, tuple[Page, ...]]:
        asked.append(rung.name)
        works = tuple(Work("x", f"{rung.name} {n}") for n in range(works_each))
        yield Request("https://example.org/")
        return (Page(raw(b""), rung.name, works),)

    steps = rungs.climb(query, ask, most)
    next(steps)
    try:
        while True:
            steps.send(raw(b""))
    except StopIteration:
        return asked


def test_enough_works_end_the_climb() -> None:
    looser = replace(STRICT, name="looser", all_words=(), any_words=("hip",))
    ladder = (STRICT, looser, LOOSE, replace(LOOSE, name="loosest"), ENUMERATION)
    assert climbed(Query(ladder=ladder), works_each=4) == ["strict", "looser", "loose", "loosest", "everything"]
    assert climbed(Query(ladder=ladder), works_each=rungs.ENOUGH) == ["strict", "loose", "everything"], (
        "the venue is left open once, and the journal is counted, whatever has been found"
    )
    assert climbed(Query(ladder=ladder), works_each=1, most=1) == ["strict", "everything"]


def test_a_venue_and_years_are_enumerated_even_without_a_rung_for_it() -> None:
    query = Query(venue="Spine", window=YEARS, ladder=(LOOSE,))
    assert climbed(query, works_each=1) == ["loose", "everything in Spine, 2016–2018"]
    assert not any(map(rungs.enumerates, rungs.ladder(Query(venue="Spine", ladder=(LOOSE,)))))


def settled(query: Query, work: Work) -> bool:
    return rungs.settled(query, [Page(raw(b""), "x", (work,))])


def test_an_identifier_settles_where_its_record_is_like_the_description() -> None:
    doi = Identifier("doi", "10.5555/x")
    work = Work("x", "Hip thrusts and back pain in adults", (doi,), years=(2017,))
    assert settled(Query(identifiers=(doi,)), work)
    assert settled(Query(identifiers=(doi,), title="Hip thrusts and back pain", window=YEARS), work)
    assert settled(Query(identifiers=(doi,), words=("hip", "thrust", "sleep")), work)
    assert settled(Query(identifiers=(doi,), reference="Doe J. Hip thrusts and back pain in adults. Spine 2017."), work)
    assert not settled(Query(identifiers=(doi,), title="Coffee and the heart of old mice"), work)
    assert not settled(Query(identifiers=(doi,), words=("hip",), window=Window(2001, 2003)), work)
    assert not settled(Query(identifiers=(Identifier("doi", "10.5555/y"),)), work)
