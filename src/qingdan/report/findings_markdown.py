"""A report as Markdown: for a comment on a pull request, or for the summary of a CI job.

A comment holds 65,536 characters; what does not fit is left out from the end, the least severe
findings first, and the report says how many are missing. Whatever comes from a file is escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ..messages import _, joined
from ..model.finding import Finding, Severity
from ..rules.registry import BY_CODE
from ..rules.result import Report
from . import markdown_escape
from .findings_escape import visible
from .findings_place import from_root
from .findings_words import closing, counted, severity_word

MARKER = "<!-- qingdan:report -->"
"""The first line, by which a comment is found again to be replaced."""

_TOP = 3
_LONGEST = 500
"""Characters of one message or hint."""


class Room(NamedTuple):
    """How long a text may be, in UTF-16 units (a Chinese character is one) and in bytes of UTF-8.

    A limit of None is none.
    """

    units: int | None
    octets: int | None

    def holds(self, units: int, octets: int) -> bool:
        """Whether a text of this length fits."""
        return (self.units is None or units <= self.units) and (
            self.octets is None or octets <= self.octets
        )


COMMENT = Room(65_000, 262_000)
"""GitHub refuses comments over 65,536 characters or 262,144 bytes; some room is left for those who
put a line of their own around the report."""

SUMMARY = Room(None, 1024 * 1024)
"""GitHub drops the summary of a step that is larger than 1 MiB."""


def render(report: Report, *, statistics: bool = False, room: Room = COMMENT) -> str:
    """Return the report as Markdown that ends in a line feed and fits into ``room``.

    ``statistics`` counts the findings of every rule, not only of the most frequent ones.
    """
    page = _Page(room)
    for line in _head(report, statistics=statistics):
        page.add(line)
    page.reserve(_left_out(Counter(dict.fromkeys(Severity, 10**9))))
    missing: Counter[Severity] = Counter()
    for severity in Severity:
        found = [finding for finding in report.findings if finding.severity is severity]
        if missing.total() or not found:
            missing[severity] += len(found)
            continue
        missing[severity] += len(found) - _list(report, severity, found, page)
    if missing.total():
        page.close(_left_out(missing))
    return page.text


class _Page:
    """Lines as far as there is room."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._lines: list[str] = []
        self._units = 0
        self._octets = 0
        self._kept = (0, 0)

    def reserve(self, line: str) -> None:
        """Keep room for a line that may have to be added at the end."""
        self._kept = _size("\n" + line)

    def add(self, line: str) -> bool:
        """Add a line if it fits."""
        units, octets = _size(line)
        if not self._room.holds(
            self._units + units + self._kept[0], self._octets + octets + self._kept[1]
        ):
            return False
        self.close(line)
        return True

    def close(self, line: str) -> None:
        """Add a line for which room was kept."""
        units, octets = _size(line)
        self._lines.append(line)
        self._units += units
        self._octets += octets

    @property
    def text(self) -> str:
        return "".join(line + "\n" for line in self._lines)


def _size(line: str) -> tuple[int, int]:
    units = len(line.encode("utf-16-le", "surrogatepass")) // 2
    return units + 1, len(line.encode("utf-8", "surrogatepass")) + 1


def _head(report: Report, *, statistics: bool) -> Iterator[str]:
    yield MARKER
    yield "## " + (
        _("清单检查：{counts}").format(counts=counted(report))
        if report.findings
        else _("清单检查：没有发现问题")
    )
    yield ""
    yield from ("- " + markdown_escape.escape(sentence) for sentence in closing(report))
    if report.findings:
        yield ""
        yield from _frequent(report, len(report.by_rule) if statistics else _TOP)


def _frequent(report: Report, most: int) -> Iterator[str]:
    head = (_("最常见的问题"), _("数量"), _("规则"), _("改法"))
    rows = [
        (
            _(BY_CODE[code].title),
            str(count),
            f"{code} {BY_CODE[code].slug}",
            _(BY_CODE[code].advice),
        )
        for code, count in report.by_rule[:most]
    ]
    yield from markdown_escape.table([head, *rows]).split("\n")


def _list(report: Report, severity: Severity, found: list[Finding], page: _Page) -> int:
    """Add the findings of one severity by file; return how many there was room for."""
    listed = 0
    for file, findings in groupby(found, key=lambda finding: finding.file):
        heads = [f"**{markdown_escape.code(visible(from_root(report, file)))}**", ""]
        if not listed:
            title = "### {word} {count}"
            heads = [title.format(word=severity_word(severity), count=len(found)), "", *heads]
        for finding in findings:
            # A heading is worth its room only with the first finding under it.
            if not page.add("\n".join(["", *heads, _line(finding)] if heads else [_line(finding)])):
                return listed
            heads = []
            listed += 1
    return listed


def _line(finding: Finding) -> str:
    text = f"- {finding.line}:{finding.column} {finding.rule} {_shortened(finding.message)}"
    if finding.hint:
        text += " → " + _shortened(finding.hint)
    return text


def _shortened(text: str) -> str:
    text = visible(text)
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "……"
    return markdown_escape.escape(text)


def _left_out(missing: Counter[Severity]) -> str:
    counts = joined(
        (
            _("{count} 个{severity}").format(
                count=missing[severity], severity=severity_word(severity)
            )
            for severity in Severity
            if missing[severity]
        ),
        "，",
    )
    text = _(
        "还有 {count} 个没有列出（{counts}）：这里放不下。"
        "全部见检查的日志，或运行 qingdan validate。"
    )
    return "\n**" + text.format(count=missing.total(), counts=counts) + "**"
