"""Every fault of a host comes out as its reason; no secret ever does; nothing is asked twice."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
import requests

from auditor.model import Reason
from auditor.network.addresses import address, redact
from auditor.network.evidence import DAY, EvidenceStore
from auditor.network.web import Web, user_agent
from auditor.network.wire import Limits
from auditor.parts import Request, Unanswered
from tests.auditor.clockwork import Clockwork
from tests.services import SLOW, Services

KNOWN, UNKNOWN = "10.1519/jsc.0b013e31823a4063", "10.1234/none"
LIMITS = Limits(connect=5.0, read=10.0, total=20.0, size=200_000)
SHORT = Limits(connect=1.0, read=0.4, total=0.5, size=200_000)
SECRETS = ("k3y-of-mine", "editor@example.org")


@pytest.fixture
def time() -> Clockwork:
    return Clockwork()


@pytest.fixture
def web(time: Clockwork) -> Web:
    return Web(clock=time.clock, sleep=time.sleep, jitter=lambda: 0.0, limits=LIMITS)


def single(services: Services, doi: str = KNOWN) -> Request:
    return Request(f"{services['crossref'].base}/works/{doi}", what=f"DOI {doi}")


def limits_for(fault: str | None) -> Limits:
    """Short where only they end the fault; generous elsewhere, as the machine may be busy."""
    return SHORT if fault in SLOW else LIMITS


def test_200_and_404_are_replies(services: Services, web: Web) -> None:
    assert web.get(single(services)).status == 200
    missing = web.get(single(services, UNKNOWN))
    assert (missing.status, missing.body) == (404, b"Resource not found.")


@pytest.mark.parametrize(
    ("fault", "reason", "requests"),
    [
        ("429", "rate-limited", 5),
        ("429-retry-after", "rate-limited", 5),
        ("429-for-hours", "rate-limited", 1),
        ("403", "refused", 1),
        ("500", "server-error", 5),
        ("503", "server-error", 5),
        ("503-retry-after", "server-error", 5),
        ("truncated", "incomplete", 3),
        ("drip", "timeout", 2),
        ("silent", "timeout", 2),
        ("endless", "too-large", 1),
    ],
)
def test_every_fault_has_its_reason(services: Services, web: Web, fault: str, reason: Reason, requests: int) -> None:
    services.fail(fault)
    with pytest.raises(Unanswered) as caught:
        web.get(single(services), limits_for(fault))
    assert caught.value.reason == reason
    assert caught.value.detail.startswith("127.0.0.1:")
    assert len(services["crossref"].requests) == requests
    assert web.store.stats().replies == 0


def test_a_reset_connection(services: Services, web: Web) -> None:
    services.fail("reset")
    with pytest.raises(Unanswered) as caught:
        web.get(single(services))
    assert caught.value.reason in ("unreachable", "incomplete")


@pytest.mark.parametrize("fault", ["429", "429-retry-after", "503", "truncated", "reset"])
def test_what_passes_is_waited_for(services: Services, web: Web, time: Clockwork, fault: str) -> None:
    services.fail(fault, times=1)
    assert web.get(single(services)).status == 200
    assert time.slept == [pytest.approx(2.0 if fault == "429-retry-after" else 1.0)]


def test_nobody_listens(web: Web) -> None:
    with pytest.raises(Unanswered) as caught:
        web.get(Request("http://127.0.0.1:1/works"))
    assert caught.value.reason == "unreachable"


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/x", "http:///x", "http://127.0.0.1:port/", "nothing", "http://[::1/"])
def test_what_is_no_address(web: Web, url: str) -> None:
    with pytest.raises(Unanswered) as caught:
        web.get(Request(url))
    assert caught.value.reason == "refused"


def test_a_host_that_fails_is_left_alone(services: Services, web: Web) -> None:
    services.fail("500")
    for number in range(3):
        with pytest.raises(Unanswered):
            web.get(single(services, f"10.1/{number}"))
    asked = len(services["crossref"].requests)
    with pytest.raises(Unanswered) as caught:
        web.get(single(services))
    assert caught.value.reason == "server-error"
    assert len(services["crossref"].requests) == asked
    services.reset()
    assert web.get(replace(single(services), url=f"{services['doi'].base}/api/handles/{KNOWN}")).status == 200


def test_403_ends_it_for_the_whole_run(services: Services, web: Web) -> None:
    services.fail("403", times=1)
    for doi in (KNOWN, UNKNOWN):
        with pytest.raises(Unanswered) as caught:
            web.get(single(services, doi))
        assert caught.value.reason == "refused"
    assert len(services["crossref"].requests) == 1


def test_400_is_the_questions_fault_not_the_hosts(services: Services, web: Web) -> None:
    for number in range(5):
        with pytest.raises(Unanswered) as caught:
            web.get(Request(f"{services['crossref'].base}/works", (("nonsense", str(number)),)))
        assert caught.value.reason == "refused"
    assert web.get(single(services)).status == 200


def test_never_asked_twice(services: Services, web: Web) -> None:
    assert web.get(single(services)) == web.get(single(services))
    assert len(services["crossref"].requests) == 1


def test_equal_questions_under_way_are_asked_once(services: Services, web: Web) -> None:
    services.fail("429", times=1)
    barrier, replies = threading.Barrier(8), []

    def work() -> None:
        barrier.wait(5)
        replies.append(web.get(single(services)))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(replies) == 8
    assert all(reply == replies[0] for reply in replies)
    assert len(services["crossref"].requests) == 2


def test_many_threads_many_questions(services: Services, web: Web) -> None:
    statuses: list[int] = []

    def work(number: int) -> None:
        statuses.extend(web.get(single(services, f"10.1/{number}-{step}")).status for step in range(5))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [404] * 40
    assert len(services["crossref"].requests) == 40


def test_offline_answers_from_the_store_alone_at_any_age(services: Services, time: Clockwork) -> None:
    store = EvidenceStore(clock=time.clock)
    asked = Web(store, clock=time.clock, sleep=time.sleep).get(single(services))
    time.now += 400 * DAY
    offline = Web(store, clock=time.clock, sleep=time.sleep, offline=True)
    assert offline.get(single(services)) == asked
    with pytest.raises(Unanswered) as caught:
        offline.get(single(services, UNKNOWN))
    assert caught.value.reason == "offline"
    assert len(services["crossref"].requests) == 1


def test_old_replies_are_asked_anew(services: Services, web: Web, time: Clockwork) -> None:
    web.get(single(services, UNKNOWN))
    web.get(single(services))
    time.now += 2 * DAY
    web.get(single(services, UNKNOWN))
    web.get(single(services))
    assert len(services["crossref"].requests) == 3


def test_a_rejected_reply_is_forgotten_and_an_empty_one_soon(services: Services, web: Web, time: Clockwork) -> None:
    request = single(services)
    web.accept(request, web.get(request), found=False)
    assert web.store.stats().absent == 1
    web.reject(request)
    assert web.store.stats().replies == 0


def secretive(services: Services) -> Request:
    key, mail = SECRETS
    url = f"{services['crossref'].base}/works/{KNOWN}"
    return Request(url, (("a", "b"),), secrets=(("api_key", key), ("mailto", mail)), secret_headers=(("X-Token", key),))


@pytest.mark.parametrize("fault", [None, "429", "500", "403", "reset", "truncated", "drip", "endless", "html"])
def test_secrets_are_sent_and_never_shown(services: Services, web: Web, fault: str | None) -> None:
    request = secretive(services)
    if fault:
        services["crossref"].fail(fault)
    try:
        shown = repr(web.get(replace(request, params=()), limits_for(fault)))
    except Unanswered as unanswered:
        shown = f"{unanswered!r} {unanswered.detail} {unanswered.__cause__!r}"
    assert "k3y-of-mine" in services["crossref"].requests[0]
    for secret in (*SECRETS, "editor%40example.org"):
        assert secret not in shown
        assert secret not in repr(request)


def test_addresses_lose_their_secrets_and_texts_too() -> None:
    request = Request(
        "HTTPS://user:pass@API.example/x?email=a@b.example&q=1", (("mailto", "c@d.example"), ("r", "a b"))
    )
    assert address(request) == "https://api.example/x?q=1&r=a+b"
    text = redact("GET /x?api_key=abc&mailto=a@b.example for x.y@z.example with s3cr3t", ["s3cr3t"])
    assert text == "GET /x?api_key=…&mailto=… for … with …"


def test_how_we_introduce_ourselves(services: Services, time: Clockwork) -> None:
    Web(contact="desk@example.org", clock=time.clock, sleep=time.sleep).get(single(services))
    (agent,) = services["crossref"].agents
    assert agent.startswith("citation-auditor/")
    assert agent.endswith("(mailto:desk@example.org)")
    assert "mailto" not in user_agent()
    assert "(+https://x.example; mailto:a@b.example)" in user_agent("a@b.example", "https://x.example")


def test_the_send_lock_is_held_round_every_exchange(services: Services, time: Clockwork) -> None:
    held, seen = threading.Lock(), []

    class Watching(requests.Session):
        def send(self, *args: object, **kwargs: object) -> requests.Response:
            seen.append(held.locked())
            return super().send(*args, **kwargs)  # type: ignore[arg-type]

    door = Web(clock=time.clock, sleep=time.sleep, session_factory=Watching, send_lock=held)
    threads = [threading.Thread(target=door.get, args=(single(services, f"10.1/{n}"),)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [True] * 6
