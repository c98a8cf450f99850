"""The same articles against the loopback services and against a library of the same works: do the verdicts agree?

    python benchmarks/services.py POSTS WORKS.jsonl.gz… [--others 40000] [--everything]

Both hold every work that the truth of POSTS (NAME.gold.json, as in `../shared/data/posts`) names, and so many others
evenly taken from the works files. Every claim on which the two differ is printed with both verdicts and matches.
`--everything` compares the rules on what the study found, too, which read whatever abstract a source happens to give.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from auditor.library import Library, build
from auditor.model import Report, Ruling
from auditor.network.asking import WebSource
from auditor.network.web import Web
from auditor.parts import Source
from auditor.pipeline import audit
from auditor.rules import rules
from auditor.sources import apis
from claims.model import Quote
from claims.parts import Document
from claims.readers import read
from tests.services import Catalogue, Services

SHOWN = 110
"""Letters of a claim printed."""
CHECKED = "2026-01-31T12:00:00Z"


def named(posts: Path) -> set[str]:
    """The identifiers and titles of the works that the truth names."""
    truths = (json.loads(path.read_text("utf-8")) for path in posts.glob("*.gold.json"))
    works = (study["work"] for truth in truths for study in truth["studies"] if study["work"])
    return {str(work[key]).lower() for work in works for key in ("doi", "pmid", "title") if work.get(key)}


def chosen(paths: Iterable[Path], wanted: set[str], others: int) -> Iterator[str]:
    """The lines of the works wanted, and of every n-th other."""
    every = [line for path in paths for line in gzip.decompress(path.read_bytes()).decode().splitlines(keepends=True)]
    step = max(1, len(every) // others) if others else len(every) + 1
    for number, line in enumerate(every):
        work = json.loads(line)
        own = {str(work[key]).lower() for key in ("doi", "pmid", "title") if work.get(key)}
        if number % step == 0 or own & wanted:
            yield line


def report(posts: Path, sources: tuple[Source, ...], everything: bool) -> Report:
    """The audit of all articles by these sources."""
    paths = sorted(path for path in posts.iterdir() if path.suffix in (".html", ".md", ".txt"))
    articles = [read(Document(str(path), path.read_bytes())) for path in paths]
    kept = [rule for rule in rules() if everything or not rule.code.startswith("CIT5")]
    return audit(articles, sources, kept, checked_at=CHECKED)


def rulings(found: Report) -> dict[tuple[str, str], Ruling]:
    """Every ruling by article and claim."""
    return {(each.article.name, ruling.id): ruling for each in found.audited for ruling in each.rulings}


def compare(one: Report, other: Report) -> None:
    """Print how many verdicts agree, and each that does not."""
    left, right = rulings(one), rulings(other)
    differing = [key for key in left if left[key].verdict != right[key].verdict]
    print(f"{len(left) - len(differing)} of {len(left)} verdicts agree: {1 - len(differing) / len(left):.4f}")
    for key in differing:
        print(f"- {Path(key[0]).name}: {_text(left[key])}")
        for name, ruling in (("library", left[key]), ("services", right[key])):
            match = ruling.case.match.work.title[:60] if ruling.case.match else None
            codes = [finding.code for finding in ruling.findings]
            print(f"    {name}: {ruling.verdict}, {ruling.case.outcome}, {match}, {codes}")


def _text(ruling: Ruling) -> str:
    claim = ruling.case.claim
    return (claim.text if isinstance(claim, Quote) else claim.mentions[0].text)[:SHOWN]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("posts", type=Path)
    parser.add_argument("works", type=Path, nargs="+")
    parser.add_argument("--others", type=int, default=40_000)
    parser.add_argument("--everything", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        works = Path(folder) / "works.jsonl"
        works.write_text("".join(chosen(args.works, named(args.posts), args.others)), "utf-8")
        build(Path(folder) / "library", [works])
        by_library = report(args.posts, (Library(Path(folder) / "library"),), args.everything)
        services = Services(Catalogue.of_files([works]))
        door, every = Web(), apis()
        open_to_all = [(name, base) for name, base in services.bases.items() if not every[name].needs_key]
        web = tuple(WebSource(every[name](base), door) for name, base in open_to_all)
        began = time.perf_counter()
        by_services = report(args.posts, web, args.everything)
        print(f"{time.perf_counter() - began:.0f} s for {args.posts} by {', '.join(s.name for s in web)}")
        compare(by_library, by_services)
        services.close()


if __name__ == "__main__":
    main()
