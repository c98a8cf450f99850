"""Finding the work that an article means, measured apart from judging; what each signal and question adds.

    python benchmarks/deciding.py LIBRARY POSTS

POSTS holds articles with NAME.gold.json beside them, as in `../shared/data/posts`. Each study told informally
(no title, no identifier) is looked for twice: with its true work in the library and with it taken out. "Found"
counts true works singled out, "mistaken" other works singled out where the true one is missing or none exists.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

from auditor import topics, weighing
from auditor.deciding import decide
from auditor.library import Library
from auditor.matching import candidates
from auditor.model import Answer, Candidate, Query, Rung, Work
from auditor.queries import study_query
from claims.extract import extract
from claims.model import Study
from claims.parts import Document
from claims.readers import read
from claims.words import tokens

SHARED_WORDS = 0.6
"""Share of words by which an extracted mention is a mention of the truth."""


@dataclass(frozen=True, slots=True)
class Told:
    """One study of the truth as the article tells it."""

    query: Query
    title: str | None
    """The folded title of the true work; `None` where there is none."""


def told(folder: Path) -> Iterator[Told]:
    """Every informal mention in the articles of a folder."""
    for gold in sorted(folder.glob("*.gold.json")):
        truth = json.loads(gold.read_text("utf-8"))
        name = gold.name.removesuffix(".gold.json")
        path = next(p for p in folder.glob(f"{name}.*") if p.suffix != ".json")
        article = read(Document(str(path), path.read_bytes()))
        found = extract(article).studies
        for study in truth["studies"]:
            mine = extracted_of(found, study["mentions"])
            query = study_query(mine, article) if mine and mine.kind == "study" else None
            if query and not query.title and not query.identifiers:
                work = study["work"]
                yield Told(query, " ".join(tokens(work["title"])) if work else None)


def extracted_of(studies: Sequence[Study], mentions: Sequence[str]) -> Study | None:
    """The study extracted that shares most of the mentions of one of the truth."""

    def shared(study: Study) -> int:
        return sum(_same(mention.text, text) for mention in study.mentions for text in mentions)

    best = max(studies, key=shared, default=None)
    return best if best is not None and shared(best) else None


def _same(one: str, other: str) -> bool:
    a, b = set(tokens(one)), set(tokens(other))
    return len(a & b) >= SHARED_WORDS * min(len(a), len(b)) > 0


@dataclass(slots=True)
class Score:
    """Counts over all mentions."""

    true: int = 0
    all: int = 0
    first: int = 0
    five: int = 0
    twenty: int = 0
    found: int = 0
    mistaken: int = 0

    def line(self, name: str) -> str:
        ranks = f"@1 {self.first}  @5 {self.five}  @20 {self.twenty}"
        return f"{name:34} {ranks}  found {self.found}/{self.true}  mistaken {self.mistaken}/{self.all}"


def measure(studies: Sequence[Told], ask: Callable[[Query], tuple[Work, ...]]) -> Score:
    """Every study with its true work there, and with it taken out."""
    score = Score()
    for study in studies:
        works = ask(study.query)
        others = tuple(work for work in works if not _is(work, study.title))
        score.all += 1
        score.mistaken += _decided(study.query, others) is not None
        if study.title is None:
            continue
        score.true += 1
        ranked = candidates(study.query, [Answer("library", works)])
        place = next((i for i, near in enumerate(ranked) if _is(near.work, study.title)), 99)
        score.first += place < 1
        score.five += place < 5
        score.twenty += place < 20
        match = _decided(study.query, works)
        score.found += match is not None and _is(match.work, study.title)
    return score


def _is(work: Work, title: str | None) -> bool:
    return title is not None and " ".join(tokens(work.title)) == title


def _decided(query: Query, works: tuple[Work, ...]) -> Candidate | None:
    answers = [Answer("library", works)]
    return decide(query, candidates(query, answers), answers).match


def asking(library: Library, keep: Callable[[Rung], bool] = lambda _: True) -> Callable[[Query], tuple[Work, ...]]:
    """How to ask a library with a part of the ladder."""

    def ask(query: Query) -> tuple[Work, ...]:
        reply = library.look_up(replace(query, ladder=tuple(rung for rung in query.ladder if keep(rung))))
        return reply.works if isinstance(reply, Answer) else ()

    return ask


@contextmanager
def without(signal: str) -> Iterator[None]:
    """One signal silenced."""
    if signal in weighing.AGREES:
        with patch.dict(weighing.AGREES, {signal: 0.0}), patch.dict(weighing.DISAGREES, {signal: 0.0}):
            yield
    elif signal == "other names":
        with patch.object(topics, "other_names", lambda _: {}):
            yield
    else:
        with patch.object(weighing, signal, 0.0):
            yield


SIGNALS = {
    "venue": "venue",
    "year": "year",
    "design": "design",
    "topic in title": "TOPIC_TITLE_RATE",
    "topic in one sentence": "TOPIC_SENTENCE_RATE",
    "topic missed": "TOPIC_MISSED",
    "words side by side": "PAIR_WORTH",
    "the article's subject": "SUBJECT_MISSED",
    "number of participants": "SIZE_DIGIT",
    "other figures": "MOST_FIGURES",
    "lay and technical names": "other names",
}
STEPS: dict[str, Callable[[Rung], bool]] = {
    "strict words": lambda rung: not rung.all_words,
    "authors": lambda rung: not rung.authors,
    "journal of any year": lambda rung: not (rung.venue and not rung.years),
    "years of any journal": lambda rung: not (rung.years and not rung.venue and not rung.authors),
    "any journal and year": lambda rung: bool(rung.venue or rung.years or rung.authors),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("posts", type=Path)
    args = parser.parse_args()
    library, studies = Library(args.library), tuple(told(args.posts))
    print(measure(studies, asking(library)).line("everything"))
    for name, signal in SIGNALS.items():
        with without(signal):
            print(measure(studies, asking(library)).line(f"without {name}"))
    for name, keep in STEPS.items():
        print(measure(studies, asking(library, keep)).line(f"without asking {name}"))


if __name__ == "__main__":
    main()
