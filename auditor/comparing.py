"""What the rules share: when a record may convict, and both sides of one comparison."""

from __future__ import annotations

import re
from collections.abc import Mapping

from auditor.deciding import HARD_FIGURES
from auditor.findings.statements import is_foreign, mentions_of
from auditor.model import Case, Evidence, Work
from auditor.parts import Problem
from auditor.topics import overlap, stem_set
from claims.model import Stated, Study
from claims.words import capitalised_tokens, stem, tokens

_SUBTITLE = re.compile(r"\s*[:=;/(]")
"""What parts a journal's name from its subtitle, its parallel title or its place."""
ELSEWHERE_TOPIC = 0.2
ELSEWHERE_WEIGHT = 15.0
"""Share of the claim's topic weight, and nats of it, under which an identifier's record is about something else.

Measured on 79 claims: 2.5 % of the records that were meant lie under both, and 96 % of works of other
fields, 80 % of other works cited in the same article."""
ELSEWHERE_TITLE = 0.35
"""Share of title words under which a stated title is another work's."""


def matched(case: Case) -> Work | None:
    """The record that may convict: reached by the citation's own identifier or singled out by what is stated."""
    if not isinstance(case.claim, Study) or case.match is None or case.standing == "suggested":
        return None
    return case.match.work if case.outcome == "found" else None


def stated(case: Case) -> Stated:
    """What the article states of the study."""
    return case.claim.stated if isinstance(case.claim, Study) else Stated()


def disagrees(case: Case, field: str) -> Work | None:
    """The record that may convict, where it disagrees in this field and is the work that was meant."""
    work = matched(case)
    if work is None or case.match is None or case.match.agreement.get(field) is not False:
        return None
    return None if leads_elsewhere(case) or _said_of_another(case, field, work) else work


def _said_of_another(case: Case, field: str, work: Work) -> bool:
    """Whether only sentences that tell of other things state the field, though others tell of the record's."""
    told = mentions_of(case)
    foreign = [is_foreign(case, mention.text, work) for mention in told]
    stating = [alien for mention, alien in zip(told, foreign, strict=True) if getattr(mention.stated, field, None)]
    return bool(stating) and all(stating) and not all(foreign)


def leads_elsewhere(case: Case) -> bool:
    """Whether the citation's identifier leads to a work that the words do not describe.

    Either the words describe another record that was found, or nothing in them is this record's:
    neither title nor authors, and next to none of the topic.
    """
    if case.standing != "identified" or case.match is None:
        return False
    if case.described is not None:
        return True
    fields = case.match.agreement
    if fields.get("title") or fields.get("authors"):
        return False
    title, topic = fields.get("title_share"), fields.get("topic")
    unlike_title = title is not None and title < ELSEWHERE_TITLE
    unlike_topic = topic is not None and _is_unlike(topic, fields)
    return (unlike_title or unlike_topic) if title is None or topic is None else (unlike_title and unlike_topic)


def _is_unlike(topic: float, fields: Mapping[str, bool | float | None]) -> bool:
    """Whether next to nothing of the claim's topic is the record's, and no telling figure either."""
    if fields.get("sample_size") or (fields.get("figures") or 0.0) >= HARD_FIGURES:
        return False
    return topic < ELSEWHERE_TOPIC and (fields.get("topic_weight") or 0.0) < ELSEWHERE_WEIGHT


def is_written(case: Case, name: str | None) -> bool:
    """Whether a name of the record's, of several words, stands in a sentence about the study, subtitle aside.

    With a capital at its head, as everyday words that are a journal's name too have none.
    """
    words = tokens(_SUBTITLE.split(name or "")[0])
    return len(words) > 1 and any(_written_large(words, mention.text) for mention in mentions_of(case))


def _written_large(words: tuple[str, ...], text: str) -> bool:
    """Whether words stand one after the other in a text, the first with a capital."""
    spoken = capitalised_tokens(text)
    starts = (at for at, (_, large) in enumerate(spoken) if large)
    return any(tuple(word for word, _ in spoken[at : at + len(words)]) == words for at in starts)


def both_sides(field: str, said: object, found: object, work: Work | None, note: str = "") -> Problem:
    """A problem that states both sides of one field, with where the record's side was read."""
    left, right = (None if value is None else str(value) for value in (said, found))
    source, url = (work.source, work.url) if work else (None, None)
    message = f"{field}: article says {left}, record says {right}{'; ' + note if note else ''}"
    return Problem(message, (Evidence(field, left, right, source, url),))


def missing_words(case: Case, work: Work) -> tuple[str, ...]:
    """The claim's topic words that the record holds nowhere, most telling first."""
    text = stem_set(f"{work.title}. {work.abstract or ''} {' '.join(work.topics)}")
    held = set(overlap(tuple(stem(word) for word in case.query.words), text).words)
    return tuple(word for word in case.query.words if stem(word) not in held)
