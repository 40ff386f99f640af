"""Turn paths into lines and columns, only for files that have findings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..model.finding import Finding, field_name
from ..store.fault import Fault
from ..store.positions import Positions, positions
from .registry import BY_SLUG
from .result import Excerpt, Located
from .rule import Edit, Fix, Mark, RawFinding, Safety

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

    def conceal(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Black out what stands between two places; it is shown with no finding any more."""
        for line in range(start[0], min(end[0], len(self._lines)) + 1):
            text = self._lines[line - 1]
            first = start[1] - 1 if line == start[0] else 0
            last = min(end[1] - 1 if line == end[0] else len(text), len(text))
            self._lines[line - 1] = text[:first] + "*" * (last - first) + text[last:]

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
        excerpt = source.excerpt(fault.line, fault.column)
        evidence = excerpt.text if excerpt else ""
        fix = None
        if fault.span is not None:
            fix = Fix(Safety.SAFE, (Edit((), fault.span, fault.new),))
        found.append(Located(finding, excerpt, evidence=evidence, fix=fix))
    return found


def locate(findings: Iterable[RawFinding], source: Source) -> list[Located]:
    """Return the findings of one file with their lines and columns."""
    raw = list(findings)
    if not raw:
        return []
    where = positions(source.text) if source.text is not None else None
    for finding in raw:
        if where is not None and finding.span is not None and BY_SLUG[finding.slug].conceal:
            source.conceal(*(where.inside(finding.at, offset) for offset in finding.span))
    return [_located(finding, where, source) for finding in raw]


def _located(raw: RawFinding, where: Positions | None, source: Source) -> Located:
    start = raw.place or (1, 1)
    end: tuple[int, int] | None = None
    evidence = ""
    path = raw.at if raw.field is None else raw.field
    if where is not None and raw.place is None:
        if raw.span is not None:
            start, end = (where.inside(raw.at, offset) for offset in raw.span)
        else:
            start = (where.key if raw.mark is Mark.KEY else where.value)(raw.at)
        evidence = _evidence(where.content_at(path), raw.span)
    rule = BY_SLUG[raw.slug]
    finding = Finding(
        rule.code,
        rule.slug,
        rule.severity,
        raw.message,
        raw.hint,
        raw.file,
        start[0],
        start[1],
        raw.item,
        field_name(path),
    )
    return Located(finding, source.excerpt(*start), end, evidence, raw.fix)


def _evidence(value: Any, span: tuple[int, int] | None) -> str:
    """Return the value at fault as text: what a baseline recognises a finding by."""
    if isinstance(value, str):
        return value if span is None else value[span[0] : span[1]]
    return "" if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)
