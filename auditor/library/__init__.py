"""A library: bibliographic records on one's own disk, answering like any other source.

`build` makes one of works files, `Library` asks it, `info` tells what is in it.
"""

from __future__ import annotations

from auditor.library.imprint import LibraryError, LibraryInfo, info
from auditor.library.making import build
from auditor.library.source import Library

__all__ = ["Library", "LibraryError", "LibraryInfo", "build", "info"]
