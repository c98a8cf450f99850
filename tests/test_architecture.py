"""Who may import whom, and how large a part may grow. Each arrow that is forbidden says why."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("claims", "auditor")
LONGEST = 300
"""Lines of a module, beyond which it is two things."""

DOORS = {
    "requests": ("auditor.network.exchange",),
    "urllib3": ("auditor.network.exchange",),
    "rapidfuzz": ("auditor.matching",),
    "bs4": ("claims.readers.dom",),
    "tantivy": ("auditor.library.shelf",),
    "lxml": ("auditor.records.xml",),
    "markdown_it": ("claims.readers.markdown",),
    "mammoth": ("claims.readers.docx",),
    "pypdf": ("claims.readers.pdf",),
    "zipfile": ("claims.readers.archives",),
    "xml": ("claims.readers.xml",),
    "jinja2": ("auditor.reports.html",),
    "sqlite3": ("auditor.network.evidence",),
}
"""One door per library: it can be replaced, and its traps are known in one place."""

FORBIDDEN = {
    "claims": (("auditor",), "reading knows nothing of auditing"),
    "auditor.model": (("auditor.network", "auditor.library", "auditor.rules", "auditor.reports"), "nouns come first"),
    "auditor.sources": (
        ("auditor.network", "auditor.matching", "auditor.rules"),
        "a source does no I/O and judges nothing",
    ),
    "auditor.records": (("auditor.network", "auditor.matching"), "a parser does no I/O and judges nothing"),
    "auditor.rules": (
        ("auditor.network", "auditor.sources", "auditor.library", "auditor.reports"),
        "a rule speaks of a case and asks nobody",
    ),
    "auditor.reports": (
        ("auditor.network", "auditor.sources", "auditor.library", "auditor.pipeline", "auditor.rules"),
        "a format is a pure function of the report",
    ),
    "auditor.judge": (("auditor.network", "auditor.sources", "auditor.library"), "judging is pure"),
    "auditor.matching": (("auditor.network", "auditor.sources", "auditor.library", "auditor.rules"), "it only matches"),
    "auditor.pipeline": (("auditor.cli", "auditor.commands", "auditor.reports"), "the engine knows no face"),
}


def modules() -> Iterator[tuple[str, Path]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield name.removesuffix(".__init__"), path


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def under(name: str, parents: tuple[str, ...]) -> bool:
    return any(name == parent or name.startswith(f"{parent}.") for parent in parents)


@pytest.mark.parametrize(("name", "path"), list(modules()))
def test_arrows(name: str, path: Path) -> None:
    for package, (targets, why) in FORBIDDEN.items():
        if under(name, (package,)):
            wrong = {target for target in imports(path) if under(target, targets)}
            assert not wrong, f"{name} imports {wrong}: {why}"


@pytest.mark.parametrize(("name", "path"), list(modules()))
def test_one_door_per_library(name: str, path: Path) -> None:
    for library, doors in DOORS.items():
        if any(under(target, (library,)) for target in imports(path)):
            assert name in doors, f"{name} imports {library}, whose door is {doors}"


@pytest.mark.parametrize(("name", "path"), list(modules()))
def test_no_module_is_too_long(name: str, path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST, f"{name} is two things"


def test_no_relative_imports() -> None:
    for name, path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), f"{name} imports relatively"
