"""What PubMed's links between records mean; Europe PMC uses the same words with spaces in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from auditor.model import NoticeKind

ON_THIS: Mapping[str, NoticeKind] = {
    "RetractionIn": "retraction",
    "PartialRetractionIn": "retraction",
    "ExpressionOfConcernIn": "expression-of-concern",
    "ErratumIn": "correction",
}
"""Links from a work to a notice on it."""

ABOUT = frozenset({"RetractionOf", "PartialRetractionOf", "ExpressionOfConcernFor", "ErratumFor"})
"""Links from a notice to the work it is about."""

REMARK = "CommentOn"
"""Link from a comment to the work it is about; studies have it too, about what they follow up."""

VERSIONS = frozenset({"UpdateOf", "UpdateIn", "RepublishedFrom", "RepublishedIn", "PreprintOf", "PreprintIn"})
"""Links between versions of one work: preprint and article, a review and its update, a reprint."""

_REMARKS = frozenset({"comment", "editorial", "letter", "news"})
_RETRACTED = "Retracted Publication"


def remarks(types: Iterable[str]) -> bool:
    """Whether these publication types are of a work about another work."""
    return any(each.casefold() in _REMARKS for each in types)


def retracted(types: Iterable[str]) -> bool:
    """Whether these publication types say that the work was retracted."""
    return _RETRACTED in types


def link(words: str) -> str:
    """PubMed's name of a link written out: "Expression of concern in" → `ExpressionOfConcernIn`."""
    return "".join(word[:1].upper() + word[1:] for word in words.split())
