"""Distil the table of venues from public lists.

    python tools/distil_journals.py FOLDER

FOLDER holds the National Library of Medicine's catalogue titles (`nlm_catalogue_titles.tsv.gz`, public domain) and
JabRef's abbreviation lists (`journal_abbreviations_*.csv`, CC0). `journals_known.tsv`, `journals_issns.tsv` and
`journals_continued.tsv` beside this file add what those lists lack. The output is the same for the same input.

Names come in tiers: a name of a known venue, a main title, a head or abbreviation, an alternative title. A name means
the venues of its best tier; a catalogue also lists former titles and neighbours as alternatives, so an alternative
that is another venue's own name only relates the two.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from claims.entities.schemes import parse
from claims.entities.venue_names import gathering_key, head, key, shortens_word, tokens
from claims.entities.venue_table import AMBIGUOUS, FILE

HERE = Path(__file__).parent
TARGET = HERE.parent / "claims" / "data" / FILE
LEFT_OUT = ("annee-philologique", "dainst", "ieee_strings")
"""Lists of sigla, which are too short to tell from words."""
SHORTEST_SIGLUM = 4
KNOWN, TITLE, HEAD, ALTERNATIVE = range(4)
_LATIN = re.compile(r"[A-Za-z]")


@dataclass
class Venue:
    """A venue while it is gathered."""

    title: str
    kind: str = "journal"
    abbreviation: str = ""
    issns: list[str] = field(default_factory=list)
    known: bool = False
    indexed: int = 0
    """2 for a current MEDLINE journal, 1 for a former one, else 0."""


class Gathering:
    """Venues and their names, tier by tier."""

    def __init__(self) -> None:
        self.venues: list[Venue] = []
        self.names: dict[str, dict[int, list[int]]] = defaultdict(dict)

    def add(self, venue: Venue) -> int:
        """A new venue, under its title and head."""
        self.venues.append(venue)
        number = len(self.venues) - 1
        self.name(number, venue.title, KNOWN if venue.known else TITLE)
        if head(venue.title) != venue.title:
            self.name(number, head(venue.title), HEAD)
        return number

    def name(self, number: int, name: str, tier: int) -> None:
        """One more name of a venue."""
        if len(k := key(name)) > 1:
            holders = self.names[k].setdefault(tier, [])
            if number not in holders:
                holders.append(number)

    def best(self, name: str, worst: int = HEAD) -> list[int]:
        """The venues of a name's best tier, down to the worst that counts."""
        tiers = self.names.get(key(name), {})
        return next((tiers[tier] for tier in sorted(tiers) if tier <= worst), [])


def main(folder: Path) -> None:
    """Gather, resolve, write."""
    gathering = Gathering()
    add_known(gathering)
    alternatives = add_catalogue(gathering, folder / "nlm_catalogue_titles.tsv.gz")
    for path in sorted(folder.glob("journal_abbreviations_*.csv")):
        if not any(part in path.stem for part in LEFT_OUT):
            add_abbreviations(gathering, path)
    related = add_alternatives(gathering, alternatives)
    add_issns(gathering)
    write(gathering, related, continuations(gathering))


def rows(name: str) -> list[list[str]]:
    """The lines of a table beside this file."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def add_known(gathering: Gathering) -> None:
    """The venues whose names and ISSNs were checked by hand."""
    for kind, title, names, issns in rows("journals_known.tsv"):
        aliases = [name for name in names.split("|") if name]
        short = next(
            (name for name in aliases if len(tokens(name)) == len(tokens(title)) and key(name) != key(title)), ""
        )
        number = gathering.add(
            Venue(title, kind, short, [checked(issn) for issn in issns.split("|") if issn], known=True)
        )
        for name in aliases:
            gathering.name(number, name, KNOWN)
        for name in (title, *aliases) if kind == "conference" else ():
            for gathered in {gathering_key(name), gathering_key(f"Conference on {name}")} - {None}:
                holders = gathering.names[gathered].setdefault(KNOWN, [])
                if number not in holders:
                    holders.append(number)


def checked(issn: str) -> str:
    """An ISSN whose check digit is right."""
    found = parse("issn", issn)
    if found is None or found.malformed:
        raise SystemExit(f"not an ISSN: {issn}")
    return found.value


def add_catalogue(gathering: Gathering, path: Path) -> list[tuple[int, str]]:
    """The catalogue's titles; returns each venue's alternative titles for later."""
    alternatives = []
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            title = tidy(row["main_title"])
            if not _LATIN.search(title):
                continue
            number = same_title(gathering, title)
            number = gathering.add(Venue(title)) if number is None else number
            indexed = (row["in_medline"] == "True") * (1 + (row["is_active"] == "True"))
            gathering.venues[number].indexed = max(indexed, gathering.venues[number].indexed)
            alternatives += [(number, tidy(name)) for name in row["alt_titles_str"].split("|") if _LATIN.search(name)]
    return alternatives


def tidy(title: str) -> str:
    """Without runs of spaces, a leading translation in brackets, and a closing full stop."""
    return re.sub(r"^\[[^\]]*\]\s*(?=\w)", "", " ".join(title.split())).rstrip(" .,:;/")


def same_title(gathering: Gathering, title: str) -> int | None:
    """The venue gathered under this title, or, for a known one, under its head or abbreviation."""
    for name in dict.fromkeys((title, head(title))):
        holders = gathering.best(name, TITLE if name == title else KNOWN)
        if len(holders) == 1 and (name == title or len(tokens(name)) > 1):
            return holders[0]
    return None


def add_abbreviations(gathering: Gathering, path: Path) -> None:
    """One list of `title,abbreviation` pairs."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines):
            title, short = (tidy(cell) for cell in (*row, "", "")[:2])
            if not _LATIN.search(title):
                continue
            holders = gathering.best(title)
            number = holders[0] if len(holders) == 1 else None
            if number is None:
                number = holders[0] if holders else gathering.add(Venue(title))
            note_abbreviation(gathering, number, short)


def note_abbreviation(gathering: Gathering, number: int, short: str) -> None:
    """An abbreviation as a name of the venue, and the shortest regular one as its abbreviation."""
    if not _LATIN.search(short) or (" " not in short and len(short) < SHORTEST_SIGLUM):
        return
    gathering.name(number, short, HEAD)
    venue = gathering.venues[number]
    words, full = tokens(short), tokens(head(venue.title))
    if not venue.abbreviation and len(words) == len(full) and all(map(shortens_word, words, full)):
        venue.abbreviation = re.sub(r"\.(?=\s|$)", "", short)


def add_alternatives(gathering: Gathering, alternatives: list[tuple[int, str]]) -> set[tuple[int, int]]:
    """Alternative titles as names, save those that are another venue's own; those relate the two."""
    related = set()
    for number, name in alternatives:
        if name.isupper() and " " in name:
            note_catalogue_abbreviation(gathering, number, name)
            continue
        checked_apart = [owner for owner in gathering.best(name) if gathering.venues[owner].known]
        owners = [owner for owner in gathering.best(name) if owner != number]
        if gathering.venues[number].known:
            owners = [owner for owner in owners if owner not in checked_apart]
        related |= {(min(owner, number), max(owner, number)) for owner in owners}
        if not gathering.best(name) and (" " in name or len(name) >= SHORTEST_SIGLUM):
            gathering.name(number, name, ALTERNATIVE)
    return related


def note_catalogue_abbreviation(gathering: Gathering, number: int, name: str) -> None:
    """The catalogue's upper-case abbreviation, where nobody else has it as a title."""
    if all(tier >= HEAD for tier in gathering.names.get(key(name), {})):
        gathering.name(number, name, HEAD)
    venue = gathering.venues[number]
    if not venue.abbreviation and len(tokens(name)) == len(tokens(head(venue.title))):
        venue.abbreviation = name.title()


def add_issns(gathering: Gathering) -> None:
    """ISSNs registered for titles that mean one venue; a title nobody has is a new venue."""
    taken = {issn for venue in gathering.venues for issn in venue.issns}
    for title, issns in rows("journals_issns.tsv"):
        fresh = [checked(issn) for issn in issns.split("|") if issn not in taken]
        number = same_title(gathering, tidy(title))
        holders = [number] if number is not None else gathering.best(title) or [gathering.add(Venue(tidy(title)))]
        if len(holders) == 1 and fresh:
            venue = gathering.venues[holders[0]]
            venue.issns += [issn for issn in fresh if issn not in venue.issns]
            taken.update(fresh)


def continuations(gathering: Gathering) -> set[tuple[int, int]]:
    """The pairs of `journals_continued.tsv` as numbers."""
    found = set()
    for old, new, _ in rows("journals_continued.tsv"):
        a, b = gathering.best(old), gathering.best(new)
        if len(a) != 1 or len(b) != 1:
            raise SystemExit(f"not one venue each: {old} ({len(a)}), {new} ({len(b)})")
        found.add((min(*a, *b), max(*a, *b)))
    return found


def write(gathering: Gathering, related: set[tuple[int, int]], continued: set[tuple[int, int]]) -> None:
    """The four blocks, compressed without a time stamp."""
    venues = [
        "\t".join(
            (
                venue.title,
                venue.abbreviation,
                "|".join(sorted(venue.issns)),
                "" if venue.kind == "journal" else venue.kind,
            )
        )
        for venue in gathering.venues
    ]
    names = [f"{name}\t{meant(tiers, gathering.venues)}" for name, tiers in sorted(gathering.names.items())]
    blocks = (venues, names, *([f"{a} {b}" for a, b in sorted(pairs)] for pairs in (related, continued)))
    text = "\n\n".join("\n".join(block) for block in blocks)
    TARGET.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{len(venues)} venues, {len(names)} names, {TARGET.stat().st_size} bytes")


def line(venue: Venue) -> str:
    """A venue's row; the commonest kind is left out."""
    kind = "" if venue.kind == "journal" else venue.kind
    return "\t".join((venue.title, venue.abbreviation, "|".join(sorted(venue.issns)), kind))


def meant(tiers: dict[int, list[int]], venues: list[Venue]) -> str:
    """The numbers a name may mean: those of the best tier first, marked where none of them stands out.

    Of several, the one that MEDLINE indexes stands out: it is the one that people cite.
    """
    best = min(tiers)
    first = sorted(tiers[best], key=lambda number: (-venues[number].indexed, number))
    unclear = len(first) > 1 and venues[first[0]].indexed == venues[first[1]].indexed
    others = [number for tier in sorted(tiers) if best < tier <= HEAD for number in tiers[tier]]
    return (AMBIGUOUS if unclear else "") + ",".join(map(str, dict.fromkeys([*first, *others])))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
