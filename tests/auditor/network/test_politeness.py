"""The governor spaces, counts, pauses and stops; patience retries what may pass and nothing else."""

from __future__ import annotations

import threading
from email.utils import formatdate

import pytest

from auditor.model import Reason
from auditor.network.politeness import (
    BUDGET,
    ERROR_SAMPLE,
    FAILURES_IN_A_ROW,
    LONGEST_PAUSE,
    STEPS,
    Governor,
    Trouble,
    announced,
    patience,
    retry_after,
)
from auditor.parts import Pace, Unanswered
from tests.auditor.clockwork import Clockwork

FAST = Pace(per_second=10, concurrency=3)
SLOW = Pace(per_second=1, concurrency=1)
DOWN = Trouble("server-error", "api.example: HTTP 503")


@pytest.fixture
def time() -> Clockwork:
    return Clockwork()


@pytest.fixture
def governor(time: Clockwork) -> Governor:
    return Governor("api.example", time.clock, time.sleep)


def ask(governor: Governor, pace: Pace = FAST) -> None:
    with governor.turn(pace):
        pass


def test_requests_of_a_lane_are_spaced_evenly(governor: Governor, time: Clockwork) -> None:
    start = time.now
    for _ in range(11):
        ask(governor)
    assert time.now - start == pytest.approx(1.0)


def test_lanes_do_not_wait_for_each_other(governor: Governor, time: Clockwork) -> None:
    start = time.now
    ask(governor, SLOW)
    ask(governor, FAST)
    assert time.now == start


def test_a_pause_holds_every_lane(governor: Governor, time: Clockwork) -> None:
    start = time.now
    governor.pause(7)
    ask(governor, SLOW)
    ask(governor, FAST)
    assert time.now - start == pytest.approx(7)


def test_never_more_under_way_than_allowed(governor: Governor) -> None:
    under_way, most, lock, enough = 0, 0, threading.Lock(), threading.Event()

    def work() -> None:
        nonlocal under_way, most
        with governor.turn(FAST):
            with lock:
                under_way += 1
                most = max(most, under_way)
                if under_way == FAST.concurrency:
                    enough.set()
            enough.wait(5)
            with lock:
                under_way -= 1

    threads = [threading.Thread(target=work) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == FAST.concurrency


def test_announced_limits_replace_assumed_ones(governor: Governor, time: Clockwork) -> None:
    headers = {"x-rate-limit-limit": "2", "x-rate-limit-interval": "1s", "x-concurrency-limit": "1"}
    assert announced(headers, FAST) == Pace(2, 1)
    ask(governor)
    governor.heed(FAST, headers)
    ask(governor)
    start = time.now
    ask(governor)
    assert time.now - start == pytest.approx(0.5)


@pytest.mark.parametrize("limit", ["", "0", "-1", "nan", "inf", "many", "1e9", "5, 5"])
def test_senseless_limits_are_not_heeded(limit: str) -> None:
    assert announced({"x-rate-limit-limit": limit, "x-concurrency-limit": limit}, FAST) == FAST


def test_a_spent_budget_stops_the_host(governor: Governor) -> None:
    governor.heed(FAST, {"x-ratelimit-remaining-usd": "0.5"})
    ask(governor)
    governor.heed(FAST, {"x-ratelimit-remaining-usd": "0.0011"})
    with pytest.raises(Unanswered) as caught:
        ask(governor)
    assert caught.value.reason == "rate-limited"


def test_nothing_remaining_waits_for_the_reset(governor: Governor, time: Clockwork) -> None:
    start = time.now
    governor.heed(FAST, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "5"})
    ask(governor)
    assert time.now - start == pytest.approx(5)
    governor.heed(FAST, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(int(time.now) + 9000)})
    with pytest.raises(Unanswered):
        ask(governor)


def test_failures_in_a_row_stop_the_host_and_an_answer_forgives(governor: Governor) -> None:
    for _ in range(FAILURES_IN_A_ROW - 1):
        governor.failed(DOWN)
    governor.answered()
    for _ in range(FAILURES_IN_A_ROW - 1):
        governor.failed(DOWN)
    ask(governor)
    governor.failed(DOWN)
    with pytest.raises(Unanswered) as caught:
        ask(governor)
    assert caught.value.reason == "server-error"
    assert "not asked again in this run" in caught.value.detail


def test_a_tenth_of_errors_stops_the_host(governor: Governor) -> None:
    for number in range(ERROR_SAMPLE - 1):
        (governor.failed(DOWN) if number % 9 == 0 else governor.answered())
    ask(governor)
    governor.answered()
    governor.failed(DOWN)
    with pytest.raises(Unanswered):
        ask(governor)


def test_questions_it_cannot_take_do_not_count(governor: Governor) -> None:
    for _ in range(20):
        governor.failed(Trouble("refused", "api.example: HTTP 400"))
    ask(governor)
    governor.failed(Trouble("refused", "api.example: HTTP 403", final=True))
    with pytest.raises(Unanswered):
        ask(governor)


def test_those_who_wait_for_a_place_hear_of_the_stop(governor: Governor) -> None:
    heard: list[Reason] = []
    inside, leave = threading.Event(), threading.Event()

    def holder() -> None:
        with governor.turn(SLOW):
            inside.set()
            leave.wait(5)

    def waiter() -> None:
        try:
            ask(governor, SLOW)
        except Unanswered as unanswered:
            heard.append(unanswered.reason)

    first = threading.Thread(target=holder)
    first.start()
    inside.wait(5)
    second = threading.Thread(target=waiter)
    second.start()
    governor.stop(DOWN)
    second.join(5)
    leave.set()
    first.join(5)
    assert heard == ["server-error"]


def test_waits_double_and_end() -> None:
    waits = [patience(DOWN, tries, 0, 0) for tries in range(1, 6)]
    assert waits == [1, 2, 4, 8, None]
    assert patience(DOWN, 2, 0, 1) == 2.5
    assert patience(DOWN, 1, BUDGET, 0) is None
    assert STEPS == (1, 2, 4, 8, 16)


@pytest.mark.parametrize("reason", ["refused", "too-large", "offline"])
def test_what_cannot_pass_is_not_tried_again(reason: Reason) -> None:
    assert patience(Trouble(reason, ""), 1, 0, 0) is None


def test_the_hosts_own_wish_is_obeyed_within_reason() -> None:
    assert patience(Trouble("rate-limited", "", retry_after=30), 1, 0, 0) == 30
    assert patience(Trouble("rate-limited", "", retry_after=0.1), 1, 0, 0) == 1
    assert patience(Trouble("rate-limited", "", retry_after=LONGEST_PAUSE + 1), 1, 0, 0) is None


def test_retry_after_in_seconds_and_as_a_date(time: Clockwork) -> None:
    assert retry_after("120", time.now) == 120
    assert retry_after(formatdate(time.now + 90, usegmt=True), time.now) == pytest.approx(90)
    assert retry_after(formatdate(time.now - 90, usegmt=True), time.now) == 0
    for senseless in (None, "", "soon", "-5", "1e3", "Mon, 99 Foo 2020", "9" * 400):
        assert retry_after(senseless, time.now) is None
