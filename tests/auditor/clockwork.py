"""A clock that only sleep moves, shared by threads."""

from __future__ import annotations

import threading


class Clockwork:
    """`clock()` tells the time, `sleep(s)` passes it at once and notes it."""

    def __init__(self, start: float = 1_700_000_000.0) -> None:
        self.now = start
        self.slept: list[float] = []
        self._lock = threading.Lock()

    def clock(self) -> float:
        with self._lock:
            return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        with self._lock:
            self.slept.append(seconds)
            self.now += seconds
