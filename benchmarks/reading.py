"""Reading measured: pages and megabytes a second on one core, against three plain ways to parse the same page.

    python benchmarks/reading.py [--largest MB] [--rounds N] [--profile reading|extraction]

Pages: posts of `../shared/data/posts` where they are, else the articles of `fixtures/accuracy`; all of them in one
page, ten and a hundred times over; and one post inside the markup of a real site (menus, scripts, inline styles, ads).
Compared in the same run: a bare `html.parser` parse, Beautiful Soup with `html.parser`, and trafilatura's extraction
of the text where that is installed. Times are the processor's, the best of the rounds; compare the ratios, as
machines differ.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from claims.extract import extract
from claims.parts import Document
from claims.readers import read

try:
    from trafilatura import extract as trafilatura
except ImportError:
    trafilatura = None  # type: ignore[assignment]

ROOT = Path(__file__).resolve().parent.parent
SHARED, OWN = ROOT.parent / "shared" / "data" / "posts", ROOT / "fixtures" / "accuracy"
BODY = re.compile(r"<body[^>]*>(.*)</body>", re.S | re.I)
FRAME = re.compile(r"</?(?:html|body|head|main|article|header|h1)\b[^>]*>", re.I)
STEPS = (10_000, 100_000, 1_000_000, 10_000_000)
"""Bytes of the pages on which growth is measured."""


@dataclass(frozen=True)
class Pages:
    """Pages that are measured together."""

    name: str
    sources: tuple[str, ...]

    @property
    def size(self) -> int:
        return sum(len(source.encode()) for source in self.sources)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    posts = _posts()
    if options.profile:
        _profile(posts, options.profile)
        return 0
    extract(read(_document("<p>In 2010, JAMA reported it.</p>")))  # loads word lists and journals
    print(f"{len(posts.sources)} pages, {posts.name}; Python {sys.version.split()[0]}, one core\n")
    print(f"{'pages':26}{'kB':>8}{'parser':>10}{'read':>7}{'extract':>9}{'both':>8}{'bs4':>7}{'trafil.':>9}", end="")
    print(f"{'pages/s':>10}{'MB/s':>7}")
    for pages in (posts, _site(posts), _grown(posts, 1), _grown(posts, 10), _grown(posts, 100)):
        if pages.size / len(pages.sources) <= options.largest * 1e6:
            _compare(pages, options.rounds)
    print("\nparser: milliseconds a page for a bare html.parser parse; the next columns in multiples of it\n")
    _growth(posts, options.largest)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--largest", type=float, default=10.0, metavar="MB", help="leave out pages that are larger")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds, of which the best counts")
    parser.add_argument("--profile", choices=("reading", "extraction"), help="where the time goes, instead")
    return parser.parse_args(arguments)


def _posts() -> Pages:
    folder = SHARED if SHARED.is_dir() else OWN
    named = "posts" if folder is SHARED else "fixtures/accuracy"
    return Pages(named, tuple(path.read_text("utf-8") for path in sorted(folder.glob("*.html"))))


def _body(source: str) -> str:
    """What stands in a page's body, as part of a larger article."""
    found = BODY.search(source)
    return FRAME.sub("", found[1] if found else source)


def _grown(posts: Pages, times: int) -> Pages:
    """One article of all the posts, so many times over."""
    bodies = "\n".join(_body(source) for source in posts.sources) * times
    return Pages(f"all in one page x {times}", (f"<html><body><article>{bodies}</article></body></html>",))


def _site(posts: Pages) -> Pages:
    """One post inside the markup of a site: most of such a page is no article."""
    menu = "".join(f'<li class="menu-item i{n}"><a href="/topic/{n}">Topic {n}</a></li>' for n in range(150))
    style = "".join(f".c{n} .wide > p:nth-child({n}) {{ margin: 0 {n}px }}\n" for n in range(600))
    script = "".join(f'window.q=window.q||[];q.push({{"id":{n},"html":"<b>x</b>"}});\n' for n in range(600))
    card = '<div class="card related"><a href="/{0}"><img src="/{0}.jpg" alt="" loading="lazy">Story {0}</a></div>'
    related = "".join(card.format(n) for n in range(120))
    blocks = "".join(f'<div class="wp-block c{n}" style="margin:0"></div><!-- block {n} -->' for n in range(300))
    page = (
        f"<html><head><title>A page</title><style>{style}</style><script>{script}</script></head>"
        f'<body class="single"><nav><ul>{menu}</ul></nav><main><article>{{}}</article></main>'
        f'{blocks}<aside class="sidebar">{related}</aside><footer>{menu}</footer></body></html>'
    )
    return Pages("posts in a site's markup", tuple(page.replace("{}", _body(source)) for source in posts.sources))


def _compare(pages: Pages, rounds: int) -> None:
    articles = [read(_document(source)) for source in pages.sources]
    count = len(pages.sources)

    def timed(work: Callable[[Any], object], over: Sequence[Any]) -> float:
        return _best(lambda: [work(one) for one in over], rounds) / count

    bare = timed(_parse, pages.sources)
    reading = timed(lambda source: read(_document(source)), pages.sources)
    finding = timed(extract, articles)
    soup = timed(lambda source: BeautifulSoup(source, "html.parser"), pages.sources)
    other = timed(trafilatura, pages.sources) if trafilatura else 0.0
    both = reading + finding
    print(f"{pages.name[-25:]:26}{pages.size / count / 1e3:8.1f}{bare * 1e3:7.2f} ms{reading / bare:7.1f}", end="")
    print(f"{finding / bare:9.1f}{both / bare:8.1f}{soup / bare:7.1f}", end="")
    print(f"{other / bare:9.1f}" if other else f"{'–':>9}", end="")
    print(f"{1 / both:10.1f}{pages.size / count / both / 1e6:7.2f}", flush=True)


def _growth(posts: Pages, largest: float) -> None:
    """From 10 kB to 10 MB: work should grow as the page does."""
    print(f"{'growth':26}{'read':>10}{'extract':>10}{'s/MB':>8}{'peak memory':>14}")
    body = _grown(posts, 1).sources[0]
    for name, unit in (("posts", body), ("short paragraphs", "<p>“We ate well,” said Jane Doe.</p>\n")):
        for size in (step for step in STEPS if step <= largest * 1e6):
            source = (unit * (size // len(unit) + 1))[:size]
            start = time.process_time()
            article = read(_document(source))
            middle = time.process_time()
            extract(article)
            end = time.process_time()
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{name:18}{size / 1e6:6.2f} MB{middle - start:8.2f} s{end - middle:8.2f} s", end="")
            print(f"{(end - start) / size * 1e6:8.2f}{peak:11.0f} MB", flush=True)
            del article
            gc.collect()


def _profile(posts: Pages, which: str) -> None:
    """The functions that take most time by themselves, over the posts."""
    articles = [read(_document(source)) for source in posts.sources]
    for article in articles:
        extract(article)
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(5):
        for source, article in zip(posts.sources, articles, strict=True):
            read(_document(source)) if which == "reading" else extract(article)
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(30)


def _document(source: str) -> Document:
    return Document("page.html", source.encode())


def _parse(source: str) -> None:
    parser = HTMLParser()
    parser.feed(source)
    parser.close()


def _best(work: Callable[[], object], rounds: int) -> float:
    return min(_timed(work) for _ in range(rounds))


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    raise SystemExit(main())
