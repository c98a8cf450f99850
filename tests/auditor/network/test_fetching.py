"""An article by its address: a document, or one line that says what to do."""

from __future__ import annotations

import pytest

from auditor.network.evidence import EvidenceStore
from auditor.network.fetching import fetch_article, is_address
from auditor.network.web import Web
from auditor.network.wire import Limits
from auditor.parts import Request, Unanswered, content_type
from claims.parts import Unreadable
from tests.auditor.clockwork import Clockwork
from tests.services import Services
from tests.services.pages import ARTICLE


@pytest.fixture
def web() -> Web:
    time = Clockwork()
    return Web(clock=time.clock, sleep=time.sleep, limits=Limits(read=20, total=60))


def why(url: str, web: Web) -> str:
    with pytest.raises(Unreadable) as caught:
        fetch_article(url, web)
    message = str(caught.value)
    assert len(message.splitlines()) == 1
    assert message.startswith(url)
    return message


def test_a_page_with_its_media_type(services: Services, web: Web) -> None:
    document = fetch_article(f"{services['pages'].base}/article.html", web)
    assert (document.body, document.media_type, document.charset) == (ARTICLE, "text/html", "utf-8")


def test_a_plain_page_and_one_that_states_nothing(services: Services, web: Web) -> None:
    plain = fetch_article(f"{services['pages'].base}/plain", web)
    assert (plain.media_type, plain.charset) == ("text/plain", "iso-8859-1")
    bare = fetch_article(f"{services['pages'].base}/bare", web)
    assert (bare.media_type, bare.charset) == (None, None)


def test_redirects_are_followed_and_counted(services: Services, web: Web) -> None:
    base = services["pages"].base
    document = fetch_article(f"{base}/moved/10", web)
    assert (document.name, document.body) == (f"{base}/moved/10", ARTICLE)
    assert "redirects without end" in why(f"{base}/moved/11", web)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/for-ever", "redirects without end"),
        ("/large", "larger than 50 MB"),
        ("/nothing-here", "HTTP 404"),
        ("/elsewhere?url=ftp://127.0.0.1/x", "no web address"),
        ("/elsewhere?url=http://[::1/", "no web address"),
    ],
)
def test_one_clear_line(services: Services, web: Web, path: str, told: str) -> None:
    assert told in why(services["pages"].base + path, web)


def test_a_page_that_shuts_us_out_can_be_saved(services: Services, web: Web) -> None:
    services["pages"].fail("403")
    assert "save the page and give the file" in why(f"{services['pages'].base}/article.html", web)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a.example/x", "http://", "http://[::1/", "page.html", "http://a b/"]
)
def test_what_is_no_address(web: Web, url: str) -> None:
    assert not is_address(url)
    assert "not an http or https address" in why(url, web)


def test_offline_the_stored_page_serves(services: Services) -> None:
    store, url = EvidenceStore(), f"{services['pages'].base}/article.html"
    fetch_article(url, Web(store))
    services["pages"].fail("503")
    assert fetch_article(url, Web(store, offline=True)).body == ARTICLE
    assert "without --offline" in why(url + "?2", Web(store, offline=True))


def test_secrets_do_not_follow_a_redirect_to_another_host(services: Services, web: Web) -> None:
    other = f"{services['doi'].base}/api/handles/10.1/x"
    request = Request(f"{services['pages'].base}/elsewhere", (("url", other),), secrets=(("api_key", "s3cr3t"),))
    assert web.get(request).status == 404
    assert "s3cr3t" in services["pages"].requests[0]
    assert services["doi"].requests == ["/api/handles/10.1/x"]


@pytest.mark.parametrize(
    ("header", "read"),
    [
        ("text/html", ("text/html", None)),
        ("Text/HTML; Charset=UTF-8", ("text/html", "UTF-8")),
        ("text/html; charset=", ("text/html", None)),
        ("nonsense", (None, None)),
        ("", (None, None)),
        ("text/html;\r\n charset=utf-8", ("text/html", "utf-8")),
    ],
)
def test_content_types(header: str, read: tuple[str | None, str | None]) -> None:
    media_type, charset = content_type(header)
    assert (media_type, charset and charset.lower()) == (read[0], read[1] and read[1].lower())


def test_a_page_is_fetched_anew_each_run(services: Services) -> None:
    time, store = Clockwork(), EvidenceStore()
    for _ in range(2):
        fetch_article(f"{services['pages'].base}/article.html", Web(store, clock=time.clock, sleep=time.sleep))
        time.now += 60
    assert len(services["pages"].requests) == 2


def test_unanswered_is_never_raised_outside(services: Services, web: Web) -> None:
    services["pages"].fail("500")
    try:
        fetch_article(f"{services['pages'].base}/article.html", web)
    except Unanswered:
        pytest.fail("an article that cannot be fetched is Unreadable")
    except Unreadable:
        pass


def test_a_page_that_is_refused_says_nothing_of_the_next(services: Services, web: Web) -> None:
    pages = services["pages"]
    pages.fail("403")
    assert "HTTP 403" in why(f"{pages.base}/article.html", web)
    services.reset()
    assert fetch_article(f"{pages.base}/plain", web).body
