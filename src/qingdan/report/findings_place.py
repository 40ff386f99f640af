"""Where a finding is, as the platforms that hold the repository name it."""

from __future__ import annotations

from ..rules.result import Report


def from_root(report: Report, file: str) -> str:
    """Return the path of a file of the workspace from the root of the repository."""
    if report.workspace in (None, "."):
        return file
    return f"{report.workspace}/{file}"
