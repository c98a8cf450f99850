"""What a text says about a speaker where it names one: name, credential, affiliation, kind.

"says Dr. Jane Doe, a world-renowned spine expert at Yale University" is the name "Dr. Jane Doe",
the credential "spine expert" and the affiliation "Yale University". Articles and praise are left
out of a credential, since nobody can check them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.model import Speaker, SpeakerKind
from claims.speech.lexicon import is_person_noun
from claims.speech.referents import Referent
from claims.speech.scene import Scene

APPOSITION = 24
"""Tokens of a description after a name."""
PHRASE = 9
"""Tokens by which a description of someone unnamed may go on ("the man in the shoe shop")."""

_ENDS = {",", ".", ";", ":", "(", ")", "–", "—", "--", "?", "!", "|"}
_KINDS: dict[str, SpeakerKind] = {"organisation": "organisation", "document": "document", "patient": "patient"}


@dataclass(frozen=True, slots=True)
class Source:
    """A text and its scene, from which names and descriptions are cut."""

    text: str
    scene: Scene

    def cut(self, first: int, end: int) -> str:
        """The text of a range of tokens."""
        tokens = self.scene.tokens
        if first >= end:
            return ""
        return " ".join(self.text[tokens[first].start : tokens[end - 1].end].split())


def described(source: Source, referent: Referent) -> Speaker:
    """The speaker as this one mention presents them."""
    if referent.kind in {"name", "organisation"}:
        return _named(source, referent)
    if referent.kind == "plural":
        return Speaker(None, credential=source.cut(referent.first, referent.last + 1), kind="anonymous")
    if referent.owner:
        return Speaker(
            _unowned(source.cut(referent.first, referent.last + 1)), kind=_KINDS.get(referent.kind, "anonymous")
        )
    name = source.cut(referent.first, _phrase_end(source.scene, referent.last + 1))
    return Speaker(name, kind=_KINDS.get(referent.kind, "anonymous"))


def _unowned(name: str) -> str:
    """A name without the ending of the possessive."""
    return name.removesuffix("'s").removesuffix("’s").rstrip("'’")


def _phrase_end(scene: Scene, at: int) -> int:
    """Where a description ends: before a verb, a relative clause or a mark."""
    if scene.key(at) not in scene.words.place or (
        at + 1 < len(scene.tokens) and scene.key(at + 1) in scene.words.objects
    ):
        return at
    stop = min(at + PHRASE, len(scene.tokens))
    first = at
    while at < stop and scene.tokens[at].word:
        key = scene.key(at)
        if key in scene.words.relatives or key in scene.words.passive or key in scene.words.firm:
            break
        if key in scene.words.adverbs or key in scene.words.conjunctions:
            break
        at += 1
    return at if at - first > 1 else first


def _named(source: Source, referent: Referent) -> Speaker:
    name = source.cut(referent.head, referent.last + 1)
    if referent.owner:
        return Speaker(_unowned(name))
    first, owner = _owner(source, referent)
    role = _plain(source.cut(first, referent.head), source.scene) or _role_apart(source, referent)
    after, affiliation = _after(source, referent)
    credential = ", ".join(part for part in (role, after) if part) or None
    affiliation = affiliation or owner or _workplace(source, referent)
    if referent.kind == "organisation":
        return Speaker(name, credential, kind="organisation")
    kind: SpeakerKind = "patient" if _is_patient(credential, source.scene) else "person"
    return Speaker(name, credential, affiliation, kind)


def _workplace(source: Source, referent: Referent) -> str | None:
    """The institution that "At Yale University, Jane Doe and colleagues" names before its people."""
    scene, comma = source.scene, referent.first - 1
    before = scene.within(max(comma - PHRASE, 0), max(comma, 0)) if scene.key(comma) == "," else ()
    near = before[-1] if before else None
    if near is None or near.kind != "organisation" or near.last != comma - 1:
        return None
    article = scene.key(near.first - 1) in scene.words.articles
    at = near.first - 1 - article
    return source.cut(near.head, near.last + 1) if scene.key(at) in scene.words.employed else None


def _role_apart(source: Source, referent: Referent) -> str:
    """The description in "the study's lead author, Jane Doe," or "a chemist called Jane Doe", before a name."""
    scene, comma = source.scene, referent.first - 1
    if scene.key(comma) in scene.words.named:
        called = scene.within(max(comma - PHRASE, 0), comma)
        near = called[-1] if called and called[-1].last == comma - 1 else None
        described = near is not None and near.kind in {"person", "patient"}
        return _plain(source.cut(near.first, comma), scene) if near and described else ""
    before = scene.within(max(comma - PHRASE, 0), max(comma, 0)) if scene.key(comma) == "," else ()
    if not before or before[-1].kind not in {"person", "patient"} or not before[-1].subject:
        return ""
    if any(not scene.word(at) for at in range(before[-1].last + 1, comma)):
        return ""
    return _plain(source.cut(before[-1].first, comma), scene)


def _is_patient(credential: str | None, scene: Scene) -> bool:
    return bool(credential) and any(
        word.strip(",").lower() in scene.words.patient for word in (credential or "").split()
    )


def _plain(text: str, scene: Scene) -> str:
    """A description without the articles and praise that open it."""
    words = text.split()
    while words and _empty(words, scene):
        words = words[1:]
    while words and words[-1].lower() in scene.words.prepositions:
        words = words[:-1]
    if words and words[-1].lower() in scene.words.objects:  # "one of them"
        return ""
    return " ".join(words)


def _empty(words: list[str], scene: Scene) -> bool:
    """Whether the first word says nothing that can be checked; the "one" of "one of the authors" does."""
    praise = words[0].lower().replace("’", "'").strip(",") in scene.words.praise
    return praise and not (len(words) > 1 and words[1].lower() in scene.words.joints)


def _after(source: Source, referent: Referent) -> tuple[str, str | None]:
    """The credential and the affiliation that follow a name."""
    scene, at = source.scene, referent.last + 1
    letters, at = _letters(source, at)
    if scene.key(at) in scene.words.bond:
        return letters, _institution(source, at + 1, titled=scene.key(referent.head) in scene.words.titles)
    if scene.key(at) in scene.words.copula and scene.key(at + 1) in scene.words.articles and _describes(scene, at + 2):
        text, affiliation = _apposition(source, at + 2)
        return ", ".join(part for part in (letters, text) if part), affiliation
    if scene.key(at) not in {",", "(", "–", "—", "|"}:
        return letters, None
    at = _past_age(scene, at)
    text, affiliation = _apposition(source, at + 1, signed=_signs(scene, referent, at + 1))
    return ", ".join(part for part in (letters, text) if part), affiliation


def _past_age(scene: Scene, comma: int) -> int:
    """The comma after an age ("Jane Doe, 71, a retired vet"), else the one given."""
    aged = scene.key(comma + 1).isdigit() and len(scene.key(comma + 1)) < 4 and scene.key(comma + 2) == ","
    return comma + 2 if aged else comma


def _signs(scene: Scene, referent: Referent, at: int) -> bool:
    """Whether a name that opens a block or follows a dash signs it, so that all the rest says who that is."""
    opens = referent.first == 0 or scene.key(referent.first - 1) in {"–", "—", "―"}
    if not opens or not 0 < len(scene.tokens) - at <= PHRASE:
        return False
    verbs = scene.words.firm | scene.words.passive | {".", ":"}
    return not any(token.key in verbs for token in scene.tokens[at:])


def _letters(source: Source, at: int) -> tuple[str, int]:
    """Letters after a name ("PhD, RD") and where they end."""
    scene, first = source.scene, None
    while True:
        step = 1 if scene.key(at) == "," else 0
        if scene.key(at + step) not in scene.words.letters or not scene.tokens[at + step].capital:
            break
        first, at = first if first is not None else at + step, at + step + 1
    return ("" if first is None else source.cut(first, at)), at


def _institution(source: Source, at: int, *, titled: bool = False) -> str | None:
    scene = source.scene
    at += scene.key(at) in scene.words.articles
    found = scene.at(at)
    if found is None or found.kind not in {"organisation", "name"}:
        return None
    sure = found.kind == "organisation" or titled or scene.key(at - 1) in scene.words.employed
    return source.cut(found.head, found.last + 1) if sure else None


def _apposition(source: Source, first: int, *, signed: bool = False) -> tuple[str, str | None]:
    scene = source.scene
    if scene.key(first) in scene.words.who:
        first += 1
        if scene.key(first) in scene.words.aloof or scene.key(first + 1) in scene.words.aloof:
            return "", None
        first += scene.key(first) in scene.words.passive  # "who was waiting outside"
    elif not (signed or _describes(scene, first)):
        return "", None
    end = _apposition_end(scene, first)
    for at in range(first, end):
        found = _institution(source, at + 1) if scene.key(at) in scene.words.bond else None
        if found:
            return _plain(source.cut(first, at), scene), found
    return _plain(source.cut(first, end), scene), _run_place(source, first, end)


def _apposition_end(scene: Scene, first: int) -> int:
    """A description ends at a mark or, past its first word, at a verb of saying."""
    at, stop = first, min(first + APPOSITION, len(scene.tokens))
    while at < stop and scene.key(at) not in _ENDS and not scene.masked(at):
        spoken = scene.key(at) in scene.words.firm
        if spoken and at > first + 1 and scene.key(at + 1) in {"", ".", ",", ":", "that", "me", "us"}:
            break
        if scene.key(at) in scene.words.who and at > first:
            break  # "a vet in Hull who was not involved"
        at += 1
    return at


def _describes(scene: Scene, at: int) -> bool:
    """Whether what follows a comma describes the name before it."""
    key = scene.key(at)
    if key in scene.words.determiners and key not in scene.words.pointing:
        return True
    stop = next((i for i in range(at, min(at + 6, len(scene.tokens))) if not scene.tokens[i].word), at + 6)
    nouns = (i for i in range(at, min(stop, len(scene.tokens))) if _noun(scene, i))
    noun = next(nouns, None)
    return noun is not None and not any(_bound(scene.key(i), scene) for i in range(at, noun))


def _bound(key: str, scene: Scene) -> bool:
    return key in scene.words.stop or key in scene.words.prepositions or key in scene.words.firm


def _noun(scene: Scene, at: int) -> bool:
    return is_person_noun(scene.key(at), scene.words) or scene.key(at) in scene.words.patient


def _run_place(source: Source, first: int, end: int) -> str | None:
    """An institution named inside a description ("runs the Harbor Plate clinic")."""
    for found in source.scene.within(first, end):
        text = source.cut(found.first, found.last + 1)
        if found.kind == "organisation" and any(word[0].isupper() for word in text.split()[1:]):
            return _plain(text, source.scene)
    return None


def _owner(source: Source, referent: Referent) -> tuple[int, str | None]:
    """Where the role in "Yale University's coach Jane Doe" begins, and the institution before it."""
    tokens, first = source.scene.tokens, referent.first
    owners = (at for at in range(first, referent.head) if tokens[at].possessive and tokens[at].capital)
    at = next(owners, None)
    if at is None:
        return first, None
    return at + 1, source.cut(first, at + 1).removesuffix("'s").removesuffix("’s")


def merged(first: Speaker, second: Speaker) -> Speaker:
    """One speaker from two mentions: the fuller name, the first credential and affiliation stated."""
    name = first.name if len((first.name or "").split()) >= len((second.name or "").split()) else second.name
    kind = first.kind if first.kind != "person" else second.kind
    return replace(
        first,
        name=name,
        credential=first.credential or second.credential,
        affiliation=first.affiliation or second.affiliation,
        kind=kind,
    )
