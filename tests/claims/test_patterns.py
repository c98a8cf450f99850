"""Expressions compiled later do what those compiled at once do."""

from __future__ import annotations

import re

import pytest

from claims.patterns import lazily

TEXT = "In 2010 and 2012."


def test_a_later_expression_is_the_same() -> None:
    now, later = re.compile(r"\bin\s(\d{4})", re.I), lazily(r"\bin\s(\d{4})", re.I)
    for _ in range(2):
        for method in ("search", "match"):
            assert getattr(now, method)(TEXT).span(1) == getattr(later, method)(TEXT).span(1)
        assert now.fullmatch("in 2012")
        assert later.fullmatch("in 2012")
        assert now.findall(TEXT) == later.findall(TEXT)
        assert [m.span() for m in now.finditer(TEXT)] == [m.span() for m in later.finditer(TEXT)]
        assert now.sub("x", TEXT) == later.sub("x", TEXT)
    assert later.pattern == now.pattern
    assert later.flags == now.flags


def test_an_error_shows_at_first_use() -> None:
    wrong = lazily("(")
    with pytest.raises(re.error):
        wrong.search("x")
