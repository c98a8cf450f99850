"""The library measured: building, questions a second by kind, and whether the right work comes first.

    python benchmarks/library.py [--works FILE…] [--limit N] [--library LIB] [--no-baseline]

Without arguments it takes the works beside the repository (`../shared/data/works`) where they are,
else `fixtures/library/works.jsonl`. The baseline, measured in the same run over the same works, is
SQLite with FTS5 (Porter stems, bm25) and an index per exact column; compare the ratios, as machines differ.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from auditor.library import Library, build
from auditor.library.files import read
from auditor.library.keys import page_key
from auditor.model import Query, Rung, Work
from claims.model import Identifier, Window
from claims.words import tokens

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
ASKED = 200
"""Questions of each kind."""
SHOWN = 30
RECALLS = (1, 5, 20)
STOP = frozenset(
    {
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "had",
        "has",
        "in",
        "is",
        "it",
        "its",
        "more",
        "of",
    }
    | {"on", "or", "than", "that", "the", "this", "to", "was", "were", "with"}
)


def main() -> int:
    options = arguments()
    files = [Path(name) for name in options.works] or default_works()
    if not files:
        print("no works files: name some with --works", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(options.library) if options.library else Path(scratch) / "library"
        if not options.library:
            measure_build(folder, files)
        library = Library(folder)
        print(library.label)
        sample = works_of(files, options.limit)
        measure_speed(library, sample, None if options.no_baseline else Path(scratch) / "baseline.db")
        if not options.works:
            measure_posts(library)
            measure_claims(library)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", nargs="*", default=[], help="works files")
    parser.add_argument("--library", help="a library that is already built of them")
    parser.add_argument("--limit", type=int, help="works of the baseline and the sample (all by default)")
    parser.add_argument("--no-baseline", action="store_true", help="leave the baseline out")
    return parser.parse_args()


def default_works() -> list[Path]:
    shared = sorted((SHARED / "works").glob("*.jsonl.gz"))
    own = ROOT / "fixtures" / "library" / "works.jsonl"
    return shared or [own] * own.is_file()


def works_of(files: Sequence[Path], limit: int | None) -> list[Work]:
    records = (record for file in files for record in read(file) if isinstance(record, Work))
    return list(islice(records, limit))


def measure_build(folder: Path, files: Sequence[Path]) -> None:
    """Build in a process of its own, so that its peak memory is the build's."""
    with get_context("spawn").Pool(1) as pool:
        seconds, peak, count = pool.apply(built, (folder, files))
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    rates = f"{count / seconds:8,.0f} works/s   peak {peak / 1e6:,.0f} MB   {size / count:,.0f} B/work"
    print(f"build      {seconds:8.1f} s   {rates}")


def built(folder: Path, files: Sequence[Path]) -> tuple[float, int, int]:
    start = time.perf_counter()
    info = build(folder, files)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return time.perf_counter() - start, peak, info.works


Ask = Callable[[Work], Query]
Select = Callable[[Work], tuple[str, tuple[object, ...]]]


def around(work: Work) -> Window:
    return Window(work.years[0] - 1, work.years[-1] + 1)


def telling(work: Work) -> tuple[str, ...]:
    """Eight words of a work: the longest of its abstract, or of its title where it has none."""
    words = dict.fromkeys(word for word in tokens(work.abstract or work.title) if word.isalpha())
    return tuple(sorted(words, key=len, reverse=True)[:8])


def place(work: Work) -> Query:
    return Query(venue=work.venue, volume=work.volume, pages=work.pages)


def informal(work: Work) -> Query:
    return Query(ladder=(Rung("", venue=work.venue, years=around(work), any_words=telling(work)),))


RANKED = "SELECT w.id FROM text JOIN w ON w.id = text.rowid WHERE text MATCH ? {} ORDER BY bm25(text) LIMIT 30"
KINDS: dict[str, tuple[Callable[[Work], object], Ask, Select]] = {
    "doi": (
        lambda w: w.doi,
        lambda w: Query(identifiers=(Identifier("doi", w.doi or ""),)),
        lambda w: ("SELECT id FROM w WHERE doi = ?", (w.doi,)),
    ),
    "place": (
        lambda w: w.venue and w.volume and page_key(w.pages),
        place,
        lambda w: (
            "SELECT id FROM w WHERE volume = ? AND page = ? AND venue = ?",
            (w.volume, page_key(w.pages), w.venue),
        ),
    ),
    "title": (
        lambda w: len(tokens(w.title)) > 3,
        lambda w: Query(title=w.title),
        lambda w: (RANKED.format(""), (any_of(tokens(w.title)),)),
    ),
    "informal": (
        lambda w: w.venue and w.years and telling(w),
        informal,
        lambda w: (
            RANKED.format("AND w.venue = ? AND w.year BETWEEN ? AND ?"),
            (any_of(telling(w)), w.venue, around(w).first, around(w).last),
        ),
    ),
    "words": (
        telling,
        lambda w: Query(words=telling(w)),
        lambda w: (RANKED.format(""), (any_of(telling(w)),)),
    ),
}


def any_of(words: Iterable[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)


def measure_speed(library: Library, works: Sequence[Work], baseline: Path | None) -> None:
    store = sqlite(works, baseline) if baseline else None
    print(f"{'kind':10} {'q/s':>8} {'ms, worst':>10} {'SQLite q/s':>11} {'ratio':>8}")
    for kind, (fits, ask, select) in KINDS.items():
        asked = spread([work for work in works if fits(work)])
        library.look_up(ask(asked[0]))  # loads what is loaded once: the table of journals, the pages of the index
        times = [timed(library.look_up, ask(work)) for work in asked]
        rate = len(times) / max(sum(times), 1e-9)
        line = f"{kind:10} {rate:8,.0f} {max(times, default=0) * 1e3:10.1f}"
        if store:
            other = [timed(lambda pair: store.execute(*pair).fetchall(), select(work)) for work in asked]
            base = len(other) / max(sum(other), 1e-9)
            line += f" {base:11,.0f} {rate / max(base, 1e-9):8.1f}"
        print(line)


def spread(works: Sequence[Work]) -> Sequence[Work]:
    """`ASKED` works spread evenly over all."""
    return works[:: max(1, len(works) // ASKED)][:ASKED]


def timed(act: Callable[..., object], *given: object) -> float:
    start = time.perf_counter()
    act(*given)
    return time.perf_counter() - start


def sqlite(works: Sequence[Work], path: Path) -> sqlite3.Connection:
    start = time.perf_counter()
    store = sqlite3.connect(path)
    store.execute("CREATE TABLE w (id INTEGER PRIMARY KEY, doi, venue, year, volume, page)")
    store.execute("CREATE VIRTUAL TABLE text USING fts5(title, abstract, content='', tokenize='porter unicode61')")
    rows = ((n, w.doi, w.venue, w.year, w.volume, page_key(w.pages)) for n, w in enumerate(works))
    store.executemany("INSERT INTO w VALUES (?,?,?,?,?,?)", rows)
    store.executemany(
        "INSERT INTO text(rowid, title, abstract) VALUES (?,?,?)",
        ((n, work.title, work.abstract or "") for n, work in enumerate(works)),
    )
    for columns in ("doi", "venue, year", "volume, page"):
        store.execute(f"CREATE INDEX by_{columns[:3]} ON w ({columns})")
    store.commit()
    seconds = time.perf_counter() - start
    print(f"baseline   {seconds:8.1f} s   {path.stat().st_size / max(len(works), 1):,.0f} B/work, records not stored")
    return store


def measure_posts(library: Library) -> None:
    """Posts with known truth: every word of the sentences and the stated year, nothing else."""
    for truth in ("verified", "mismatched"):
        cases = [study for study in post_studies() if study["truth"] == truth]
        queries = [(posted(study), lambda work, study=study: is_gold(work, study["work"])) for study in cases]
        tell_recall(library, f"posts, {truth}", queries)


def post_studies() -> Iterator[dict]:
    for path in sorted((SHARED / "posts").glob("*.gold.json")):
        yield from (study for study in json.loads(path.read_text("utf-8"))["studies"] if study.get("work"))


def posted(study: dict) -> Query:
    year = study["stated"]["year"]
    return Query(words=plain_words(" ".join(study["mentions"])), window=Window(year - 1, year + 1) if year else None)


def plain_words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in tokens(text) if word not in STOP))


def is_gold(work: Work, gold: dict) -> bool:
    same = (work.doi and work.doi == (gold["doi"] or "").lower()) or (work.pmid and work.pmid == gold["pmid"])
    return bool(same) or tokens(work.title) == tokens(gold["title"])


def measure_claims(library: Library) -> None:
    """SciFact's claims against the abstracts they were written from, among all works of the library."""
    files = SHARED / "works" / "scifact.jsonl.gz", SHARED / "scifact" / "claims_dev.jsonl"
    if not all(file.is_file() for file in files):
        return
    titles = {row["id"]: tokens(row["title"]) for row in map(json.loads, lines_of(files[0]))}
    queries = []
    for row in map(json.loads, files[1].read_text("utf-8").splitlines()):
        right = {titles[str(number)] for number in row["cited_doc_ids"]}
        queries.append((Query(words=plain_words(row["claim"])), lambda work, right=right: tokens(work.title) in right))
    tell_recall(library, "SciFact claims", queries)


def lines_of(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()


def tell_recall(library: Library, name: str, queries: Sequence[tuple[Query, Callable[[Work], bool]]]) -> None:
    if not queries:
        return
    ranks, times = [], []
    for query, right in queries:
        start = time.perf_counter()
        found = library.look_up(query)
        times.append(time.perf_counter() - start)
        ranks.append(next((place for place, work in enumerate(found.works) if right(work)), SHOWN))
    recall = "  ".join(f"@{k} {sum(rank < k for rank in ranks) / len(ranks):.3f}" for k in RECALLS)
    print(f"{name:20} {len(queries):5}  {recall}   median {statistics.median(times) * 1e3:.1f} ms")


if __name__ == "__main__":
    sys.exit(main())
