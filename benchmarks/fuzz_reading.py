"""Reading and extraction under fire: random hostile pages for a time, or how time grows on known ones.

    python benchmarks/fuzz_reading.py [--seconds N] [--seed N]      random pages, until the first that goes wrong
    python benchmarks/fuzz_reading.py --growth [--largest BYTES]    how time grows on the pages of tests.claims.hostile

A page goes wrong when anything but `Unreadable` is raised, when a character does not know its place, or when it takes
more than SLOW seconds a kilobyte. The seed of a page is printed with it, so that it can be made again.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from claims.extract import extract  # noqa: E402
from claims.fields import facts  # noqa: E402
from claims.parts import Document, Unreadable  # noqa: E402
from claims.readers import read  # noqa: E402
from claims.readers.decoding import decode  # noqa: E402
from tests.claims.hostile import MARKDOWN, MARKUP, PROSE, pages  # noqa: E402
from tests.claims.readers.reading import misplaced  # noqa: E402

SLOW = 0.25
"""Seconds a kilobyte beyond which a page is too slow: some twenty times what prose takes."""
LONGEST = 40
"""Pieces of a random page."""
STEEP = 2.0
"""By how much more a megabyte of the larger page may take before it is marked."""
PIECES = {
    "page.html": (*MARKUP.values(), *PROSE.values()),
    "page.md": (*MARKDOWN.values(), *PROSE.values(), *MARKUP.values()),
    "page.txt": tuple(PROSE.values()),
}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60.0, metavar="N", help="how long to go on")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="the number of the first page")
    parser.add_argument("--growth", action="store_true", help="time known pages at growing sizes instead")
    parser.add_argument("--largest", type=int, default=200_000, metavar="BYTES", help="the largest of these sizes")
    options = parser.parse_args(arguments)
    extract(read(Document("page.txt", b"In 2010, JAMA reported it.")))
    return _growth(options.largest) if options.growth else _fuzz(options.seconds, options.seed)


def _fuzz(seconds: float, seed: int) -> int:
    end, first = time.monotonic() + seconds, seed
    while time.monotonic() < end:
        name, body = _page(seed)
        if wrong := _wrong(name, body):
            print(f"seed {seed}, {name}: {wrong}\n{body!r}")
            return 1
        seed += 1
    print(f"{seed - first} pages, nothing wrong; go on with --seed {seed}")
    return 0


def _page(seed: int) -> tuple[str, bytes]:
    """The page of a seed: pieces, some of them repeated or cut, and a few bytes spoilt."""
    chance = random.Random(seed)
    name = chance.choice(sorted(PIECES))
    body = "".join(_spoilt(chance, name) for _ in range(chance.randint(1, LONGEST))).encode("utf-8", "surrogatepass")
    if chance.random() < 0.2:
        at = chance.randrange(len(body) + 1)
        body = body[:at] + chance.randbytes(chance.randint(1, 4)) + body[at:]
    return name, body


def _spoilt(chance: random.Random, name: str) -> str:
    piece = chance.choice(PIECES[name])
    if chance.random() < 0.3:
        start = chance.randrange(len(piece))
        piece = piece[start : chance.randint(start, len(piece))]
    return piece * (chance.randint(2, 60) if chance.random() < 0.1 else 1)


def _wrong(name: str, body: bytes) -> str | None:
    """What is wrong with how a page was read, if anything."""
    try:
        article = read(Document(name, body))
        claims = extract(article)
    except Unreadable:
        return None
    except Exception as error:  # whatever it is, it is what is sought
        return f"{type(error).__name__}: {error}"
    if (took := min(_seconds(name, body)) * len(body) / 1e6) > SLOW * max(len(body) / 1000, 1):
        return f"{took:.2f} s for {len(body)} bytes"
    spans = [mention.span for study in claims.studies for mention in study.mentions]
    spans += [passage.span for quote in claims.quotes for passage in quote.passages]
    outside = [span for span in spans if not 0 <= span.start < span.end <= len(article.text)]
    shifted = misplaced(article, decode(Document(name, body))[0])
    return f"misplaced {shifted[:3]}" if shifted else f"outside the text: {outside[:3]}" if outside else None


def _growth(largest: int) -> int:
    """Seconds per megabyte at a tenth of the largest size and at the largest; what grows steeply is marked."""
    for (what, name, small), (_, _, large) in zip(pages(largest // 10), pages(largest), strict=True):
        before, after = (min(_seconds(name, body)) for body in (small, large))
        mark = "  STEEP" if after > STEEP * before else ""
        print(f"{what:40}{before:9.2f}{after:9.2f} s/MB{mark}", flush=True)
    return 0


def _seconds(name: str, body: bytes) -> Iterator[float]:
    for _ in range(2):
        facts.cache_clear()
        start = time.process_time()
        with suppress(Unreadable):
            extract(read(Document(name, body)))
        yield (time.process_time() - start) / len(body) * 1e6


if __name__ == "__main__":
    raise SystemExit(main())
