"""Where the report of ``qingdan validate`` goes and in which format."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..messages import _
from .reports import refusing, save_report, wants_colour

if TYPE_CHECKING:
    from ..report.findings_sarif import Replacements
    from ..rules.result import Report
    from ..store.snapshot import Snapshot

FORMATS = ("auto", "text", "json", "github", "gitlab", "sarif", "junit", "markdown")
_BY_SUFFIX = {".json": "json", ".sarif": "sarif", ".xml": "junit", ".md": "markdown"}
_LEAST_ROOM = 16 * 1024
"""Bytes; with less room left in a summary there is no point in beginning a report."""


@dataclass(frozen=True, slots=True)
class Output:
    """How a report is asked for: ``fail_on`` is a severity or ``never``."""

    format: str
    file: Path | None
    quiet: bool
    statistics: bool
    fail_on: str


def write(report: Report, output: Output, snapshot: Snapshot) -> None:
    """Write the report to stdout or to its file, and on stderr what it comes to."""
    chosen = format_for(output.format, output.file)
    if chosen == "text" and output.file is None and wants_colour():
        from ..report.findings_terminal import show

        show(report, sys.stdout, summary=not output.quiet, statistics=output.statistics)
        return
    text = _render(report, chosen, output, snapshot)
    if output.file is None:
        sys.stdout.write(text)
    else:
        save_report(text, output.file)
    if chosen == "github":
        _write_step_summary(report, statistics=output.statistics)
    if not output.quiet and (output.file is not None or chosen != "text"):
        _sum_up(report, chosen)


def format_for(given: str, file: Path | None) -> str:
    """Return the format that ``auto`` stands for.

    A file tells by its name. On the screen it is GitHub's where a GitHub workflow reads along;
    GitLab and others read files, so there the log is for people.
    """
    if given != "auto":
        return given
    if file is not None:
        named = file.name.lower().removesuffix(".json") if ".sarif.json" in file.name else file.name
        return _BY_SUFFIX.get(Path(named).suffix.lower(), "text")
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _render(report: Report, chosen: str, output: Output, snapshot: Snapshot) -> str:
    statistics = output.statistics
    match chosen:
        case "json":
            from ..report import findings_json

            return findings_json.render(report, statistics=statistics)
        case "github":
            from ..report import findings_github

            return findings_github.render(report, statistics=statistics)
        case "gitlab":
            from ..report import findings_gitlab

            return findings_gitlab.render(report)
        case "sarif":
            from ..report import findings_sarif

            return findings_sarif.render(
                report,
                statistics=statistics,
                replacements=_replacements(snapshot),
                documentation=_documentation(),
            )
        case "junit":
            from ..model.finding import Severity
            from ..report import findings_junit

            fail_on = None if output.fail_on == "never" else Severity(output.fail_on)
            return findings_junit.render(report, fail_on=fail_on, statistics=statistics)
        case "markdown":
            from ..report import findings_markdown

            return findings_markdown.render(report, statistics=statistics)
    from ..report import findings_text

    return findings_text.render(report, summary=not output.quiet, statistics=statistics)


def _replacements(snapshot: Snapshot) -> Replacements:
    """Return a function that reads a finding's file to say what its fix changes there."""
    from ..rules.replacement import Replacement, replacements
    from ..rules.result import Located
    from ..store.reader import read_mapping

    texts: dict[str, str | None] = {}

    def changes(one: Located) -> tuple[Replacement, ...]:
        if one.fix is None:
            return ()
        file = one.finding.file
        if file not in texts:
            texts.clear()  # findings come file by file
            texts[file] = read_mapping(snapshot.read(file)).text
        text = texts[file]
        return replacements(text, one.fix) if text is not None else ()

    return changes


def _documentation() -> str | None:
    """Return where the pages of the rules are published, if the package says so."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        addresses = metadata("qingdan").get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    for address in addresses:
        label, _comma, url = address.partition(", ")
        if label == "Rules":
            return str(url).rstrip("/") + "/"
    return None


def _write_step_summary(report: Report, *, statistics: bool) -> None:
    """Add the whole report to the summary of the job, which GitHub shows as a page."""
    given = os.environ.get("GITHUB_STEP_SUMMARY")
    if not given:
        return
    from ..report.findings_markdown import SUMMARY, Room, render

    path = Path(given)
    taken = path.stat().st_size if path.is_file() else 0
    left = (SUMMARY.octets or 0) - taken
    if left < _LEAST_ROOM:
        _note(_("任务小结已经写满 1 MiB，这份报告没有写进去；全部在日志里。"))
        return
    text = render(report, statistics=statistics, room=Room(None, left))

    with refusing(path), path.open("ab") as file:
        file.write(text.encode("utf-8", errors="backslashreplace"))


def _sum_up(report: Report, chosen: str) -> None:
    """Say on stderr what the report on stdout, or in a file, comes to."""
    from ..report.findings_words import closing

    for sentence in closing(report):
        _note(sentence)
    if chosen == "github":
        from ..report.findings_github import cut_off_sentence

        hidden = cut_off_sentence(report)
        if hidden is not None:
            _note(hidden)


def _note(text: str) -> None:
    """Say something that is no part of the report."""
    sys.stderr.write(text + "\n")
