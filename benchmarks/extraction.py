"""How well studies and quotes are read: precision and recall against articles whose truth is known.

    python benchmarks/extraction.py

Articles: those of `fixtures/accuracy` by group, and the posts of `../shared/data/posts` where they are. Scored by
`tests.claims.scoring`, which the floors of the tests use too; no verdicts and no library are involved.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.claims.scoring import FIELDS, quote_figures, study_figures  # noqa: E402

SORTED = ("study_precision", "study_recall", "merged", "unfused", "covered", "apt")
"""How well mentions are sorted to studies; `tests.claims.scoring` says what each share is of."""
OWN, SHARED = ROOT / "fixtures" / "accuracy", ROOT.parent / "shared" / "data" / "posts"


def groups() -> Iterator[tuple[str, list[Path]]]:
    """Each group of articles, with the files that hold their truth."""
    top = sorted(OWN.glob("*.gold.json"))
    yield "written for studies", [path for path in top if not path.name.startswith("q-")]
    yield "written for quotes", [path for path in top if path.name.startswith("q-")]
    yield "audited, open", sorted(OWN.glob("audited/[abc]-*.gold.json"))
    yield "audited, held back", sorted(OWN.glob("audited/d-*.gold.json"))
    yield "other languages", sorted(OWN.glob("languages/*.gold.json"))
    yield "posts", sorted(SHARED.glob("*.gold.json"))


def main() -> int:
    measured = [(name, truths, study_figures(truths), quote_figures(truths)) for name, truths in groups() if truths]
    print(f"{'articles':22}{'count':>6}{'studies':>9}{'F1':>7}{'quotes':>8}{'F1':>7}{'speakers':>10}")
    for name, truths, studies, quotes in measured:
        found = f"{studies['studies']:9.0f}{studies['study_f1']:7.3f}"
        heard = f"{quotes['quotes']:8.0f}{quotes['quote_f1']:7.3f}{quotes['speakers']:10.3f}"
        print(f"{name:22}{len(truths):6}{found}{heard}")
    print(f"\n{'mentions':22}" + "".join(f"{share:>17}" for share in SORTED))
    for name, _, studies, _ in measured:
        print(f"{name:22}" + "".join(f"{studies[share]:17.3f}" for share in SORTED))
    print(f"\n{'precision / recall':22}" + "".join(f"{field:>15}" for field in FIELDS))
    for name, _, studies, _ in measured:
        pairs = (f"{studies[f'{field}_precision']:.2f} / {studies[f'{field}_recall']:.2f}" for field in FIELDS)
        print(f"{name:22}" + "".join(f"{pair:>15}" for pair in pairs))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
