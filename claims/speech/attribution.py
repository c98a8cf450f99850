"""Who is said to have spoken a quotation, read from the words round it in its sentence.

Tried in order of certainty (the sieve order of Muzny et al. 2017, without a parser): a tag after
the words ("…," says X; "…," X told me; — X), words that introduce them (X said: "…"; according to
X, "…"; X was blunt: "…"), and words in the middle of a clause (X calls it "…" and likes it). What
none of these explains is no quotation as far as this sentence tells.
"""

from __future__ import annotations

from claims.speech.appositions import apposed
from claims.speech.referents import Referent
from claims.speech.sayings import ending, held, minded, viewed
from claims.speech.scene import Scene
from claims.speech.tags import Attribution, adverb, credited, credits_here, inverted, is_verb, tag

REACH = 60
"""Tokens looked at on either side of a quotation."""
TAIL = 9
"""Tokens that may stand between a verb and the quotation it introduces ("said in a statement that")."""
_RESUMES = {",", "–", "—", ";", "and", "but"}


def attribution(
    scene: Scene, start: int, end: int, first: int, last: int, *, lively: bool = False
) -> Attribution | None:
    """The attribution of the quotation at offsets `start` to `end` in the sentence from `first` to `last`.

    `lively` is whether the words end in a comma or a mark of exclamation or question, as before a tag.
    """
    opening, beyond = scene.index(start), scene.index(end)
    left, right = max(scene.index(first), opening - REACH), min(scene.index(last), beyond + REACH)
    stop = next((at for at in range(beyond, right) if scene.masked(at)), right)
    return (
        tag(scene, beyond, stop, lively=lively or scene.key(beyond) == ",")
        or _introduction(scene, left, opening)
        or _resumed(scene, left, opening)
        or _colon(scene, left, opening)
        or _viewed(scene, left, opening)
        or _that_clause(scene, left, opening)
        or _trailing(scene, beyond, right)
    )


def _resumed(scene: Scene, left: int, opening: int) -> Attribution | None:
    """The tag of the words before that these go on with: "…," says X, who has run the forge for years, "…"."""
    before = next((at for at in range(opening - 1, left - 1, -1) if scene.masked(at)), None)
    if before is None or scene.key(opening - 1) not in _RESUMES:
        return None
    found = tag(scene, before + 1, opening, lively=True)
    return Attribution(found.referent, "intro", found.verb) if found else None


def _introduction(scene: Scene, left: int, opening: int) -> Attribution | None:
    """A verb of saying before the words, next to them or further up the clause."""
    for at in range(opening - 1, left - 1, -1):
        key = scene.key(at)
        if size := credits_here(scene, at):
            found = credited(scene, at + size)
            return Attribution(found, "intro", "according") if found else None
        if key not in scene.words.verbs:
            continue
        found = subject(scene, left, at, opening)
        if found is not None:
            leads = _leads(scene, at, opening)
            if _supposed(scene, found) or (found.kind == "author" and scene.key(opening - 1) == ":"):
                return None
            if found.first > at and not leads:
                return None
            return Attribution(apposed(scene, found), "intro" if leads else "embedded", key)
        if scene.key(at - 1) in scene.words.modals:
            return None
    return None


def _supposed(scene: Scene, found: Referent) -> bool:
    """Whether somebody is only made up for the sake of a case ("if a seller says")."""
    made_up = found.kind in {"person", "patient"} and scene.key(found.first) in scene.words.indefinite
    return made_up and scene.key(found.first - 1) in scene.words.supposed


def _leads(scene: Scene, verb: int, opening: int) -> bool:
    """Whether the words follow the verb directly, after a comma, a colon or nothing."""
    last = scene.key(opening - 1)
    return opening - verb <= TAIL and (last in {",", ":"} or opening - verb == 1)


def subject(scene: Scene, left: int, verb: int, opening: int) -> Referent | None:
    """The subject of the verb at a token, before it or (", says X,") after it."""
    if verb == left or scene.key(verb - 1) == "," or scene.masked(verb - 1):
        found = scene.at(verb + 1)
        if found is not None and found.last < opening and _stands_apart(scene, found):
            return apposed(scene, found)
    if scene.key(verb - 1) in scene.words.who and (antecedent := _antecedent(scene, left, verb - 1)):
        return antecedent
    if scene.key(verb - 1) in scene.words.relatives - scene.words.who and verb - 1 > left:
        return None
    known = [referent for referent in scene.within(_clause(scene, left, verb), verb) if referent.subject]
    if not known:
        return None
    near = known[-1]
    if not is_verb(scene, near, verb):
        return None
    return _choice(scene, known, verb)


def _clause(scene: Scene, left: int, verb: int) -> int:
    """Where the clause of a verb begins if "as" opens it ("Rope, as X used to say, …")."""
    opens = (at for at in range(verb - 1, left, -1) if scene.key(at) in scene.words.before_tag)
    return next((at for at in opens if scene.key(at - 1) == ","), left)


def _antecedent(scene: Scene, left: int, who: int) -> Referent | None:
    """Whom a "who" right after a phrase refers to, though a preposition governs it ("that of the porter, who says")."""
    end = who - 1 if scene.key(who - 1) == "," else who
    near = next(iter(scene.within(left, who)[-1:]), None)
    if near is None or near.last != end - 1 or not near.oblique or near.kind not in {"name", "person", "patient"}:
        return None
    return None if near.kind == "name" and scene.key(near.first - 1) in scene.words.place else near


def _stands_apart(scene: Scene, found: Referent) -> bool:
    """Whether a speaker after its verb ends there, or goes on with where they are from."""
    return scene.key(found.first) != "it" and scene.key(found.last + 1) in {",", "", "in", "of", "at", "–", "—"}


def _choice(scene: Scene, known: list[Referent], verb: int) -> Referent:
    """Which of the referents before a verb is its subject."""
    at = verb - 1
    while scene.key(at) in scene.words.adverbs | scene.words.habitual or adverb(scene.key(at)):
        at -= 1
    if known[-1].last == at and scene.key(at) != "it":
        return known[-1]
    if scene.key(at) in scene.words.conjunctions:
        return known[0]
    named = [referent for referent in known if referent.kind == "name"]
    if not named:
        return known[0] if scene.key(at) == "," else known[-1]
    return next((one for one in reversed(named) if scene.key(one.last + 1) in {",", "("}), named[-1])


def _colon(scene: Scene, left: int, opening: int) -> Attribution | None:
    """A sentence about a speaker that ends in a colon: "X was blunter: …"."""
    if scene.key(opening - 1) != ":":
        return None
    known = [referent for referent in scene.within(left, opening) if referent.subject]
    speakers = [referent for referent in known if referent.kind in {"name", "person", "patient", "pronoun"}]
    if not speakers:
        handed = _handed(scene, left, opening) or ending(scene, left, opening - 1)
        return Attribution(handed, "colon") if handed else None
    if known[0].kind in {"mute", "author"}:
        return None
    found = apposed(scene, speakers[0])
    return None if found.kind != "name" and _slogan(scene, left, opening) else Attribution(found, "colon")


def _handed(scene: Scene, left: int, opening: int) -> Referent | None:
    """Whoever the word is given to, or comes from, before the colon: "The last word goes to X, a vet: …"."""
    known = [one for one in scene.within(left, opening) if one.kind in {"name", "person", "patient"}]
    near = known[0] if known else None
    if near is None or scene.key(near.first - 1) not in scene.words.hands:
        return None
    named = apposed(scene, near)
    return named if named.kind != "name" or scene.key(named.last + 1) in {":", ","} else None


def _slogan(scene: Scene, left: int, opening: int) -> bool:
    """Whether the clause is about a saying that somebody has ("had one rule for winter: …")."""
    return any(scene.key(at) in scene.words.slogans for at in range(max(left, opening - TAIL), opening))


def _viewed(scene: Scene, left: int, opening: int) -> Attribution | None:
    """Words that are somebody's view: "in X's view, “…”", "X's advice was to “…”", "for X, it is “…”"."""
    found = viewed(scene, left, opening)
    if found is not None:
        return Attribution(found, "intro" if scene.key(opening - 1) in {",", ":"} else "embedded", "according")
    found = held(scene, left, opening) or minded(scene, left, opening)
    return Attribution(found, "embedded") if found else None


def _that_clause(scene: Scene, left: int, opening: int) -> Attribution | None:
    """Words that a person has a view to the effect of ("X is adamant that “…”"), whatever the verb."""
    if scene.key(opening - 1) not in scene.words.that:
        return None
    known = [referent for referent in scene.within(left, opening) if referent.subject]
    near = known[-1] if known else None
    person = near is not None and near.kind in {"name", "person", "patient", "pronoun"}
    denied = any(scene.key(at) in scene.words.negations for at in range(near.last if near else left, opening))
    return Attribution(apposed(scene, near), "embedded") if near is not None and person and not denied else None


def _trailing(scene: Scene, beyond: int, right: int) -> Attribution | None:
    """A tag at the end of a sentence of which the words are only a part: "… "x y" for most, says X."."""
    for at in range(right - 1, beyond, -1):
        if scene.key(at) == "," and scene.key(at + 1) in scene.words.verbs:
            found = inverted(scene, at + 1, right)
            return Attribution(found.referent, "trailing", found.verb) if found else None
    return None


def signature(scene: Scene, first: int) -> Attribution | None:
    """A speaker after a dash or on a line of its own: "— Jane Doe, vet"."""
    at = first
    while scene.key(at) in {"–", "—", "-", "--", "―", "~", "(", "@"}:
        at += 1
    if scene.key(at + 1) == "/" and len(scene.key(at)) == 1:  # "u/name", as forums have it
        at += 2
    found = scene.someone(at, unlisted=True)
    spoken = found is not None and found.kind in {"name", "person", "patient", "organisation"}
    return Attribution(found, "signature") if found is not None and spoken and at > first else None
