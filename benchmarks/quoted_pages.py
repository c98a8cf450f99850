"""Quotes sought on pages: how often words that stand there are found, and what becomes of changed and foreign ones.

    python benchmarks/quoted_pages.py

Every article of `fixtures/accuracy` stands for a page that somebody else's article links to, and each quotation that
its truth lists for words quoted from it: as they are, cut with an ellipsis, with a word left out, with a word changed,
under another person's name, and sought on the next page. Nothing is sent.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from auditor.judge import judge
from auditor.model import Answer, Asked, LinkedPage, Work
from auditor.rules import rules
from auditor.witnesses.testimony import quote_case
from claims.model import Article, Identifier, Passage, Quote, Span, Speaker
from claims.parts import Document
from claims.readers import read
from claims.words import tokens

FOLDER = Path(__file__).parent.parent / "fixtures" / "accuracy"
FEWEST_WORDS = 8
ARTICLE = Article("a.md", "", (), "An article that quotes")
HEDGES = re.compile(
    r"\b(?:may|might|can|could|often|usually|some|many|most|never|always|probably|about|nearly)\b ?", re.I
)


def pages() -> Iterator[tuple[LinkedPage, list[dict[str, str]]]]:
    """Each article as a page, with the direct quotes of named people in its truth."""
    for truth in sorted(FOLDER.glob("*.gold.json")):
        path = next(
            p for s in (".html", ".md", ".txt") if (p := truth.with_name(truth.name.replace(".gold.json", s))).exists()
        )
        address = f"https://example.org/{path.stem}"
        article = read(Document(address, path.read_bytes(), {".html": "text/html"}.get(path.suffix, "text/markdown")))
        work = Work("pages", article.title or path.stem, (Identifier("url", address),), url=address)
        said = [q for q in json.loads(truth.read_text("utf-8")).get("quotes", []) if q.get("direct", True)]
        kept = [q for q in said if q.get("speaker") and len(tokens(q["text"])) >= FEWEST_WORDS]
        if kept:
            yield LinkedPage(work, article), kept


def told(text: str, name: str, kind: str, page: LinkedPage) -> str:
    """The verdict on words quoted from a page, with the rule that spoke."""
    quote = Quote((Passage(Span(0, len(text)), text),), Speaker(name, kind=kind))  # type: ignore[arg-type]
    linked = (Answer("pages", asked=(Asked(page.work.url or ""),), linked=(page,)),)
    ruling = judge(quote_case(quote, ARTICLE, None, linked=linked), rules())
    return " ".join((ruling.verdict, *(finding.code for finding in ruling.findings)))


def cut(text: str) -> str:
    """The words with their middle cut out, as the mark says."""
    words = text.split()
    third = len(words) // 3
    return " ".join((*words[:third], "…", *words[-third:]))


def without_hedge(text: str) -> str:
    return HEDGES.sub("", text, count=1)


def changed(text: str) -> str:
    """Another word in place of the longest one."""
    return text.replace(max(text.split(), key=len), "saxophones", 1)


FORMS: dict[str, Callable[[str], str]] = {
    "as it stands": str,
    "cut, and marked": cut,
    "a hedge left out": without_hedge,
    "a word changed": changed,
}


def main() -> None:
    every = list(pages())
    figures = {name: Counter[str]() for name in (*FORMS, "another speaker", "another page")}
    for (page, said), (other, _) in zip(every, [*every[1:], every[0]], strict=True):
        for each in said:
            name, kind = each["speaker"], each.get("class", "person")
            for form, make in FORMS.items():
                if make is str or make(each["text"]) != each["text"]:
                    figures[form][told(make(each["text"]), name, kind, page)] += 1
            figures["another speaker"][told(each["text"], "Balthazar Quince", "person", page)] += 1
            figures["another page"][told(each["text"], name, kind, other)] += 1
    print(f"{sum(len(said) for _, said in every)} quotes of {len(every)} pages")
    for form, counts in figures.items():
        total = sum(counts.values())
        print(f"{form:<18} {total:>4}  " + "  ".join(f"{what}: {n / total:.3f}" for what, n in counts.most_common()))


if __name__ == "__main__":
    main()
