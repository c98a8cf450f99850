"""How well studies and quotes are read: precision and recall against articles whose truth is known.

    python benchmarks/extraction.py [--errors] [FOLDER …]

Articles: those of `fixtures/accuracy` by group, and the posts of `../shared/data/posts` where they are; with folders,
the articles of each of them instead. `--errors` lists every field that was missed or misread. Scored by
`tests.claims.scoring`, which the floors of the tests use too; no verdicts and no library are involved.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.claims.scoring import FIELDS, field_errors, quote_figures, study_figures  # noqa: E402

SORTED = ("study_precision", "study_recall", "merged", "unfused", "covered", "apt")
"""How well mentions are sorted to studies; `tests.claims.scoring` says what each share is of."""
SPOKEN = ("credential", "indirect")
"""What is measured of quotes besides words and speakers: who that is, and speech without quotation marks."""
OWN, SHARED = ROOT / "fixtures" / "accuracy", ROOT.parent / "shared" / "data" / "posts"


def groups(folders: Iterable[Path]) -> Iterator[tuple[str, list[Path]]]:
    """Each group of articles, with the files that hold their truth: the folders given, else the project's own."""
    for folder in folders:
        yield folder.name, sorted(folder.glob("*.gold.json"))
    if not folders:
        yield from _known()


def _known() -> Iterator[tuple[str, list[Path]]]:
    top = sorted(OWN.glob("*.gold.json"))
    yield "written for studies", [path for path in top if not path.name.startswith("q-")]
    yield "written for quotes", [path for path in top if path.name.startswith("q-")]
    yield "audited, a to e", sorted(OWN.glob("audited/[abcde]-*.gold.json"))
    yield "audited, f to j", sorted(OWN.glob("audited/[fghij]-*.gold.json"))
    yield "other languages", sorted(OWN.glob("languages/*.gold.json"))
    yield "posts", sorted(SHARED.glob("*.gold.json"))


def print_pairs(fields: tuple[str, ...], figures: dict[str, dict[str, float]]) -> None:
    """Precision and recall of some fields, a row for each group; "nan" where the truth says nothing."""
    print(f"\n{'precision / recall':22}" + "".join(f"{field:>15}" for field in fields))
    for name, found in figures.items():
        pairs = (f"{found[f'{field}_precision']:.2f} / {found[f'{field}_recall']:.2f}" for field in fields)
        print(f"{name:22}" + "".join(f"{pair:>15}" for pair in pairs))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="*", type=Path, help="articles with their .gold.json beside them")
    parser.add_argument("--errors", action="store_true", help="list the fields missed or misread")
    given = parser.parse_args()
    found = [(name, truths) for name, truths in groups(given.folder) if truths]
    _figures(found)
    for name, truths in found if given.errors else ():
        _errors(name, truths)
    return 0


def _figures(found: list[tuple[str, list[Path]]]) -> None:
    measured = [(name, truths, study_figures(truths), quote_figures(truths)) for name, truths in found]
    print(f"{'articles':22}{'count':>6}{'studies':>9}{'F1':>7}{'quotes':>8}{'F1':>7}{'speakers':>10}")
    for name, truths, studies, quotes in measured:
        found = f"{studies['studies']:9.0f}{studies['study_f1']:7.3f}"
        heard = f"{quotes['quotes']:8.0f}{quotes['quote_f1']:7.3f}{quotes['speakers']:10.3f}"
        print(f"{name:22}{len(truths):6}{found}{heard}")
    print(f"\n{'mentions':22}" + "".join(f"{share:>17}" for share in SORTED))
    for name, _, studies, _ in measured:
        print(f"{name:22}" + "".join(f"{studies[share]:17.3f}" for share in SORTED))
    print_pairs(FIELDS, {name: studies for name, _, studies, _ in measured})
    print_pairs(SPOKEN, {name: quotes for name, _, _, quotes in measured})


def _errors(name: str, truths: list[Path]) -> None:
    """Each field missed or misread: what the article says of the study, what was read, and the sentences."""
    for error in field_errors(truths):
        print(f"\n{name} · {error.article} · {error.field}: is {error.true!r}, read {error.said!r}")
        print(*(f"    {sentence}" for sentence in error.sentences), sep="\n")


if __name__ == "__main__":
    raise SystemExit(main())
