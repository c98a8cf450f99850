"""Animals and people: what was studied, by MeSH's check tags, else by the title and the abstract's words."""

from __future__ import annotations

import re

from auditor.findings.clash import Clash
from auditor.findings.numerals import plain
from auditor.findings.statements import Record, Statement
from auditor.model import Work
from claims.entities import populations
from claims.languages import load

TAGGED = frozenset({"animals", "mice", "rats", "dogs", "cats", "rabbits", "swine", "sheep", "horses", "cattle"})


def animals_only(work: Work, told: Record) -> str | None:
    """The record's word for the animals it is about, where it is about no people."""
    tags = {topic.casefold() for topic in work.topics}
    if "humans" in tags:
        return None
    named = _animal(work.title) or (_animal(told.text) if tags & TAGGED else None)
    studied = populations.species(told.text)
    if "human" in studied and not tags & TAGGED and _people_too(work, told):
        return None
    return named if named and studied - {"human"} else None


def _people_too(work: Work, told: Record) -> bool:
    """Whether people are named where it is told what was done.

    That is the title, and what stands between the first sentence that names an animal and the last one, for the
    others tell why it was done and what it may come to mean.
    """
    kinds = [populations.species(each.text) for each in told.sentences]
    first = next((at for at, kind in enumerate(kinds) if kind - {"human"}), len(kinds))
    done = kinds[first : max(first + 1, len(kinds) - 1)]
    return not done or "human" in populations.species(work.title) or any("human" in kind for kind in done)


def taken_for_human(claim: Statement, work: Work, told: Record) -> Clash | None:
    """A claim about people, and people alone, where the record is about animals alone."""
    if populations.species(claim.text) != {"human"}:
        return None
    animal = animals_only(work, told)
    human = _word(claim.text, "human")
    if not animal or not human:
        return None
    sentence = next((s.text for s in (told.title, *told.sentences) if animal in plain(s.text)), "")
    return Clash("species", human, animal, sentence)


def _animal(text: str) -> str | None:
    return next((word for kind in sorted(populations.species(text) - {"human"}) if (word := _word(text, kind))), None)


def _word(text: str, kind: str, language: str = "en") -> str | None:
    """The word by which a text names a kind of being."""
    forms = "|".join(load(language)["populations"][f"species {kind}"])
    match = re.search(rf"(?<![\w-])(?:{forms})(?!\w)", plain(text))
    return match[0] if match else None
