"""What site generators and MDX put between the words of Markdown, masked without moving anything.

Imports and exports, comments and expressions in braces, shortcodes, Liquid and Jinja tags, component tags,
attribute lists: each character is replaced by one that a reader leaves out, so that every offset stays what it was.
"""

from __future__ import annotations

import re

FILLER = "\u2060"
"""Word joiner: a character `Manuscript` drops."""
_HIDDEN = re.compile(
    r"^(?:import|export)\s+\{[ \t]*\r?\n(?:[ \t]+[^\n]*\n){1,100}\}[^\n]*"  # MDX: imports over several lines
    r"|^export\s+(?:const|default|function|let)\b[^\n]*[\[{(][ \t]*\r?\n(?:(?:[ \t]+[^\n]*)?\n){1,500}?[\])}]+[ \t]*;?"
    r"|\{%-?[ \t]*comment[ \t]*-?%\}[^{]*(?:\{(?!%)[^{]*)*\{%-?[ \t]*endcomment[ \t]*-?%\}"
    r"|\{%-?[ \t]*highlight\b[^%\n]*%\}[^{]*(?:\{(?!%)[^{]*)*\{%-?[ \t]*endhighlight[ \t]*-?%\}"
    r"|\{\{<[ \t]*highlight\b[^\n>]*>\}\}[^{]*(?:\{(?!\{)[^{]*)*\{\{<[ \t]*/[ \t]*highlight[ \t]*>\}\}",
    re.M,
)
"""What is code or comment from beginning to end."""
_NOT_LINE_END = re.compile(r"[^\r\n]")
_CAPTION = re.compile(r"\b(?:caption|attr)[ \t]*=[ \t]*\"([^\"\n]*)\"")
"""The words of a shortcode for a figure that readers see."""
_ADMONITION = re.compile(r"^(:::+[ \t]*\w+\[)([^\]\n]*)\]", re.M)
_LINES = re.compile(
    r"^(?:"
    r"(?:import|export)\s[^\n]*[\"'][ \t]*;?[ \t]*"  # MDX: import X from "x"
    r"|export\s+(?:const|default|function|let)\b[^\n]*"
    r"|\{\{[<%][^\n]*[%>]\}\}[ \t]*"  # a Hugo shortcode on its own line
    r"|\{%[^\n]*%\}[ \t]*"  # a Liquid tag on its own line
    r"|:::+[ \t]*\{?[\w-]*\}?[ \t]*"  # an admonition
    r"|\{:[^\n]*\}[ \t]*"  # kramdown attributes of the block above
    r"|\{[A-Za-z_$][\w.$]{0,100}(?:\([^\n{}]{0,500}\))?\}[ \t]*"  # MDX: {props.children}
    r")(?=\r?$)",
    re.M,
)
"""Lines that hold no prose; they become blank lines."""
_TAGS = re.compile(
    r"\{\{[<%][^\n]{0,2000}?[%>]\}\}"  # Hugo
    r"|\{%[^\n%]{0,2000}%\}|\{\{[^\n{}]{0,500}\}\}"  # Liquid, Jinja
    r"|\{/\*[^}]{0,2000}\*/\}"  # MDX comment
    r"|\{(?:props|frontmatter)\.[\w.]{1,100}\}"
    r"|\{:[ \t]*[^\n{}]{0,200}\}|[ \t]\{[#.][^\n{}]{1,200}\}(?=[ \t]*\r?$)"  # attribute lists
    r"|(?<=>)[ \t]*\[!\w{2,20}\]"  # > [!NOTE]
    r"|^:::+[ \t]*\w+"
    r"|</?[A-Z][\w.]*(?=[\s/>{])(?:[^<>{}\n]|\{(?:[^{}\n]|\{[^{}\n]{0,500}\}){0,500}\}){0,500}>",  # JSX
    re.M,
)
_ANCHOR = re.compile(r"\{:?[ \t]*[^\n{}]{0,100}?#([\w:.-]+)[^\n{}]{0,100}\}[ \t]*\r?$")


def mask(source: str) -> str:
    """The source with template syntax masked; of the same length."""
    source = source.replace("\0", FILLER)
    source = _HIDDEN.sub(lambda found: _NOT_LINE_END.sub(" ", found[0]), source)
    source = _LINES.sub(_line, source)
    source = _ADMONITION.sub(lambda found: FILLER * len(found[1]) + found[2] + FILLER, source)
    return _TAGS.sub(lambda found: FILLER * len(found[0]), source)


def _line(found: re.Match[str]) -> str:
    """A line of template syntax made blank, save for the caption of a figure."""
    line = found[0]
    words = _CAPTION.search(line) if line.startswith("{{") else None
    if words is None:
        return " " * len(line)
    return FILLER * words.start(1) + words[1] + FILLER * (len(line) - words.end(1))


def anchor_of(line: str) -> str:
    """The anchor that a heading's attribute list gives it (`{#anchor .class}`), else nothing."""
    found = _ANCHOR.search(line.rstrip("\n"))
    return found[1] if found else ""
