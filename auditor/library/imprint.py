"""What is in a library and how it was made: the one small file by which a directory is a library."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

FORMAT = 1
"""Raised whenever a library built before can no longer answer as one built now."""
FILE = "library.json"


class LibraryError(Exception):
    """A library cannot be built or read; the message is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class LibraryInfo:
    """What a library holds. `sources` are its works files with the records read from each."""

    name: str
    works: int
    with_abstract: int
    first_year: int | None
    last_year: int | None
    sources: tuple[tuple[str, int], ...]
    noticed: int
    """Works with a retraction or another editorial notice."""
    faulty: int
    """Records that could not be read."""
    faults: tuple[str, ...]
    """The first of them, each with file and line."""
    built_with: str
    """The version of this program that built it."""
    format: int = FORMAT

    @property
    def label(self) -> str:
        """The library as reports call it: "library name of 333,000 works"."""
        return f"library {self.name} of {self.works:,} works"


@dataclass(frozen=True, slots=True)
class Imprint:
    """A library's information with the folder its shelf is in, and the sizes of the files there."""

    info: LibraryInfo
    shelf: str
    sizes: tuple[tuple[str, int], ...]

    def write(self, folder: Path) -> None:
        """Put it in place in one step, so that a reader sees the old library or the new one."""
        draft = folder / f"{FILE}.new"
        draft.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", "utf-8")
        draft.replace(folder / FILE)


def sizes(shelf: Path) -> tuple[tuple[str, int], ...]:
    """Every file of a shelf with its bytes, in name order."""
    return tuple(sorted((file.name, file.stat().st_size) for file in shelf.iterdir() if file.suffix != ".lock"))


def read(folder: Path) -> Imprint:
    """The imprint of a library whose files are all there and whole in size. Raises `LibraryError`."""
    imprint = _parsed(folder)
    shelf = folder / imprint.shelf
    if not shelf.is_dir() or not set(imprint.sizes) <= set(sizes(shelf)):
        raise LibraryError(f"{folder} is damaged: files of it are missing or cut short; build it again")
    return imprint


def info(folder: Path) -> LibraryInfo:
    """What a library holds. Raises `LibraryError`."""
    return read(Path(folder)).info


def is_library(folder: Path) -> bool:
    """Whether a directory is a library, of whatever format and however damaged."""
    return (folder / FILE).is_file()


def _parsed(folder: Path) -> Imprint:
    if not is_library(folder):
        what = "is not a library" if folder.is_dir() else "is not there"
        raise LibraryError(f"{folder} {what}; make one with: citation-auditor library build {folder} SOURCE…")
    try:
        row = json.loads((folder / FILE).read_text("utf-8"))
        found = row["info"]["format"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LibraryError(f"{folder} is damaged: its {FILE} cannot be read; build it again") from error
    if found != FORMAT:
        raise LibraryError(f"{folder} has library format {found}, this program reads {FORMAT}; build it again")
    return _imprint(row, folder)


def _imprint(row: dict[str, object], folder: Path) -> Imprint:
    try:
        fields = dict(row["info"])  # type: ignore[call-overload]
        fields["sources"] = tuple((str(name), int(count)) for name, count in fields["sources"])
        fields["faults"] = tuple(fields["faults"])
        found = tuple((str(name), int(size)) for name, size in row["sizes"])  # type: ignore[attr-defined]
        return Imprint(LibraryInfo(**{**fields, "name": folder.resolve().name}), str(row["shelf"]), found)
    except (KeyError, TypeError, ValueError) as error:
        raise LibraryError(f"{folder} is damaged: its {FILE} lacks what it should hold; build it again") from error
