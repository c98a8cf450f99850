"""The sentences that are compared: those of the article about a study, and those of the study's record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from auditor.findings.abbreviations import explained
from auditor.findings.numerals import in_digits
from auditor.model import Case, Work
from auditor.topics import overlap, stem_set, weight
from claims.fields.institution import is_institution
from claims.languages import ENGLISH, load
from claims.model import Stated, Study, StudyMention
from claims.words import stem, tokens

KNOWN = 10.0
"""Nats of a claim that a record must know before its sentences are compared: about two telling words."""
MUCH, FOREIGN = 30.0, 0.06
"""Nats of a sentence that tells much, about five telling words, and the share under which it is not the record's."""
FEWEST = 3
"""Content words of the shortest clause that tells what it is about."""
_END = re.compile(
    r"(?<=[.!?])(?<!\bvs\.)(?<!e\.g\.)(?<!i\.e\.)(?<!\bal\.)(?<!\bca\.)(?<!approx\.)(?<!\b[nN]o\.)\s+(?=[\"'(\[]?[A-Z0-9])"
)
"""Where a sentence of an abstract ends: numbers and brackets stand before its full stops."""
_GLUED = re.compile(
    r"(?<=[.!?])(?=[A-Z][a-z]+(?: [a-z]+){0,3}:)|(?:(?<=[a-z]{3}[.!?])|(?<=[^\W_][\d)%][.!?]))(?=[A-Z][a-z]*,? )"
)
"""Where headings, and sentences of structured abstracts, are glued to the sentence before."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence and its content stems."""

    text: str
    stems: tuple[str, ...]

    @property
    def weight(self) -> float:
        """What its content words weigh together, in nats."""
        return sum(map(weight, self.stems))


@dataclass(frozen=True, slots=True)
class Record:
    """What a record tells: title, sentences of the abstract, subject words, and all of it as one text."""

    title: Statement
    sentences: tuple[Statement, ...]
    subjects: tuple[str, ...]
    text: str
    short: tuple[tuple[str, str], ...] = ()
    """Abbreviations of the record's own, with what they stand for."""

    def spelt_out(self, text: str) -> str:
        """A text with the record's abbreviations in full; where both stand together, once."""
        for short, full in self.short:
            text = re.sub(rf"\b{short}\b", full, text.replace(f"{full} ({short}", f"{full} ("))
        return text

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all of it."""
        return stem_set(self.text)


@lru_cache(maxsize=4_096)
def statement(text: str) -> Statement:
    """A sentence with its content stems, each once, in reading order."""
    idle = _idle()
    irregular = _irregular()
    words = (irregular.get(token, token) for token in tokens(text) if len(token) > 1 and not token[0].isdigit())
    roots = (stem(word) for word in words)
    return Statement(text, tuple(dict.fromkeys(root for root in roots if root not in idle and weight(root) > 0)))


@lru_cache(maxsize=4)
def _irregular(language: str = "en") -> dict[str, str]:
    """Irregular forms with the words under which they are compared."""
    pairs = (line.split() for line in load(language)["effects"]["irregular"])
    return {pair[0]: pair[1] for pair in pairs}


@lru_cache(maxsize=4)
def _idle(language: str = "en") -> frozenset[str]:
    sections = load(language)
    words = (*sections["common"]["stop"], *sections["topics"]["idle"])
    return frozenset(stem(token) for word in words for token in tokens(word))


@lru_cache(maxsize=1_024)
def record(work: Work) -> Record:
    """A record's own words, sentence by sentence."""
    abstract = _unglued(work.abstract or "")
    told = tuple(statement(sentence) for sentence in _END.split(abstract) if sentence.strip())
    text = " ".join((work.title, *work.other_titles, abstract, *work.topics))
    short = tuple(explained(f"{work.title}. {abstract}").items())
    return Record(statement(work.title), told, work.topics, text, short)


def _unglued(abstract: str) -> str:
    """An abstract with its headings parted from the words to which they are glued, and plain hyphens."""
    parted = _headings().sub(r"\1: ", abstract.replace("\u2010", "-").replace("\u2011", "-"))
    return _GLUED.sub(" ", parted)


@lru_cache(maxsize=4)
def _headings(language: str = "en") -> re.Pattern[str]:
    headings = sorted((*load(language)["abstract"]["headings"], "Animals"), key=len, reverse=True)
    return re.compile(rf"(?<![a-z] )\b({'|'.join(map(re.escape, headings))})(?=[A-Z][a-z])")


def mentions_of(case: Case) -> tuple[StudyMention, ...]:
    """Where the article tells of the study, without the entries of its reference list."""
    told = case.claim.mentions if isinstance(case.claim, Study) else ()
    return tuple(mention for mention in told if mention.role == "mention")


def claims_of(case: Case) -> tuple[Statement, ...]:
    """The sentences in which the article tells of the study; entries of a reference list tell nothing of it.

    None where the article is not in English: its words cannot be compared with those of the record.
    """
    if case.article.language != ENGLISH:
        return ()
    told = [mention.text for mention in mentions_of(case)]
    own = [text for text in told if not (case.match and is_foreign(case, text, case.match.work))]
    return tuple(statement(_without_sources(case, text)) for text in dict.fromkeys(own or told))


def introductions(case: Case) -> frozenset[str]:
    """The texts of those claims that say which study is meant, or whom it took; the others only go on about it."""
    told = (mention for mention in mentions_of(case) if _introduces(mention.stated, mention.text))
    return frozenset(_without_sources(case, mention.text) for mention in told)


def _introduces(said: Stated, text: str) -> bool:
    placed = said.authors or said.venue or said.year or said.institution or said.title or said.identifiers
    return bool(placed or said.design or _taking().search(text.casefold()))


@lru_cache(maxsize=4)
def _taking(language: str = "en") -> re.Pattern[str]:
    """Verbs of what is done to the people of a study."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, load(language)['citing']['testing']))})\b")


def is_foreign(case: Case, text: str, work: Work) -> bool:
    """Whether a sentence tells much and next to nothing that the record knows.

    Beside sentences that fit, it hardly speaks of the same study, however it was taken to.
    """
    return _is_foreign(statement(_without_sources(case, text)), work)


@lru_cache(maxsize=1_024)
def _is_foreign(said: Statement, work: Work) -> bool:
    """Remembered, as every rule on findings asks it of every sentence."""
    return said.weight >= MUCH and overlap(said.stems, record(work).stems).share < FOREIGN


def _without_sources(case: Case, text: str) -> str:
    """A sentence without what names its source and tells of no finding ("Dr Tan", "Poultry Science")."""
    names = _sources(case.claim.stated) if isinstance(case.claim, Study) else None
    return names.sub("it", text) if names else text


@lru_cache(maxsize=1_024)
def _sources(said: Stated) -> re.Pattern[str] | None:
    """The names of authors, journal, institution and title."""
    people = (name for person in said.authors for name in (person.family, person.given))
    place = said.institution if said.institution and is_institution(said.institution) else None
    names = [name for name in (*people, said.venue, place, said.title) if name and name[:1].isupper()]
    names.sort(key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None


def aligned(claim: Statement, told: Record) -> tuple[tuple[float, Statement], ...]:
    """The sentences of a record, the best first, each with the share it holds of the claim's weight.

    Only those of the claim's words count that the record knows at all, for a journalist's other words say
    nothing about which sentence is meant; a claim of which it knows fewer than `KNOWN` nats has no sentence.
    """
    known = tuple(root for root in claim.stems if overlap((root,), told.stems).held)
    if sum(map(weight, known)) < KNOWN:
        return ()
    shares = [(overlap(known, frozenset(each.stems)).share, each) for each in told.sentences]
    return tuple(sorted(shares, key=lambda pair: -pair[0]))


def clause_about(claim: Statement, start: int, end: int) -> Statement:
    """The clause of a claim that holds a stretch of its text of digits, or the whole where it says too little."""
    text = in_digits(claim.text)
    opened = max((match.end() for match in _clause_end().finditer(text, 0, start)), default=0)
    closes = _clause_end().search(text, end)
    clause = statement(text[opened : closes.start() if closes else len(text)])
    return clause if len(clause.stems) >= FEWEST else claim


@lru_cache(maxsize=4)
def _clause_end(language: str = "en") -> re.Pattern[str]:
    opening = "|".join(load(language)["figures"]["clause_opening"])
    return re.compile(rf"[;:]|, (?!\d)| (?:{opening})(?: |(?<= ))")


def covered(claim: Statement, told: Record) -> float:
    """The share of the claim's weight that the whole record holds."""
    return overlap(claim.stems, told.stems).share
