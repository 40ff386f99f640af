"""Turn paths into lines and columns, only for files that have findings."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.finding import Finding, field_name
from ..store.fault import Fault
from ..store.positions import positions
from .registry import BY_SLUG
from .result import Excerpt, Located
from .rule import Mark, RawFinding

_WIDTH = 110
_BEFORE = 40


class Source:
    """The lines of one file, as far as it can be read."""

    def __init__(self, text: str | None, data: bytes = b"") -> None:
        """Take the decoded text, or the bytes of a file that was not given to a parser."""
        self.text = text
        shown = text
        if shown is None:
            try:
                shown = data.decode("utf-8").removeprefix("\ufeff")
            except UnicodeDecodeError:
                shown = None
        self._lines = shown.split("\n") if shown is not None else []

    def excerpt(self, line: int, column: int) -> Excerpt | None:
        """Return what stands around a place; a long line is cut."""
        if not 1 <= line <= len(self._lines):
            return None
        text = self._lines[line - 1].rstrip("\r")
        caret = min(column - 1, len(text))
        if not text.strip():
            return None
        if len(text) <= _WIDTH:
            return Excerpt(text, caret)
        start = max(0, caret - _BEFORE)
        if start == 0:
            return Excerpt(text[:_WIDTH] + "…", caret)
        more = "…" if start + _WIDTH < len(text) else ""
        return Excerpt("…" + text[start : start + _WIDTH] + more, caret - start + 1)


def locate_faults(
    faults: Iterable[Fault], file: str, source: Source, item: str | None
) -> list[Located]:
    """Return the findings for faults of the store."""
    found = []
    for fault in faults:
        rule = BY_SLUG[fault.slug]
        finding = Finding(
            rule.code,
            rule.slug,
            rule.severity,
            fault.message,
            fault.hint,
            file,
            fault.line,
            fault.column,
            item,
        )
        found.append(Located(finding, source.excerpt(fault.line, fault.column)))
    return found


def locate(findings: Iterable[RawFinding], source: Source) -> list[Located]:
    """Return the findings of one file with their lines and columns."""
    raw = list(findings)
    if not raw:
        return []
    where = positions(source.text) if source.text is not None else None
    found = []
    for finding in raw:
        line, column = 1, 1
        if where is not None:
            at = where.key if finding.mark is Mark.KEY else where.value
            line, column = at(finding.at)
        rule = BY_SLUG[finding.slug]
        path = finding.at if finding.field is None else finding.field
        found.append(
            Located(
                Finding(
                    rule.code,
                    rule.slug,
                    rule.severity,
                    finding.message,
                    finding.hint,
                    finding.file,
                    line,
                    column,
                    finding.item,
                    field_name(path),
                ),
                source.excerpt(line, column),
            )
        )
    return found
