"""What WordPress adds to the text of a post when it shows it: paragraphs at blank lines, shortcodes taken out.

Tags are put in before line ends only, and what is taken out is blanked, so that every line and column stays.
"""

from __future__ import annotations

import re

from claims.readers.templates import FILLER

_BLOCKS = "<!-- wp:"
"""The mark of the block editor, which writes whole HTML."""
_LINE_END = re.compile(r"(?<![>\s])(?=[ \t]*(\n[ \t]*\n|\n))")
_AFTER_TAG = re.compile(r"(?<=>)(?=[ \t]*\n[ \t]*\n)")
_SHORTCODE = re.compile(
    r"\[/?(?:caption|wp_caption|gallery|embed|audio|video|playlist|contact-form[\w-]*|vc_\w+|et_pb_\w+|fusion_\w+)\b"
    r"[^\[\]\n]{0,2000}\]"
    r"|\[/?[a-z][\w-]{1,40}(?:\s+[\w-]{1,40}=(?:\"[^\"\[\]\n]{0,500}\"|'[^'\[\]\n]{0,500}'|[^\s\[\]\"']{1,200})){1,40}\s*/?\]"
    r"|\[/[a-z][\w-]{1,40}\]"
)


def as_html(content: str) -> str:
    """The content of a post as HTML, every line and column as it was."""
    content = _SHORTCODE.sub(lambda found: FILLER * len(found[0]), content)
    if _BLOCKS in content:
        return content
    content = _AFTER_TAG.sub("<p>", content)
    return _LINE_END.sub(lambda found: "<p>" if found[1] != "\n" else "<br>", content)
