from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.entities.dates import find, parse, relative
from claims.model import PartialDate, Window

PUBLISHED = PartialDate(2023, 2, 10)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("March 2019", "2019-03"),
        ("March of 2019", "2019-03"),
        ("11 January 2017", "2017-01-11"),
        ("Jan. 11, 2017", "2017-01-11"),
        ("January 11th, 2017", "2017-01-11"),
        ("the 5th of May, 2020", "2020-05-05"),
        ("2017 Jan 5", "2017-01-05"),
        ("2019-05", "2019-05"),
        ("2019-05-03", "2019-05-03"),
        ("2023-05-11T08:00:00Z", "2023-05-11"),
        ("2023-05-11 08:00", "2023-05-11"),
        ("2019/05/03", "2019-05-03"),
        ("Spring 2019", "2019"),
        ("11/05/2023", "2023"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("31 February 2019", "2019-02"),
        ("2019", "2019"),
        ("20 June", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_are_as_precise_as_stated(text, iso):
    found = parse(text)
    assert (str(found) if found else None) == iso


def test_dates_in_a_sentence_have_spans():
    text = "It came out on 11 January 2017, not in May 2018, and 2016 does not count."
    assert [(text[s.start : s.end], str(d)) for s, d in find(text)] == [
        ("11 January 2017", "2017-01-11"),
        ("May 2018", "2018-05"),
    ]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("last year", (2022, 2022)),
        ("earlier this year", (2023, 2023)),
        ("last month", (2023, 2023)),
        ("this week's issue", (2023, 2023)),
        ("published online Feb. 7", (2023, 2023)),
        ("the June 20 issue", (2022, 2022)),
        ("on Thursday", (2023, 2023)),
        ("two years ago", (2020, 2022)),
        ("a decade ago", (2011, 2015)),
        ("two decades ago", (1999, 2007)),
        ("in November", (2022, 2022)),
        ("in March", (2022, 2023)),
        ("last May", (2022, 2022)),
        ("over the past five years", (2018, 2023)),
        ("three months ago", (2022, 2022)),
    ],
)
def test_relative_dates_are_windows(text, window):
    assert [found for _, found in relative(text, PUBLISHED)] == [Window(*window)]


def test_the_turn_of_the_year_leaves_both_open():
    assert relative("last week", PartialDate(2023, 1, 4))[0][1] == Window(2022, 2023)
    assert relative("last month", PartialDate(2023, 1, 4))[0][1] == Window(2022, 2022)
    assert relative("last month", PartialDate(2023))[0][1] == Window(2022, 2023)


def test_nothing_is_invented():
    assert relative("last year", None) == ()
    assert relative("in May 2019", PUBLISHED) == ()
    assert relative("you may 5 times march 3 miles", PUBLISHED) == ()


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.dates())
def test_every_day_survives_its_spelling(day):
    if day.year < 1500 or day.year > 2099:
        return
    expected = PartialDate(day.year, day.month, day.day)
    for form in ("%d %B %Y", "%B %d, %Y", "%b. %d, %Y", "%Y-%m-%d"):
        assert parse(day.strftime(form)) == expected


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(max_size=100))
def test_nothing_raises(text):
    parse(text)
    for _, window in relative(text, PUBLISHED):
        assert window.first <= window.last <= PUBLISHED.year


@pytest.mark.parametrize("unit", ["May ", "12 ", "last ", "2019-", "in the past ", "1/1/"])
def test_repetition_stays_cheap(unit):
    find(unit * 5_000)
    relative(unit * 5_000, PUBLISHED)
