"""Say which columns were not taken, and why."""

from __future__ import annotations

from ...messages import _
from ..findings import Notes
from ..reading.grid import Place, area, column_letters
from .header import Header
from .table import Table, Use
from .types import power_type

_LEFT = (
    Use.UNKNOWN_COLUMN,
    Use.PERSONAL_COLUMN,
    Use.DOUBLED_COLUMN,
    Use.DOUBTFUL_COLUMN,
    Use.IGNORED_COLUMN,
)
_TOLD_BELOW = 0.95
"""Columns that were taken with less certainty than this are told."""


def report_columns(table: Table, notes: Notes) -> None:
    """Note every column whose cells were left out, and why; and those taken by other signs."""
    if table.header is None:
        return
    _report_taken(table, table.header, notes)
    left: dict[tuple[Use, int], list[Place]] = {}
    for place, use in table.uses.items():
        if use in _LEFT:
            left.setdefault((use, place.column), []).append(place)
    for (use, column), places in sorted(left.items(), key=lambda pair: pair[0][1]):
        letters = column_letters(column)
        texts = [table.sheet.cells[place].strip() for place in places]
        cells = area(places)
        if use is Use.PERSONAL_COLUMN:
            message = _("“{heading}”是个人信息，{count}个单元格按规定不导入。").format(
                heading=table.header.personal.get(column, letters), count=len(texts)
            )
            notes.tell("personal-column", message, table.sheet.name, cells)
        elif use is Use.DOUBLED_COLUMN:
            message = _("与前面的“{column}”列意思相同，{count}个单元格未导入。").format(
                column=table.header.doubled.get(column, letters), count=len(texts)
            )
            notes.warn("doubled-column", message, table.sheet.name, cells)
        elif use is Use.DOUBTFUL_COLUMN:
            message = _doubtful(table, table.header, column, len(texts))
            notes.warn("doubtful-column", message, table.sheet.name, cells)
        elif use is Use.IGNORED_COLUMN:
            message = _("“{heading}”列按指定忽略，{count}个单元格未导入。").format(
                heading=table.header.ignored.get(column, letters), count=len(texts)
            )
            notes.tell("ignored-column", message, table.sheet.name, cells)
        else:
            message = _unknown(table.header, column, texts)
            if column in table.sheet.hidden_columns:
                message += _("（这一列是隐藏的）")
            kind = "unknown-column" if column in table.header.unknown else "headless-column"
            notes.warn(kind, message, table.sheet.name, cells)


def _report_taken(table: Table, header: Header, notes: Notes) -> None:
    """Tell of columns that go into 内部说明, become extra fields, or were not named outright."""
    row = header.bottom
    for column, heading in header.noted.items():
        message = _("“{heading}”列按指定记入内部说明，不公开。").format(heading=heading)
        notes.tell("noted-column", message, table.sheet.name, Place(row, column))
    for column, name in header.kept.items():
        message = _("“{heading}”列按指定作为扩展字段“{name}”。").format(
            heading=header.texts.get(column, name), name=name
        )
        notes.tell("kept-column", message, table.sheet.name, Place(row, column))
    for meant, column in header.columns.items():
        reading = header.reasons.get(column)
        if reading is not None and reading.confidence < _TOLD_BELOW:
            message = _("“{heading}”列当作“{column}”（把握{percent}%）：{reason}。").format(
                heading=header.texts.get(column, meant),
                column=table.columns.heading_of(meant),
                percent=round(100 * reading.confidence),
                reason=reading.reason,
            )
            notes.tell("column-taken", message, table.sheet.name, Place(row, column))


def _doubtful(table: Table, header: Header, column: int, count: int) -> str:
    heading = header.doubtful[column]
    likely = header.reasons[column]
    path = table.columns.path_of(likely.column)
    return _(
        "“{heading}”列可能是“{column}”（把握{percent}%，{reason}），不敢确定，{count}个单元格未导入；"
        '是就加 --map "{heading}={path}"，不是就加 --map "{heading}=忽略"。'
    ).format(
        heading=heading,
        column=table.columns.heading_of(likely.column),
        percent=round(100 * likely.confidence),
        reason=likely.reason,
        count=count,
        path=path,
    )


def _unknown(header: Header, column: int, texts: list[str]) -> str:
    heading = header.unknown.get(column)
    if heading:
        return _("不认识“{heading}”列，{count}个单元格未导入。").format(
            heading=heading, count=len(texts)
        )
    if all(power_type(text) for text in texts):
        return _("没有表头的列，{count}个单元格是权力类型，像是下拉选项，未导入。").format(
            count=len(texts)
        )
    return _("没有表头的列，{count}个单元格未导入。").format(count=len(texts))
