"""A report as a GitLab Code Quality artifact, shown in the merge request and beside the lines.

GitLab takes an array of objects with ``description``, ``check_name``, ``fingerprint``,
``severity`` (info, minor, major, critical, blocker) and ``location`` with the path from the root
of the repository and ``lines.begin``. Of two findings with one fingerprint it shows the first;
it tells new from known ones by it, so it must not change when lines move.
"""

from __future__ import annotations

import json
from typing import Any

from ..model.finding import Severity
from ..rules.result import Located, Report
from .findings_escape import visible
from .findings_place import from_root

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """Return the report as JSON text; an empty array where there is nothing to say."""
    entries = [
        _entry(report, one, fingerprint)
        for one, fingerprint in zip(report.located, report.fingerprints, strict=True)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(report: Report, one: Located, fingerprint: str) -> dict[str, Any]:
    finding = one.finding
    description = f"{finding.rule} {visible(finding.message)}"
    if finding.hint:
        description += f" → {visible(finding.hint)}"
    return {
        "description": description,
        "check_name": f"{finding.rule} {finding.name}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": _encodable(from_root(report, finding.file)),
            "lines": {"begin": finding.line},
        },
    }


def _encodable(path: str) -> str:
    """Replace what stands for bytes that are no UTF-8: JSON cannot hold it."""
    return path.encode("utf-8", "replace").decode("utf-8")
