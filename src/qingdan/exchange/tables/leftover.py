"""Say which columns were not taken, and why."""

from __future__ import annotations

from ...messages import _
from ..findings import Notes
from ..reading.grid import Place, area, column_letters
from .header import Header
from .table import Table, Use
from .types import power_type

_LEFT = (Use.UNKNOWN_COLUMN, Use.PERSONAL_COLUMN, Use.DOUBLED_COLUMN)


def report_columns(table: Table, notes: Notes) -> None:
    """Note every column whose cells were left out: not known, doubled, or personal data."""
    if table.header is None:
        return
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
        else:
            message = _unknown(table.header, column, texts)
            if column in table.sheet.hidden_columns:
                message += _("（这一列是隐藏的）")
            kind = "unknown-column" if column in table.header.unknown else "headless-column"
            notes.warn(kind, message, table.sheet.name, cells)


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
