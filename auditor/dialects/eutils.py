"""What the replies of NCBI's E-utilities say, and when they say nothing.

Rate limits and broken searches come with status 200, on XML endpoints too; unknown words are
dropped from a search in silence but for a list beside its count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.dialects.replies import count, json_object, refuse_not_found, shortened, unanswered
from auditor.model import Work
from auditor.parts import Reply, Unanswered
from auditor.records import Malformed, pubmed
from auditor.records.shapes import mapping, strings, text

_DROPPED = (
    ("errorlist", "phrasesnotfound"),
    ("errorlist", "fieldsnotfound"),
    ("warninglist", "phrasesignored"),
    ("warninglist", "quotedphrasesnotfound"),
)
_UNKNOWN = "cannot get document summary"


@dataclass(frozen=True, slots=True)
class Found:
    """A search: the first PubMed numbers, how many there are, and what was left out of the search."""

    numbers: tuple[str, ...]
    count: int
    dropped: tuple[str, ...] = ()


def search(reply: Reply) -> Found:
    """What an esearch reply found. Raises `Unanswered`."""
    refuse_not_found(reply)
    result = mapping(json_object(reply), "esearchresult")
    error = text(result, "ERROR")
    if error:
        raise unanswered(error)
    total = count(result.get("count"))
    if total is None:
        raise Unanswered("garbled", "a search without its count")
    dropped = (each for where, kind in _DROPPED for each in strings(mapping(result, where), kind))
    return Found(tuple(strings(result, "idlist")), total, tuple(dict.fromkeys(dropped)))


def fetched(reply: Reply, numbers: Iterable[str]) -> tuple[Work, ...]:
    """The records of an efetch reply, of those numbers alone. Raises `Unanswered`."""
    refuse_not_found(reply)
    if reply.body.lstrip()[:1] == b"{":
        json_object(reply)
        raise Unanswered("garbled", "JSON came in place of PubMed's XML")
    try:
        works = pubmed.works(reply.body)
    except Malformed as error:
        raise Unanswered("garbled", shortened(str(error))) from error
    asked = frozenset(numbers)
    return tuple(work for work in works if work.pmid in asked)


def refuse_known(reply: Reply, number: str) -> None:
    """Take an esummary reply that PubMed has no such number. Raises `Unanswered` for any other.

    A number that has a summary and no record is a record that failed to come.
    """
    refuse_not_found(reply)
    summary = mapping(mapping(json_object(reply), "result"), number)
    if _UNKNOWN not in (text(summary, "error") or "").lower():
        raise Unanswered("incomplete" if summary else "garbled", f"PMID {number}: neither a record nor its absence")
