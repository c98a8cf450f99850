"""Data beside the repository that only some machines have; tests that read it say when it is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


def needs_shared(test):  # type: ignore[no-untyped-def]
    """Mark a test that reads `../shared`, and skip it where that is absent."""
    skipped = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
    return pytest.mark.shared(skipped(test))
