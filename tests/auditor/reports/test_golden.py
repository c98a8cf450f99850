"""Every format renders the sample report byte for byte as its golden file.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/auditor/reports` writes them anew; read
the difference before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from auditor.parts import Format
from auditor.reports import formats
from tests.samples import REPORT

GOLDEN = Path(__file__).parent.parent.parent.parent / "fixtures" / "reports"


@pytest.mark.parametrize("form", formats().values(), ids=lambda form: form.name)
def test_golden(form: Format) -> None:
    path = GOLDEN / f"sample{form.suffix}"
    rendered = form.render(REPORT)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(rendered, "utf-8")
    assert rendered == path.read_text("utf-8")
