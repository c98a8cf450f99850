"""Making a library: read every source, join the records of one work, put each work on the shelf.

A build works in a hidden directory beside its target and changes nothing in the target until all is
done; then the new shelf moves in and one rename of the imprint makes it the library. Killed at any
step, it leaves the old library as it was. The same input gives the same library.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from auditor.library import files as works_files
from auditor.library import imprint, keys
from auditor.library import retractions as retraction_watch
from auditor.library.imprint import Imprint, LibraryError, LibraryInfo
from auditor.library.pack import pack
from auditor.library.same import merged
from auditor.library.shelf import Field, Press
from auditor.library.spool import Spool
from auditor.model import Notice, Work
from claims.words import stems

FAULTS_KEPT = 20
"""Faulty records that a library's information lists; all are counted."""
STEP = 1_000
"""Works between two calls of `progress`."""

Progress = Callable[[str, int], None]
"""Told what is being done ("reading works.jsonl.gz", "indexing") and how many records are done."""


@dataclass(slots=True)
class Tally:
    """What a build has counted so far."""

    sources: list[tuple[str, int]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    faulty: int = 0
    works: int = 0
    with_abstract: int = 0
    noticed: int = 0
    years: tuple[int, ...] = ()

    def fault(self, fault: works_files.Fault) -> None:
        """One more record that could not be read."""
        self.faulty += 1
        if len(self.faults) < FAULTS_KEPT:
            self.faults.append(str(fault))

    def add(self, work: Work) -> None:
        """One more work on the shelf."""
        self.works += 1
        self.with_abstract += work.abstract is not None
        self.noticed += bool(work.notices)
        if work.years:
            known = (*self.years, *work.years)
            self.years = (min(known), max(known))


def build(
    target: Path, sources: Sequence[Path], retractions: Path | None = None, progress: Progress | None = None
) -> LibraryInfo:
    """Make or replace the library at `target`. Raises `LibraryError` with one line."""
    target = Path(target).resolve()
    _check(target, sources)
    tell = progress or _quietly
    notices = _notices(retractions)
    with _workshop(target) as folder:
        tally = Tally()
        _read(folder, sources, notices, tally, tell)
        if not tally.works:
            raise LibraryError(f"no works in {', '.join(str(source) for source in sources)}{_first(tally)}")
        return _move_in(target, folder, tally)


def _quietly(_what: str, _count: int) -> None:
    """Progress that nobody watches."""


def _check(target: Path, sources: Sequence[Path]) -> None:
    if not sources:
        raise LibraryError("no works files given")
    if target.exists() and not imprint.is_library(target) and not _empty(target):
        raise LibraryError(f"{target} is there and is not a library; name another place")
    for source in sources:
        if not source.is_file():
            raise LibraryError(f"{source}: {'a directory' if source.is_dir() else 'no such file'}")


def _empty(target: Path) -> bool:
    return target.is_dir() and not any(target.iterdir())


def _first(tally: Tally) -> str:
    return f" ({tally.faulty:,} faulty records, the first {tally.faults[0]})" if tally.faults else ""


def _notices(path: Path | None) -> Mapping[str, tuple[Notice, ...]]:
    try:
        return retraction_watch.read(path) if path else {}
    except (OSError, EOFError, ValueError) as error:
        raise LibraryError(f"{path}: not a Retraction Watch file ({error})") from error


@contextmanager
def _workshop(target: Path) -> Iterator[Path]:
    """A hidden directory beside the target, cleared away whatever happens, and after a kill by the next build."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for left in target.parent.glob(f".{target.name}.building-*"):
            if not _alive(left):
                shutil.rmtree(left, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.building-{os.getpid()}-", dir=target.parent))
    except OSError as error:
        raise LibraryError(f"{target.parent}: {error.strerror}") from error
    try:
        yield folder
    except OSError as error:
        raise LibraryError(f"{target}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _alive(folder: Path) -> bool:
    process = folder.name.rpartition("building-")[2].partition("-")[0]
    if not process.isdigit():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _read(
    folder: Path, sources: Sequence[Path], notices: Mapping[str, tuple[Notice, ...]], tally: Tally, tell: Progress
) -> None:
    spool = Spool(folder / "spool")
    try:
        for source in sources:
            _fill(spool, source, tally, tell)
        _index(folder, spool, notices, tally, tell)
    finally:
        spool.close()


def _fill(spool: Spool, source: Path, tally: Tally, tell: Progress) -> None:
    before = len(spool)
    try:
        for record in works_files.read(source):
            if isinstance(record, works_files.Fault):
                tally.fault(record)
            elif isinstance(record, works_files.Deleted):
                spool.delete(record.identifier)
            else:
                spool.add(record)
                if len(spool) % STEP == 0:
                    tell(f"reading {source.name}", len(spool) - before)
    except works_files.UnreadableWorks as error:
        raise LibraryError(str(error)) from error
    tally.sources.append((source.name, len(spool) - before))
    tell(f"reading {source.name}", len(spool) - before)


def _index(folder: Path, spool: Spool, notices: Mapping[str, tuple[Notice, ...]], tally: Tally, tell: Progress) -> None:
    shelf = folder / "shelf"
    shelf.mkdir()
    press = Press(shelf)
    for records in spool.works():
        work = _noticed(merged(records), notices)
        press.add(pack(work), keys.of_work(work), _stems(work))
        tally.add(work)
        if tally.works % STEP == 0:
            tell("indexing", tally.works)
    press.close()
    tell("indexing", tally.works)


def _stems(work: Work) -> dict[Field, Iterable[str]]:
    title = stems(work.title)
    return {"title": title, "text": (*title, *stems(work.abstract or "")), "cited": keys.cited(work)}


def _noticed(work: Work, notices: Mapping[str, tuple[Notice, ...]]) -> Work:
    found = chain.from_iterable(notices.get(str(identifier), ()) for identifier in work.identifiers)
    more = tuple(dict.fromkeys((*work.notices, *found)))
    return replace(work, notices=more) if more else work


def _move_in(target: Path, folder: Path, tally: Tally) -> LibraryInfo:
    """Put the finished shelf in the target; the library changes in the one rename of its imprint."""
    (folder / "spool").unlink()
    shelf = folder.name.removeprefix(f".{target.name}.building-")
    info = _info(target, tally)
    target.mkdir(exist_ok=True)
    moved = target / f"shelf-{shelf}"
    (folder / "shelf").rename(moved)
    Imprint(info, moved.name, imprint.files_of(moved)).write(target)
    for old in target.glob("shelf-*"):
        if old != moved:
            shutil.rmtree(old, ignore_errors=True)
    return info


def _info(target: Path, tally: Tally) -> LibraryInfo:
    first, last = tally.years or (None, None)
    return LibraryInfo(
        name=target.name,
        works=tally.works,
        with_abstract=tally.with_abstract,
        first_year=first,
        last_year=last,
        sources=tuple(tally.sources),
        noticed=tally.noticed,
        faulty=tally.faulty,
        faults=tuple(tally.faults),
        built_with=version("citation-auditor"),
    )
