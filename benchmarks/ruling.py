"""Whether the rulings are right: verdicts, links and rules against articles whose truth is known.

    python benchmarks/ruling.py LIBRARY [FOLDER …]

LIBRARY is built of the works that the truth names (in `../shared/data` all works); FOLDER holds articles with
NAME.gold.json beside them; without one the groups of `fixtures/accuracy/audited` are taken. Printed for each group:

accuracy            right verdicts of the studies found; `strict` of all studies, with the right work where one is true
linking             the right work of those that have one
false mismatch      true studies called mismatched; `accused`, called mismatched or unverifiable
missed              invented studies, and studies with an error, called verified

and for each rule how often it carried a right `mismatched`, and a wrong one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from auditor.library import Library  # noqa: E402
from auditor.model import Ruling, Work  # noqa: E402
from auditor.pipeline import audit  # noqa: E402
from auditor.rules import rules  # noqa: E402
from benchmarks.deciding import extracted_of  # noqa: E402
from claims.model import Study  # noqa: E402
from claims.words import tokens  # noqa: E402
from tests.claims.scoring import article  # noqa: E402

AUDITED = ROOT / "fixtures" / "accuracy" / "audited"
EXPECTED = {"vague": "unverifiable"}
"""The verdict that a truth calls for, where it is named otherwise."""
CHECKED = "2026-01-31T12:00:00Z"
Truth = dict[str, Any]


def groups(folders: Iterable[Path]) -> Iterator[tuple[str, list[Path]]]:
    """Each group of articles with the files that hold their truth."""
    given = list(folders)
    yield from ((folder.name, sorted(folder.glob("*.gold.json"))) for folder in given)
    if not given:
        yield from ((letter, sorted(AUDITED.glob(f"{letter}-*.gold.json"))) for letter in "abcdefghij")


def judged(library: Library, truths: Iterable[Path]) -> Iterator[tuple[Truth, Ruling | None]]:
    """Each study of the truth with the ruling on the claim that shares most of its sentences."""
    for path in truths:
        report = audit([article(path)], [library], rules(), checked_at=CHECKED, offline=True)
        rulings = {r.case.claim: r for each in report.audited for r in each.rulings if isinstance(r.case.claim, Study)}
        for truth in json.loads(path.read_text("utf-8"))["studies"]:
            study = extracted_of(tuple(rulings), truth["mentions"])  # type: ignore[arg-type]
            yield truth, rulings[study] if study else None


def is_true_work(work: Work | None, truth: Truth) -> bool:
    """Whether a work is the one that the truth names, by an identifier or by its title."""
    true = truth["work"]
    if work is None or true is None:
        return False
    own = {str(true[key]).lower() for key in ("doi", "pmid") if true.get(key)}
    return bool(own & {i.value.lower() for i in work.identifiers}) or tokens(work.title) == tokens(true["title"])


def count(pairs: Iterable[tuple[Truth, Ruling | None]]) -> tuple[Counter[str], Counter[tuple[str, bool]]]:
    """Counts of what was right and wrong, and for each rule of right and wrong mismatches."""
    n: Counter[str] = Counter()
    spoke: Counter[tuple[str, bool]] = Counter()
    for truth, ruling in pairs:
        kind = "fabricated" if truth["problem"] == "fabricated" else truth["truth"]
        linked = ruling is not None and ruling.case.match is not None and is_true_work(ruling.case.match.work, truth)
        n["all"] += 1
        n["linkable"] += truth["work"] is not None
        n["linked"] += linked
        if ruling is None:
            continue
        right = ruling.verdict == EXPECTED.get(truth["truth"], truth["truth"])
        n.update(["found", kind])
        n["right"] += right
        n["strict"] += right and (linked or truth["work"] is None)
        n[f"{kind} {ruling.verdict}"] += 1
        if ruling.verdict == "mismatched":
            code = next(finding.code for finding in ruling.findings if finding.verdict == "mismatched")
            spoke[code, truth["truth"] == "mismatched"] += 1
    return n, spoke


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def line(name: str, n: Counter[str]) -> str:
    """One group's figures."""
    accused = n["verified mismatched"] + n["verified unverifiable"]
    cells = [
        share(n["right"], n["found"]),
        share(n["strict"], n["all"]),
        share(n["linked"], n["linkable"]),
        share(n["verified mismatched"], n["verified"]),
        share(accused, n["verified"]),
        share(n["fabricated verified"], n["fabricated"]),
        share(n["mismatched verified"], n["mismatched"]),
    ]
    return f"{name:12}{n['all']:8}" + "".join(f"{cell:>17}" for cell in cells)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("folder", nargs="*", type=Path)
    given = parser.parse_args()
    library = Library(given.library)
    heads = ("accuracy", "strict", "linking", "false mismatch", "accused", "missed invented", "missed errors")
    print(f"{'articles':12}{'studies':>8}" + "".join(f"{head:>17}" for head in heads))
    spoke: Counter[tuple[str, bool]] = Counter()
    for name, truths in groups(given.folder):
        n, rules_spoke = count(judged(library, truths))
        spoke += rules_spoke
        print(line(name, n))
    print("\nrule      right   wrong")
    for code in sorted({code for code, _ in spoke}):
        print(f"{code}  {spoke[code, True]:7}{spoke[code, False]:8}")


if __name__ == "__main__":
    main()
