"""The report as one HTML file: the article's own text with its claims marked, the evidence beside.

No script, no request to anywhere, readable on a phone, in the dark and on paper.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from auditor import wording
from auditor.model import Audited, Report, Ruling, Verdict
from auditor.parts import Format
from auditor.witnesses import hearsay
from claims.model import Block, Quote, Span

if TYPE_CHECKING:
    from jinja2 import Template

Mark = tuple[Span, Ruling]

_GRAVITY: dict[Verdict, int] = {verdict: rank for rank, verdict in enumerate(wording.VERDICTS)}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a block: its words, and the claim that marks it, if any."""

    text: str
    ruling: Ruling | None


@dataclass(frozen=True, slots=True)
class Row:
    """One block of the article with the claims that are first made in it."""

    block: Block
    tag: str
    stretches: tuple[Stretch, ...]
    rulings: tuple[Ruling, ...]


def render(report: Report) -> str:
    """One self-contained document in UTF-8."""
    return _template().render(
        report=report,
        pages=[(audited, tuple(rows(audited))) for audited in report.audited],
        words=wording,
        heard=hearsay,
        rulings=wording.all_rulings(report),
        verdicts=wording.VERDICTS,
        numbers=_numbers(report),
    )


def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape  # most runs write no HTML

    environment = Environment(
        loader=PackageLoader("auditor.reports", "."),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("html.jinja")


def _numbers(report: Report) -> dict[str, int]:
    """A running number for every claim, in reading order, by article and claim id."""
    numbers: dict[str, int] = {}
    for page, audited in enumerate(report.audited):
        for ruling in audited.rulings:
            if not wording.is_appeal(ruling):
                numbers.setdefault(f"{page}-{ruling.id}", len(numbers) + 1)
    return numbers


def rows(audited: Audited) -> Iterator[Row]:
    """The article block by block; every claim stands beside the block of its first mention."""
    marks = sorted(_marks(audited), key=lambda mark: (mark[0].start, mark[0].end))
    waiting = {id(ruling): ruling for _, ruling in marks}
    for block, here in _by_block(audited.article.blocks, marks):
        first = [waiting.pop(key) for key in dict.fromkeys(id(ruling) for _, ruling in here) if key in waiting]
        yield Row(block, _tag(block), tuple(_stretches(audited, block, here)), tuple(first))


def _by_block(blocks: Sequence[Block], marks: Sequence[Mark]) -> Iterator[tuple[Block, Sequence[Mark]]]:
    """Each block with the marks that begin in it or reach into it from the block before."""
    starts = [span.start for span, _ in marks]
    carried: list[Mark] = []
    for block in blocks:
        left, right = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
        here = [mark for mark in carried if mark[0].end > block.span.start] + list(marks[left:right])
        yield block, here
        carried = here


def _marks(audited: Audited) -> Iterator[Mark]:
    for ruling in audited.rulings:
        claim = ruling.case.claim
        places = claim.passages if isinstance(claim, Quote) else claim.mentions
        yield from ((place.span, ruling) for place in places)


def _stretches(audited: Audited, block: Block, marks: Sequence[Mark]) -> Iterator[Stretch]:
    """The block cut where marks begin and end; where marks overlap, the gravest shows."""
    start, end = block.span.start, block.span.end
    edges = {start, end} | {edge for span, _ in marks for edge in (span.start, span.end) if start < edge < end}
    cuts = sorted(edges)
    for left, right in pairwise(cuts):
        over = [ruling for span, ruling in marks if span.start <= left and right <= span.end]
        gravest = min(over, key=lambda ruling: _GRAVITY[ruling.verdict]) if over else None
        yield Stretch(audited.article.text[left:right], gravest)


def _tag(block: Block) -> str:
    if block.kind == "heading":
        return f"h{min(max(block.level + 2, 3), 6)}"
    return "blockquote" if block.in_any("blockquote") else "p"


FORMAT = Format(name="html", suffix=".html", render=render)
