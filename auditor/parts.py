"""The shapes of the parts of auditing: Api, Source, Rule, Format, and what passes between them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from typing import ClassVar, Protocol

from auditor.model import (
    Case,
    Evidence,
    Finding,
    LinkedPage,
    Lookup,
    Profile,
    Query,
    QueryKind,
    Reason,
    Report,
    Severity,
    Verdict,
    Work,
)
from claims.model import Article, Identifier, Span


class Unanswered(Exception):
    """Raised inside an Api when a reply is no answer; the driver makes it a `Failure`."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason: Reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a host may be asked: requests per second, and requests under way at once."""

    per_second: float
    concurrency: int


@dataclass(frozen=True, slots=True)
class Request:
    """One GET. `what` says in words what it asks (kept as `Asked.what`)."""

    url: str
    params: tuple[tuple[str, str], ...] = ()
    what: str = ""
    accept: str = "application/json"
    secrets: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Query parameters sent but never stored or shown (API keys, contact addresses)."""
    secret_headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    page: bool = False
    """Whether it is a page of some site, whose refusal (403) says nothing of the site's next page."""
    linked: bool = False
    """Whether an article chose the address: it must be public, and its host's word on the pace is not taken."""
    pace: Pace | None = None
    """Where this endpoint is slower than its host's pace (Crossref lists against single records)."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply. Only 200 and 404 reach an Api; everything else is a `Failure` already."""

    url: str
    """The address asked, without secrets."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    fetched_at: str
    """ISO 8601, UTC."""

    @property
    def content_type(self) -> tuple[str | None, str | None]:
        """The media type and the character set that its headers state."""
        return content_type(self.headers.get("content-type", ""))


@dataclass(frozen=True, slots=True)
class Page:
    """What one reply came to: the works it tells of, and the total the source counts."""

    reply: Reply
    what: str
    works: tuple[Work, ...] = ()
    total: int | None = None
    absent: tuple[Identifier, ...] = ()
    exists: tuple[Identifier, ...] = ()
    people: tuple[Profile, ...] = ()
    linked: tuple[LinkedPage, ...] = ()


def content_type(header: str) -> tuple[str | None, str | None]:
    """Media type and character set of a `Content-Type` header, each `None` where it states none."""
    message = Message()
    message["content-type"] = header.replace("\n", " ").replace("\r", " ")
    media_type = message.get_content_type() if "/" in header else None
    charset = message.get_param("charset")
    return media_type, charset.lower() if isinstance(charset, str) and charset else None


Steps = Generator[Request, Reply, tuple[Page, ...]]


class Api(Protocol):
    """A web source without the web: yields requests, receives replies, returns pages.

    Each module of `auditor.sources` has its class as `API`. It decides nothing about which work
    is meant, and raises `Unanswered` when a reply (even a 200) is no answer.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    """The source's own name as people write it: "Crossref"."""
    kinds: ClassVar[frozenset[QueryKind]]
    """The kinds of query it can answer; it is not asked the others."""
    pace: ClassVar[Pace]
    default_base: ClassVar[str]
    key_env: ClassVar[str | None]
    """The environment variable that holds its API key, where there is one."""
    needs_key: ClassVar[bool]

    def __init__(self, base: str | None = None, key: str | None = None, contact: str | None = None) -> None: ...

    def look_up(self, query: Query) -> Steps: ...

    def ping(self) -> Request:
        """The cheapest request that shows the source answers (for `doctor`)."""
        ...


class Source(Protocol):
    """Anything that answers queries: a web source behind its driver, or a local library."""

    name: str
    label: str
    kinds: frozenset[QueryKind]
    local: bool
    """Whether it answers without the network, so that it settles a question offline."""

    def look_up(self, query: Query) -> Lookup: ...


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found: both sides in the message and in the evidence."""

    message: str
    evidence: tuple[Evidence, ...] = ()
    span: Span | None = None
    advice: str = ""
    """What to do, where it differs from the rule's own advice."""


def _silent(article: Article) -> tuple[Problem, ...]:  # noqa: ARG001 - the shape of `check_article`
    return ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue. Each module of `auditor.rules` has one as `RULE`.

    The module's docstring is the rule's page. The engine stamps code, name, severity and verdict
    on what `check` yields, so a rule cannot mislabel itself. `name` completes "allow …".
    """

    code: str
    name: str
    severity: Severity
    verdict: Verdict | None
    advice: str
    """What an editor should do, in one sentence."""
    check: Callable[[Case], Iterable[Problem]]
    check_article: Callable[[Article], Iterable[Problem]] | None = None
    """For the few rules that speak of an article and not of a claim."""

    def apply(self, case: Case) -> tuple[Finding, ...]:
        """The findings of this rule on a case."""
        return tuple(self._finding(problem) for problem in self.check(case))

    def apply_to(self, article: Article) -> tuple[Finding, ...]:
        """The findings of this rule on an article as a whole."""
        return tuple(self._finding(problem) for problem in (self.check_article or _silent)(article))

    def _finding(self, problem: Problem) -> Finding:
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=problem.message,
            evidence=problem.evidence,
            span=problem.span,
            verdict=self.verdict,
            advice=problem.advice or self.advice,
        )


@dataclass(frozen=True, slots=True)
class Format:
    """A way to render a report. Each module of `auditor.reports` has one as `FORMAT`."""

    name: str
    suffix: str
    render: Callable[[Report], str]
