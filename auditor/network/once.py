"""Two ways to call from threads: equal calls once, and a call within a limit of wall time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """Equal calls under way at the same time are made once; all get its result, or its error."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._under_way: dict[object, Future[T]] = {}

    def __call__(self, key: object, call: Callable[[], T]) -> T:
        with self._lock:
            shared = self._under_way.get(key)
            if shared is None:
                mine = self._under_way[key] = Future()
        if shared is not None:
            return shared.result()
        _settle(mine, call)
        with self._lock:
            del self._under_way[key]
        return mine.result()


def within(seconds: float, call: Callable[[], T]) -> T:
    """The call's result, or `TimeoutError` once so many seconds have passed.

    Socket timeouts begin anew with every byte, and a name look-up has none; so a host that drips its
    headers, or a resolver that hangs, could hold a run for ever. The abandoned thread ends by itself.
    """
    future: Future[T] = Future()
    threading.Thread(target=_settle, args=(future, call), daemon=True, name="exchange").start()
    return future.result(seconds)


def _settle(future: Future[T], call: Callable[[], T]) -> None:
    try:
        future.set_result(call())
    except BaseException as error:
        future.set_exception(error)
