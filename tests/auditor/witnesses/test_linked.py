"""The pages beside a quote: whether they have its words, whom they give them to, and what their silence tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.judge import judge
from auditor.model import Answer, Asked, Case, Failure, LinkedPage, Lookup, Work
from auditor.rules import rules
from auditor.witnesses.hearsay import speaker_note
from auditor.witnesses.linked import sighting, sought_in_vain
from auditor.witnesses.testimony import quote_case
from claims.model import Article, Identifier, Passage, Quote, Span, Speaker
from claims.parts import Document
from claims.readers import read
from tests.conftest import FIXTURES

ADDRESS = "https://tannery.example.org/mornings/12"
ARTICLE = Article("a.md", "", (), "Swings and the back")
SAID = (
    "The swing may teach some backs to share the load with the hips, but it will not mend a disc that is already torn."
)
CHANGED = SAID.replace("may teach some", "will teach all")
INVENTED = "The swing is the only exercise that anybody with a spine will ever need."


def page(name: str = "interview.html", address: str = ADDRESS, **changes: object) -> LinkedPage:
    article = replace(read(Document(address, (FIXTURES / "pages" / name).read_bytes(), "text/html")), **changes)
    work = Work("pages", article.title or "", (Identifier("url", address),), url=address)
    return LinkedPage(work, article)


def answer(*pages: LinkedPage) -> Answer:
    return Answer("pages", asked=(Asked(ADDRESS),), linked=pages)


def quote(text: str, name: str | None = "Stuart McGill", kind: str = "person") -> Quote:
    return Quote((Passage(Span(0, len(text)), text),), Speaker(name, kind=kind))  # type: ignore[arg-type]


def case(said: Quote, *linked: Lookup) -> Case:
    return quote_case(said, ARTICLE, None, linked=linked)


def told(said: Quote, *linked: Lookup) -> tuple[str, set[str]]:
    ruling = judge(case(said, *linked), rules())
    return ruling.verdict, {finding.code for finding in ruling.findings}


def test_words_that_the_page_gives_to_the_speaker_are_verified() -> None:
    assert told(quote(SAID), answer(page())) == ("verified", set())
    found = case(quote(SAID), answer(page()))
    assert found.match
    assert found.match.work.url == ADDRESS
    assert found.excerpt
    assert found.excerpt.words == SAID


def test_a_cut_that_is_marked_is_no_change() -> None:
    assert told(quote("The swing may teach some backs … but it will not mend a disc"), answer(page()))[0] == "verified"


def test_words_that_the_page_gives_to_somebody_else_verify_nothing() -> None:
    ruling = judge(case(quote(SAID, "Jane Roe"), answer(page())), rules())
    assert ruling.verdict == "mismatched"
    assert [finding.code for finding in ruling.findings] == ["CIT407"]
    assert "Stuart McGill" in ruling.findings[0].message
    assert "does not give them to the speaker" in (speaker_note(ruling) or "")


def test_a_page_that_names_the_speaker_too_accuses_nobody_of_taking_words() -> None:
    both = page()
    text = both.article.text + "\n\nJane Roe runs the gym."
    both = replace(both, article=replace(both.article, text=text))
    assert told(quote(SAID, "Jane Roe"), answer(both)) == ("unverifiable", set())


def test_changed_words_are_shown_with_the_page_s_own() -> None:
    ruling = judge(case(quote(CHANGED), answer(page())), rules())
    assert ruling.verdict == "mismatched"
    (finding,) = ruling.findings
    assert finding.code == "CIT404"
    assert (finding.evidence[0].stated, finding.evidence[0].url) == (f"“{CHANGED}”", ADDRESS)
    assert "may teach some backs" in (finding.evidence[0].found or "")


def test_changed_words_of_somebody_else_are_nobody_s_fault() -> None:
    assert "CIT404" not in told(quote(CHANGED, "Jane Roe"), answer(page()))[1]


def test_words_missing_where_the_speaker_is_quoted_are_a_doubt() -> None:
    assert told(quote(INVENTED), answer(page())) == ("unverifiable", {"CIT403"})
    assert [each.page.work.url for each in sought_in_vain(case(quote(INVENTED), answer(page())))] == [ADDRESS]


@pytest.mark.parametrize(
    "other",
    [
        page(address="https://tannery.example.org/"),
        page(address="https://tannery.example.org/en/index.html"),
        page("metered.html"),
        page("landing.html"),
        page(language="de"),
        page(unread=("half of it",)),
        page("release.html"),
    ],
    ids=["front page", "front page in English", "metered", "abstract", "language", "read in part", "other people's"],
)
def test_words_missing_elsewhere_tell_nothing(other: LinkedPage) -> None:
    assert told(quote(INVENTED), answer(other)) == ("unverifiable", set())


def test_one_page_that_failed_may_have_them() -> None:
    failed = Failure("pages", "refused", "403")
    assert told(quote(INVENTED), answer(page()), failed) == ("unverifiable", set())
    assert told(quote(SAID), failed, answer(page())) == ("verified", set())
    assert told(quote(SAID), failed) == told(quote(SAID))


def test_few_words_count_inside_quotation_marks_only() -> None:
    assert told(quote("put down before you are tired"), answer(page()))[0] == "unverifiable"
    assert told(quote("Pick up a weight only when the last one has become easy"), answer(page()))[0] == "verified"
    assert not sighting(quote("in a bad back and a"), page()).met


def test_words_of_an_organisation_and_of_a_document() -> None:
    held = "Learn to move from the hips. Pick up a weight only when the last one has become easy"
    assert told(quote(held, "the Tannery Review", "organisation"), answer(page()))[0] == "unverifiable"
    assert told(quote(held, "University of Guelph", "organisation"), answer(page()))[0] == "verified"
    assert told(quote(held, "the article", "document"), answer(page()))[0] == "verified"
    assert told(quote(INVENTED, "the article", "document"), answer(page())) == ("unverifiable", {"CIT403"})
    assert told(quote(held, None, "anonymous"), answer(page()))[0] == "unverifiable"


def test_the_page_s_own_author_wrote_the_words() -> None:
    held = "The racks are wiped, the kettlebells are put back in their row"
    assert told(quote(held, "Robin Ashdown"), answer(page()))[0] == "verified"
    assert told(quote(held, "Jane Roe"), answer(page()))[0] == "unverifiable"


def test_the_article_as_it_stands_elsewhere_is_no_witness() -> None:
    same = replace(ARTICLE, title="A Morning with the Spine Professor")
    assert quote_case(quote(SAID), same, None, linked=(answer(page()),)).excerpt is None


ROE = (
    "The hall was cold and nobody had thought of chairs. “Most people who begin with a light weight will be "
    "lifting twice as much by the spring,” said Jane Roe, who has taught the class since it began.{} “Not one of them "
    "believes it when I tell them so in the autumn.”"
)


@pytest.mark.parametrize("between", ["", " Read more: ten ways to ease an aching back at your desk."])
def test_what_the_page_puts_between_the_words_is_not_the_writer_s_doing(between: str) -> None:
    words = (
        "Most people who begin with a light weight will be lifting twice as much by the spring. "
        "Not one of them believes it when I tell them so in the autumn."
    )
    there = page()
    there = replace(there, article=replace(there.article, text=ROE.format(between), blocks=()))
    assert told(quote(words, "Jane Roe"), answer(there)) == ("verified", set())
    changed = told(quote(words.replace("Most people", "All people"), "Jane Roe"), answer(there))
    assert changed == (("unverifiable", set()) if between else ("mismatched", {"CIT404"}))


@pytest.mark.parametrize(
    "words", ["a row of kettlebells … once more", "in their row, and the", "He measured … the low back", "up … it"]
)
def test_pieces_of_words_that_stand_there_are_not_missing(words: str) -> None:
    assert "CIT403" not in told(quote(words), answer(page()))[1]
