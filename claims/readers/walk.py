"""From elements to blocks: one pass over the tree, without recursion, into a `Manuscript`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import islice

from claims.model import BlockKind, Container, InlineKind
from claims.readers.boilerplate import is_boilerplate, is_part_by_name
from claims.readers.dom import Element, Node, Page, Text, text_of
from claims.readers.manuscript import Manuscript, Mark
from claims.readers.pages import words
from claims.readers.sections import Sections

_BLOCKS: dict[str, BlockKind] = {
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], "heading"),
    **dict.fromkeys(["li", "dt", "dd"], "item"),
    **dict.fromkeys(["figcaption", "caption"], "caption"),
    **dict.fromkeys(["td", "th"], "cell"),
    "pre": "preformatted",
}
_FLOW = words("elements", "flow")
"""Elements that part paragraphs without saying what kind."""
_PARTING = _FLOW.union(_BLOCKS)
"""Elements that part paragraphs."""
_INLINES: dict[str, InlineKind] = {
    "a": "link",
    "sup": "superscript",
    "i": "emphasis",
    "em": "emphasis",
    "b": "strong",
    "strong": "strong",
    "q": "q",
    "cite": "cite",
    "code": "code",
}
_CONTAINERS: dict[str, Container] = {
    "blockquote": "blockquote",
    "table": "table",
    "aside": "aside",
    "figure": "figure",
    "details": "details",
}
_NAMED: tuple[tuple[re.Pattern[str], Container], ...] = (
    (re.compile(r"foot-?notes?\b|end-?notes?\b|easy-footnote|doc-endnotes|doc-footnote|\bnotes\b", re.I), "footnotes"),
    (
        re.compile(r"\brefs?\b|references?\b|bibliograph|works-?cited|citations\b|\bsources\b|doc-bibliography", re.I),
        "references",
    ),
    (
        re.compile(
            r"take-?aways?|key-?points?|key-?facts?|highlights\b|\btl-?dr\b|\bsummary\b|\brecap\b|at-a-glance|"
            r"what-to-know|nutshell|\bsum-?up\b",
            re.I,
        ),
        "summary",
    ),
)
_BOXES = words("elements", "boxes")


PREAMBLE = 600
"""Characters of prose that may stand above a headline without being the article's."""
FIRST_PARTS = 5
"""Elements and texts among which the first words of a `<q>` are sought."""
MIN_ENTRY = 30
"""Characters of the shortest entry of a list of references."""


_Frame = tuple[Iterator[Node], Callable[[], None] | None]
"""An element being walked: what is left of it, and what to do at its end."""


@dataclass(slots=True)
class _Context:
    """What a block inherits from the elements round it."""

    kind: BlockKind = "paragraph"
    within: tuple[Container, ...] = ()
    level: int = 0


@dataclass(slots=True)
class Walker:
    """Walks the elements of a scope and writes their blocks."""

    page: Page
    manuscript: Manuscript
    sections: Sections
    total: int
    contexts: list[_Context] = field(default_factory=lambda: [_Context()])
    numbers: list[int] = field(default_factory=list)
    label: str | None = None
    """The number of the list item that has begun, until its first block is written."""
    preformatted: int = 0
    headline: Element | None = None

    def begin_at(self, headline: Element | None) -> None:
        """Leave out what stands above the headline, if it is little: kickers, trails of links, the name of the site."""
        if headline is not None and headline.before - self.page.elements[0].before <= PREAMBLE:
            self.headline = headline

    def inside(self, *containers: Container) -> None:
        """Let all that is walked lie within these containers."""
        self.contexts[0] = replace(self.contexts[0], within=containers)

    def walk(self, root: Element) -> None:
        """Write the blocks of an element and all inside it."""
        stack: list[_Frame] = [(iter([root]), None)]
        while stack:
            children, finish = stack[-1]
            for child in children:
                if isinstance(child, Text):
                    self._text(child)
                elif isinstance(child, Element) and (child is root or not self._skips(child)):
                    stack.append(self._enter(child))
                    break
            else:
                stack.pop()
                if finish:
                    finish()
        self._close()

    def _skips(self, element: Element) -> bool:
        """Whether an element is the page's. A footer belongs to the article only inside a quotation, or with notes."""
        if self.headline and element.last < self.headline.order and not is_part_by_name(element):
            return True
        if element.name == "a" and element.chars <= 3 and is_way_back(element):
            return True
        if element.name == "footer" and not {"blockquote", "figure"}.intersection(self.contexts[-1].within):
            return not is_part_by_name(element)
        return is_boilerplate(element, self.total)

    def _text(self, text: Text) -> None:
        if not self.manuscript.is_open:
            if text.isspace():
                return
            self._open()
        write = self.manuscript.literal if self.preformatted else self.manuscript.write
        for piece, origin in self.page.pieces(text):
            write(piece, origin)

    def _enter(self, element: Element) -> _Frame:
        name, attrs, finish = element.name, element.attrs, None
        if name in _PARTING:
            finish = self._begin_flow(element)
        if attrs and (anchor := attrs.get("id") or (name == "a" and attrs.get("name"))):
            self.manuscript.anchor(str(anchor))
        if name in _INLINES:
            finish = self._begin_inline(element)
        elif name == "br":
            self._break(element)
        return iter(element.contents), finish

    def _begin_inline(self, element: Element) -> Callable[[], None]:
        manuscript = self.manuscript
        if not manuscript.is_open:
            self._open()
        kind = _INLINES[element.name]
        mark = manuscript.mark(kind, element.get_text_of("href") if kind == "link" else "")
        if kind != "q":
            return partial(manuscript.unmark, mark)
        return self._begin_quotation(element, mark)

    def _begin_quotation(self, element: Element, mark: Mark) -> Callable[[], None]:
        """`<q>` shows marks that are not in the source; they are written at the places of its tags."""
        nested = sum(m.kind == "q" for m in self.manuscript.open_marks) % 2 == 0
        left, right = ("‘", "’") if nested else ("“", "”")
        if _starts_quoted(element):
            return partial(self.manuscript.unmark, mark)
        self.manuscript.insert(left, self.page.base + element.at)

        def finish() -> None:
            self.manuscript.insert(right, self.manuscript.reached)
            self.manuscript.unmark(mark)

        return finish

    def _break(self, element: Element) -> None:
        if self.preformatted:
            self.manuscript.literal("\n", self.page.base + element.at)
        elif self.manuscript.ends_in_newline or self._ends_entry():
            self._close()
            self._open()
        else:
            self.manuscript.newline(self.page.base + element.at)

    def _ends_entry(self) -> bool:
        """Whether a line break in a list of references or notes ends an entry."""
        within = self.sections.within(self.contexts[-1].within)
        listed = "references" in within or "footnotes" in within
        return listed and self.manuscript.block_size >= MIN_ENTRY

    def _begin_flow(self, element: Element) -> Callable[[], None]:
        self._close()
        name, outer = element.name, self.contexts[-1]
        context = _Context(outer.kind, outer.within, outer.level)
        if name in _BLOCKS:
            context.kind = "item" if outer.kind == "item" and name == "p" else _BLOCKS[name]
            context.level = int(name[1]) if context.kind == "heading" else 0
        elif name in ("table", "blockquote", "ol", "ul", "dl", "figure", "details"):
            context.kind = "paragraph"
        container = container_of(element)
        if container and container not in context.within:
            context.within = (*context.within, container)
        self._number(element)
        self.contexts.append(context)
        self.sections.enter()
        self.preformatted += name == "pre"
        return partial(self._end_flow, name)

    def _end_flow(self, name: str) -> None:
        self._close()
        self.contexts.pop()
        self.sections.leave()
        if name == "pre":
            self.preformatted -= 1
        elif name in ("ol", "ul"):
            self.numbers.pop()
        elif name == "li":
            self.label = None

    def _number(self, element: Element) -> None:
        """Count list items as browsers do."""
        if element.name in ("ol", "ul"):
            start = _number_of(element.get_text_of("start"), 1)
            self.numbers.append(start if element.name == "ol" else -(10**9))
        elif element.name == "li" and self.numbers:
            number = _number_of(element.get_text_of("value"), self.numbers[-1])
            self.numbers[-1] = number + 1
            self.label = str(number) if number > -(10**8) else None

    def _open(self) -> None:
        context = self.contexts[-1]
        within = self.sections.within(context.within, context.kind)
        kind = "preformatted" if self.preformatted else context.kind
        if "footnotes" in within and kind in ("item", "paragraph"):
            kind = "footnote"
        self.manuscript.open(kind, within, self.label, context.level)

    def _close(self) -> None:
        if self.manuscript.is_open and self.sections.close():
            self.label = None


def container_of(element: Element) -> Container | None:
    """What an element's name, class, id or role makes of its blocks."""
    if element.attrs and element.name in _BOXES:
        names = " ".join([element.get_text_of(key) for key in ("class", "id", "role")])
        if not names.isspace() and (named := _named(names)):
            return named
    return _CONTAINERS.get(element.name)


@lru_cache(maxsize=4096)
def _named(names: str) -> Container | None:
    return next((container for pattern, container in _NAMED if pattern.search(names)), None)


def is_way_back(link: Element) -> bool:
    """Whether a link is the arrow that leads from a note back to the text."""
    return link.get_text_of("href").startswith("#") and not any(c.isalnum() for c in text_of(link))


def _number_of(value: str, default: int) -> int:
    return int(value) if re.fullmatch(r"-?[0-9]{1,6}", value) else default


def _starts_quoted(element: Element) -> bool:
    parts = islice(element.parts(), FIRST_PARTS)
    first = next((part for part in parts if isinstance(part, Text) and part.strip()), "")
    return str(first).lstrip()[:1] in ("“", '"', "‘", "«", "„")
