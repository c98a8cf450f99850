"""The whole way, under every fault of every host: a verdict stays what it was or is `unchecked`, never worse."""

from __future__ import annotations

from functools import cache

import pytest

from auditor.model import Report, Ruling
from auditor.network.asking import WebSource
from auditor.network.evidence import EvidenceStore
from auditor.network.web import Web
from auditor.network.wire import Limits
from auditor.pipeline import audit
from auditor.rules import rules
from auditor.sources import apis
from claims.model import Article
from claims.parts import Document
from claims.readers import read
from tests.auditor.clockwork import Clockwork
from tests.conftest import FIXTURES
from tests.services import FAULTS, SLOW, Services

ARTICLE = FIXTURES / "articles" / "kettlebell-swings-back-pain.html"
SOURCES = ("crossref", "pubmed", "europepmc", "datacite", "doi", "orcid")
QUIET = frozenset({"CIT901"})
"""What a fault may add: that a source was silent."""
PASSING = ("429-retry-after", "html", "truncated", "reset")


@cache
def article() -> Article:
    return read(Document(ARTICLE.name, ARTICLE.read_bytes()))


def run(services: Services, store: EvidenceStore | None = None, *, offline: bool = False, wait: float = 20.0) -> Report:
    """One audit; an exchange may take `wait` seconds of wall time, pauses take none."""
    time = Clockwork()
    limits = Limits(connect=wait, read=wait, total=wait, size=2_000_000)
    door = Web(store, clock=time.clock, sleep=time.sleep, jitter=lambda: 0.0, limits=limits, offline=offline)
    known = apis()
    sources = tuple(WebSource(known[name](services[name].base), door) for name in SOURCES)
    return audit([article()], sources, rules(), checked_at="2026-01-31T12:00:00Z", jobs=4, offline=offline)


def rulings(report: Report) -> tuple[Ruling, ...]:
    return report.audited[0].rulings


def told(report: Report) -> list[tuple[str, frozenset[str]]]:
    return [(ruling.verdict, frozenset(finding.code for finding in ruling.findings)) for ruling in rulings(report)]


@pytest.fixture(scope="module")
def honest(_services: Services) -> list[tuple[str, frozenset[str]]]:
    """What is told when nothing goes wrong."""
    _services.reset()
    return told(run(_services))


def never_worse(report: Report, honest: list[tuple[str, frozenset[str]]]) -> None:
    for (verdict, codes), (before, known) in zip(told(report), honest, strict=True):
        assert verdict in (before, "unchecked")
        assert codes <= known | QUIET


def verdicts_that_need_a_source(report: Report) -> set[str]:
    """All but those of claims too vague to be looked up, which no source could change."""
    return {ruling.verdict for ruling in rulings(report) if ruling.case.outcome != "vague"}


def test_nothing_goes_wrong(honest: list[tuple[str, frozenset[str]]]) -> None:
    verdicts = [verdict for verdict, _ in honest]
    assert "unchecked" not in verdicts
    assert {"verified", "mismatched", "unverifiable"} <= set(verdicts)


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_everywhere_at_once(services: Services, honest: list[tuple[str, frozenset[str]]], fault: str) -> None:
    services.fail(fault)
    report = run(services, wait=0.3 if fault in SLOW else 20.0)
    never_worse(report, honest)
    assert verdicts_that_need_a_source(report) == {"unchecked"}
    assert not [answer for ruling in rulings(report) for answer in ruling.case.answers if answer.asked]


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("fault", ["429-for-hours", "error-body", "reset"])
def test_at_one_service_alone(
    services: Services, honest: list[tuple[str, frozenset[str]]], fault: str, name: str
) -> None:
    services[name].fail(fault)
    never_worse(run(services), honest)


@pytest.mark.parametrize("fault", PASSING)
def test_what_passes_leaves_no_trace(services: Services, honest: list[tuple[str, frozenset[str]]], fault: str) -> None:
    services.fail(fault, times=1)
    assert told(run(services)) == honest


def test_a_run_is_replayed_offline_from_its_evidence(services: Services) -> None:
    store = EvidenceStore()
    before = run(services, store)
    asked = {name: len(services[name].requests) for name in SOURCES}
    again = run(services, store, offline=True)
    assert told(again) == told(before)
    assert {name: len(services[name].requests) for name in SOURCES} == asked


def test_with_no_network_and_no_evidence_nothing_is_held_against_the_author(
    services: Services, honest: list[tuple[str, frozenset[str]]]
) -> None:
    never_worse(report := run(services, offline=True), honest)
    assert verdicts_that_need_a_source(report) == {"unchecked"}
