"""The cast of an article: who has been named, and whom a surname, a role or a pronoun means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.model import Speaker
from claims.speech.appositions import name_beside
from claims.speech.lexicon import Lexicon
from claims.speech.referents import Referent
from claims.speech.speakers import Source, described, merged
from claims.words import fold

MEMORY = 6
"""Speakers a pronoun may reach back to."""
NAMESAKES = 24
"""People of one family name that are kept apart; more are named only as they stand."""
FADING = 4
"""Blocks after which nobody is "he" or "she" any more."""


@dataclass(frozen=True, slots=True)
class _Recent:
    speaker: Speaker
    block: int


@dataclass(slots=True)
class Cast:
    """Everyone named in full, and who was last spoken of as reading goes on."""

    words: Lexicon
    _named: dict[str, list[tuple[int, Speaker]]] = field(default_factory=lambda: defaultdict(list))
    _givens: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    """The family names of those with a given name, in order."""
    _cut: dict[str, list[str]] = field(default_factory=dict)
    _genders: dict[Speaker, str] = field(default_factory=dict)
    _recent: list[_Recent] = field(default_factory=list)
    _maybe: _Recent | None = None
    plain: set[str] = field(default_factory=set)
    """The article's words in small letters, which are no names."""

    def enrol(self, block: int, source: Source, found: Iterable[Referent]) -> None:
        """Note every full name of a block, with what is said of it there."""
        for referent in found:
            if referent.kind == "name":
                self._enrol(block, described(source, referent), sure=_spoken_of(source, referent))

    def _enrol(self, block: int, speaker: Speaker, *, sure: bool = False) -> None:
        parts = self._parts(speaker.name or "")
        cited = len(parts) > 1 and len(parts[-1]) == 1  # "Doe J", as reference lists have it
        if not parts or cited or not (len(parts) > 1 or sure or self._titled(speaker.name or "") or speaker.credential):
            return
        if len(parts) > 1:
            self._givens[parts[0]][parts[-1]] = None
        entries = self._named[parts[-1]]
        for index, (first, known) in enumerate(entries):
            if _compatible(self._parts(known.name or ""), parts):
                entries[index] = (first, merged(known, speaker))
                return
        if len(entries) < NAMESAKES:
            entries.append((block, speaker))

    def who(self, source: Source, referent: Referent, block: int, near: Iterable[Referent] = ()) -> Speaker | None:
        """The speaker a referent means; `near` are referents before it in its sentence. `None`: nobody to be named."""
        if referent.kind in {"author", "crowd", "mute"}:
            return None
        if referent.kind == "pronoun":
            return self._pronoun(source, referent, block, near)
        referent = referent if referent.owner else name_beside(source.scene, referent)
        speaker = described(source, referent)
        if referent.kind == "name":
            return self._full(speaker, block)
        if referent.kind in {"person", "patient"} and source.scene.key(referent.first) in self.words.definite:
            return self._by_role(source, referent) or speaker
        return speaker

    def knows(self, name: str) -> bool:
        """Whether a name is that of someone the article names in full, with a title or role, or a kin name ("Gran")."""
        parts = self._parts(name)
        known = len(parts) > 1 or self._titled(name) or fold(name) in self.words.male | self.words.female
        known = known or (bool(parts) and (parts[-1] in self._named or self._given(parts[-1])))
        return bool(parts) and (known or self._by_given(Speaker(name), parts) is not None)

    def _given(self, name: str) -> bool:
        """Whether a folded word is a given name and no other word of the article."""
        return (name in self.words.male_names or name in self.words.female_names) and name not in self.plain

    def called(self, label: str) -> Speaker | None:
        """The one of the cast whom a label means: a name, a surname, or initials ("JD")."""
        parts = self._parts(label)
        if parts and any(_compatible(self._parts(k.name or ""), parts) for _, k in self._named.get(parts[-1], ())):
            return self._full(Speaker(label), 0)
        return self._by_initials(label)

    def _by_initials(self, label: str) -> Speaker | None:
        """The only one of the cast with such initials ("JD")."""
        plain = label.replace(".", "")
        if not (plain.isupper() and 2 <= len(plain) <= 4):
            return None
        known = [k for entries in self._named.values() for _, k in entries if self._initials(k) == fold(plain)]
        return known[0] if len(known) == 1 else None

    def _initials(self, speaker: Speaker) -> str:
        return "".join(part[0] for part in self._parts((speaker.name or "").replace("-", " ")))

    def note(self, speaker: Speaker, block: int) -> None:
        """Remember whom the text has just spoken of."""
        self._recent = [recent for recent in self._recent if recent.speaker != speaker][-MEMORY:]
        self._recent.append(_Recent(speaker, block))

    def _full(self, speaker: Speaker, block: int) -> Speaker:
        """The fullest form of a name in the article; else the name as it stands."""
        parts = self._parts(speaker.name or "")
        if not parts:
            return speaker
        fitting = [e for e in self._named.get(parts[-1], ()) if _compatible(self._parts(e[1].name or ""), parts)]
        if not fitting:
            return self._by_given(speaker, parts) or self._by_initials(speaker.name or "") or speaker
        before = [known for first, known in fitting if first <= block]
        return before[-1] if before else fitting[0][1]

    def _by_given(self, speaker: Speaker, parts: list[str]) -> Speaker | None:
        """Someone called by the first name alone, if only one of the cast has it."""
        if len(parts) > 1 or self._titled(speaker.name or ""):
            return None
        families = self._givens.get(parts[0], {}) if parts else {}
        if len(families) != 1:
            return None
        (family,) = families
        known = [k for _, k in self._named[family] if self._parts(k.name or "")[:1] == parts]
        return known[0] if len(known) == 1 else None

    def _by_role(self, source: Source, referent: Referent) -> Speaker | None:
        """The last person spoken of whose credential has the noun ("the dietitian")."""
        noun = source.scene.key(referent.last)
        for recent in reversed(self._recent):
            credential = fold(recent.speaker.credential or "")
            if recent.speaker.kind == "person" and noun in credential.replace(",", "").split():
                return recent.speaker
        return None

    def _pronoun(self, source: Source, referent: Referent, block: int, near: Iterable[Referent]) -> Speaker | None:
        key = source.scene.key(referent.first)
        people = [found for found in near if found.kind in {"name", "person", "patient"} and not found.oblique]
        for found in reversed(people if key not in self.words.they else []):
            who = self.who(source, found, block) if found.kind != "name" or self.knows(_name(source, found)) else None
            if who is not None and self.agrees(who, key):
                return who
        for recent in reversed(self._recent):
            if block - recent.block <= FADING and self.agrees(recent.speaker, key):
                if key not in self.words.they:
                    self._genders.setdefault(recent.speaker, self._called(key))
                return recent.speaker
        return self._perhaps(key, block)

    def _perhaps(self, pronoun: str, block: int) -> Speaker | None:
        """Somebody hardly spoken of so far, where a pronoun has nobody else to mean."""
        maybe = self._maybe
        near = maybe is not None and pronoun not in self.words.they and block - maybe.block <= 1
        return maybe.speaker if near and maybe and self.agrees(maybe.speaker, pronoun) else None

    def suspect(self, name: str, block: int) -> None:
        """Remember a word that may be a name, unless the article has it in small letters too, or one with a team."""
        if fold(name) not in self.plain:
            self._maybe = _Recent(self._full(Speaker(name), block), block)

    def agrees(self, speaker: Speaker, pronoun: str) -> bool:
        """Whether a pronoun can mean a speaker, as far as names, titles, nouns and earlier pronouns tell."""
        if pronoun in self.words.they:
            return True
        if speaker.kind in {"organisation", "document"} or speaker.name is None:
            return False
        known = self._genders.get(speaker) or self._gender(speaker)
        return known is None or known == self._called(pronoun)

    def _called(self, pronoun: str) -> str:
        """ "he" or "she", whatever the language."""
        return "he" if pronoun in self.words.he | self.words.his else "she"

    def _gender(self, speaker: Speaker) -> str | None:
        """The pronoun that titles, nouns and the given name of a speaker call for, if any."""
        words = fold(f"{speaker.name} {speaker.credential or ''}").replace(",", " ").split()
        found = {word.rsplit("-", 1)[-1] for word in words}
        if found & self.words.male or found & self.words.female:
            return "he" if found & self.words.male else "she"
        given = set(self._parts(speaker.name or "")[:1])
        if given & self.words.male_names:
            return "he"
        return "she" if given & self.words.female_names else None

    def _titled(self, name: str) -> bool:
        return fold(name).split(" ")[0].rstrip(".") in self.words.titles

    def _parts(self, name: str) -> list[str]:
        """The folded parts of a name without titles and letters."""
        if name not in self._cut:
            self._cut[name] = self._split(name)
        return self._cut[name]

    def _split(self, name: str) -> list[str]:
        parts = [part.strip(".,") for part in fold(name).split()]
        titles, letters = self.words.titles, self.words.letters
        return [part for part in parts if part and part not in titles and part not in letters] or parts[-1:]


def _spoken_of(source: Source, referent: Referent) -> bool:
    """Whether a lone name is surely one: it has an age, speaks, or is made up ("Jane (not her real name)")."""
    scene, after = source.scene, referent.last + 1
    aged = scene.key(after) == "," and scene.key(after + 1).isdigit() and len(scene.key(after + 1)) < 3
    veiled = scene.key(after) == "(" and scene.key(after + 1) in scene.words.negations
    speaks = scene.key(referent.first - 1) in scene.words.human
    return aged or veiled or speaks


def _name(source: Source, referent: Referent) -> str:
    return described(source, referent).name or ""


def _compatible(known: list[str], parts: list[str]) -> bool:
    """Whether two names can be one person's: one family name, given names that do not differ."""
    if known[-1:] != parts[-1:]:
        return False
    if len(known) == 1 or len(parts) == 1:
        return True
    a, b = known[0], parts[0]
    return a.startswith(b) or b.startswith(a) or (a[0] == b[0] and min(len(a), len(b)) <= 2)
