"""Identifiers in running text: DOI, PMID, PMCID, arXiv, ISBN, ISSN, ORCID, NCT and the URLs that name them."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.entities.schemes import INVISIBLE, aliases, parse, trim
from claims.entities.urls import from_url, is_scholarly, url_of
from claims.model import Identifier, IdentifierScheme, Span

__all__ = ["aliases", "find", "from_url", "is_scholarly", "parse", "trim", "url_of"]

_RUN = r"[^\s\"“”«»]"
_PATTERNS: dict[str, str] = {
    "link": rf"(?:https?://|www\.|(?<![\w./@-])(?:(?:dx\.)?doi\.org|pubmed\.ncbi\.nlm\.nih\.gov|arxiv\.org|pmc\.ncbi\.nlm\.nih\.gov)/){_RUN}+",
    "doi": rf"(?:\bdoi\s*:?\s*)?(?<![\d.])10\.[{INVISIBLE}]*\d{{4,9}}(?:\.\d{{1,9}}){{0,4}}/{_RUN}+",
    "stub": r"\bdoi\s*:\s*10\.\d+/?",
    "pmcid": r"(?:\bPMCID\s*:?\s*)?\bPMC\s?\d{4,12}\b",
    "pmid": r"\b(?:PMID|PubMed(?: ID)?)\s*[:#]?\s*#?\d{1,15}\b",
    "arxiv": r"\barXiv\s*:\s*(?:[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5}|\d{3,})(?:v\d+)?",
    "isbn": r"\bISBN(?:-1[03])?\s*:?\s*(?:\d[\s-]?){9,12}[\dX]\b",
    "issn": r"\be?ISSN\s*:?\s*\d{4}-?\d{3}[\dX]\b",
    "orcid": r"(?<![\d-])(?:\d{4}-){3}\d{3}[\dX](?![\d-])",
    "nct": r"\bNCT\s?\d{6,10}\b",
}
_TRIGGERS: dict[str, tuple[str, ...]] = {
    "link": ("http", "www.", "doi.org", "nlm.nih.gov", "arxiv.org"),
    "doi": ("10.",),
    "stub": ("doi",),
    "pmcid": ("pmc",),
    "pmid": ("pmid", "pubmed"),
    "arxiv": ("arxiv",),
    "isbn": ("isbn",),
    "issn": ("issn",),
    "orcid": ("-",),
    "nct": ("nct",),
}
"""What a text must hold, in lower case, for a pattern to be tried; most texts hold none."""
_SCHEMES: dict[str, IdentifierScheme] = {
    "doi": "doi",
    "stub": "doi",
    "pmcid": "pmcid",
    "pmid": "pmid",
    "arxiv": "arxiv",
    "isbn": "isbn",
    "issn": "issn",
    "orcid": "orcid",
    "nct": "nct",
}


def find(text: str) -> tuple[tuple[Span, Identifier], ...]:
    """Every identifier in reading order, with the span it takes; scholarly URLs included, other URLs passed over."""
    low = text.lower()
    kinds = tuple(kind for kind, triggers in _TRIGGERS.items() if any(trigger in low for trigger in triggers))
    found = []
    for match in _any_of(kinds).finditer(text) if kinds else ():
        kind = match.lastgroup or ""
        raw = _as_written(match[0], kind)
        identifier = from_url(raw) if kind == "link" else parse(_SCHEMES[kind], raw)
        if identifier:
            found.append((Span(match.start(), match.start() + len(raw)), identifier))
    return tuple(found)


@lru_cache(maxsize=256)
def _any_of(kinds: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{_PATTERNS[kind]})" for kind in kinds), re.I)


def _as_written(raw: str, kind: str) -> str:
    """The run without what follows the identifier: Markdown's `](`, a tag, punctuation."""
    if kind not in ("link", "doi"):
        return raw
    raw = raw.partition("](")[0]
    if "<" in raw and "::aid" not in raw.lower():
        raw = raw.partition("<")[0]
    return trim(raw) + ("/" if kind == "link" and raw.endswith("/") else "")
