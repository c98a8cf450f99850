"""Animals and people: what was studied, by MeSH's check tags, else by the title and the abstract's words."""

from __future__ import annotations

import re

from auditor.findings.clash import Clash
from auditor.findings.numerals import plain
from auditor.findings.statements import Record, Statement
from auditor.model import Work
from claims import populations

TAGGED = frozenset({"animals", "mice", "rats", "dogs", "cats", "rabbits", "swine", "sheep", "horses", "cattle"})
_NAMES = re.compile(r"(?<!\w)(?:mice|mouse|rats?|dogs?|canine|rabbits?|pigs?|monkeys?|zebrafish|drosophila|animals?|hamsters?)(?!\w)")


def animals_only(work: Work, told: Record) -> str | None:
    """The record's word for the animals it is about, where it is about no people."""
    tags = {topic.casefold() for topic in work.topics}
    if "humans" in tags:
        return None
    named = _NAMES.search(plain(work.title)) or (_NAMES.search(plain(told.text)) if tags & TAGGED else None)
    studied = populations.species(told.text)
    if "human" in studied and not tags & TAGGED:
        return None
    return named[0] if named and studied - {"human"} else None


def taken_for_human(claim: Statement, work: Work, told: Record) -> Clash | None:
    """A claim about people, and people alone, where the record is about animals alone."""
    if populations.species(claim.text) != {"human"}:
        return None
    animal = animals_only(work, told)
    match = animal and re.search(r"(?<!\w)(?:people|patients?|men|women|adults?|children|humans?|participants|volunteers|boys|girls|teenagers|students|athletes|runners|persons?|infants|mothers)(?!\w)", plain(claim.text))
    if not animal or not match:
        return None
    sentence = next((s.text for s in (told.title, *told.sentences) if animal in plain(s.text)), "")
    return Clash("species", match[0], animal, sentence)


def another_animal(claim: Statement, told: Record) -> Clash | None:
    """A claim about one kind of animal where the record's are of other kinds."""
    mine, theirs = populations.species(claim.text) - {"human"}, populations.species(told.text) - {"human"}
    if not mine or not theirs or mine & theirs:
        return None
    return Clash("species", ", ".join(sorted(mine)), ", ".join(sorted(theirs)))
