"""Driving an Api over the Web: its requests become replies, its pages an `Answer`, or a `Failure`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from auditor.model import Answer, Asked, Failure, Lookup, Query, QueryKind, Reason
from auditor.network.addresses import host, redact
from auditor.network.politeness import Trouble, patience
from auditor.network.web import Web
from auditor.parts import Api, Page, Reply, Request, Steps, Unanswered

PASSING: frozenset[Reason] = frozenset({"rate-limited", "server-error", "garbled"})
"""Reasons for which an Api may reject a reply of status 200, and that a second try may cure."""
LONGEST_DETAIL = 300
"""Characters of a complaint that are shown."""
UNREADABLE = (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError)
"""What a parser raises on a shape it does not know: the world's trouble, which must not end a run."""


class WebSource:
    """A web source behind its driver."""

    def __init__(self, api: Api, web: Web) -> None:
        self.name: str = api.name
        self.label: str = api.label
        self.kinds: frozenset[QueryKind] = api.kinds
        self.local = False
        self._api = api
        self._web = web

    def look_up(self, query: Query) -> Lookup:
        """Ask, and ask again where the Api finds that a reply is no answer and that this may pass.

        What was answered the first time comes from the store then; only the rest is asked again.
        """
        tries = 0
        while True:
            run = _Run(self._api, self._web)
            try:
                return run.answer(query)
            except Unanswered as unanswered:
                tries += 1
                if not run.rejected or not self._again(run.rejected, unanswered, tries):
                    return Failure(self.name, unanswered.reason, run.told(unanswered), run.asked)

    def _again(self, request: Request, unanswered: Unanswered, tries: int) -> bool:
        """Whether to ask again after a pause; the host's governor hears of it either way."""
        if unanswered.reason not in PASSING or self._web.offline:
            return False
        governor = self._web.governor(request.url)
        trouble = Trouble(unanswered.reason, unanswered.detail)
        delay = patience(trouble, tries, 0.0, self._web.jitter())
        if delay is None:
            governor.failed(trouble)
        else:
            governor.pause(delay)
        return delay is not None


@dataclass(slots=True)
class _Run:
    """One pass through an Api's generator."""

    api: Api
    web: Web
    requests: list[Request] = field(default_factory=list)
    exchanged: list[tuple[Request, Reply]] = field(default_factory=list)
    rejected: Request | None = None
    """The request whose reply the Api would not take."""

    def answer(self, query: Query) -> Answer:
        """The answer. Raises `Unanswered`."""
        pages = self._pages(query)
        self._accept(pages)
        return Answer(
            source=self.api.name,
            works=tuple(work for page in pages for work in page.works),
            asked=tuple(Asked(page.reply.url, page.total, page.what, page.reply.fetched_at) for page in pages),
            absent=tuple(dict.fromkeys(i for page in pages for i in page.absent)),
            exists=tuple(dict.fromkeys(i for page in pages for i in page.exists)),
            people=tuple(profile for page in pages for profile in page.people),
            linked=tuple(each for page in pages for each in page.linked),
        )

    @property
    def asked(self) -> tuple[Asked, ...]:
        """What was answered before it failed."""
        return tuple(
            Asked(reply.url, None, request.what, reply.fetched_at)
            for request, reply in self.exchanged
            if request is not self.rejected
        )

    def told(self, unanswered: Unanswered) -> str:
        """What befell it in one line; a service may echo our secrets in its complaint."""
        secrets = [value for request in self.requests for _, value in (*request.secrets, *request.secret_headers)]
        return redact(" ".join(unanswered.detail.split()), secrets)[:LONGEST_DETAIL]

    def _pages(self, query: Query) -> tuple[Page, ...]:
        """Play the generator to its end; what the web cannot answer is raised inside it."""
        steps = self.api.look_up(query)
        resume: Callable[[], Request] = partial(next, steps)
        while True:
            try:
                request = resume()
            except StopIteration as stop:
                pages: tuple[Page, ...] = stop.value
                return pages
            resume = self._resumption(steps, replace(request, pace=request.pace or self.api.pace))

    def _resumption(self, steps: Steps, request: Request) -> Callable[[], Request]:
        """How the generator goes on after a request: with its reply, or with what befell it."""
        self.requests.append(request)
        try:
            reply = self.web.get(request)
        except Unanswered as unanswered:
            return partial(steps.throw, unanswered)
        self.exchanged.append((request, reply))
        return partial(self._offer, steps, request, reply)

    def _offer(self, steps: Steps, request: Request, reply: Reply) -> Request:
        """Give the Api a reply. One it will not take, or cannot read, is forgotten."""
        try:
            return steps.send(reply)
        except Unanswered:
            self._reject(request)
            raise
        except UNREADABLE as error:
            self._reject(request)
            raise Unanswered("garbled", f"{host(request.url)}: the reply has an unknown shape") from error

    def _reject(self, request: Request) -> None:
        self.rejected = request
        self.web.reject(request)

    def _accept(self, pages: tuple[Page, ...]) -> None:
        """Tell the web what each reply was worth: a page without works and total was an empty one."""
        empty = {page.reply.url for page in pages if not (page.works or page.total or page.exists or page.linked)}
        for request, reply in self.exchanged:
            self.web.accept(request, reply, found=reply.status == 200 and reply.url not in empty)
