"""Linked pages as a source: what it asks, and what it makes of pages, walls, apps and files."""

from __future__ import annotations

import pytest

from auditor.model import Failure, LinkedPage, Query, Work
from auditor.network.asking import WebSource
from auditor.network.web import Web
from auditor.network.wire import Limits
from auditor.parts import Page, Reply, Unanswered
from auditor.records import pages as records
from auditor.sources.pages import Pages
from claims.model import Identifier
from tests.auditor.clockwork import Clockwork
from tests.conftest import FIXTURES
from tests.services import FAULTS, SLOW, Services

ADDRESS = Identifier("url", "https://journals.example.org/a")
RELEASE = Identifier("url", "https://www.eurekalert.org/news-releases/1")
HTML = {"content-type": "text/html; charset=utf-8"}


def page(name: str, asked: Identifier = ADDRESS, **changes: object) -> Page:
    body = (FIXTURES / "pages" / name).read_bytes()
    fields = {"status": 200, "headers": HTML, "body": body, "fetched_at": "2026-01-31T12:00:00Z"}
    return records.page(Reply(asked.value, **(fields | changes)), asked, "the page")  # type: ignore[arg-type]


def only(found: Page) -> tuple[Work, LinkedPage]:
    return found.works[0], found.linked[0]


def test_one_request_an_address() -> None:
    steps = Pages().look_up(Query(kind="page", identifiers=(ADDRESS, Identifier("doi", "10.1/x"))))
    request = next(steps)
    assert (request.url, request.page, request.linked) == (ADDRESS.value, True, True)
    with pytest.raises(StopIteration):
        steps.send(Reply(ADDRESS.value, 404, HTML, b"", "2026-01-31T12:00:00Z"))


def test_a_landing_page_is_the_record_of_its_work() -> None:
    work, linked = only(page("landing.html"))
    assert linked.work == work
    assert work.identifiers == (Identifier("doi", "10.1519/jsc.0b013e31823a4063"), ADDRESS)
    assert (work.years, work.volume, work.pages, work.url) == ((2012,), "26", "16", ADDRESS.value)
    assert (work.abstract or "").startswith("Seven men swung")


def test_a_page_that_presents_no_work_has_its_words_only() -> None:
    found = page("interview.html")
    assert found.works == ()
    assert found.linked[0].work.title == "A morning with the spine professor"
    assert "teach some backs" in found.linked[0].article.text


def test_a_release_names_its_work_and_other_pages_do_not() -> None:
    assert page("release.html", RELEASE).linked[0].work.notice_of == (Identifier("doi", "10.5271/sjweh.3136"),)
    assert page("release.html").linked[0].work.notice_of == ()


@pytest.mark.parametrize(
    "shape",
    [
        '<main><article>{}<div class="well"><h4>DOI</h4><p><a href="{}">10.1000/a</a></p></div></article></main>',
        '<main><article>{}</article><div class="article__meta"><h4>DOI</h4><a href="{}">10.1000/a</a></div></main>',
        '<main><article>{}</article><aside class="sidebar">Journal: <a href="{}">Spine</a></aside></main>',
        '<div id="story">{}<div id="references"><ol><li>Roe J. On mice. DOI: <a href="{}">it</a></li></ol></div></div>',
        '<div class="text">{}<div class="text__more"><b>More information:</b> <a href="{}">On mice</a></div></div>',
    ],
)
def test_a_release_names_its_work_wherever_its_site_puts_it(shape: str) -> None:
    told = "<h1>Mice live longer</h1>" + "<p>Mice on a low diet lived longer than mice that were fed at will.</p>" * 9
    body = f"<html><body><nav><a href='/'>Home</a></nav>{shape.format(told, 'https://doi.org/10.1000/a')}</body></html>"
    found = page("release.html", RELEASE, body=body.encode())
    assert found.linked[0].work.notice_of == (Identifier("doi", "10.1000/a"),)


def test_a_release_that_names_two_works_tells_of_none() -> None:
    body = (FIXTURES / "pages" / "release.html").read_text("utf-8").replace("</article>", "<p>doi:10.1000/b</p>")
    assert page("release.html", RELEASE, body=body.encode()).linked[0].work.notice_of == ()


def test_a_page_that_is_gone_proves_nothing() -> None:
    gone = page("landing.html", status=404)
    assert (gone.works, gone.linked, gone.absent) == ((), (), ())


@pytest.mark.parametrize(
    ("name", "changes", "reason"),
    [
        ("wall.html", {}, "refused"),
        ("app.html", {}, "incomplete"),
        ("landing.html", {"headers": {"content-type": "application/pdf"}}, "incomplete"),
        ("landing.html", {"headers": {}}, "incomplete"),
        ("landing.html", {"body": b" " * (records.LARGEST + 1)}, "too-large"),
        ("landing.html", {"body": b""}, "incomplete"),
        ("landing.html", {"body": b"\x00\xff\xfe" * 50}, "incomplete"),
    ],
)
def test_what_is_no_answer(name: str, changes: dict[str, object], reason: str) -> None:
    with pytest.raises(Unanswered) as caught:
        page(name, **changes)
    assert caught.value.reason == reason


def test_a_long_page_with_the_title_of_a_wall_is_none() -> None:
    body = (FIXTURES / "pages" / "interview.html").read_text("utf-8").replace("A morning", "Error: a morning")
    with pytest.raises(Unanswered):
        page("interview.html", body=body.encode())
    assert page("interview.html", body=body.replace("<p>", "<p>On it goes. " * 20).encode()).linked


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_no_fault_of_a_host_becomes_an_answer(services: Services, fault: str) -> None:
    services["pages"].fail(fault)
    time, wait = Clockwork(), 0.3 if fault in SLOW else 10.0
    limits = Limits(connect=wait, read=wait, total=wait, size=2_000_000)
    door = Web(clock=time.clock, sleep=time.sleep, jitter=lambda: 0.0, limits=limits, private=True)
    asked = Query(kind="page", identifiers=(Identifier("url", f"{services['pages'].base}/pages/landing.html"),))
    told = WebSource(Pages(), door).look_up(asked)
    assert isinstance(told, Failure)
    assert door.store.stats().replies == 0


def test_a_page_that_breaks_off_is_not_read_whole() -> None:
    assert page("interview.html").linked[0].article.unread == ()
    body = (FIXTURES / "pages" / "interview.html").read_bytes()
    assert page("interview.html", body=body[: len(body) // 2]).linked[0].article.unread == (records.BROKEN_OFF,)


def test_ping(services: Services) -> None:
    request = Pages(services["pages"].base).ping()
    assert Web().get(request).status == 404


def test_a_page_in_another_language_tells_of_its_work_and_is_no_record_to_compare_with() -> None:
    words = "Sete homens fizeram o exercício, e foram estimadas as cargas na coluna durante o movimento. " * 8
    body = (FIXTURES / "pages" / "landing.html").read_text("utf-8").replace('lang="en"', 'lang="pt"')
    found = page("landing.html", body=body.replace("Seven men", words + "Seven men").encode())
    assert found.works == ()
    assert found.linked[0].work.notice_of == (Identifier("doi", "10.1519/jsc.0b013e31823a4063"),)
