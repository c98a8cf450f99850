"""Whether true citations are left alone: random works cited rightly, in many forms, and what is said of each.

    python benchmarks/true_citations.py LIBRARY WORKS… [--count N] [--seed N] [--errors]

WORKS are JSON Lines (`.jsonl`, `.jsonl.gz`) of the works in LIBRARY. Every citation states only what the record of a
random work says, journal, year, authors, title and identifiers in one of the FORMS, and a late sentence of its abstract
as the finding. So each `mismatched` is a false accusation, each study without its work a lost link, and each sentence
without a study a miss. A seed gives the same citations again; a new one, citations that nobody has looked at.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from auditor.library import Library  # noqa: E402
from auditor.library.files import opened  # noqa: E402
from auditor.model import Ruling  # noqa: E402
from auditor.pipeline import audit  # noqa: E402
from auditor.rules import rules  # noqa: E402
from benchmarks.ruling import CHECKED, is_true_work  # noqa: E402
from claims.entities import people  # noqa: E402
from claims.model import Study  # noqa: E402
from claims.parts import Document  # noqa: E402
from claims.readers import read  # noqa: E402

FORMS = {
    "journal, year": "A {year} study in {venue} found that {finding}.",
    "journal reports": "{venue} reported in {year} that {finding}.",
    "published in": "In research published in {venue} in {year}, {finding}.",
    "author, year": "{author} et al. ({year}) found that {finding}.",
    "in brackets": "{Finding} ({author} et al., {year}).",
    "journal in brackets": "{Finding} ({venue}, {year}).",
    "all in brackets": "{Finding} ({author} et al., {venue}, {year}).",
    "according to": "According to a paper by {author} and colleagues in {venue}, {finding}.",
    "team": "A team led by {full} reported in {venue} in {year} that {finding}.",
    "author, journal": "{author} and colleagues, writing in {venue}, found that {finding}.",
    "journal alone": "A study in the journal {venue} found that {finding}.",
    "title, source": "In “{title}” ({venue}, {year}), {author} and colleagues report that {finding}.",
    "title alone": "The paper “{title}” found that {finding}.",
    "year first": "Back in {year}, {author} and co-workers showed that {finding}; it appeared in {venue}.",
    "DOI": "{Finding} (doi:{doi}).",
    "link": 'One study found that <a href="https://doi.org/{doi}">{finding}</a>.',
    "PMID": "In a {year} study, {finding} (PMID: {pmid}).",
}
"""Ways to cite, as `str.format` has them."""
SHORTEST, LONGEST = 50, 220
"""Characters of a sentence that is told as a finding."""
TOGETHER = 12
"""Citations an article."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_LABEL = re.compile(r"\A(?:[A-Z][A-Za-z /&]+:|(?:In conclusion|Overall|However|Thus|Therefore|Finally),?)\s*")
_OWN = re.compile(
    r"\b(?:we|our|this|these|here|present|trial regist\w+|registered|http|supplementary|doi|aim|objective|it|they)\b",
    re.IGNORECASE,
)
"""Words of a sentence that does not stand by itself."""
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Citation:
    """One true citation: the form, the sentence as HTML, and the work as `benchmarks.ruling` knows a truth."""

    form: str
    text: str
    truth: Record


def records(paths: Iterable[Path]) -> Iterator[Record]:
    """The works that have what every form may state."""
    for path in paths:
        with opened(path) as lines:
            for work in map(json.loads, lines):
                if all(work.get(key) for key in ("abstract", "year", "venue", "authors", "title")):
                    yield work


def finding(abstract: str, chance: random.Random) -> str | None:
    """One of the last sentences of an abstract that can be told by itself, without its full stop."""
    told = [_LABEL.sub("", sentence.strip()) for sentence in _SENTENCE.split(abstract)[-3:]]
    fit = [text for text in told if SHORTEST < len(text) < LONGEST and text.endswith(".") and not _OWN.search(text)]
    return chance.choice(fit)[:-1] if fit else None


def citations(works: list[Record], count: int, chance: random.Random) -> Iterator[Citation]:
    """So many citations, each of another work, the forms in turn."""
    chance.shuffle(works)
    forms = list(FORMS)
    for work in works:
        form = forms[count % len(forms)]
        told = finding(work["abstract"], chance)
        author = people.parse(work["authors"][0])
        needs = [key for key in ("doi", "pmid") if f"{{{key}}}" in FORMS[form]]
        if told and author.given and len(author.family) > 2 and all(work.get(key) for key in needs):
            yield Citation(form, _written(form, work, told), {"work": work, "truth": "verified", "problem": None})
            count -= 1
        if not count:
            return


def _written(form: str, work: Record, told: str) -> str:
    author = people.parse(work["authors"][0])
    small = told[0].lower() + told[1:] if not told[:2].isupper() else told
    slots = {
        **work,
        "title": work["title"].rstrip("."),
        "author": author.family,
        "full": f"{author.given} {author.family}",
    }
    return FORMS[form].format(**slots, finding=small, Finding=told[0].upper() + told[1:])


def rulings(library: Library, cited: list[Citation]) -> Iterator[tuple[Citation, Ruling | None]]:
    """Each citation with the ruling on it; `None` where no study was read."""
    for at in range(0, len(cited), TOGETHER):
        some = cited[at : at + TOGETHER]
        body = "\n".join(f"<p>{each.text}</p>" for each in some)
        page = f"<html lang=en><title>Digest</title><article><h1>What the week brought</h1>\n{body}\n</article></html>"
        report = audit(
            [read(Document("digest.html", page.encode()))], [library], rules(), checked_at=CHECKED, offline=True
        )
        found = [ruling for each in report.audited for ruling in each.rulings if isinstance(ruling.case.claim, Study)]
        yield from ((each, _of(each, found)) for each in some)


def _of(cited: Citation, found: list[Ruling]) -> Ruling | None:
    plain = re.sub(r"<[^>]+>", "", cited.text)
    told = (ruling for ruling in found if any(m.text in plain for m in ruling.case.claim.mentions))  # type: ignore[union-attr]
    return max(told, key=lambda ruling: ruling.case.match is not None, default=None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("works", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true", help="list what is accused")
    given = parser.parse_args()
    cited = list(citations(list(records(given.works)), given.count, random.Random(given.seed)))
    n: Counter[tuple[str, str]] = Counter()
    for each, ruling in rulings(Library(given.library), cited):
        linked = (
            ruling is not None and ruling.case.match is not None and is_true_work(ruling.case.match.work, each.truth)
        )
        said = ruling.verdict if ruling else "missed"
        n.update([(each.form, "all"), (each.form, said), (each.form, "linked" if linked else "not linked")])
        if given.errors and ruling and said == "mismatched":
            print(each.form, each.text, *(finding.message for finding in ruling.findings), sep="\n  ")
    heads = ("all", "missed", "verified", "unverifiable", "mismatched", "linked")
    print(f"{'form':22}" + "".join(f"{head:>14}" for head in heads))
    for form in FORMS:
        print(f"{form:22}" + "".join(f"{n[form, head]:14}" for head in heads))
    print(f"{'all':22}" + "".join(f"{sum(n[form, head] for form in FORMS):14}" for head in heads))


if __name__ == "__main__":
    main()
