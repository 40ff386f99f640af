"""Statistics for programs: ``qingdan/stats/1``, and as one table for spreadsheets.

Shares and changes are per cent with one decimal as text (``"58.8"``), because a float would not
give the same figure everywhere; null where there is nothing to divide by.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from ..cells.escaping import csv_escaped
from ..messages import _
from ..model.share import MINUS, rounded
from ..stats.counting import Table, Totals
from ..stats.dimensions import MALFORMED, UNSAID
from ..stats.statistics import Breakdown, Line, RatioLine, Statistics

SCHEMA = "qingdan/stats/1"


def stats_json(said: Statistics) -> str:
    """Return the statistics as JSON.

    ``lists``: per list the totals of the version and, under ``before``, of the earlier one;
    ``tables``: the units of a list by a dimension; ``key`` of a row is an organ's id or the word
    as written, null for what is not said; ``overlapping`` where an item stands in several rows;
    ``ratios`` with what they are made of; ``unread``: files that are in no number.
    """
    record = {
        "schema": SCHEMA,
        "title": said.head.name,
        "rev": said.head.label,
        "since": said.base.label if said.base else None,
        "lists": [
            {
                "list": one.kind,
                "title": one.kind.official_name,
                **_totals(one.now),
                "before": _totals(one.before) if one.before else None,
                **_changed(one.line),
            }
            for one in said.lists
        ],
        "tables": [_table(one) for one in said.breakdowns],
        "ratios": [_ratio(one) for one in said.ratios],
        "unread": said.unread,
        "unread_before": said.unread_before,
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _totals(one: Totals) -> dict[str, int]:
    return {
        "items": one.items,
        "listed": one.listed,
        "units": one.units,
        "mains": one.mains,
        "drafts": one.drafts,
        "repealed": one.repealed,
        "internal": one.internal,
    }


def _changed(line: Line) -> dict[str, Any]:
    return {"difference": line.difference, "change": _percent(line.change)}


def _percent(value: Fraction | None) -> str | None:
    return None if value is None else rounded(value * 100, 1).replace(MINUS, "-")


def _table(one: Breakdown) -> dict[str, Any]:
    return {
        "list": one.now.kind,
        "by": one.now.dimension,
        "units": one.now.units,
        "sum": one.now.placements,
        "overlapping": one.now.placements != one.now.units,
        "rows": [_row(one.now, row) for row in one.rows],
    }


def _row(table: Table, row: Line) -> dict[str, Any]:
    return {
        "key": None if row.key in (UNSAID, MALFORMED) else row.key,
        "label": row.label,
        "count": row.count,
        "share": _percent(Fraction(row.count, table.units) if table.units else None),
        "before": row.before,
        **_changed(row),
    }


def _ratio(line: RatioLine) -> dict[str, Any]:
    one = line.now
    value = _percent(one.value) if one.is_share else rounded(one.value, 2)
    return {
        "id": one.id,
        "title": one.title,
        "part": one.part,
        "whole": one.whole,
        "unit": "percent" if one.is_share else "times",
        "value": value,
        "before": {"part": line.before.part, "whole": line.before.whole} if line.before else None,
    }


def stats_csv(said: Statistics) -> bytes:
    """Return every figure as a row: list, by what, where, how many, share, before, difference."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    head = [_("清单"), _("分类"), _("名称"), _("项数"), _("占比（%）")]
    writer.writerow([*head, _("以前"), _("增减"), _("增减（%）")])
    for cells in _lines(said):
        writer.writerow([csv_escaped(cell) if isinstance(cell, str) else cell for cell in cells])
    return ("\ufeff" + stream.getvalue()).encode("utf-8", "surrogatepass")


def _lines(said: Statistics) -> Iterator[list[str | int | _Figure | None]]:
    for one in said.lists:
        yield _line(one.kind.official_name, _("合计"), one.line, None)
    for table in said.breakdowns:
        name, label = table.now.kind.official_name, table.now.dimension.label
        for row in table.rows:
            yield _line(name, label, row, table.now.units)


class _Figure(float):
    """A figure that is written as it is: it may begin with a minus and is no formula."""


def _line(name: str, label: str, line: Line, units: int | None) -> list[str | int | _Figure | None]:
    share = Fraction(line.count, units) if units else None
    return [
        name,
        label,
        line.label,
        line.count,
        _figure(share),
        line.before,
        line.difference,
        _figure(line.change),
    ]


def _figure(value: Fraction | None) -> _Figure | None:
    text = _percent(value)
    return None if text is None else _Figure(text)


__all__ = ["SCHEMA", "stats_csv", "stats_json"]
