"""Distil the commonest words of English: facts for `auditor/data/common.txt`.

    python tools/distil_common.py english-words.10 american-words.10 british-words.10 > auditor/data/common.txt

Reads word lists of SCOWL (Spell Checker Oriented Word Lists), one word a line in Latin-1; level 10 holds the
commonest four thousand. Kept are the stems that would weigh anything as a topic, below SCOWL's notice.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from auditor.topics import weight
from claims.words import stem, tokens

NOTICE = """\
# The commonest words of English, as stems, from SCOWL (Spell Checker Oriented Word Lists), level 10.
# Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the
# associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted
# without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and
# this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the
# suitability of this array for any purpose. It is provided "as is" without express or implied warranty.
"""


def common(paths: Iterable[str]) -> list[str]:
    """The stems of the words in some lists that weigh anything, in order."""
    lines = (line for path in paths for line in Path(path).read_text("latin-1").splitlines())
    return sorted({root for line in lines for word in tokens(line) if weight(root := stem(word)) > 0})


if __name__ == "__main__":
    sys.stdout.write(NOTICE + "\n".join(common(sys.argv[1:])) + "\n")
