"""How often a ruling of each confidence is right: the work found is the true one, or none is found where none exists.

    python benchmarks/confidence.py LIBRARY [--posts FOLDER…] [--references FILE]

FOLDER holds articles with NAME.gold.json beside them, FILE reference strings with the identifiers of their works
and whether the library holds them, as in `../shared/data`. A table's rows are right and all rulings of a confidence.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from auditor.judge import confidence
from auditor.library import Library
from auditor.model import Case
from auditor.pipeline import study_case
from auditor.queries import study_query
from auditor.references import claim_of as reference_claim
from benchmarks.deciding import extracted_of
from claims.extract import extract
from claims.words import tokens
from tests.claims.scoring import article

Judged = tuple[float, bool]
BINS = (0.0, 0.5, 0.65, 0.75, 0.85, 0.92, 0.96, 1.01)


def of_articles(library: Library, folder: Path) -> Iterator[Judged]:
    """The rulings on the studies of the truth that were extracted."""
    for gold in sorted(folder.glob("*.gold.json")):
        read = article(gold)
        found = extract(read).studies
        for truth in json.loads(gold.read_text("utf-8"))["studies"]:
            mine = extracted_of(found, truth["mentions"])
            if mine is None or mine.kind != "study":
                continue
            query = study_query(mine, read)
            work = truth["work"]
            case = study_case(mine, read, query, (library.look_up(query),))
            yield from _judged(case, {" ".join(tokens(work["title"]))} if work else set())


def of_references(library: Library, file: Path) -> Iterator[Judged]:
    """The rulings on reference strings."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        study, article, query = reference_claim(row, "2026-01-01")
        case = study_case(study, article, query, (library.look_up(query),))
        own = {str(row[name]).lower() for name in ("doi", "pmid") if row.get(name)}
        yield from _judged(case, own if row["in_library"] else set())


def _judged(case: Case, truth: set[str]) -> Iterator[Judged]:
    """The confidence, and whether what was found is the truth: a title or an identifier; an empty one is no work."""
    sure = confidence(case, "verified" if case.match else "unverifiable")
    records = (case.match.work, *case.match.also) if case.match else ()
    names = {" ".join(tokens(work.title)) for work in records}
    names |= {identifier.value.lower() for work in records for identifier in work.identifiers}
    if sure is not None:
        yield sure, bool(names & truth) if truth else case.match is None


def table(judged: Iterable[Judged]) -> Iterator[str]:
    """One line for each band of confidence: its mean and the share that is right."""
    bands: dict[int, list[Judged]] = defaultdict(list)
    for sure, right in judged:
        bands[sum(sure >= edge for edge in BINS) - 1].append((sure, right))
    for band, rows in sorted(bands.items()):
        mean = sum(sure for sure, _ in rows) / len(rows)
        right = sum(right for _, right in rows)
        edges = f"{BINS[band]:.2f}–{min(BINS[band + 1], 1):.2f}"
        yield f"  {edges}  said {mean:.2f}  right {right / len(rows):.2f}  ({right} of {len(rows)})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--posts", type=Path, nargs="*", default=[])
    parser.add_argument("--references", type=Path)
    args = parser.parse_args()
    library = Library(args.library)
    for folder in args.posts:
        print(folder, *table(of_articles(library, folder)), sep="\n")
    if args.references:
        print(args.references, *table(of_references(library, args.references)), sep="\n")


if __name__ == "__main__":
    main()
