"""Links followed, the whole way over the loopback services: to the work that is meant, and never to an accusation."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from auditor import links
from auditor.model import Answer, Failure, Query, Report, Ruling, Work
from auditor.network.asking import WebSource
from auditor.network.evidence import EvidenceStore
from auditor.network.web import Web
from auditor.network.wire import Limits
from auditor.pipeline import audit
from auditor.rules import rules
from auditor.sources import apis
from claims.extract import extract
from claims.model import Article, Identifier, Quote, Study
from claims.parts import Document
from claims.readers import read
from tests.auditor.clockwork import Clockwork
from tests.services import FAULTS, SLOW, Services

JOURNAL, PRESS, PAPER = "https://jamanetwork.com", "https://www.eurekalert.org", "https://tannery.example.org"
SHOP = "https://www.sciencedirect.com"
SITES = (JOURNAL, PRESS, PAPER, SHOP)
SOURCES = ("crossref", "pubmed", "europepmc", "datacite", "doi", "orcid")
SWING, TRIAL = "10.1519/jsc.0b013e31823a4063", "10.5271/sjweh.3136"
SAID = "The swing may teach some backs to share the load with the hips, but it will not mend a disc that is torn"


def article(text: str) -> Article:
    return read(Document("a.md", f"# Swings and the back\n\n{text}\n".encode()))


def run(
    services: Services, *texts: str, store: EvidenceStore | None = None, wait: float = 10.0, **options: Any
) -> Report:
    """An audit where three sites of the world are the service of pages."""
    base = f"{services['pages'].base}/pages"

    class Rerouted(requests.Session):
        def get(self, url: Any, **rest: Any) -> requests.Response:
            for site in SITES:
                url = url.replace(site, base)
            return super().get(url, **rest)

    time = Clockwork()
    limits = Limits(connect=wait, read=wait, total=wait, size=2_000_000)
    offline = options.get("offline", False)
    door = Web(
        store, clock=time.clock, sleep=time.sleep, jitter=lambda: 0.0, limits=limits, offline=offline,
        session_factory=Rerouted, private=True,
    )  # fmt: skip
    sources = [WebSource(apis()[name](services[name].base), door) for name in SOURCES]
    sources.append(WebSource(apis()["pages"](), door))
    return audit([article(text) for text in texts], sources, rules(), checked_at="2026-01-31T12:00:00Z", **options)


def studies(report: Report) -> list[Ruling]:
    return [r for audited in report.audited for r in audited.rulings if isinstance(r.case.claim, Study)]


def quotes(report: Report) -> list[Ruling]:
    return [r for audited in report.audited for r in audited.rulings if isinstance(r.case.claim, Quote)]


def told(ruling: Ruling) -> tuple[str, str | None, set[str]]:
    """Verdict, DOI of the match, codes of the findings."""
    match = ruling.case.match
    return ruling.verdict, match.work.doi if match else None, {finding.code for finding in ruling.findings}


def test_a_publisher_s_page_leads_to_its_work(services: Services) -> None:
    (found,) = studies(run(services, f"A [study]({JOURNAL}/landing.html) measured the low back loads of the swing."))
    assert told(found) == ("verified", SWING, set())
    assert {"pubmed", "crossref"} <= {work.source for work in (found.case.match.work, *found.case.match.also)}  # type: ignore[union-attr]


def test_a_page_without_a_number_leads_there_by_its_title(services: Services) -> None:
    text = f"A [trial of kettlebell training]({JOURNAL}/landing-without-number.html) eased pain in the neck."
    assert told(studies(run(services, text))[0]) == ("verified", TRIAL, set())


def test_the_item_number_in_an_address_leads_there_though_its_page_is_shut(services: Services) -> None:
    services["pages"].fail("403")
    address = f"{SHOP}/science/article/pii/S0891422211003330"
    (found,) = studies(
        run(services, f"A [2012 trial]({address}) looked at the walking ability of children with cerebral palsy.")
    )
    assert told(found) == ("verified", "10.1016/j.ridd.2011.08.026", {"CIT901"})
    (other,) = studies(run(services, f"A [2012 trial]({address}) found that beetroot helps racing pigeons remember."))
    assert told(other)[0] == "mismatched"


def test_a_link_is_checked_against_its_sentence(services: Services) -> None:
    text = f"A [new study]({JOURNAL}/landing.html) found that beetroot juice sharpens the memory of racing pigeons."
    assert told(studies(run(services, text))[0]) == ("mismatched", SWING, {"CIT205"})
    text = f"A [2019 trial]({JOURNAL}/landing-without-number.html) found that kettlebell training eased neck pain."
    assert told(studies(run(services, text))[0]) == ("mismatched", TRIAL, {"CIT202"})


def test_a_press_release_leads_to_the_work_it_names(services: Services) -> None:
    text = f"[A trial]({PRESS}/release.html) found that office workers who swung kettlebells had less neck pain."
    assert told(studies(run(services, text))[0]) == ("verified", TRIAL, set())


@pytest.mark.parametrize(
    "sentence",
    [
        "[A 2019 study in Spine]({}) found that pigeons like beetroot.",
        "[A 2019 study in Spine]({}) found that kettlebells eased neck pain in office workers.",
        "[A study]({}) found that racing pigeons remember more after beetroot juice.",
    ],
)
def test_a_press_release_accuses_nobody(services: Services, sentence: str) -> None:
    verdict, doi, _ = told(studies(run(services, sentence.format(f"{PRESS}/release.html")))[0])
    assert (verdict, doi) == ("unverifiable", None)


@pytest.mark.parametrize("name", ["wall.html", "app.html", "paper.pdf"])
def test_a_page_that_shows_nothing_leaves_its_claim_unchecked(services: Services, name: str) -> None:
    for text in (
        "A [study]({}) reported that walls are hard.",
        "A [2016 study in Spine]({}) reported that pigs juggle.",
    ):
        assert told(studies(run(services, text.format(f"{JOURNAL}/{name}")))[0]) == ("unchecked", None, {"CIT901"})


def test_a_page_that_is_gone_is_no_dead_identifier(services: Services) -> None:
    (found,) = studies(run(services, f"A [2016 study in Spine]({JOURNAL}/gone.html) reported that pigs juggle."))
    assert told(found) == ("unverifiable", None, {"CIT101"})


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_no_fault_of_the_pages_accuses(services: Services, fault: str) -> None:
    services["pages"].fail(fault)
    text = (
        f"A [2016 study]({JOURNAL}/landing.html) found that pigeons like beetroot.\n\n"
        f"“{SAID},” Stuart McGill [told the Review]({PAPER}/interview.html)."
    )
    report = run(services, text, wait=0.3 if fault in SLOW else 10.0)
    assert {ruling.verdict for ruling in studies(report)} <= {"unchecked", "unverifiable"}
    assert studies(report)[0].verdict == "unchecked"
    assert [(r.verdict, r.findings) for r in quotes(report)] == [("unverifiable", ())]


def test_a_page_beside_a_quote_is_fetched_and_read(services: Services) -> None:
    held = SAID.replace("torn", "already torn")
    text = f"“{held},” Stuart McGill [told the Review]({PAPER}/interview.html#talk)."
    assert told(quotes(run(services, text))[0]) == ("verified", None, set())
    text = f"“{held.replace('may', 'will')},” Stuart McGill [told the Review]({PAPER}/interview.html)."
    assert told(quotes(run(services, text))[0])[2] == {"CIT404"}


def test_a_page_is_fetched_once_however_often_it_is_linked(services: Services) -> None:
    text = f"“{SAID},” Stuart McGill [told us]({PAPER}/interview.html#a). He [said]({PAPER}/interview.html#b) “{SAID}”."
    run(services, text, text)
    assert services["pages"].requests == ["/pages/interview.html"]


def test_no_more_pages_than_are_allowed_and_none_where_that_is_set(services: Services) -> None:
    text = "\n\n".join(f"“{SAID} {n},” Jane Roe [said]({PAPER}/page-{n}.html)." for n in "abcdef")
    run(services, text, pages=4)
    assert len(services["pages"].requests) == 4
    services["pages"].requests.clear()
    report = run(services, text, pages=0)
    assert services["pages"].requests == []
    assert "pages" not in {source.name for source in report.sources}


def test_offline_stored_replies_answer_and_nothing_is_sent(services: Services) -> None:
    store = EvidenceStore()
    text = (
        f"A [study]({JOURNAL}/landing.html) measured the low back loads of the swing.\n\n"
        f"“{SAID.replace('torn', 'already torn')},” Stuart McGill [told the Review]({PAPER}/interview.html)."
    )
    before = run(services, text, store=store)
    sent = len(services["pages"].requests)
    again = run(services, text, store=store, offline=True)
    assert [told(r) for r in (*studies(again), *quotes(again))] == [
        told(r) for r in (*studies(before), *quotes(before))
    ]
    assert {told(r)[0] for r in (*studies(again), *quotes(again))} == {"verified"}
    assert len(services["pages"].requests) == sent
    assert {told(r)[0] for r in studies(run(services, text, offline=True))} == {"unchecked"}


def pages(text: str) -> list[str]:
    """The addresses that are worth fetching for an article."""
    read_article = article(text)
    claims = extract(read_article)
    asked = [page for study in claims.studies for page in links.study_pages(study, read_article)]
    asked += [page for quote in claims.quotes for page in links.quote_pages(quote, read_article)]
    return [identifier.value for query in asked for identifier in query.identifiers]


@pytest.mark.parametrize(
    ("text", "fetched"),
    [
        ("A [2016 study]({}/landing.html) found much.", [f"{JOURNAL}/landing.html"]),
        ("A [2016 study](https://doi.org/10.1000/a) found much; [news]({}/x) had it.", []),
        ("A [2016 study](https://pubmed.ncbi.nlm.nih.gov/21997449/) found much.", []),
        ("A 2016 study found much ([news](https://medicalxpress.com/a)).", ["https://medicalxpress.com/a"]),
        ("A 2016 study found much ([news](https://www.example.com/a)).", []),
        ("Studies show much ([news](https://medicalxpress.com/a)).", []),
        ("“Nothing comes of nothing, nor ever will,” says [Jane Roe](https://example.com/roe#x).", ["https://example.com/roe"]),
        ("“Nothing comes of it,” says [Jane Roe](https://example.com/roe).", []),
        ("“Nothing comes of nothing, nor ever will,” says [Jane Roe](https://doi.org/10.1000/a).", []),
        (
            "Jane Roe spoke to [the Star](https://example.com/star).\n\n"
            "In [an interview](https://example.com/roe) she said:\n\n"
            "> Nothing comes of nothing, nor ever will.\n>\n> — Jane Roe",
            ["https://example.com/roe"],
        ),
        (
            "Jane Roe spoke to [the Star](https://example.com/star). "
            "“Nothing comes of nothing, nor ever will,” Roe said.",
            ["https://example.com/star"],
        ),
        ("“Nothing comes of nothing, nor ever will,” Jane Roe told [the Star](https://example.com/en/).", []),
        ("Jane Roe says that [nothing](https://example.com/roe) comes of nothing.", []),
    ],
)  # fmt: skip
def test_what_is_fetched(text: str, fetched: list[str]) -> None:
    assert [address for address in pages(text.format(JOURNAL)) if "10.1000" not in address] == fetched


def test_a_place_within_a_page_is_no_other_page() -> None:
    asked = links.page_query("https://example.com/a?b=1#c")
    assert asked == Query(kind="page", identifiers=(Identifier("url", "https://example.com/a?b=1"),))


def test_a_site_is_no_witness_to_its_own_words() -> None:
    text = "“Nothing comes of nothing, nor ever will,” said Jane Roe ([more](https://www.example.com/roe))."
    for name, fetched in (("https://example.com/lear", 0), ("https://example.org/lear", 1), ("lear.md", 1)):
        read_article = read(Document(name, text.encode(), "text/markdown"))
        (quote,) = extract(read_article).quotes
        assert len(links.quote_pages(quote, read_article)) == fetched


def test_a_page_s_own_text_gives_way_to_an_abstract_of_the_same_work() -> None:
    doi, address = Identifier("doi", "10.1000/a"), Identifier("url", "https://example.org/a")
    page = Answer("pages", (Work("pages", "On walking", (doi, address), abstract="Walk. Buy this article."),))
    brief = Answer("crossref", (Work("crossref", "On walking", (doi,)),))
    full = Answer("pubmed", (Work("pubmed", "On walking", (doi,), abstract="We walked."),))
    failed = Failure("pages", "timeout")
    assert links.deferring((page, failed), (brief,)) == (page, failed)
    (given, _) = links.deferring((page, failed), (brief, full))
    assert isinstance(given, Answer)
    assert [work.abstract for work in given.works] == [None]
