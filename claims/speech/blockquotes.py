"""Block quotes that are signed: "— Jane Doe, vet" below the words, in a line of its own or at their end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.model import Span
from claims.speech.attribution import attribution, signature
from claims.speech.lexicon import is_person_noun
from claims.speech.pages import Page
from claims.speech.referents import Referent
from claims.speech.scene import Scene
from claims.speech.tags import Attribution

SIGNATURE = 18
"""Tokens a signature has at most."""
ROLE = 4
"""Tokens of a role that signs without a name."""
_DASHES = {"–", "—", "-", "--", "―", "~"}
_STOPS = {".", "!", "?"}


@dataclass(frozen=True, slots=True)
class Signed:
    """The words of a block quote (in article offsets) and whoever they are signed by, on which page."""

    words: Span
    page: int
    found: Attribution
    pages: frozenset[int]
    """The pages it covers, counted among the pages."""


def signed(pages: tuple[Page, ...]) -> dict[int, Signed]:
    """The signed block quotes, and unmarked ones the paragraph before introduces, by their first page."""
    return {min(one.pages): one for one in _signed(pages)}


def _signed(pages: tuple[Page, ...]) -> Iterator[Signed]:
    group: list[int] = []
    for at, page in enumerate(pages):
        below = _below(page) if group else None
        if not page.block.in_any("blockquote") and not (below and page.block.kind == "caption"):
            yield from _introduced(pages, group)
            group = []
            continue
        inline = None if below else _inline(page)
        if below:
            own = _last_quoted(pages, group)
            yield from _introduced(pages, group[: len(group) - len(own)])
            yield Signed(_words(pages, own), at, below, frozenset((*own, at)))
        elif inline:
            yield from _introduced(pages, group)
            yield Signed(_words(pages, [], page, inline[0]), at, inline[1], frozenset((at,)))
        group = [] if below or inline else [*group, at]
    yield from _introduced(pages, group)


def _last_quoted(pages: tuple[Page, ...], group: list[int]) -> list[int]:
    """The pages a signature below them covers: the last quotation if marked, else all that have no marks."""
    own = [group[-1]]
    marked = bool(pages[group[-1]].pairs)
    for at in reversed(group[:-1]):
        pairs = pages[at].pairs
        if not (bool(pairs) and not pairs[-1].closed if marked else not pairs):
            break
        own.insert(0, at)
    return own


def _words(pages: tuple[Page, ...], group: list[int], last: Page | None = None, cut: int = 0) -> Span:
    """From the first word of a group to the last, marks round the whole left out."""
    first = pages[group[0]] if group else last
    end = last or pages[group[-1]]
    assert first is not None
    low, high = first.base, end.base + (cut if last else len(end.text))
    if first.pairs and not first.text[: first.pairs[0].start].strip():
        low = first.base + first.pairs[0].inner.start
    closing = [pair for pair in end.pairs if pair.end <= high - end.base]
    if closing and not end.text[closing[-1].end : high - end.base].strip():
        high = end.base + closing[-1].inner.end
    return Span(low, high)


def stretch(pages: tuple[Page, ...], run: tuple[int, ...]) -> Span:
    """The words of a run of pages, in article offsets."""
    return _words(pages, list(run))


def _below(page: Page) -> Attribution | None:
    """A signature that is a block of its own, with a dash or as a bare name with a role."""
    scene = page.scene
    if page.pairs or not scene.tokens or len(scene.tokens) > SIGNATURE:
        return None
    found = signature(scene, 0) or _signed_by(page)
    if found:
        return found
    name = scene.at(0) or _role(scene)
    bare = (
        name is not None
        and name.kind in {"name", "organisation", "person"}
        and scene.key(len(scene.tokens) - 1) not in _STOPS
    )
    spoken = any(token.key in scene.words.firm for token in scene.tokens)
    return Attribution(name, "signature") if name is not None and bare and not spoken else None


def _role(scene: Scene) -> Referent | None:
    """A signature by a role alone ("Night sister, from the ward diary")."""
    end = next((at for at in range(len(scene.tokens)) if not scene.word(at)), len(scene.tokens))
    person = 0 < end <= ROLE and is_person_noun(scene.key(end - 1), scene.words)
    return Referent("person", 0, end - 1, 0) if person else None


def _signed_by(page: Page) -> Attribution | None:
    """A signature in a phrase ("from our guest book, signed E. M.") or marked up as one, of whatever shape."""
    scene = page.scene
    if _cited(page) == 0:
        return _bare(scene, 0)
    signs = (at for at in range(len(scene.tokens) - 1) if scene.key(at) in scene.words.signed)
    found = next((one for at in signs if (one := scene.at(at + 1)) and one.kind == "name"), None)
    small = not scene.tokens[0].capital
    return Attribution(found, "signature") if found and small else None


def _cited(page: Page) -> int | None:
    """Where the signature begins that ends a block, if it is marked up as one."""
    ends = page.base + len(page.text.rstrip())
    cites = [one.span for one in page.block.inlines if one.kind == "cite" and one.span.end >= ends]
    return cites[-1].start - page.base if cites else None


def _inline(page: Page) -> tuple[int, Attribution] | None:
    """A signature at the end of a block: where the words end, and who signs."""
    scene, cited = page.scene, _cited(page)
    if cited:
        first = scene.index(cited)
        found = signature(scene, first) or signature(scene, first - 1) or _bare(scene, first)
        return (len(page.text[:cited].rstrip(" —–-\n")), found) if found else None
    last = len(scene.tokens)
    line = page.text.rfind("\n") + 1
    if line and (found := _line(scene, scene.index(line))):
        return len(page.text[:line].rstrip(" —–-\n")), found
    for at in range(last - 2, max(last - SIGNATURE, 2), -1):
        if scene.key(at) in _DASHES and (scene.key(at - 1) in _STOPS or scene.masked(at - 1) or _new_line(page, at)):
            found = signature(scene, at)
            return (len(page.text[: scene.tokens[at].start].rstrip()), found) if found else None
    return None


def _line(scene: Scene, first: int) -> Attribution | None:
    """A signature that is a line of its own: a name, what it is, and no verb."""
    found = scene.at(first)
    length, spoken = len(scene.tokens) - first, any(token.key in scene.words.firm for token in scene.tokens[first:])
    signs = found is not None and found.kind == "name" and not spoken and length <= SIGNATURE
    return Attribution(found, "signature") if signs and found and scene.tokens[-1].key not in _STOPS else None


def unsigned(pages: tuple[Page, ...], claimed: dict[int, Signed]) -> dict[int, tuple[int, ...]]:
    """The block quotes without marks or signature, as runs of pages by their last page."""
    taken = frozenset(at for one in claimed.values() for at in one.pages)
    runs: dict[int, tuple[int, ...]] = {}
    for at, page in enumerate(pages):
        if page.block.in_any("blockquote") and not page.pairs and at not in taken:
            runs[at] = (*runs.pop(at - 1, ()), at)
    return runs


def _bare(scene: Scene, at: int) -> Attribution | None:
    found = scene.someone(at, unlisted=True)
    return Attribution(found, "signature") if found else None


def _new_line(page: Page, at: int) -> bool:
    start = page.scene.tokens[at].start
    return "\n" in page.text[max(start - 3, 0) : start]


def _introduced(pages: tuple[Page, ...], group: list[int]) -> Iterator[Signed]:
    """An unmarked block quote after a paragraph that names its speaker and ends in a colon."""
    if not group or group[0] == 0 or any(pages[at].pairs for at in group):
        return
    before = pages[group[0] - 1]
    found = introduced(before)
    if found:
        yield Signed(_words(pages, group), group[0] - 1, found, frozenset(group))


def introduced(before: Page) -> Attribution | None:
    """The speaker of the paragraph that follows a page which ends in a colon."""
    end = len(before.text)
    if before.scene.key(len(before.scene.tokens) - 1) != ":":
        return None
    return attribution(before.scene, end, end, before.sentence(end - 1, end)[0], end)
