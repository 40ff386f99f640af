"""A table held against a list, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.redline import Mark
from ..conform.table_result import Both, TableCheck
from ..messages import joined
from . import reconcile_words as words

_SIGNS = {Mark.EQUAL: ("", ""), Mark.INSERT: ("{+", "+}"), Mark.DELETE: ("[-", "-]")}


def reconcile_text(check: TableCheck) -> str:
    """Return the report; it ends in a line feed."""
    return "".join(line.rstrip() + "\n" for line in _lines(check))


def _lines(check: TableCheck) -> Iterator[str]:
    yield words.file_name(check)
    for sentence in (*words.totals(check), *words.set_aside(check)):
        yield "  " + sentence
    yield "  " + words.columns(check)
    if check.different:
        yield ""
        yield words.different_title(check)
        for both in check.different:
            yield from _different(check, both)
    if check.only_here:
        yield ""
        yield words.only_here_title(check)
        yield "  " + words.only_here_advice(check)
        for here in check.only_here:
            yield f"  {words.severity(check, here)} {here.ours.file} {words.item(here.ours)}"
            yield from ("      " + line for line in words.likely(here.likely))
    if check.only_there:
        yield ""
        yield words.only_there_title(check)
        yield "  " + words.only_there_advice()
        for there in check.only_there:
            yield f"  {words.severity(check, there)} {words.row(there.row)}"
            yield from ("      " + line for line in words.likely(there.likely))
    yield from _doubtful(check)
    yield ""
    yield from words.uncompared_total(check)
    yield words.counted(check)


def _different(check: TableCheck, both: Both) -> Iterator[str]:
    yield f"  {words.severity(check, both)} {both.ours.file} {words.item(both.ours)}"
    yield "    " + words.row(both.row)
    for one in both.differences:
        alone = words.difference(one)
        if alone:
            yield "    " + joined((one.path, alone), "：")
            continue
        text = "".join(_SIGNS[s.mark][0] + s.text + _SIGNS[s.mark][1] for s in words.changed(one))
        first, *rest = text.splitlines() or [""]
        yield "    " + joined((one.path, first), "：")
        yield from ("      " + line for line in rest)


def _doubtful(check: TableCheck) -> Iterator[str]:
    if check.doubtful:
        yield ""
        yield words.doubtful_title(check)
        for one in check.doubtful:
            yield f"  {words.severity(check, one)} {words.doubt(one)}"
            yield from (f"    {matter.file} {words.item(matter)}" for matter in one.ours)
            yield from (f"    {words.row(row)}" for row in one.rows)
    if check.table.unread:
        yield ""
        yield words.unread_title(check)
        for lost in check.table.unread:
            yield "  " + words.unread(lost)


__all__ = ["reconcile_text"]
