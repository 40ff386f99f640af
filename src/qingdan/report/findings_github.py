"""A report as GitHub workflow commands, which become annotations on the lines of a pull request.

GitHub shows ten annotations of each severity a step; all are printed, so that the log has them.
"""

from __future__ import annotations

from ..model.finding import Finding, Severity
from ..rules.result import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
SHOWN_PER_STEP = 10


def render(report: Report) -> str:
    """Return one command a line; paths count from the root of the repository."""
    return "".join(_command(report, finding) + "\n" for finding in report.findings)


def cut_off(report: Report) -> int:
    """Return how many annotations GitHub will not show beside the lines."""
    return sum(max(0, count - SHOWN_PER_STEP) for count in report.counts.values())


def _command(report: Report, finding: Finding) -> str:
    file = finding.file
    if report.workspace not in (None, "."):
        file = f"{report.workspace}/{file}"
    properties = {
        "file": file,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": f"{finding.rule} {finding.name}",
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = finding.message + (f"\n{finding.hint}" if finding.hint else "")
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(text)}"


def _data(text: str) -> str:
    """Escape as the runner's toolkit does: a line end would start another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
