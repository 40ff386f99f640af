"""A report as GitHub workflow commands, which become annotations on the lines of a pull request.

GitHub shows ten annotations of each severity a step (``SHOWN_PER_STEP``); all are printed, so that
the log has them, and the first says what will not be shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import _, joined
from ..model.finding import Severity
from ..rules.registry import BY_CODE
from ..rules.result import Located, Report
from .findings_escape import visible
from .findings_place import from_root
from .findings_words import severity_word

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
SHOWN_PER_STEP = 10


def render(report: Report, *, statistics: bool = False) -> str:
    """Return one command a line; paths count from the root of the repository.

    ``statistics`` adds a folded group to the log, with the number of findings of each rule.
    """
    return "".join(line + "\n" for line in _lines(report, statistics=statistics))


def cut_off(report: Report) -> dict[Severity, int]:
    """Return how many annotations of each severity GitHub will not show beside the lines."""
    counts = dict(report.counts)
    room = dict.fromkeys(counts, SHOWN_PER_STEP)
    if any(count > SHOWN_PER_STEP for count in counts.values()):
        room[Severity.INFO] -= 1  # what is said about the others is a notice too
    return {
        severity: count - room[severity]
        for severity, count in counts.items()
        if count > room[severity]
    }


def cut_off_sentence(report: Report) -> str | None:
    """Say what GitHub will not show; None where it shows everything."""
    hidden = cut_off(report)
    if not hidden:
        return None
    counts = joined(
        (
            _("{count} 个{severity}").format(count=count, severity=severity_word(severity))
            for severity, count in hidden.items()
        ),
        "，",
    )
    return _(
        "GitHub 每一步每级只显示 {shown} 条批注，另有 {counts}不显示在代码旁边；"
        "全部在这一步的日志和任务小结里。"
    ).format(shown=SHOWN_PER_STEP, counts=counts)


def _lines(report: Report, *, statistics: bool) -> Iterator[str]:
    hidden = cut_off_sentence(report)
    if hidden is not None:
        yield f"::notice title=qingdan::{_data(hidden)}"
    for one in report.located:
        yield _command(report, one)
    if statistics and report.by_rule:
        yield "::group::" + _data(_("每条规则的问题数"))
        for code, count in report.by_rule:
            yield f"{count:>6}  {code} {BY_CODE[code].slug}  {_(BY_CODE[code].title)}"
        yield "::endgroup::"


def _command(report: Report, one: Located) -> str:
    finding = one.finding
    properties = {
        # A name that does not print could steer the log; its annotation loses the file instead.
        "file": visible(from_root(report, finding.file)),
        "line": str(finding.line),
        "col": str(finding.column),
    }
    if one.end is not None and one.end[0] == finding.line:
        # GitHub knows columns only within one line.
        properties |= {"endLine": str(one.end[0]), "endColumn": str(one.end[1])}
    properties["title"] = f"{finding.rule} {finding.name}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = visible(finding.message)
    if finding.hint:
        text += f"\n{visible(finding.hint)}"
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(text)}"


def _data(text: str) -> str:
    """Escape as the runner's toolkit does: a line end would start another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
