"""Study designs: which one a text states, and whether two of them can be the same study's.

The order of the section on designs in the language file is the precedence: a meta-analysis of randomised trials is a
meta-analysis, a randomised trial in mice an animal study. Only conflicts no reader would dispute count as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from claims.alternation import NOTHING
from claims.entities import journals
from claims.entities.counts import Count, claimed_sample, counts, level, sample_sizes
from claims.languages import load
from claims.model import Span
from claims.words import fold

__all__ = ["Count", "claimed_sample", "compatible", "counts", "design_of", "from_publication_types", "sample_sizes"]

_KINDS_OF: dict[str, tuple[str, ...]] = {
    "umbrella review": ("systematic review",),
    "network meta-analysis": ("meta-analysis",),
    "meta-analysis": ("systematic review",),
    "systematic review": ("review",),
    "scoping review": ("review",),
    "crossover trial": ("randomized trial",),
    "cluster randomized trial": ("randomized trial",),
    "randomized trial": ("trial",),
    "non-randomized trial": ("trial",),
    "dose-response trial": ("trial",),
    "prospective cohort": ("cohort",),
    "retrospective cohort": ("cohort",),
    "cohort": ("observational study",),
    "case-control": ("observational study",),
    "case-crossover": ("observational study",),
    "survey": ("cross-sectional",),
    "cross-sectional": ("observational study",),
    "ecological study": ("observational study",),
    "case report": ("case series",),
}
"""Each design with the wider ones it is a kind of."""

_REVIEW = re.compile(r"[’']?s?\s[Rr]eview\b")

_CONFLICTS = tuple(
    (frozenset(one), frozenset(other))
    for one, other in (
        ({"review"}, {"trial", "observational study", "case series", "animal study", "in vitro", "qualitative study"}),
        ({"trial"}, {"animal study", "in vitro", "case series", "mendelian randomization"}),
        ({"cohort"}, {"case report"}),
        ({"randomized trial"}, {"observational study", "qualitative study", "modelling study", "non-randomized trial"}),
        ({"trial"}, {"cohort", "case-control", "ecological study", "modelling study"}),
        ({"observational study"}, {"animal study", "in vitro"}),
        ({"editorial"}, {"trial", "observational study", "systematic review", "animal study", "in vitro"}),
        ({"guideline"}, {"trial", "observational study", "animal study", "in vitro", "case series"}),
    )
)
"""Designs that exclude each other, with all their kinds."""


def design_of(text: str, language: str = "en") -> str | None:
    """The design a text states: the one that takes precedence where several are named, else `None`.

    Words within the name of a journal ("Sleep Medicine Reviews") state nothing.
    """
    plain = level(text)
    if _first(plain, language) is None:
        return None
    return _first(
        _masked(plain, [span for span, _ in journals.find(text) if not (_owns(text, span) or _compounded(text, span))]),
        language,
    )


def _owns(text: str, span: Span) -> bool:
    """Whether a journal's name tells of a review that is its own ("the Cochrane review")."""
    return bool(_REVIEW.match(text, span.end))


def _compounded(text: str, span: Span) -> bool:
    """Whether what reads as a journal's name is but the head of a compound: Meta, in "Meta-analysis"."""
    return text[span.end : span.end + 1] == "-"


@lru_cache(maxsize=512)
def _first(plain: str, language: str) -> str | None:
    if not _any_design(language).search(plain):
        return None
    return next((design for design, expression in _expressions(language) if expression.search(plain)), None)


def _masked(text: str, spans: list[Span]) -> str:
    """The text with the spans, which ascend, overwritten; offsets stay."""
    pieces, end = [], 0
    for span in spans:
        pieces += [text[end : span.start], "|" * (span.end - span.start)]
        end = span.end
    return "".join([*pieces, text[end:]])


@lru_cache(maxsize=16)
def _expressions(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    section = load(language)["designs"]
    named = ((design, "|".join(forms)) for design, forms in section.items() if forms)
    return tuple((design, re.compile(rf"(?<!\w)(?:{forms})(?!\w)")) for design, forms in named)


@lru_cache(maxsize=16)
def _any_design(language: str) -> re.Pattern[str]:
    forms = (form for forms in load(language)["designs"].values() for form in forms)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms) or NOTHING})(?!\w)")


def from_publication_types(types: Iterable[str], language: str = "en") -> str | None:
    """The most telling design among a record's publication types (PubMed's vocabulary), else `None`."""
    given = {fold(kind) for kind in types}
    for design, names in load(language)["publication_types"].items():
        if given.intersection(names):
            return design
    return None


def compatible(stated: str | None, found: str | None) -> bool | None:
    """Whether what is stated can be what was found.

    `True` when one is a kind of the other, `False` when they exclude each other, `None` when neither is sure.
    """
    if stated is None or found is None:
        return None
    mine, theirs = _with_wider(stated), _with_wider(found)
    if stated in theirs or found in mine:
        return True
    for one, other in _CONFLICTS:
        if (mine & one and theirs & other) or (mine & other and theirs & one):
            return False
    return None


@lru_cache(maxsize=128)
def _with_wider(design: str) -> frozenset[str]:
    wider = (_with_wider(kind) for kind in _KINDS_OF.get(design, ()))
    return frozenset({design}).union(*wider)
