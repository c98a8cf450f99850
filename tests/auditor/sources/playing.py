"""Playing an Api with canned replies: what it asks, in order, and what it makes of the replies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from auditor.model import Query
from auditor.parts import Api, Page, Reply, Request, Unanswered

PAYLOADS = Path(__file__).parents[3] / "fixtures" / "payloads"
DOI = "10.1519/jsc.0b013e31823a4063"

Answering = Callable[[Request], tuple[int, bytes] | Unanswered]


def payload(name: str) -> bytes:
    """The body of a fixture, as `crossref/work.json`."""
    return (PAYLOADS / name).read_bytes()


def reply(name: str, status: int = 200) -> Reply:
    """A fixture as a reply."""
    return Reply("https://example.org/", status, {}, payload(name), "2026-01-31T12:00:00Z")


def raw(body: bytes, status: int = 200) -> Reply:
    """Any bytes as a reply."""
    return Reply("https://example.org/", status, {}, body, "2026-01-31T12:00:00Z")


def in_turn(*names: str) -> Answering:
    """Each request gets the next fixture; a name may begin with its status, `404 crossref/not-found.txt`."""
    left: Iterator[str] = iter(names)

    def answer(request: Request) -> tuple[int, bytes]:
        status, _, name = next(left).rpartition(" ")
        return int(status or 200), payload(name)

    return answer


def play(api: Api, query: Query, answer: Answering) -> tuple[list[Request], tuple[Page, ...]]:
    """Every request of a look-up, and its pages. Raises what the Api raises."""
    steps, asked = api.look_up(query), []
    given: Reply | Unanswered | None = None
    while True:
        try:
            if given is None:
                request = next(steps)
            else:
                request = steps.throw(given) if isinstance(given, Unanswered) else steps.send(given)
        except StopIteration as stop:
            return asked, stop.value
        asked.append(request)
        answered = answer(request)
        if isinstance(answered, Unanswered):
            given = answered
        else:
            given = Reply(request.url, answered[0], {}, answered[1], "2026-01-31T12:00:00Z")


def params(request: Request) -> dict[str, str]:
    """A request's parameters by name."""
    return dict(request.params)
