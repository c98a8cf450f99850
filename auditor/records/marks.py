"""Identifiers as sources write them, in their normal form; what cannot be one is left out.

A record's identifiers convict or absolve, so nothing is guessed here: a value that is not plainly
of its scheme yields `None`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from claims.entities import schemes
from claims.model import Identifier

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_RESOLVER = re.compile(r"^(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*|info:doi/)", re.IGNORECASE)
_VERSION = re.compile(r"[./]?v\d{1,2}$", re.IGNORECASE)
_PMCID = re.compile(r"(?:PMC)?(\d{1,9})(?:\.\d+)?", re.IGNORECASE)
_ISSN = re.compile(r"(\d{4})-?(\d{3}[\dXx])")
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_ARXIV = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z][a-z.-]*/\d{7})(?=v\d+$|$)", re.IGNORECASE)


def doi(raw: str | None) -> Identifier | None:
    """A DOI, lower case (they compare without case), without a resolver before it."""
    value = _RESOLVER.sub("", (raw or "").strip()).lower()
    return Identifier("doi", value) if _DOI.fullmatch(value) else None


def without_suffix(identifier: Identifier) -> Identifier | None:
    """The DOI without what publishers' addresses append to it ("/full", "v1"); `None` where nothing is."""
    parsed = schemes.parse("doi", identifier.value)
    value = _VERSION.sub("", parsed.value if parsed and not parsed.malformed else identifier.value)
    return doi(value) if value != identifier.value else None


def pmid(raw: str | None) -> Identifier | None:
    """A PubMed number without leading zeros."""
    value = (raw or "").strip()
    return Identifier("pmid", value.lstrip("0")) if value.isascii() and value.isdigit() and value.strip("0") else None


def pmcid(raw: str | None) -> Identifier | None:
    """A PubMed Central number with its letters: `PMC4979084`."""
    found = _PMCID.fullmatch((raw or "").strip())
    return Identifier("pmcid", f"PMC{found[1]}") if found else None


def isbn(raw: str | None) -> Identifier | None:
    """An ISBN-13; Crossref writes some as URLs."""
    found = schemes.parse("isbn", (raw or "").rsplit("/", 1)[-1])
    return None if found is None or found.malformed else found


def arxiv(raw: str | None) -> Identifier | None:
    """An arXiv number without its version, from itself or from its DataCite DOI."""
    value = _RESOLVER.sub("", (raw or "").strip())
    inner = _ARXIV_DOI.fullmatch(value)
    value = re.sub(r"^arxiv:\s*", "", inner[1] if inner else value, flags=re.IGNORECASE)
    found = _ARXIV.match(value)
    return Identifier("arxiv", found[0].lower()) if found else None


def issns(raw: Iterable[str | None]) -> tuple[str, ...]:
    """ISSNs with their hyphen, in order, no doubles."""
    found = (_ISSN.fullmatch((value or "").strip()) for value in raw)
    return unique(f"{match[1]}-{match[2].upper()}" for match in found if match)


T = TypeVar("T")


def unique(values: Iterable[T]) -> tuple[T, ...]:
    """The values in order, each once."""
    return tuple(dict.fromkeys(values))
