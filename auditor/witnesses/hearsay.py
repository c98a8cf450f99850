"""What reports say of a quote's speaker, in words: the state, what shows it, and whether the words were met."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from auditor.links import pages_of
from auditor.model import Answer, Case, Excerpt, Ruling, SpeakerState, Trace, Work
from auditor.witnesses.expertise import shortly
from auditor.witnesses.quoting import quote_of, texts

PAGES = "pages"
"""The source that fetches linked pages."""
TOLD_BY = {"no-trace": "CIT401", "anonymous": "CIT406"}
"""States that a finding already tells in full."""


def speaker_note(ruling: Ruling) -> str | None:
    """One line on a quote's speaker and words; `None` for studies, and where a finding says as much."""
    state = ruling.case.speaker
    if state is None:
        return None
    if TOLD_BY.get(state.state) in {finding.code for finding in ruling.findings}:
        return _words_met(ruling.case) if ruling.case.excerpt else None
    return "; ".join(filter(None, (SENTENCES[state.state](state), *_registered(state), _words_met(ruling.case))))


def speaker_works(case: Case) -> tuple[Work, ...]:
    """The works that show the speaker's state."""
    return case.speaker.works if case.speaker else ()


def _cited(state: SpeakerState) -> str:
    of = "a study" if state.total == 1 else f"{state.total} studies"
    return f"{state.name} is an author of {of} that the article cites"


def _consistent(state: SpeakerState) -> str:
    about = f" on {shortly(state.words)}" if state.words else ""
    place = ", from the stated affiliation" if state.affiliated and state.total else ""
    if not state.total:
        return f"a register of researchers has {state.name} at the stated affiliation"
    return f"on record: {_works(state.total)} by {state.name}{about}{place}"


def _known(state: SpeakerState) -> str:
    if not state.total:
        return "no work by a person of that name was found"
    return f"on record: {_works(state.total)} by {state.name}; the article states no field to compare them with"


def _other_field(state: SpeakerState) -> str:
    about = shortly(state.words).replace(" and ", " or ")
    return (
        f"on record: {_works(state.total)} under the name {state.name}, none on {about}: "
        "perhaps by somebody else of that name, and no reason to doubt this one"
    )


def _several(state: SpeakerState) -> str:
    theirs = "1 work, which may be" if state.total == 1 else f"{state.total:,} works, which may be"
    return f"under that family name and initial the record has {theirs} anybody's: too little to tell"


def _works(total: int) -> str:
    return "1 work" if total == 1 else f"{total:,} works"


def _always(sentence: str) -> Callable[[SpeakerState], str]:
    return lambda state: sentence  # noqa: ARG005 - the shape of the others


SENTENCES: Mapping[Trace, Callable[[SpeakerState], str]] = {
    "author-cited": _cited,
    "consistent": _consistent,
    "known": _known,
    "other-field": _other_field,
    "several": _several,
    "no-trace": _always(
        "no work by a person of that name in what was searched, which proves nothing of people who do not publish"
    ),
    "unreached": _always("not every source answered, so whether the speaker is on record is open"),
    "partial-name": _always("one name only: too little to look a person up by"),
    "anonymous": _always("no name is given, so there is nobody to look up"),
    "layperson": _always("speaks from experience and not as an expert: nobody to look up"),
    "not-a-person": _always("an organisation or a document, not a person: nobody to look up"),
}


def _registered(state: SpeakerState) -> tuple[str, ...]:
    if not state.people or (state.affiliated and not state.total):
        return ()
    places = ", ".join(dict.fromkeys(place for each in state.people for place in each.institutions[:1]))
    entries = "1 entry" if len(state.people) == 1 else f"{len(state.people)} entries or more"
    return (f"{entries} of that name in {state.people[0].source.upper()}{f' ({places})' if places else ''}",)


def _where(met: Excerpt) -> str:
    if met.work.source == PAGES:
        whose = "" if met.attributed else ", which does not give them to the speaker"
        return f"on the page linked beside them, “{met.work.title}”{whose}"
    return f"in the record's text: “{met.words}”" if met.words else "in the full text of the record"


def _words_met(case: Case) -> str | None:
    """Whether the quoted words themselves were met, where a text was searched for them."""
    if case.excerpt:
        return f"the words stand {_where(case.excerpt)}"
    asked = any(isinstance(lookup, Answer) and lookup.asked for lookup in case.searched)
    searched = asked or texts(case) or pages_of(case.linked)
    return "the words themselves were in nothing searched" if quote_of(case) and searched else None
