"""Distil named conditions, substances and therapies: facts for `auditor/data/concepts.txt`.

    python tools/distil_concepts.py MESH.tsv.gz > auditor/data/concepts.txt

Reads the MeSH headings (U.S. National Library of Medicine): identifier, heading, entry terms parted
by "|", tree numbers parted by "|". Each line of the result is one concept: its kind (condition,
substance, therapy), its tree numbers within that kind, and its names as words in the singular and in natural order.
Only names whose words works use are kept, and single words only where they are rare enough to name
something. Headings that name no thing in particular ("Disease", "Pain", "Water") are left out.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator

from auditor.findings.concepts import words_of
from auditor.topics import listed, weight
from claims.words import stems

KINDS = {
    "condition": (*(f"C0{n}" for n in (1, 4, 5, 6, 7, 8, 9)), "C1", "C20", "C25", "C26", "F03"),
    "substance": ("D02", "D03", "D04", "D05", "D06", "D09", "D10", "D20", "D26", "J02", "B01.875.800"),
    "therapy": ("E02", "E04", "I03.350", "I03.450", "G11.427.410.698", "F04.754"),
}
GENERIC = """\
disease diseases syndrome infections pain wound wounds injury injuries deformity fever shock death
complication complications therapeutics water air oxygen food foods diet diets protein proteins acid acids
drug drugs hormone hormones vitamin vitamins lipid lipids fat fats salt salts metal metals peptide peptides
enzyme enzymes solution solutions gas gases ligand ligands antigen antigens antibody antibodies reagent plant
plants fruit vegetables meat surgery operation rehabilitation play leisure placebo placebos dust capsule
capsules tablet tablets powder gel carrier light activity activities bed rest isolation counseling counselling
guidance elements ions polymer polymers carbon nitrogen iron meal meals lunch breakfast dinner snack snacks
beverage beverages drink drinks suspension suspensions emulsion transplant transplants implant implants probe
probes receptor receptors toxin coal steel glass paper wood gold silver lead tin mercury radical radicals
marker markers biomarkers inhibitor inhibitors precipitation bandage bandages support supports program
programs management maintenance hand care obesity overweight stress neoplasm neoplasms tumor tumors hobbies
sports sport training race races lift weight strength warm-up cool-down"""
RAREST_SINGLE = 5.0
"""Nats that a name of one word must weigh: it is in fewer than one work of 150."""
LONGEST = 4
MOST_NAMES = 12


def headings(path: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Heading, all its terms, and tree numbers of every concept."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            _, heading, entries, trees, *_ = [*line.rstrip("\n").split("\t"), "", ""]
            yield heading, [heading, *entries.split("|")], trees.split("|")


def names(terms: Iterable[str]) -> list[str]:
    """The terms in natural word order, in the singular."""
    plain = (term for term in terms if term and "," not in term and "(" not in term)
    kept = dict.fromkeys(" ".join(words_of(term)) for term in plain if _names_something(stems(term)))
    return list(kept)


def _names_something(roots: tuple[str, ...]) -> bool:
    if not 0 < len(roots) <= LONGEST or not all(listed(root) for root in roots):
        return False
    return (len(roots) > 1 and any(weight(r) >= 4 for r in roots)) or weight(roots[0]) >= RAREST_SINGLE


def main() -> None:
    """Read the file named, write the table."""
    for heading, terms, trees in headings(sys.argv[1]):
        if heading.casefold() in GENERIC.split():
            continue
        for kind, roots in KINDS.items():
            within = [tree for tree in trees if tree.startswith(roots)]
            kept = names(terms)[:MOST_NAMES] if within else []
            if kept:
                print(kind, ",".join(within), "|".join(kept), sep="\t")


if __name__ == "__main__":
    main()
