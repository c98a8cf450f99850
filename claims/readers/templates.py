"""What site generators and MDX put between the words of Markdown, masked without moving anything.

Imports and exports, comments and expressions in braces, shortcodes, Liquid and Jinja tags, component tags:
each character is replaced by one that a reader leaves out, so that every offset stays what it was.
"""

from __future__ import annotations

import re

FILLER = "\u2060"
"""Word joiner: a character `Manuscript` drops."""
_LINE = re.compile(
    r"^(?:(?:import|export)\s.{0,2000}?(?:\bfrom\s+[\"'][^\"'\n]*[\"'];?|[;{}()]|[\"'])|\{\{[<%].{0,2000}?[%>]\}\}|\{%.{0,2000}?%\}"
    r"|\{/\*[^}]{0,2000}\*/\})[ \t]*$",
    re.M,
)
_TAG = re.compile(
    r"\{\{[<%][^\n]{0,2000}?[%>]\}\}|\{%-?[^\n%]{0,2000}-?%\}|\{\{[^\n{}]{0,500}\}\}|\{/\*[^}]{0,2000}\*/\}"
    r"|<!--[^>]{0,5000}?-->"
    r"|</?[A-Z][\w.]*(?:\s[^<>{}\n]{0,500}(?:\{[^{}\n]{0,500}(?:\{[^{}\n]{0,500}\}[^{}\n]{0,200})?\}[^<>{}\n]{0,200})*)?\s*/?>"
)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*[#.][\w #.:=\"'-]{1,200}\}[ \t]*$", re.M)
_ID = re.compile(r"#([\w:.-]+)")


def mask(source: str) -> str:
    """The source with template syntax masked; of the same length."""
    source = source.replace("\0", FILLER)
    if "{" in source or "<" in source or ":::" in source:
        source = _LINE.sub(lambda found: " " * len(found[0]), source)
        source = _TAG.sub(_filled, source)
    return re.sub(r"^(?:import|export)\s[^\n]*[\"'];?[ \t]*$", lambda f: " " * len(f[0]), source, flags=re.M)


def _filled(found: re.Match[str]) -> str:
    return "".join("\n" if c == "\n" else "\r" if c == "\r" else FILLER for c in found[0])


def without_attributes(text: str) -> tuple[str, str]:
    """A heading without its attribute list (`{#anchor .class}`), and the anchor."""
    found = _ATTRIBUTES.search(text)
    if found is None:
        return text, ""
    name = _ID.search(found[0])
    return text[: found.start()], name[1] if name else ""
