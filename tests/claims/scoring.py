"""How extraction is scored against known truth; tests hold floors on it and `benchmarks/extraction.py` prints it.

A study is found when a reported one shares a sentence with it (words overlap by 0.6 of the shorter); quotes are counted
mention by mention in the same way, and a speaker is right when surnames agree.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from claims.entities import designs, journals, people
from claims.extract import extract
from claims.extractors.quotes import quotes
from claims.model import Article, Speaker, Study
from claims.parts import Document
from claims.readers import read
from claims.words import tokens

FIELDS = ("year", "journal", "authors", "institution", "design", "sample_size")
KINDS = (("precision", "said"), ("recall", "true"))
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
    """Study F1, the share merged into one, and precision and recall of the stated fields."""
    n: Counter[Any] = Counter()
    for path in truths:
        count(n, extract(article(path)).studies, json.loads(path.read_text("utf-8"))["studies"])
    fields = {f"{f}_{kind}": n[f, "right"] / max(n[f, of], 1) for f in FIELDS for kind, of in KINDS}
    precision, recall = n["met"] / max(n["reported"], 1), n["found"] / max(n["true"], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"studies": n["true"], "study_f1": f1, "merged": n["once"] / max(n["found"], 1)} | fields


def count(n: Counter[Any], found: tuple[Study, ...], truths: list[Truth]) -> None:
    met: set[int] = set()
    for truth in truths:
        hits = [index for index, study in enumerate(found) if meets(study, truth)]
        met.update(hits)
        n["true"] += 1
        n["found"] += bool(hits)
        n["once"] += len(hits) == 1
        if hits and truth["form"] != "bare":
            compare(n, truth["stated"], max((found[i] for i in hits), key=lambda study: meets(study, truth)))
    n["met"] += len(met)
    n["reported"] += len(met) + sum(s.kind == "study" for i, s in enumerate(found) if i not in met)


def compare(n: Counter[Any], true: Truth, study: Study) -> None:
    stated = study.stated
    pairs = {
        "year": (true["year"], stated.year or (true["year"] and stated.window and stated.window.last)),
        "journal": (true["journal"], stated.venue),
        "authors": (true["authors"] or None, stated.authors or None),
        "institution": (true["institution"], stated.institution),
        "design": (true["design"], stated.design),
        "sample_size": (true["sample_size"], stated.sample_size),
    }
    for field, (wanted, said) in pairs.items():
        n[field, "true"] += wanted is not None
        n[field, "said"] += said is not None
        n[field, "right"] += wanted is not None and said is not None and agrees(field, wanted, said)


def agrees(field: str, wanted: Any, said: Any) -> bool:
    if field == "journal":
        return journals.same(wanted, said) is True or tokens(wanted) == tokens(said)
    if field == "authors":
        return all(any(people.family_agrees(people.parse(name), person) for person in said) for name in wanted)
    if field == "institution":
        return overlap(wanted, said) >= SHARED
    if field == "design":
        return designs.compatible(designs.design_of(wanted), said) is not False
    if isinstance(wanted, str):  # "8,288 cases and 15,202 controls"
        return said in {int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", wanted)}
    return bool(wanted == said)


@lru_cache(maxsize=256)
def article(truth: Path) -> Article:
    """The article whose truth a file holds."""
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
