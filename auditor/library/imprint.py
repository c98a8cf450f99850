"""What is in a library and how it was made: the one small file by which a directory is a library."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path

FORMAT = 2
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
        """The library as reports call it: library “name” of 333,000 works."""
        return f"library “{self.name}” of {self.works:,} works"


@dataclass(frozen=True, slots=True)
class ShelfFile:
    """One file of a shelf as it was built: its bytes counted, and their BLAKE2b digest."""

    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """A library's information with the folder its shelf is in, and the files there."""

    info: LibraryInfo
    shelf: str
    files: tuple[ShelfFile, ...]

    def write(self, folder: Path) -> None:
        """Put it in place in one step, so that a reader sees the old library or the new one."""
        draft = folder / f"{FILE}.new"
        draft.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", "utf-8")
        draft.replace(folder / FILE)


def files_of(shelf: Path) -> tuple[ShelfFile, ...]:
    """Every file of a shelf, in name order."""
    found = sorted(file for file in shelf.iterdir() if file.suffix != ".lock")
    return tuple(ShelfFile(file.name, file.stat().st_size, _digest(file)) for file in found)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "blake2b").hexdigest()[:32]


def read(folder: Path) -> Imprint:
    """The imprint of a library whose files are all there and whole in size. Raises `LibraryError`."""
    imprint = _parsed(folder)
    for file in imprint.files:
        path = folder / imprint.shelf / file.name
        if not path.is_file() or path.stat().st_size != file.size:
            raise LibraryError(f"{folder} is damaged: {path.name} is missing or cut short; build it again")
    return imprint


def info(folder: Path) -> LibraryInfo:
    """What a library holds, each of its files read and compared with what was built. Raises `LibraryError`."""
    imprint = read(Path(folder))
    for file in imprint.files:
        if _digest(Path(folder) / imprint.shelf / file.name) != file.digest:
            raise LibraryError(f"{folder} is damaged: {file.name} is not what was built; build it again")
    return imprint.info


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
        files = tuple(ShelfFile(**file) for file in row["files"])  # type: ignore[attr-defined]
        return Imprint(LibraryInfo(**{**fields, "name": folder.resolve().name}), str(row["shelf"]), files)
    except (KeyError, TypeError, ValueError) as error:
        raise LibraryError(f"{folder} is damaged: its {FILE} lacks what it should hold; build it again") from error
