"""A report for people: each finding with its line and a caret, then a count and advice."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby

from ..messages import _
from ..model.finding import Severity
from ..rules.registry import BY_CODE
from ..rules.result import Excerpt, Located, Report
from .findings_escape import columns, visible
from .findings_words import closing, severity_word

_TOP = 3


class Tone(StrEnum):
    """How a piece of text is meant; what it looks like is the terminal's business."""

    PLAIN = "plain"
    PLACE = "place"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    RULE = "rule"
    FAINT = "faint"
    CARET = "caret"
    GOOD = "good"


Piece = tuple[str, Tone]
Line = list[Piece]

_TONES = {
    Severity.ERROR: Tone.ERROR,
    Severity.WARNING: Tone.WARNING,
    Severity.INFO: Tone.INFO,
}


def lines(report: Report, *, summary: bool = True, statistics: bool = False) -> Iterator[Line]:
    """Yield the lines of the report in pieces, the text of files made safe to show.

    ``summary`` adds the closing count and the advice, ``statistics`` a table of rules.
    """
    for _file, located in groupby(report.located, key=lambda one: one.finding.file):
        for one in located:
            yield from _finding(one)
        yield []
    if statistics:
        yield from _statistics(report)
    if not summary:
        return
    first, *rest = closing(report)
    yield [(first, Tone.PLAIN if report.findings else Tone.GOOD)]
    yield from ([(sentence, Tone.PLAIN)] for sentence in rest)
    yield from _advice(report)


def render(report: Report, *, summary: bool = True, statistics: bool = False) -> str:
    """Return the report as plain text."""
    return "".join(
        "".join(piece for piece, _tone in line).rstrip() + "\n"
        for line in lines(report, summary=summary, statistics=statistics)
    )


def _finding(one: Located) -> Iterator[Line]:
    finding, excerpt = one.finding, one.excerpt
    place = f"{visible(finding.file)}:{finding.line}:{finding.column}"
    yield [
        (place, Tone.PLACE),
        (" ", Tone.PLAIN),
        (severity_word(finding.severity), _TONES[finding.severity]),
        (" ", Tone.PLAIN),
        (f"{finding.rule} {finding.name}", Tone.RULE),
        ("  ", Tone.PLAIN),
        (visible(finding.message), Tone.PLAIN),
    ]
    number = str(finding.line)
    if excerpt is not None:
        yield from _source(excerpt, number)
    if finding.hint:
        yield [
            ("  " + " " * len(number), Tone.PLAIN),
            (" → ", Tone.FAINT),
            (visible(finding.hint), Tone.PLAIN),
        ]


def _source(excerpt: Excerpt, number: str) -> Iterator[Line]:
    before = visible(excerpt.text[: excerpt.caret])
    yield [
        (f"  {number} │ ", Tone.FAINT),
        (visible(excerpt.text), Tone.PLAIN),
    ]
    yield [
        ("  " + " " * len(number) + " │ ", Tone.FAINT),
        (" " * columns(before) + "^", Tone.CARET),
    ]


def _statistics(report: Report) -> Iterator[Line]:
    for code, count in report.by_rule:
        rule = BY_CODE[code]
        yield [
            (f"{count:>6}", Tone.PLAIN),
            (f"  {code} {rule.slug}", Tone.RULE),
            (f"  {_(rule.title)}", Tone.PLAIN),
        ]
    if report.by_rule:
        yield []


def _advice(report: Report) -> Iterator[Line]:
    """Yield where to begin: the files with most findings, the rules that fire most."""
    if not report.findings:
        return
    yield []
    if len(report.by_file) > _TOP and report.by_file[0][1] > 1:
        yield [(_("先改这 {count} 个文件：").format(count=_TOP), Tone.PLAIN)]
        for file, count in report.by_file[:_TOP]:
            found = _("（{count} 个问题）").format(count=count)
            yield [("  ", Tone.PLAIN), (visible(file), Tone.PLACE), (found, Tone.PLAIN)]
    yield [(_("最常见的问题和改法："), Tone.PLAIN)]
    for code, count in report.by_rule[:_TOP]:
        rule = BY_CODE[code]
        told = _("{title}（{count} 处）：{advice}").format(
            title=_(rule.title), count=count, advice=_(rule.advice)
        )
        yield [("  ", Tone.PLAIN), (f"{code} ", Tone.RULE), (told, Tone.PLAIN)]
