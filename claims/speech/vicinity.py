"""Speakers named near a quotation but not in its sentence, and whom each sentence is about.

"The line is from X", "So says X" after words that stand alone; "X was blunt." or "X told me:" before
them. The person a sentence is about is whom the next "he" or "she" means.
"""

from __future__ import annotations

from claims.model import Speaker
from claims.speech.blockquotes import introduced
from claims.speech.cast import Cast
from claims.speech.pages import Page
from claims.speech.referents import Referent
from claims.speech.speakers import described

FOLLOWED = 0.75
PRECEDED = 0.65
ANNOUNCED = 0.85
"""Confidence in a speaker named after the words, in the sentence before, in a paragraph with a colon before."""

Named = tuple[Speaker, float]
_PEOPLE = {"name", "person", "patient"}


def note(cast: Cast, page: Page, start: int, end: int) -> None:
    """Remember the person a sentence is about: its first one that no preposition governs, else any."""
    known = {"organisation", "document"} | _PEOPLE
    found = [one for one in page.subjects(start, end) if one.kind in known and not _only_cited(cast, page, one)]
    people = [one for one in found if one.kind in _PEOPLE and not one.apposed]
    plain = [one for one in people if one.subject]
    named = [one for one in people if one.kind == "name"]
    chosen = next(iter(plain or named or [one for one in found if one.subject]), None)
    if chosen is None:
        chosen = _aside(page, people)
    if chosen is None:
        chosen = next((one for one in page.owners(start, end) if not _only_cited(cast, page, one)), None)
    others = [one for one in named if one.subject and one is not chosen]
    for one in (*others, *([_predicate(page, chosen)] if chosen else [])):
        who = cast.who(page.source, one, page.index)
        if who:
            cast.note(who, page.index)


def _aside(page: Page, people: list[Referent]) -> Referent | None:
    """One of the author's own people, named in passing ("This one is for my uncle")."""
    return next((one for one in people if page.scene.key(one.first) in page.scene.words.mine), None)


def _predicate(page: Page, found: Referent) -> Referent:
    """The name in "The coach is Jane Doe" rather than the role."""
    scene = page.scene
    named = scene.at(found.last + 2) if scene.key(found.last + 1) in scene.words.copula else None
    return named if named is not None and named.kind == "name" and found.kind == "person" else found


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
    return _unknown(cast, page, found)


def _unknown(cast: Cast, page: Page, found: Referent) -> bool:
    """Whether a name is nobody the article presents ("Flour can be scarce")."""
    return found.kind == "name" and not cast.knows(described(page.source, found).name or "")


def followed(cast: Cast, pages: tuple[Page, ...], at: int, end: int) -> Named | None:
    """Whoever the next sentence says the words are from: "The line is from X", "So says X"."""
    if pages[at].blank(end, len(pages[at].text)):
        at, end = at + 1, 0
    if at >= len(pages):
        return None
    page = pages[at]
    if not _says_whose(cast, page, page.scene.index(end)):
        return None
    stop = page.sentence(end + 1, end + 1)[1]
    named = [found for found in page.subjects(end, stop) if found.kind in _PEOPLE]
    who = cast.who(page.source, named[0], page.index) if named else None
    return (who, FOLLOWED) if who else None


def _says_whose(cast: Cast, page: Page, first: int) -> bool:
    words, key, following = cast.words, page.scene.key(first), page.scene.key(first + 1)
    if key in words.thus:
        return following in words.verbs
    if key in words.pointing | words.articles:
        return following in words.verdict or following in words.passive
    return key in words.verdict


def preceded(cast: Cast, page: Page, start: int, end: int) -> Named | None:
    """The one person the sentence before is about."""
    found = page.subjects(start, end)
    named = [one for one in found if one.kind in _PEOPLE and one.subject and not _unknown(cast, page, one)]
    if len(named) != 1 or (found[0].kind == "author" and named[0].kind == "name"):
        return None
    who = cast.who(page.source, named[0], page.index)
    return (who, PRECEDED) if who else None


def announced(cast: Cast, before: Page) -> Named | None:
    """The speaker whom the paragraph before introduces with a colon."""
    found = introduced(before)
    who = cast.who(before.source, found.referent, before.index) if found else None
    return (who, ANNOUNCED) if who else None
