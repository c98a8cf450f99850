"""`html.parser` with offsets, in linear time on any page.

The parser of the standard library looks to the end of a page for the end of each comment, section or tag that
never ends, and anew for the next one; and it gives up on references of thousands of digits. Neither happens here.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

_TAG_START = re.compile(r"<[a-zA-Z/!?]")
_START = re.compile(r"<([a-z][a-z0-9]*+)((?:[ \n\t]++[a-z][a-z-]*+(?:=\"[^\"&]*+\")?+)*+)[ \n\t]*+(/?)>")
"""A start tag as most are written: lower case, values in double quotes and without references."""
_ATTRIBUTE = re.compile(r"([a-z-]+)(?:=\"([^\"]*)\")?")
_END = re.compile(r"</([a-z][a-z0-9]*+)>")
_OPAQUE = frozenset(
    {"script", "style", "title", "textarea", "plaintext", "xmp", "iframe", "noembed", "noframes", "noscript"}
)
"""Elements whose content the parser may read otherwise."""
_HUGE_REFERENCE = re.compile(r"&(?=#[0-9]{19})")
"""Character references with more digits than `int` may be given; they name no character."""


def without_huge_references(source: str) -> str:
    """The source, as long as before, with such references disarmed."""
    return _HUGE_REFERENCE.sub("\ufffd", source)


class Tokens(HTMLParser):
    """A parser that knows the offset, `at`, of the token it hands over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.at = 0
        self._sought: set[str] = set()

    def read(self, source: str) -> None:
        """Tokenise a whole page in one go. What follows the last `>` can hold no tag."""
        end = source.rfind(">") + 1
        self.rawdata = source[:end]
        self.close()
        tag = _TAG_START.search(source, end)
        tail = source[end : tag.start() if tag else len(source)]
        if tail and not self.cdata_elem:
            self.at = end
            self.handle_data(html.unescape(tail))

    def updatepos(self, i: int, j: int) -> int:  # noqa: ARG002
        """Note the offset of the token that comes next."""
        self.at = j
        return j

    def parse_starttag(self, i: int) -> int:
        """The usual start tags at once, in a third of the time; all others as the standard library does."""
        found = _START.match(self.rawdata, i)
        if found is None or found[1] in _OPAQUE:
            return super().parse_starttag(i)
        tag, attrs, slash = found.groups()
        handle = self.handle_startendtag if slash else self.handle_starttag
        handle(tag, _ATTRIBUTE.findall(attrs) if attrs else [])
        return found.end()

    def parse_endtag(self, i: int) -> int:
        """The usual end tags at once."""
        found = _END.match(self.rawdata, i) if self.cdata_elem is None else None
        if found is None:
            return super().parse_endtag(i)
        self.handle_endtag(found[1])
        return found.end()

    def parse_comment(self, i: int, report: bool = True) -> int:  # noqa: ARG002
        """Skip a comment; one that never ends goes to the next `>`, lest it swallow the article."""
        for empty in ("<!-->", "<!--->"):
            if self.rawdata.startswith(empty, i):
                return i + len(empty)
        return self._past("-->", i + 4) or self._past(">", i + 2) or i + 2

    def parse_html_declaration(self, i: int) -> int:
        """Skip a doctype, a CDATA section or any other declaration."""
        if self.rawdata.startswith("<!--", i):
            return self.parse_comment(i)
        cdata = self.rawdata.startswith("<![CDATA[", i)
        return (cdata and self._past("]]>", i + 9)) or self._past(">", i + 2) or i + 2

    def _past(self, mark: str, start: int) -> int:
        """The offset behind the next such mark, 0 if there is none; what was not there once is not sought again."""
        if mark in self._sought:
            return 0
        found = self.rawdata.find(mark, start)
        if found < 0:
            self._sought.add(mark)
            return 0
        return found + len(mark)
