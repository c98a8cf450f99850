"""Speakers named near a quotation but not in its sentence, and whom each sentence is about.

"The line is from X", "So says X" after words that stand alone; "X was blunt." or "X told me:" before
them. The person a sentence is about is whom the next "he" or "she" means.
"""

from __future__ import annotations

from claims.model import Speaker
from claims.speech.appositions import name_beside
from claims.speech.blockquotes import introduced
from claims.speech.cast import Cast
from claims.speech.pages import Page
from claims.speech.referents import Referent
from claims.speech.sayings import ending
from claims.speech.scene import Scene
from claims.speech.speakers import described

FOLLOWED = 0.75
PRECEDED = 0.65
ANNOUNCED = 0.85
LATER = 0.7
"""Confidence in a speaker named after the words, in the sentence before, in a paragraph with a colon before, later."""
QUESTION = 8
"""Tokens of a question that only names whose view is to follow."""
AHEAD = 2
"""Paragraphs in which a speaker met as "she" may be named after the quotation."""

Named = tuple[Speaker, float]
_PEOPLE = {"name", "person", "patient"}


def note(cast: Cast, page: Page, start: int, end: int) -> None:
    """Remember the person a sentence is about: its first one that no preposition governs, else any."""
    known = {"organisation", "document"} | _PEOPLE
    present = page.subjects(start, end)
    found = [
        one
        for one in present
        if one.kind in known and not _only_cited(cast, page, one) and not _told_of(page.scene, one)
    ]
    people = [one for one in found if one.kind in _PEOPLE and not one.apposed]
    plain = [one for one in people if one.subject]
    named = [one for one in people if one.kind == "name"]
    chosen = next(iter(plain or named or [one for one in found if one.subject]), None)
    if chosen is None:
        chosen = _aside(page, people)
    if chosen is None:
        chosen = next((one for one in page.owners(start, end) if not _only_cited(cast, page, one)), None)
    others = [one for one in named if one.subject and one is not chosen]
    for one in present:
        if one.subject and one.kind == "name" and one not in found:
            cast.suspect(described(page.source, one).name or "", page.index)
    for one in (*others, *([_predicate(page, chosen)] if chosen else [])):
        who = cast.who(page.source, one, page.index)
        if who:
            cast.note(who, page.index)


def _told_of(scene: Scene, found: Referent) -> bool:
    """Whether a description only says what somebody is ("He is a chef now")."""
    return (
        found.kind in {"person", "patient"}
        and scene.key(found.first) in scene.words.indefinite
        and scene.key(found.first - 1) in scene.words.copula
        and scene.key(found.first - 2) in scene.words.he | scene.words.she
    )


def _aside(page: Page, people: list[Referent]) -> Referent | None:
    """One of the author's own people, named in passing ("This one is for my uncle")."""
    return next((one for one in people if page.scene.key(one.first) in page.scene.words.mine), None)


def _predicate(page: Page, found: Referent) -> Referent:
    """The name in "The coach is Jane Doe" rather than the role."""
    scene = page.scene
    named = scene.at(found.last + 2) if scene.key(found.last + 1) in scene.words.copula else None
    return named if named is not None and named.kind == "name" and found.kind == "person" else found


def later(cast: Cast, pages: tuple[Page, ...], at: int, end: int, pronoun: str) -> Named | None:
    """Whoever a pronoun means that nobody before it explains: the name that opens the next sentence, or paragraph."""
    places = [(pages[at], end), *((page, 0) for page in pages[at + 1 : at + 1 + AHEAD])]
    for page, start in places:
        found = page.scene.at(page.scene.index(start))
        if found is None or found.kind != "name" or unknown(cast, page, found):
            continue
        who = cast.who(page.source, found, page.index)
        return (who, LATER) if who and cast.agrees(who, pronoun) else None
    return None


def _only_cited(cast: Cast, page: Page, found: Referent) -> bool:
    """Whether a name stands for a work ("Doe et al.", "Doe (2013)"), or is nobody the article presents."""
    if found.kind != "name":
        return False
    scene, words = page.scene, page.scene.words
    ahead = [scene.key(at) for at in range(found.last + 1, found.last + 5)]
    if words.company.intersection(ahead[:3]) or ("(" in ahead and any(key.isdigit() for key in ahead)):
        return True
    if found.owner and scene.key(found.last + 1) in words.document:
        return True
    return unknown(cast, page, found)


def unknown(cast: Cast, page: Page, found: Referent) -> bool:
    """Whether a name is nobody the article presents ("Flour can be scarce")."""
    return found.kind == "name" and not cast.knows(described(page.source, found).name or "")


def followed(cast: Cast, pages: tuple[Page, ...], at: int, end: int) -> Named | None:
    """Whoever the next sentence says the words are from: "The line is from X", "So says X", "X told me this"."""
    beat = not pages[at].blank(end, len(pages[at].text))
    if not beat:
        at, end = at + 1, 0
    if at >= len(pages):
        return None
    page, first = pages[at], pages[at].scene.index(end)
    if not (_says_whose(page.scene, first) or _tells(page.scene, first) or (beat and _gestures(page.scene, first))):
        return None
    stop = page.sentence(end + 1, end + 1)[1]
    named = [found for found in page.subjects(end, stop) if found.kind in _PEOPLE or found.first == first]
    who = cast.who(page.source, _predicate(page, named[0]), page.index) if named else None
    return (who, FOLLOWED) if who else None


def _says_whose(scene: Scene, first: int) -> bool:
    words, key, following = scene.words, scene.key(first), scene.key(first + 1)
    if key in words.thus:
        return following in words.verbs
    if key in words.pointing | words.articles:
        known = words.verdict | words.passive | words.signed
        return following in known or (following in words.person and scene.key(first + 2) in words.copula)
    return key in words.verdict


def _tells(scene: Scene, first: int) -> bool:
    """Whether a sentence says that somebody said so: "X told me this"."""
    found = scene.at(first)
    if found is None or found.kind not in _PEOPLE or scene.key(found.last + 1) not in scene.words.firm:
        return False
    return any(scene.key(at) in scene.words.pointing | scene.words.thus for at in range(found.last + 2, found.last + 4))


def _gestures(scene: Scene, first: int) -> bool:
    """Whether whoever opens a sentence only does what people do while they speak ("X points at the window.")."""
    found = scene.at(first)
    present = found is not None and found.kind in {*_PEOPLE, "pronoun"}
    return present and found is not None and scene.key(found.last + 1) in scene.words.gestures


def preceded(cast: Cast, page: Page, start: int, end: int) -> Named | None:
    """The one person the sentence before is about."""
    found = page.subjects(start, end)
    present = [one for one in found if one.kind in _PEOPLE and one.subject and not _told_of(page.scene, one)]
    people = [one for one in present if not unknown(cast, page, one)]
    named = list(dict.fromkeys(name_beside(page.scene, one) for one in people))
    if not named and found and page.scene.key(found[0].first) in cast.words.he | cast.words.she:
        named = [found[0]]
    if not people and (owner := _asked_of(page, start, end)):
        who = cast.who(page.source, owner, page.index)
        return (who, PRECEDED) if who else None
    if len(named) != 1 or (found[0].kind == "author" and not _meets(page.scene, found[0], named[0])):
        return None
    who = cast.who(page.source, named[0], page.index)
    return (who, PRECEDED) if who else None


def _asked_of(page: Page, start: int, end: int) -> Referent | None:
    """Whose view a question of hardly a sentence asks for ("Jane Doe's verdict?")."""
    scene, first = page.scene, page.scene.index(start)
    last = scene.index(end) - 1
    return ending(scene, first, last) if scene.key(last) == "?" and last - first <= QUESTION else None


def _meets(scene: Scene, author: Referent, found: Referent) -> bool:
    """Whether the author tells of having asked somebody, or what somebody does, not what to think of them."""
    acts = scene.key(found.last + 1) in scene.words.gestures
    return acts or found.kind != "name" or scene.key(author.last + 1) in scene.words.met


def announced(cast: Cast, before: Page) -> Named | None:
    """The speaker whom the paragraph before introduces with a colon, or who is said to have told or written."""
    found = introduced(before)
    referent = found.referent if found else _told_us(before)
    who = cast.who(before.source, referent, before.index) if referent else None
    return (who, ANNOUNCED if found else PRECEDED) if who else None


def _told_us(page: Page) -> Referent | None:
    """Whoever speaks or writes in the last sentence of a paragraph, if that quotes nothing."""
    scene, end = page.scene, len(page.text)
    first, last = (scene.index(at) for at in page.sentence(max(end - 1, 0), end))
    if any(scene.masked(at) for at in range(first, last)):
        return None
    known = [one for one in scene.within(first, last) if one.kind in _PEOPLE and one.subject]
    spoken = known and any(scene.key(at) in scene.words.firm for at in range(known[0].last + 1, last))
    return known[0] if spoken and len(known) == 1 else None
