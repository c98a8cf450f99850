"""How often rules CIT501–508 speak, rightly and wrongly, of claims whose record is known.

    python benchmarks/findings.py [SHARED] [--show CODE]

SHARED holds `scifact/claims_*.jsonl` and `works/scifact.jsonl.gz` (default `../shared/data`). Each claim of SciFact
that an abstract supports is a false alarm when a rule speaks of it; each that an abstract contradicts, a find for
the rules of direction and number. From the supported claims, corrupted ones are made: a figure changed, a direction
turned, another sex, age, condition or substance put in, another work given. Those show the share of such errors found.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from auditor.findings.concepts import named
from auditor.model import Candidate, Case, Query, Work
from auditor.parts import Rule
from auditor.rules import rules
from claims.entities.designs import design_of
from claims.model import Article, Span, Stated, Study, StudyMention

DEFAULT = Path(__file__).parents[2] / "shared" / "data"
SWAPS = {
    "direction": (
        ("increases", "decreases"), ("increased", "decreased"), ("increase", "decrease"), ("higher", "lower"),
        ("reduces", "increases"), ("reduced", "increased"), ("decreases", "increases"), ("decreased", "increased"),
        ("lower", "higher"), ("improves", "worsens"), ("more", "less"), ("longer", "shorter"), ("greater", "smaller"),
    ),
    "sex": (("women", "men"), ("female", "male"), ("men", "women"), ("male", "female")),
    "age": (("children", "older adults"), ("infants", "older adults"), ("adults", "infants"), ("elderly", "infants")),
    "species": (("mice", "people"), ("rats", "people"), ("mouse", "human"), ("patients", "mice")),
}  # fmt: skip
CONDITIONS = ("rheumatoid arthritis", "asthma", "multiple sclerosis", "migraine", "psoriasis", "glaucoma")
SUBSTANCES = ("ibuprofen", "metformin", "garlic", "warfarin", "melatonin", "caffeine")


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, the record it is held against, and what is known of the two."""

    kind: str
    claim: str
    work: Work


def pairs(folder: Path) -> Iterator[Pair]:
    """The claims of SciFact with each abstract that supports or contradicts them."""
    works = {}
    with gzip.open(folder / "works" / "scifact.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            works[str(row["id"])] = Work("scifact", row["title"], abstract=row.get("abstract"))
    for part in ("train", "dev"):
        for line in (folder / "scifact" / f"claims_{part}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            for number, evidence in row["evidence"].items():
                yield Pair(evidence[0]["label"].lower(), row["claim"], works[number])


def corrupted(pair: Pair, chance: random.Random) -> Iterator[Pair]:
    """A supported claim with one thing changed, in every way that applies."""
    for kind, swaps in SWAPS.items():
        for old, new in swaps:
            changed = re.sub(rf"\b{old}\b", new, pair.claim, count=1)
            if changed != pair.claim:
                yield Pair(f"made: {kind}", changed, pair.work)
                break
    number = re.search(r"(?<![\w.-])(\d+(?:\.\d+)?)(?= ?(?:%|percent|fold|times|people|patients))", pair.claim)
    if number:
        other = f"{float(number[1]) * chance.choice((0.4, 1.7)):g}"
        yield Pair("made: number", pair.claim[: number.start()] + other + pair.claim[number.end() :], pair.work)
    for kind, others in (("condition", CONDITIONS), ("substance", SUBSTANCES)):
        found = next((each for each in named(pair.claim) if each.kinds() == {kind}), None)
        place = found and re.search(rf"\b{re.escape(found.words)}\w*", pair.claim, re.I)
        if place:
            changed = pair.claim[: place.start()] + chance.choice(others) + pair.claim[place.end() :]
            yield Pair(f"made: {kind}", changed, pair.work)


def case(pair: Pair) -> Case:
    """The pair as a case whose record was reached by the citation's own identifier."""
    stated = Stated(design=design_of(pair.claim), finding=pair.claim)
    study = Study((StudyMention(Span(0, len(pair.claim)), pair.claim, stated),), stated)
    match = Candidate(pair.work, {"topic": 1.0, "title": True}, 1.0)
    return Case(study, Article("scifact", pair.claim, ()), Query(), (), "found", match, "identified")


def tally(
    of: list[Pair], catalogue: tuple[Rule, ...], told: Callable[[Pair, str, str], None]
) -> Counter[tuple[str, str]]:
    """How many pairs of each kind each rule spoke of."""
    found: Counter[tuple[str, str]] = Counter()
    for pair in of:
        spoken = [finding for rule in catalogue for finding in rule.apply(case(pair))]
        found[pair.kind, "pairs"] += 1
        found[pair.kind, "any"] += any(finding.verdict for finding in spoken)
        for code in {finding.code for finding in spoken}:
            found[pair.kind, code] += 1
        for finding in spoken:
            told(pair, finding.code, finding.message)
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("shared", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--show", help="print each finding of this rule on supported claims")
    parser.add_argument("--kind", default="support")
    args = parser.parse_args()
    catalogue = tuple(rule for rule in rules() if rule.code.startswith("CIT5"))
    chance = random.Random(5)
    natural = list(pairs(args.shared))
    supported = [pair for pair in natural if pair.kind == "support"]
    made = [each for pair in supported for each in corrupted(pair, chance)]
    made += [Pair("made: other work", pair.claim, chance.choice(supported).work) for pair in supported]

    def told(pair: Pair, code: str, message: str) -> None:
        if pair.kind == args.kind and args.show in (code, "all"):
            print(f"{code} {pair.claim}\n    {message}")

    found = tally([*natural, *made], catalogue, told)
    codes = ("any", *(rule.code for rule in catalogue))
    print(f"{'':18}{'pairs':>7}" + "".join(f"{code:>8}" for code in codes))
    for kind in dict.fromkeys(kind for kind, _ in found):
        whole = found[kind, "pairs"]
        print(f"{kind:18}{whole:7}" + "".join(f"{found[kind, code] / whole:8.3f}" for code in codes))


if __name__ == "__main__":
    main()
