"""Floors on the articles of `fixtures/accuracy`: what share of their studies is found, merged, and read aright."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from claims import designs, journals, people
from claims.extract import extract
from claims.model import Study
from claims.parts import Document
from claims.readers import read
from claims.words import tokens

FOLDER = Path(__file__).parents[2] / "fixtures" / "accuracy"
FLOORS: dict[str, float] = json.loads((FOLDER / "floors.json").read_text("utf-8"))
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


@lru_cache(maxsize=1)
def figures() -> dict[str, float]:
    n: Counter[str] = Counter()
    for path in sorted(FOLDER.glob("*.gold.json")):
        source = next(p for p in FOLDER.glob(path.name.replace("gold.json", "*")) if not p.name.endswith("gold.json"))
        found = extract(read(Document(source.name, source.read_bytes()))).studies
        count(n, found, json.loads(path.read_text("utf-8"))["studies"])
    fields = {f"{f}_{kind}": n[f, "right"] / max(n[f, of], 1) for f in FIELDS for kind, of in KINDS}  # type: ignore[index]
    precision, recall = n["met"] / n["reported"], n["found"] / n["true"]
    return fields | {"study_f1": 2 * precision * recall / (precision + recall), "merged": n["once"] / n["found"]}


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
    return bool(wanted == said)


FIELDS = ("year", "journal", "authors", "institution", "design", "sample_size")
KINDS = (("precision", "said"), ("recall", "true"))


@pytest.mark.parametrize("figure", FLOORS)
def test_no_figure_falls_below_its_floor(figure: str) -> None:
    assert figures()[figure] >= FLOORS[figure]
