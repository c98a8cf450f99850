"""Manners towards one host: how fast, how many at once, when to wait, and when to stop asking.

The numbers follow Crossref's advice to its users (exponential backoff, stop at 10 % errors) and
what hosts announce in their reply headers, which overrides what we assumed.
"""

from __future__ import annotations

import re
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime

from auditor.model import Reason
from auditor.parts import Pace, Unanswered

STEPS = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds to wait after the first, second … failed try."""
TRIES: Mapping[Reason, int] = {
    "rate-limited": 5,
    "server-error": 5,
    "unreachable": 2,
    "incomplete": 3,
    "timeout": 2,
    "garbled": 2,
}
"""How often to try in all; a reason not named here is final. A timeout costs long, so it has few."""
LONGEST_PAUSE = 60.0
"""Seconds; a host that asks for a longer pause is given up at once."""
BUDGET = 120.0
"""Seconds that one request may take with all its tries and pauses."""
FAILURES_IN_A_ROW = 3
"""So many requests in a row without an answer, each after all its tries, and the host is left alone."""
ERROR_SHARE = 0.10
ERROR_SAMPLE = 50
"""The same when a tenth of the last requests, of at least this many, had no answer."""
USD_FLOOR = 0.002
"""OpenAlex announces what is left of the day's budget in dollars; below this it is not asked."""


class Trouble(Exception):
    """One try that brought no reply.

    `retry_after` is the pause the host asked for, in seconds; `final` says it wants no more requests.
    """

    def __init__(self, reason: Reason, detail: str, retry_after: float | None = None, final: bool = False) -> None:
        super().__init__(detail)
        self.reason: Reason = reason
        self.detail = detail
        self.retry_after = retry_after
        self.final = final


def patience(trouble: Trouble, tries: int, spent: float, jitter: float) -> float | None:
    """Seconds to wait before the next try, or `None` to give up.

    `tries` so far, `spent` seconds so far, `jitter` from 0 to 1 spreads the waits by up to a quarter.
    """
    if tries >= TRIES.get(trouble.reason, 1) or (trouble.retry_after or 0) > LONGEST_PAUSE:
        return None
    step = STEPS[min(tries, len(STEPS)) - 1] * (1 + jitter / 4)
    delay = max(step, trouble.retry_after or 0)
    return delay if spent + delay <= BUDGET else None


def retry_after(value: str | None, now: float) -> float | None:
    """The seconds a `Retry-After` header asks for, given in seconds or as an HTTP date (RFC 9110, 10.2.3)."""
    if not value:
        return None
    if re.fullmatch(r"\s*[0-9]{1,9}(\.[0-9]{1,9})?\s*", value):
        return float(value)
    try:
        return max(parsedate_to_datetime(value).timestamp() - now, 0.0)
    except (TypeError, ValueError, OverflowError):
        return None


class Governor:
    """The traffic to one host, shared by all threads.

    Requests of one `Pace` form a lane and are spaced evenly; all lanes share the count of requests
    under way, the pauses, and the decision to stop. Clock and sleep are in seconds.
    """

    def __init__(self, host: str, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self.host = host
        self._clock = clock
        self._sleep = sleep
        self._changed = threading.Condition()
        self._under_way = 0
        self._quiet_until = 0.0
        self._next: dict[Pace, float] = {}
        self._announced: dict[Pace, Pace] = {}
        self._in_a_row = 0
        self._history: deque[bool] = deque(maxlen=2 * ERROR_SAMPLE)
        self._closed: Trouble | None = None

    @contextmanager
    def turn(self, pace: Pace) -> Iterator[None]:
        """Wait for a turn and hold one of the host's places. Raises `Unanswered` once it is left alone."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._under_way < self._now(pace).concurrency)
            self._check_open()
            self._under_way += 1
        try:
            self._await_slot(pace)
            yield
        finally:
            with self._changed:
                self._under_way -= 1
                self._changed.notify_all()

    def heed(self, pace: Pace, headers: Mapping[str, str]) -> None:
        """Take up the limits that a reply's headers announce for its lane."""
        with self._changed:
            self._announced[pace] = announced(headers, self._now(pace))
            soonest = self._clock() + 1 / self._now(pace).per_second
            self._next[pace] = min(self._next.get(pace, soonest), soonest)
        budget = _number(headers.get("x-ratelimit-remaining-usd"))
        if budget is not None and budget < USD_FLOOR:
            self.stop(Trouble("rate-limited", f"{self.host}: the day's budget is spent"))
        elif _number(headers.get("x-ratelimit-remaining")) == 0:
            self._until_reset(_number(headers.get("x-ratelimit-reset")))

    def pause(self, seconds: float) -> None:
        """Ask nothing of the host for so long."""
        with self._changed:
            self._quiet_until = max(self._quiet_until, self._clock() + seconds)

    def answered(self) -> None:
        """Note a request that was answered."""
        with self._changed:
            self._in_a_row = 0
            self._history.append(True)

    def failed(self, trouble: Trouble) -> None:
        """Note a request that was given up; after too many the host is left alone.

        A question it cannot take (HTTP 400) says nothing about the host and does not count.
        """
        if trouble.reason not in TRIES and not trouble.final:
            return
        with self._changed:
            self._in_a_row += 1
            self._history.append(False)
            errors = self._history.count(False)
            often = len(self._history) >= ERROR_SAMPLE and errors >= ERROR_SHARE * len(self._history)
            close = trouble.final or often or self._in_a_row >= FAILURES_IN_A_ROW
        if close:
            self.stop(trouble)

    def stop(self, trouble: Trouble) -> None:
        """Leave the host alone for the rest of the run."""
        with self._changed:
            self._closed = self._closed or trouble
            self._changed.notify_all()

    def _now(self, pace: Pace) -> Pace:
        return self._announced.get(pace, pace)

    def _check_open(self) -> None:
        if self._closed:
            raise Unanswered(self._closed.reason, f"{self._closed.detail}; not asked again in this run")

    def _await_slot(self, pace: Pace) -> None:
        """Sleep until the lane's next slot, and until any pause is over; a pause may come while asleep."""
        while True:
            with self._changed:
                self._check_open()
                now = self._clock()
                start = max(self._next.get(pace, 0.0), self._quiet_until)
                if start <= now:
                    self._next[pace] = now + 1 / self._now(pace).per_second
                    return
            self._sleep(start - now)

    def _until_reset(self, reset: float | None) -> None:
        """Nothing is left until `reset`: seconds from now, or since the epoch."""
        if reset is None:
            return
        wait = reset - self._clock() if reset > 1e9 else reset
        if wait > LONGEST_PAUSE:
            self.stop(Trouble("rate-limited", f"{self.host}: its limit is used up for {wait:.0f} s"))
        else:
            self.pause(wait)


def announced(headers: Mapping[str, str], pace: Pace) -> Pace:
    """The pace that Crossref's headers announce, `pace` where they do not."""
    limit = _number(headers.get("x-rate-limit-limit"))
    interval = _number((headers.get("x-rate-limit-interval") or "1s").rstrip("s"))
    concurrency = _number(headers.get("x-concurrency-limit"))
    return Pace(
        per_second=limit / interval if limit and interval else pace.per_second,
        concurrency=int(concurrency) if concurrency and concurrency >= 1 else pace.concurrency,
    )


def _number(text: str | None) -> float | None:
    """A plain decimal number of a header, else `None`."""
    return float(text) if text and re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,12})?", text.strip()) else None
