"""The design of a study by its record: publication types first, then the title, then a plain statement in the abstract.

Abstracts name designs that are not their own ("randomised trials are needed"), so an abstract counts only where a
sentence says what was done to the people ("were randomly assigned"), and only against a claim whose design it
nowhere mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from auditor.findings.figures import numbers
from auditor.findings.numerals import in_digits, plain
from auditor.findings.statements import Record, Statement
from auditor.model import Work
from claims.entities.designs import compatible, design_of, from_publication_types
from claims.entities.populations import species
from claims.languages import load
from claims.words import fold

FEWEST = 4
"""Sentences of an abstract that would tell of a trial or of the literature if there were any."""
TRIED = frozenset({"trial", "non-randomized trial", "pilot study"})
"""Trials that need no chance, so that any talk of treatment leaves them possible."""
QUALITATIVE = "qualitative study"
"""What a review may be in its whole: a review of trials is no trial."""
BY_LOT = frozenset({"randomized trial", "crossover trial", "cluster randomized trial"})
RETROSPECTIVE = "retrospective cohort"
"""What is told by what was looked through ("went back through the charts"), seldom by its name."""
MODEL = "modelling study"
"""What may be fed with the data of any other design."""
VAGUE = frozenset({"review", "editorial", "guideline"})
"""Publication types of PubMed that are given beside more telling ones."""
_REVIEWS = re.compile(r"(?:the )?cochrane database")
"""A journal in which nothing but systematic reviews comes out."""


@dataclass(frozen=True, slots=True)
class Found:
    """A design, and the words of the record that show it."""

    design: str
    shown: str
    sentence: str = ""
    strong: bool = True
    """Whether a publication type or the title shows it, which a review's talk of trials does not gainsay."""


def designs_found(work: Work, told: Record) -> tuple[Found, ...]:
    """What the record says its design is, strongest evidence first."""
    found = []
    typed = from_publication_types(work.publication_types)
    if typed and typed not in VAGUE:
        found.append(Found(typed, ", ".join(work.publication_types)))
    titled = design_of(work.title)
    if titled and titled not in VAGUE:
        found.append(Found(titled, titled, work.title))
    if _REVIEWS.match(fold(work.venue or "")):
        found.append(Found("systematic review", work.venue or ""))
    if not found:
        found += [Found(design, design, sentence, strong=False) for design, sentence in _acted(told)]
    return tuple(found)


def plainly_said(stated: str, text: str) -> bool:
    """Whether a sentence names the design by its name, as that of the study and not of those that it calls for.

    Whoever was "followed" may have been in a trial, and guidelines and editorials are spoken of in passing.
    """
    if design_of(text) != design_of(_called_for().sub(" ", text)):
        return False
    named = "cohort" not in stated or stated == RETROSPECTIVE or "cohort" in plain(text)
    return stated not in VAGUE - {"review"} and named


def experimented(found: Found, text: str) -> bool:
    """Whether a claim names the animals of a record's experiment, or an experiment in the laboratory as one."""
    if found.design == "in vitro":
        return bool(_worded("experiments").search(plain(text)))
    return found.design == "animal study" and bool(species(text) - {"human"})


def narrated(claims: Iterable[Statement], work: Work, told: Record) -> tuple[str, Found] | None:
    """What a claim says was done to a number of people, and the review that did nothing to anybody.

    The record must be a review by type or title and nowhere hold the number, the claim speak of no several studies
    and of no review: whoever pooled trials tells of their people too.
    """
    texts = [plain(claim.text) for claim in claims]
    review = next(
        (each for each in designs_found(work, told) if each.strong and compatible(each.design, "review")), None
    )
    if review is None or any(
        _worded("several_studies").search(text) or _worded("literature").search(text) for text in texts
    ):
        return None
    for text in texts:
        act = _worded("acted_upon").search(in_digits(text)) or _worded("were_acted_upon").search(in_digits(text))
        if act and not {float(act["many"])} & numbers(told.text):
            return act[0], review
    return None


def many_pooled(stated: str, found: Found, text: str) -> bool:
    """Whether a claim speaks of several trials where the record is a review of them: it says what was pooled."""
    reviewed = compatible(found.design, "review") and not compatible(stated, "review")
    return bool(reviewed) and bool(_worded("several_studies").search(plain(text)))


def contradicted(stated: str, work: Work, told: Record) -> Found | None:
    """The evidence that a stated design is not the record's; `None` where any of it agrees or none tells."""
    found = designs_found(work, told)
    observed = _shown("self_observational", told) if stated in BY_LOT and not _by_lot(told) else None
    if observed or not found:
        return observed or _excluded(stated, told)
    if any(compatible(stated, each.design) is not False for each in found):
        return None
    if (found[0].design == MODEL and _spoken_of(stated, told)) or _reviewed_so(stated, told):
        return None
    if found[0].strong and compatible("randomized trial", stated) and not _by_chance(told):
        return found[0]
    review = found[0].strong and compatible(found[0].design, "review")
    return None if _spoken_of(stated, told) and not review else found[0]


def _excluded(stated: str, told: Record) -> Found | None:
    """Another design by the words of an abstract that has none of the stated one's."""
    if len(told.sentences) < FEWEST:
        return None
    if compatible(stated, "trial") and not _by_chance(told):
        tried = stated in TRIED and _worded("trying").search(plain(told.text))
        return None if tried else _shown("observed", told)
    if compatible(stated, "review") and not _worded(_searched(stated)).search(plain(told.text)):
        return _shown("own_people", told)
    return None


def _searched(stated: str) -> str:
    """The list of words that a review of a kind needs: a systematic one does more than know the literature."""
    return "literature" if stated == "review" else "searched"


def _by_chance(told: Record) -> bool:
    """Whether a record speaks of chance deciding who got what, or of blinding."""
    return bool(_worded("chance").search(_worded("chance_masked").sub(" ", plain(told.text))))


def _by_lot(told: Record) -> bool:
    """Whether a record speaks of lots or dummies, for which one that calls itself observational has no other use."""
    return bool(_worded("by_lot").search(_worded("chance_masked").sub(" ", plain(told.text))))


def _shown(key: str, told: Record) -> Found | None:
    """The first words of a list in a record, as what shows its design."""
    each = next((each for each in (told.title, *told.sentences) if _worded(key).search(plain(each.text))), None)
    words = each and _worded(key).search(plain(each.text))
    return Found("observed", words[0], each.text, strong=False) if each and words else None


def _acted(told: Record) -> list[tuple[str, str]]:
    """Designs by what a sentence of the abstract says was done."""
    acts = [(design, each.text) for each in told.sentences for design, act in _acts() if act.search(plain(each.text))]
    return acts[:1]


def _reviewed_so(design: str, told: Record) -> bool:
    """Whether a title names a review after the stated design ("a qualitative systematic review")."""
    if design != QUALITATIVE:
        return False
    words = "|".join(load("en")["effects"][f"design {design}"])
    named = rf"(?<!\w)(?:{words})\w* (?:systematic |evidence )?(?:review|synthesis|meta-?)"
    return bool(re.search(named, plain(told.title.text)))


def _spoken_of(design: str, told: Record) -> bool:
    """Whether the record speaks of the stated design at all."""
    words = load("en")["effects"].get(f"design {design}", ())
    return bool(words) and bool(re.search(rf"(?<!\w)(?:{'|'.join(words)})", plain(told.text)))


@lru_cache(maxsize=16)
def _worded(key: str, language: str = "en") -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(load(language)['effects'][key])})(?!\w)")


@lru_cache(maxsize=4)
def _called_for(language: str = "en") -> re.Pattern[str]:
    """Studies that are called for, in a text as it is written: names of journals are known by their capitals."""
    return re.compile(_worded("called_for", language).pattern, re.IGNORECASE)


@lru_cache(maxsize=4)
def _acts(language: str = "en") -> tuple[tuple[str, re.Pattern[str]], ...]:
    section = load(language)["effects"]
    prefix = "acted "
    return tuple(
        (key.removeprefix(prefix), re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)"))
        for key, forms in section.items()
        if key.startswith(prefix)
    )
