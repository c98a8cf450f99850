"""Floors on the articles of `fixtures/accuracy`: what share of their studies is found, kept apart, and read aright."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from tests.claims.scoring import study_figures

FOLDER = Path(__file__).parents[2] / "fixtures" / "accuracy"
AUDITED = FOLDER / "audited"
FLOORS: dict[str, float] = json.loads((FOLDER / "floors.json").read_text("utf-8"))
OPEN_FLOORS: dict[str, float] = json.loads((AUDITED / "floors.json").read_text("utf-8"))
"""On all audited articles."""


@lru_cache(maxsize=1)
def figures() -> dict[str, float]:
    return study_figures(sorted(FOLDER.glob("*.gold.json")))


@pytest.mark.parametrize("figure", FLOORS)
def test_no_figure_falls_below_its_floor(figure: str) -> None:
    assert figures()[figure] >= FLOORS[figure]


@lru_cache(maxsize=1)
def audited() -> dict[str, float]:
    return study_figures(sorted(AUDITED.glob("[a-j]-*.gold.json")))


@pytest.mark.parametrize("figure", OPEN_FLOORS)
def test_no_figure_of_the_audited_articles_falls_below_its_floor(figure: str) -> None:
    assert audited()[figure] >= OPEN_FLOORS[figure]
