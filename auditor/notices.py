"""Editorial notices on a work: what all its records say together, and before or after the article."""

from __future__ import annotations

from auditor.comparing import matched
from auditor.model import Case, Evidence, Notice, NoticeKind, Work
from auditor.parts import Problem

RETRACTED_TYPES = frozenset({"Retracted Publication"})
RETRACTED_MARKS = ("retracted:", "retracted article:", "withdrawn:")
"""What PubMed's publication types and publishers' titles call a retracted work."""


def records(case: Case) -> tuple[Work, ...]:
    """Every source's record of the matched work; none where the match is only a suggestion."""
    if matched(case) is None or case.match is None:
        return ()
    return (case.match.work, *case.match.also)


def notices(case: Case, *kinds: NoticeKind) -> tuple[Notice, ...]:
    """The notices of some kinds, each once however many sources tell of it."""
    found: dict[tuple[object, ...], Notice] = {}
    for notice in (notice for work in records(case) for notice in work.notices if notice.kind in kinds):
        known = found.get((notice.kind, notice.doi))
        if known is None or (notice.date and not known.date):
            found[notice.kind, notice.doi] = notice
    return tuple(found.values())


def marked_retracted(case: Case) -> Work | None:
    """A record that its publication type or the mark before its title calls retracted."""
    for work in records(case):
        if RETRACTED_TYPES.intersection(work.publication_types) or work.title.casefold().startswith(RETRACTED_MARKS):
            return work
    return None


def reinstated(case: Case, notice: Notice) -> bool:
    """Whether the work was taken back into the literature after this notice."""
    later = notices(case, "reinstatement")
    return any(not (notice.date and other.date) or other.date >= notice.date for other in later)


def problem(case: Case, notice: Notice, what: str) -> Problem:
    """A notice with its date, reason and address, and whether the author could have known."""
    told = [f"the record has {what}", _dated(case, notice), notice.reason and f"reason: {notice.reason}"]
    url = f"https://doi.org/{notice.doi}" if notice.doi else None
    found = f"{what}{' ' + notice.date if notice.date else ''}"
    message = "; ".join(part for part in told if part) + f" ({notice.source})"
    return Problem(message, (Evidence("status", "cited without mention of it", found, notice.source, url),))


def _dated(case: Case, notice: Notice) -> str:
    published = str(case.article.published or "")
    if not notice.date:
        return ""
    if not published:
        return f"dated {notice.date}"
    length = min(len(published), len(notice.date))
    order = "after" if notice.date[:length] > published[:length] else "before"
    return f"dated {notice.date}, {order} the article ({published})"
