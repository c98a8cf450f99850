"""# wrong-year

## What it checks

Whether the stated year is one of the record's years, give or take one: print, online and preprint
years of one work differ so often that a year either way is no error. A year later than the article
itself is always one.

## Why it matters

A wrong year makes old work look new, and sends the reader to the wrong volume.

## Example

Article: "a 2011 study". Record: 2021.

## What to do

Correct the year. Check whether the year of the data was meant instead of the year of publication.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.comparing import both_sides, disagrees, matched
from auditor.model import Case
from auditor.parts import Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    """A stated year, or a relative date, that none of the record's years fits."""
    query, work = case.query, disagrees(case, "year")
    if work is not None:
        said = query.year or (f"{query.window.first}–{query.window.last}" if query.window else None)
        yield both_sides("year", said, "/".join(map(str, work.years)), work)
    elif (later := matched(case)) and query.year not in later.years and _is_of_the_future(case):
        found = "/".join(map(str, later.years)) or "no year"
        yield both_sides("year", query.year, found, later, f"the article itself is of {case.article.published}")


def _is_of_the_future(case: Case) -> bool:
    """Whether the stated year is later than the article."""
    year, published = case.query.year, case.article.published
    return bool(year and published and year > published.year)


RULE = Rule(
    code="CIT202",
    name="wrong-year",
    severity="warning",
    verdict="mismatched",
    advice="Correct the year; check whether the year of the data was meant.",
    check=check,
)
