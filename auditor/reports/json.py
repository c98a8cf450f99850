"""The report as JSON, for other programs: the shape of `auditor.codec`."""

from __future__ import annotations

import json

from auditor import codec
from auditor.model import Report
from auditor.parts import Format


def render(report: Report) -> str:
    """One JSON document, indented by one space, in UTF-8."""
    return json.dumps(codec.report(report), ensure_ascii=False, indent=1) + "\n"


FORMAT = Format(name="json", suffix=".json", render=render)
