"""Where the columns of a table of posts are; a heading may have several rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import QingdanError
from ..exchange.reading.grid import Sheet
from ..exchange.tables.columns import bare_heading
from ..messages import _, bracketed
from .figures import Figure, Measure, figure_in
from .table import LOOKED_AT
from .written import count

_ORGAN = frozenset(
    map(
        bare_heading,
        (
            *("单位", "单位名称", "机构", "机构名称", "部门", "部门名称", "名称"),
            *("镇街", "乡镇", "街道", "乡镇街道", "镇街道", "所在单位", "用编单位"),
        ),
    )
)
_UNIT = frozenset(map(bare_heading, ("科室", "内设机构", "股室", "处室", "站所", "所在科室")))
_KIND = frozenset(
    map(bare_heading, ("类别", "编制类别", "编制类型", "编制性质", "人员类别", "岗位类别"))
)
_DOCUMENT = re.compile(r"(?:三定|批准|依据|编制|核编|定编).{0,4}(?:文号|文件)|文号")
_DEEPEST = 3
"""Rows that a heading may have."""


@dataclass
class Head:
    """Where the columns are; ``below`` is the first row under the heading."""

    organ: int
    below: int = 0
    unit: int | None = None
    kind: int | None = None
    document: int | None = None
    figures: dict[int, Figure] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)


def find_heading(sheet: Sheet, path: Path) -> Head | None:
    """Return the heading of a sheet; None where it is no table of posts.

    Raises ``QingdanError`` where two columns mean the same.
    """
    for row in range(min(sheet.rows, LOOKED_AT)):
        organs = [p.column for p in sheet.row_places(row) if _is(sheet.text(*p), _ORGAN)]
        if organs:
            head = _read_head(sheet, row, organs[0], path)
            measures = {one.measure for one in head.figures.values()}
            if measures & {Measure.AUTHORISED, Measure.ACTUAL}:
                return head
    return None


def _is(text: str, words: frozenset[str]) -> bool:
    return bare_heading(text) in words


def _read_head(sheet: Sheet, row: int, organ: int, path: Path) -> Head:
    head = Head(organ, row + 1)
    while head.below < min(sheet.rows, row + _DEEPEST) and _goes_on(sheet, head.below, organ):
        head.below += 1
    labels = _labels(sheet, row, head.below)
    by_figure: dict[Figure, str] = {}
    for column, label in labels.items():
        if column == organ:
            continue
        if _is(label, _UNIT):
            head.unit = column
        elif _is(label, _KIND):
            head.kind = column
        elif _DOCUMENT.search(label):
            head.document = column
        elif (figure := figure_in(label)) is not None:
            if figure in by_figure:
                raise QingdanError(
                    _("“{first}”和“{second}”两列都读成{what}。").format(
                        first=by_figure[figure],
                        second=label,
                        what=figure.measure + bracketed(figure.kind),
                    ),
                    _("把列名写清楚，如 核定行政、核定事业、实有行政；不用的列删去。"),
                    file=str(path),
                )
            by_figure[figure] = label
            head.figures[column] = figure
        elif bare_heading(label) not in ("序号", "备注"):
            head.unused.append(label)
    return head


def _goes_on(sheet: Sheet, row: int, organ: int) -> bool:
    """Whether a row still belongs to the heading: words under the figures, no organ of its own."""
    own = [sheet.text(*place) for place in sheet.row_places(row)]
    return bool(own) and not sheet.text(row, organ) and all(count(one) is None for one in own)


def _labels(sheet: Sheet, top: int, below: int) -> dict[int, str]:
    """Return what stands over each column; a group's word reaches over the blanks at its right."""
    found: dict[int, str] = {}
    group = ""
    for column in range(sheet.columns):
        first = sheet.shown(top, column).strip()
        under = [sheet.shown(row, column).strip() for row in range(top + 1, below)]
        lower = [word for word in dict.fromkeys(under) if word and word != first]
        group = first or (group if lower else "")
        parts = [group, *lower] if group else lower
        if parts:
            found[column] = "".join(parts)
    return found


__all__ = ["Head", "find_heading"]
