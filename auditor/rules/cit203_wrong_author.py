"""# wrong-author

## What it checks

Whether every author the article names is an author of the record, and, in a bibliography's entry
without "et al.", whether it names them all. Initials, accents, particles, nicknames and name order
do not count. A group and a list that the record cuts short are not compared.

## Why it matters

Credit goes to the wrong people, and a reader who searches by author finds nothing.

## Example

Article: "Delgado and colleagues". Record: Souza and others, no Delgado.

## What to do

Correct the names from the record; if the author named did write on this, another paper may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.agreement import absent_authors, left_out
from auditor.comparing import both_sides, disagrees, matched
from auditor.findings.places import is_place_name
from auditor.model import Case
from auditor.parts import Problem, Rule
from auditor.wording import names
from claims.model import Person, Study


def check(case: Case) -> Iterator[Problem]:
    """Stated authors who are not the record's, or the record's who are left out of a full list."""
    if work := disagrees(case, "authors"):
        absent = absent_authors(case.query, work)
        if _of_a_venue(case) or _of_places(case, absent):
            return
        missing = ", ".join(map(str, absent))
        yield both_sides("authors", names(case.query.authors), names(work.authors), work, f"not among them: {missing}")
    elif (work := matched(case)) and (left := left_out(case.query, work)):
        yield both_sides("authors", names(case.query.authors), names(work.authors), work, f"left out: {names(left)}")


def _of_a_venue(case: Case) -> bool:
    """Whether the one name stated stands nowhere but in that of a journal ("the Archives of Internal Medicine")."""
    named = case.query.authors
    if len(named) != 1 or named[0].given or not isinstance(case.claim, Study):
        return False
    text = " ".join(mention.text for mention in case.claim.mentions)
    found = len(re.findall(rf"\b{re.escape(named[0].family)}\b", text))
    return found > 0 and found == len(re.findall(rf"\b[Tt]he {re.escape(named[0].family)} of\b", text))


def _of_places(case: Case, absent: tuple[Person, ...]) -> bool:
    """Whether those not found are countries read as names ("in Austria and Spain"), and no "Jordan et al."."""
    return not case.query.et_al and all(not person.given and is_place_name(person.family) for person in absent)


RULE = Rule(
    code="CIT203",
    name="wrong-author",
    severity="warning",
    verdict="mismatched",
    advice="Correct the names from the record.",
    check=check,
)
