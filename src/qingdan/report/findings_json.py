"""A report as ``qingdan/report/1``."""

from __future__ import annotations

import json
from typing import Any

from ..rules.registry import BY_CODE
from ..rules.result import Report

SCHEMA = "qingdan/report/1"


def render(report: Report, *, statistics: bool = False) -> str:
    """Return the report as JSON. ``statistics`` adds the number of findings of each rule."""
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "workspace": report.workspace,
        "as_of": report.as_of.isoformat(),
        "law_library": report.law_library,
        "items": report.items,
        "files": report.files,
        "counts": {str(severity): count for severity, count in report.counts.items()},
        "findings": [
            {
                "rule": finding.rule,
                "name": finding.name,
                "severity": str(finding.severity),
                "message": finding.message,
                "hint": finding.hint,
                "file": finding.file,
                "line": finding.line,
                "column": finding.column,
                "item": finding.item,
                "field": finding.field,
            }
            for finding in report.findings
        ],
    }
    if statistics:
        record["statistics"] = [
            {"rule": code, "name": BY_CODE[code].slug, "count": count}
            for code, count in report.by_rule
        ]
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
