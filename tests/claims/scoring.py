"""How extraction is scored against known truth; tests hold floors on it and `benchmarks/extraction.py` prints it.

A study is found when a reported one shares a sentence with it (words overlap by 0.6 of the shorter); quotes are counted
mention by mention in the same way, and a speaker is right when surnames agree. A reported study is *fused* when it
holds sentences of two studies; a true sentence is *covered* when it stands in the one reported study that speaks for
its own, and a sentence of a reported study is *apt* when the truth has it too.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from claims.entities import designs, journals, people
from claims.extract import extract
from claims.extractors.quotes import quotes
from claims.model import Article, Speaker, Study, Window
from claims.parts import Document
from claims.readers import read
from claims.words import tokens

FIELDS = ("year", "journal", "authors", "institution", "design", "sample_size")
KINDS = (("precision", "said"), ("recall", "true"))
FEW_YEARS = 2
"""Years between the first and the last that a relative date as sharp as "two years ago" allows."""
SHARED = 0.6
"""Share of the shorter sentence's words by which two sentences are one."""

Truth = dict[str, Any]


def overlap(a: str, b: str) -> float:
    one, other = Counter(tokens(a)), Counter(tokens(b))
    least = min(one.total(), other.total())
    return (one & other).total() / least if least >= 4 else float(one == other)


def meets(study: Study, truth: Truth) -> int:
    """How many of the study's true sentences were found."""
    return sum(any(overlap(m.text, sentence) >= SHARED for m in study.mentions) for sentence in truth["mentions"])


def study_figures(truths: Iterable[Path]) -> dict[str, float]:
    """Study F1, the shares merged into one and unfused, of mentions covered and apt, and the stated fields'.

    Each is a share from 0 to 1, but `studies`, which counts those of the truth.
    """
    n: Counter[Any] = Counter()
    for path in truths:
        found, true = extract(article(path)).studies, json.loads(path.read_text("utf-8"))["studies"]
        count(n, found, true)
        n.update(sorting(found, true).figures())
    fields = {f"{f}_{kind}": n[f, "right"] / max(n[f, of], 1) for f in FIELDS for kind, of in KINDS}
    precision, recall = n["met"] / max(n["reported"], 1), n["found"] / max(n["true"], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    merged, unfused = n["once"] / max(n["found"], 1), 1 - n["fused"] / max(n["met"], 1)
    covered, apt = n["covered"] / max(n["sentences"], 1), n["apt"] / max(n["mentions"], 1)
    shares = {"study_f1": f1, "merged": merged, "unfused": unfused, "covered": covered, "apt": apt}
    return {"studies": n["true"], "study_precision": precision, "study_recall": recall} | shares | fields


@dataclass(frozen=True, slots=True)
class FieldError:
    """A stated field that was missed or misread."""

    article: str
    field: str
    true: Any
    said: Any
    sentences: tuple[str, ...]


def field_errors(truths: Iterable[Path]) -> Iterator[FieldError]:
    """Every field missed or misread of the studies that were found."""
    for path in truths:
        found = extract(article(path)).studies
        for truth in json.loads(path.read_text("utf-8"))["studies"]:
            study = best(found, truth)
            for field, (wanted, said) in pairs(truth["stated"], study).items() if study else ():
                if (wanted is None) != (said is None) or (wanted is not None and not agrees(field, wanted, said)):
                    name = path.name.removesuffix(".gold.json")
                    yield FieldError(name, field, wanted, said, tuple(truth["mentions"]))


def best(found: tuple[Study, ...], truth: Truth) -> Study | None:
    """The reported study whose fields are compared with a true one's: that of most of its sentences."""
    hits = [study for study in found if meets(study, truth)]
    return max(hits, key=lambda study: meets(study, truth)) if hits and truth["form"] != "bare" else None


def count(n: Counter[Any], found: tuple[Study, ...], truths: list[Truth]) -> None:
    met: set[int] = set()
    for truth in truths:
        hits = [index for index, study in enumerate(found) if meets(study, truth)]
        met.update(hits)
        n["true"] += 1
        n["found"] += bool(hits)
        n["once"] += len(hits) == 1
        if study := best(found, truth):
            compare(n, truth["stated"], study)
    n["met"] += len(met)
    n["reported"] += len(met) + sum(s.kind == "study" for i, s in enumerate(found) if i not in met)


@dataclass(frozen=True, slots=True)
class Sorting:
    """Which reported studies hold which sentences of which true ones."""

    found: tuple[Study, ...]
    truths: list[Truth]
    holders: list[list[set[int]]]
    """For each sentence of each truth the reported studies that hold it."""

    def fused(self) -> set[int]:
        """The reported studies that hold sentences of two true ones, those that several hold aside."""
        own = {(min(who), t) for t, holders in enumerate(self.holders) for who in holders if len(who) == 1}
        times = Counter(index for index, _ in own)
        return {index for index, count in times.items() if count > 1}

    def speakers(self) -> dict[int, int]:
        """The reported study that speaks for each true one, those that share most sentences first."""
        counts = Counter((t, i) for t, holders in enumerate(self.holders) for who in holders for i in who)
        spoken: dict[int, int] = {}
        for (truth, index), _ in counts.most_common():
            if truth not in spoken and index not in spoken.values():
                spoken[truth] = index
        return spoken

    def figures(self) -> Counter[str]:
        """Counts: fused studies, true sentences and those covered, mentions of studies found and those apt."""
        spoken = self.speakers()
        covered = sum(spoken.get(t) in who for t, holders in enumerate(self.holders) for who in holders)
        own = [m for index in spoken.values() for m in self.found[index].mentions if m.role == "mention"]
        true = [sentence for truth in self.truths for sentence in truth["mentions"]]
        apt = sum(any(overlap(m.text, sentence) >= SHARED for sentence in true) for m in own)
        sentences, mentions = sum(map(len, self.holders)), len(own)
        return Counter(fused=len(self.fused()), sentences=sentences, covered=covered, mentions=mentions, apt=apt)


def sorting(found: tuple[Study, ...], truths: list[Truth]) -> Sorting:
    """Tie each true sentence to the reported studies whose mention is most like it."""
    told = [(index, m.text) for index, study in enumerate(found) for m in study.mentions]
    return Sorting(found, truths, [[_holders(told, s) for s in truth["mentions"]] for truth in truths])


def _holders(told: list[tuple[int, str]], sentence: str) -> set[int]:
    near = [(alike(text, sentence), index) for index, text in told if overlap(text, sentence) >= SHARED]
    best = max(near, default=(0.0, 0))[0]
    return {index for likeness, index in near if likeness == best}


def alike(a: str, b: str) -> float:
    """The share of all words of two sentences that they have in common."""
    one, other = Counter(tokens(a)), Counter(tokens(b))
    return (one & other).total() / max((one | other).total(), 1)


def pairs(true: Truth, study: Study) -> dict[str, tuple[Any, Any]]:
    """For each field what is stated and what was read, `None` where nothing is.

    The truth has a cohort's name where an institution's would stand; the model has a field of its own for it.
    """
    stated = study.stated
    return {
        "year": (true["year"], stated.year or dated(true["year"], stated.window)),
        "journal": (true["journal"], stated.venue),
        "authors": (true["authors"] or None, stated.authors or None),
        "institution": (true["institution"], stated.institution or (true["institution"] and stated.cohort)),
        "design": (true["design"], stated.design),
        "sample_size": (true["sample_size"], stated.sample_size),
    }


def dated(true: int | None, window: Window | None) -> int | None:
    """The year that a relative date leaves: the true one if its few years hold it, else the last of them."""
    if true is None or window is None:
        return None
    return true if window.first <= true <= window.last <= window.first + FEW_YEARS else window.last


def compare(n: Counter[Any], true: Truth, study: Study) -> None:
    for field, (wanted, said) in pairs(true, study).items():
        n[field, "true"] += wanted is not None
        n[field, "said"] += said is not None
        n[field, "right"] += wanted is not None and said is not None and agrees(field, wanted, said)


def agrees(field: str, wanted: Any, said: Any) -> bool:
    if field == "journal":
        return journals.same(wanted, said) is True or tokens(wanted) == tokens(said)
    if field == "authors":
        return all(any(people.family_agrees(people.parse(name), person) for person in said) for name in wanted)
    if field == "institution":
        return overlap(*(re.sub(r"(?i)\b(?:study|trial|project)$", "", name) for name in (wanted, said))) >= SHARED
    if field == "design":
        return designs.compatible(designs.design_of(wanted), said) is not False
    if isinstance(wanted, str):  # "8,288 cases and 15,202 controls", "just over a hundred"
        return said in designs.sample_sizes(re.sub(r"\d[\d,]*(?= )", r"\g<0> people,", f"{wanted} people"))
    return bool(wanted == said)


@lru_cache(maxsize=256)
def article(truth: Path) -> Article:
    """The article whose truth a file holds, which stands beside it."""
    name = truth.name.removesuffix(".gold.json")
    (source,) = (path for path in truth.parent.glob(f"{name}.*") if path != truth)
    return read(Document(source.name, source.read_bytes()))


def quote_figures(truths: Iterable[Path]) -> dict[str, float]:
    """Quote F1, right speakers among the quotes found, and precision and recall of credentials and of indirect speech.

    A credential is compared where the speaker is right, together with the affiliation, as the truth states both in one;
    articles whose truth states none at all say nothing about it.
    """
    n: Counter[str] = Counter()
    for path in truths:
        n.update(score_quotes(path))
        n.update(score_indirect(path))
    f1 = 2 * n["found"] / max(n["reported"] + n["wanted"], 1)
    figures = {"quotes": n["wanted"], "quote_f1": f1, "speakers": n["right"] / max(n["found"], 1)}
    pairs = {
        "credential_precision": ("credential", "credential_said"),
        "credential_recall": ("credential", "credential_true"),
        "indirect_precision": ("indirect", "indirect_said"),
        "indirect_recall": ("indirect", "indirect_true"),
    }
    return figures | {name: n[right] / n[of] if n[of] else math.nan for name, (right, of) in pairs.items()}


def score_quotes(truth: Path) -> Counter[str]:
    reported = [(words(p.text), q.speaker) for q in quotes(article(truth)) if q.direct for p in q.passages]
    count: Counter[str] = Counter()
    true = json.loads(truth.read_text("utf-8"))["quotes"]
    credentials = any(quote["credential"] for quote in true)
    for quote in true:
        if not quote["direct"]:
            continue
        optional = any(word in quote["note"].lower() for word in ("testimonial", "advert"))
        hit = next((one for one in reported if words_shared(one[0], words(quote["text"])) >= SHARED), None)
        if hit:
            reported.remove(hit)
        if not optional:
            count.update(wanted=1, found=hit is not None, reported=hit is not None)
            if hit is not None and same_speaker(hit[1].name, quote["speaker"]):
                count["right"] += 1
                if credentials:
                    count.update(score_credential(hit[1], quote["credential"]))
    count["reported"] += len(reported)
    return count


def score_credential(speaker: Speaker, true: str | None) -> Counter[str]:
    said = words(" ".join(part for part in (speaker.credential, speaker.affiliation) if part))
    wanted = words(true)
    right = bool(said and wanted) and (words_shared(said, wanted) >= SHARED or set(said) <= set(wanted))
    return Counter(credential_said=bool(said), credential_true=bool(wanted), credential=right)


def score_indirect(truth: Path) -> Counter[str]:
    """Indirect speech counts as found if its words and its speaker are right."""
    reported = [(words(p.text), q.speaker) for q in quotes(article(truth)) if not q.direct for p in q.passages]
    wanted = [quote for quote in json.loads(truth.read_text("utf-8"))["quotes"] if not quote["direct"]]
    right = sum(
        any(
            words_shared(said, words(quote["text"])) >= SHARED and same_speaker(who.name, quote["speaker"])
            for said, who in reported
        )
        for quote in wanted
    )
    return Counter(indirect_said=len(reported), indirect_true=len(wanted), indirect=right)


def words(text: str | None) -> list[str]:
    return re.findall(r"[^\W_]+", (text or "").casefold())


def words_shared(a: list[str], b: list[str]) -> float:
    shorter = min(len(a), len(b))
    return sum((Counter(a) & Counter(b)).values()) / shorter if shorter >= 4 else float(a == b)


def same_speaker(found: str | None, truth: str | None) -> bool:
    a, b = words(found), words(truth)
    return a == b or bool(a and b and (a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a)))
