"""The driver: pages become an Answer, trouble a Failure that keeps what was asked; never the one for the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from typing import ClassVar

import pytest

from auditor.model import Answer, Failure, Query, QueryKind, Work
from auditor.network.asking import WebSource
from auditor.network.evidence import EvidenceStore
from auditor.network.web import Web
from auditor.network.wire import Limits
from auditor.parts import Pace, Page, Reply, Request, Steps, Unanswered
from claims.model import Identifier
from tests.auditor.clockwork import Clockwork
from tests.services import FAULTS, SLOW, Services

KNOWN, UNKNOWN = "10.1519/jsc.0b013e31823a4063", "10.1234/none"
Look = Callable[[str, Query], Steps]


class Sample:
    """A source as small as may be: looks up DOIs at Crossref, one request each."""

    name: ClassVar[str] = "sample"
    label: ClassVar[str] = "Sample"
    kinds: ClassVar[frozenset[QueryKind]] = frozenset({"study"})
    pace: ClassVar[Pace] = Pace(5, 2)
    default_base: ClassVar[str] = "http://127.0.0.1"
    key_env: ClassVar[str | None] = None
    needs_key: ClassVar[bool] = False

    def __init__(self, base: str | None = None, key: str | None = None, contact: str | None = None) -> None:
        self._base = base or self.default_base

    def look_up(self, query: Query) -> Steps:
        pages: list[Page] = []
        for identifier in query.identifiers:
            reply = yield Request(f"{self._base}/works/{identifier.value}", what=f"DOI {identifier.value}")
            pages.append(self._page(reply, identifier))
        return tuple(pages)

    def ping(self) -> Request:
        return Request(self._base)

    def _page(self, reply: Reply, identifier: Identifier) -> Page:
        if reply.status == 404:
            return Page(reply, f"DOI {identifier.value}", total=0, absent=(identifier,))
        body = json.loads(reply.body)
        if body["status"] != "ok":
            raise Unanswered("rate-limited", "sample: overloaded")
        work = Work("sample", body["message"]["title"][0], (identifier,))
        return Page(reply, f"DOI {identifier.value}", (work,), 1, exists=(identifier,))


def doi(value: str) -> Identifier:
    return Identifier("doi", value)


@pytest.fixture
def time() -> Clockwork:
    return Clockwork()


@pytest.fixture
def source(services: Services, time: Clockwork) -> WebSource:
    return driven(services, time)


def driven(services: Services, time: Clockwork, wait: float = 20.0) -> WebSource:
    """The sample behind its driver; an exchange may take `wait` seconds of wall time."""
    limits = Limits(connect=wait, read=wait, total=wait, size=200_000)
    door = Web(clock=time.clock, sleep=time.sleep, jitter=lambda: 0.0, limits=limits)
    return WebSource(Sample(services["crossref"].base), door)


def test_an_answer_has_works_and_what_was_asked(source: WebSource) -> None:
    answer = source.look_up(Query(identifiers=(doi(KNOWN), doi(UNKNOWN))))
    assert isinstance(answer, Answer)
    assert [work.identifiers for work in answer.works] == [(doi(KNOWN),)]
    assert (answer.absent, answer.exists) == ((doi(UNKNOWN),), (doi(KNOWN),))
    assert [(asked.what, asked.total) for asked in answer.asked] == [(f"DOI {KNOWN}", 1), (f"DOI {UNKNOWN}", 0)]
    assert all(asked.at and asked.url.startswith("http://127.0.0.1") for asked in answer.asked)


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_no_fault_is_ever_an_answer(services: Services, time: Clockwork, fault: str) -> None:
    services.fail(fault)
    failure = driven(services, time, 0.4 if fault in SLOW else 20.0).look_up(Query(identifiers=(doi(KNOWN),)))
    assert isinstance(failure, Failure)
    assert failure.detail
    assert len(failure.detail.splitlines()) == 1
    services.reset()
    again = Web(EvidenceStore(), offline=True)
    assert isinstance(
        WebSource(Sample(services["crossref"].base), again).look_up(Query(identifiers=(doi(KNOWN),))), Failure
    )


@pytest.mark.parametrize("fault", ["html", "cut", "error-body", "429", "503", "truncated", "reset"])
def test_a_fault_that_passes_is_waited_out(services: Services, source: WebSource, time: Clockwork, fault: str) -> None:
    services.fail(fault, times=1)
    assert isinstance(source.look_up(Query(identifiers=(doi(KNOWN),))), Answer)
    assert sum(time.slept) == pytest.approx(1.0)


def test_a_failure_keeps_what_had_been_asked(services: Services, source: WebSource) -> None:
    source.look_up(Query(identifiers=(doi(KNOWN),)))
    services.fail("500")
    failure = source.look_up(Query(identifiers=(doi(KNOWN), doi(UNKNOWN))))
    assert isinstance(failure, Failure)
    assert (failure.source, failure.reason) == ("sample", "server-error")
    assert [asked.what for asked in failure.asked] == [f"DOI {KNOWN}"]


def test_what_was_answered_is_not_asked_again_after_a_rejection(services: Services, source: WebSource) -> None:
    source.look_up(Query(identifiers=(doi(KNOWN),)))
    services.fail("error-body", times=1)
    source.look_up(Query(identifiers=(doi(KNOWN), doi(UNKNOWN))))
    asked = [path.rpartition("/")[2] for path in services["crossref"].requests]
    assert asked == ["jsc.0b013e31823a4063", "none", "none"]


def test_garbage_from_a_host_stops_it_as_errors_do(services: Services, source: WebSource) -> None:
    services.fail("html")
    failures = [source.look_up(Query(identifiers=(doi(f"10.1/{n}"),))) for n in range(6)]
    assert {failure.reason for failure in failures if isinstance(failure, Failure)} == {"garbled"}
    assert len(services["crossref"].requests) == 6


def test_offline_is_a_failure_unless_it_is_stored(services: Services, time: Clockwork) -> None:
    store = EvidenceStore(clock=time.clock)
    online = WebSource(Sample(services["crossref"].base), Web(store, clock=time.clock, sleep=time.sleep))
    answer = online.look_up(Query(identifiers=(doi(KNOWN), doi(UNKNOWN))))
    assert (store.stats().replies, store.stats().absent) == (2, 1)
    offline = WebSource(Sample(services["crossref"].base), Web(store, clock=time.clock, offline=True))
    assert offline.look_up(Query(identifiers=(doi(KNOWN), doi(UNKNOWN)))) == answer
    failure = offline.look_up(Query(identifiers=(doi("10.1/x"),)))
    assert isinstance(failure, Failure)
    assert failure.reason == "offline"


def test_an_api_may_take_trouble_into_its_own_hands(services: Services, time: Clockwork) -> None:
    class Careful(Sample):
        def look_up(self, query: Query) -> Steps:
            with pytest.raises(Unanswered):
                yield Request(f"{self._base}/works?nonsense=1")
            return (yield from super().look_up(query))

    source = WebSource(Careful(services["crossref"].base), Web(clock=time.clock, sleep=time.sleep))
    assert isinstance(source.look_up(Query(identifiers=(doi(KNOWN),))), Answer)


def test_secrets_that_a_service_echoes_are_blotted_out(services: Services) -> None:
    class Echoed(Sample):
        def look_up(self, query: Query) -> Steps:
            secrets = (("api_key", "k3y-of-mine"), ("mailto", "desk@example.org"))
            reply = yield Request(f"{self._base}/api/handles/{KNOWN}", secrets=secrets)
            raise Unanswered(
                "refused", f"bad key k3y-of-mine,\n mailto=desk@example.org, {len(reply.body)} bytes" + "!" * 999
            )

    failure = WebSource(Echoed(services["doi"].base), Web()).look_up(Query())
    assert isinstance(failure, Failure)
    assert failure.detail.startswith("bad key …, mailto=…")
    assert "k3y" not in repr(failure)
    assert "desk@" not in repr(failure)
    assert len(failure.detail) <= 300


def test_a_bug_before_any_reply_is_ours(services: Services) -> None:
    class Broken(Sample):
        def look_up(self, query: Query) -> Generator[Request, Reply, tuple[Page, ...]]:
            raise KeyError("ours")
            yield Request("")

    with pytest.raises(KeyError):
        WebSource(Broken(services["crossref"].base), Web()).look_up(Query())
