"""Read an edited table: its record, its sheets by what they hold, the rows of items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...cells.columns import ITEM_ID, list_columns
from ...cells.escaping import csv_unescaped
from ...errors import QingdanError
from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ...model.workspace import ExtraField
from ..exporting.continued import SHEET as LONG
from ..exporting.guidance import DEFAULTS, GUIDE, TEXTS
from ..exporting.metadata import SHEET
from ..findings import Notes
from ..reading.grid import Place, Sheet, Workbook
from .heads import Head, find_head
from .longs import LongTexts
from .mangled import with_values
from .renamed import with_renamed
from .rows import Row, merged_across, rows_below
from .stamp import PUBLIC, DamagedStampError, SheetStamp, Stamp, read_stamp

_PAGES = frozenset({SHEET, LONG, GUIDE, TEXTS, DEFAULTS})
"""Sheets of an export that are only read."""
Extra = Mapping[ListKind, list[ExtraField]]


@dataclass(frozen=True)
class TableSheet:
    """A sheet of items. ``stamp`` is what was recorded of it."""

    name: str
    kind: ListKind
    stamp: SheetStamp | None
    rows: list[Row]


@dataclass
class Table:
    """An edited table: what was recorded of it (None for a CSV), and its sheets of items.

    ``is_csv``: it was exported as CSV; a spreadsheet program may have made a workbook of it.
    ``is_foreign``: it was not exported from here; its rows were found by what they say.
    """

    file: str
    stamp: Stamp | None
    is_csv: bool
    is_foreign: bool = False
    was_saved: bool = False
    """Whether it is a CSV that a spreadsheet program made a workbook of."""
    sheets: list[TableSheet] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)


def read_table(file: str, workbook: Workbook, extra: Extra) -> Table | None:
    """Return the table in a workbook; None where nothing tells that it was exported from here.

    ``extra`` are the extra fields of the workspace, by list. Raises ``QingdanError`` for an
    export for the public, which does not hold all there is.
    """
    table = Table(file, None, workbook.kind == "csv")
    try:
        table.stamp = read_stamp(workbook)
        table.was_saved = table.stamp is None and not table.is_csv
        table.is_csv = table.stamp is None
    except DamagedStampError:
        table.notes.warn(
            "record-damaged",
            _("表里的导出记录（隐藏的工作表 {name}）坏了，只能和现在的工作区两方比较。").format(
                name=SHEET
            ),
            None,
            None,
        )
    if table.stamp is not None and table.stamp.audience == PUBLIC:
        raise QingdanError(
            _("{file} 是公开版的导出，内部字段已经去掉，不能导回来。").format(file=file),
            _("用 qingdan export --audience internal 重新导出再改。"),
            file=file,
        )
    sheets = [_unescaped(sheet) if table.is_csv else sheet for sheet in workbook.sheets]
    if table.stamp is not None:
        _read_stamped(table, table.stamp, sheets, extra)
    else:
        _read_unstamped(table, sheets, extra)
    return table if table.sheets or table.stamp is not None else None


def _unescaped(sheet: Sheet) -> Sheet:
    cells = {place: csv_unescaped(text) for place, text in sheet.cells.items()}
    return Sheet(sheet.name, cells, sheet.spans, hidden=sheet.hidden, damages=sheet.damages)


def _read_stamped(table: Table, stamp: Stamp, sheets: list[Sheet], extra: Extra) -> None:
    longs = LongTexts(sheets, stamp.long)
    _note_undeclared(table, stamp, extra)
    there = {sheet.name for sheet in sheets}
    for sheet in sheets:
        if sheet.name in _PAGES:
            continue
        found = _matching(sheet, stamp)
        if found is None:
            _note_foreign(table, sheet, stamp)
            continue
        stamped, head = found
        there.add(stamped.name)
        head, renamed = with_renamed(sheet, head, stamped)
        for path, heading in renamed.items():
            table.notes.tell(
                "renamed-column",
                _("“{new}”就是导出时的“{old}”（内容相同），照样取。").format(new=heading, old=path),
                sheet.name,
                Place(head.row, head.columns[path]),
            )
        _read_sheet(table, sheet, head, stamped.kind, stamped, stamped.headings, longs)
    seen = {row.id for one in table.sheets for row in one.rows}
    for stamped in stamp.sheets:
        if stamped.name not in there and stamped.items and not seen & stamped.items.keys():
            table.notes.warn(
                "sheet-missing",
                _(
                    "导出时的工作表“{name}”不在文件里，其中 {count} 项事项没有看，不当作删除。"
                ).format(name=stamped.name, count=len(stamped.items)),
                None,
                None,
            )


def _note_undeclared(table: Table, stamp: Stamp, extra: Extra) -> None:
    """Say which exported columns the workspace has no field for any more."""
    lost: dict[str, None] = {}
    for stamped in stamp.sheets:
        known = list_columns(stamped.kind, extra.get(stamped.kind, [])).by_path
        lost.update(dict.fromkeys(path for path in stamped.paths if path not in known))
    if lost:
        table.notes.warn(
            "field-undeclared",
            _(
                "工作区没有声明这些扩展字段，这几列没有取：{names}。"
                "要取的，先在 qingdan.yaml 的“扩展字段”里声明。"
            ).format(names=joined(lost)),
            None,
            None,
        )


def _matching(sheet: Sheet, stamp: Stamp) -> tuple[SheetStamp, Head] | None:
    """Return which exported sheet this is: by its name, else (renamed) by its heading."""
    best: tuple[SheetStamp, Head] | None = None
    for stamped in sorted(stamp.sheets, key=lambda one: one.name != sheet.name):
        head = find_head(sheet, stamped.headings, stamped.paths)
        if head is None:
            continue
        if stamped.name == sheet.name:
            return stamped, head
        if ITEM_ID in head.columns and (best is None or len(head.columns) > len(best[1].columns)):
            best = stamped, head
    return best


def _note_foreign(table: Table, sheet: Sheet, stamp: Stamp) -> None:
    if any(one.name == sheet.name for one in stamp.sheets):
        table.notes.add(
            "head-missing",
            Severity.ERROR,
            _("找不到表头行，这张工作表读不了。恢复导出时的表头再导入。"),
            sheet=sheet.name,
        )
    elif sheet.cells and not sheet.hidden:
        table.notes.tell("foreign-sheet", _("不是导出的工作表，没有看。"), sheet.name, None)


def _read_unstamped(table: Table, sheets: list[Sheet], extra: Extra) -> None:
    """A CSV, or a workbook whose record is gone: headings are the paths of columns."""
    for sheet in sheets:
        found: tuple[ListKind, Mapping[str, str], Head] | None = None
        for kind in ListKind:
            paths = [column.path for column in list_columns(kind, extra.get(kind, [])).columns]
            headings: Mapping[str, str] = dict(zip(paths, paths, strict=True))
            head = find_head(sheet, headings, ())
            if head is None or ITEM_ID not in head.columns:
                continue
            if found is None or len(head.columns) > len(found[2].columns):
                found = kind, headings, head
        if found is not None:
            kind, headings, head = found
            _read_sheet(table, sheet, head, kind, None, headings, LongTexts(sheets, None))


def _read_sheet(
    table: Table,
    sheet: Sheet,
    head: Head,
    kind: ListKind,
    stamped: SheetStamp | None,
    headings: Mapping[str, str],
    longs: LongTexts,
) -> None:
    shown = {path: heading for heading, path in headings.items()}
    if not _head_is_whole(table, sheet, head, shown):
        return
    rows = list(rows_below(sheet, head, ITEM_ID, shown))
    for row in rows:
        for place in merged_across(sheet, row):
            table.notes.add(
                "merged-cell",
                Severity.ERROR,
                _("这一格和旁边的列合并了，看不出各是什么；取消合并再导入。"),
                sheet=sheet.name,
                cell=place,
            )
    rows = with_values(rows, sheet, table.notes, is_csv=table.is_csv)
    emptied = [row for row in rows if not any(row.cells.values())]
    for row in emptied:
        table.notes.tell(
            "row-emptied",
            _("这一行只剩下隐藏的编号，当作删去的行。"),
            sheet.name,
            row.range,
        )
    rows = [row for row in rows if any(row.cells.values())]
    rows = [longs.rejoined(row, table.notes) for row in rows]
    table.sheets.append(TableSheet(sheet.name, kind, stamped, rows))


def _head_is_whole(table: Table, sheet: Sheet, head: Head, shown: Mapping[str, str]) -> bool:
    """Say what is wrong with a heading; False where the rows cannot be read."""
    notes = table.notes
    for path, places in head.doubled.items():
        notes.add(
            "column-twice",
            Severity.ERROR,
            _(
                "有 {count} 列的表头都是“{heading}”，不知道取哪一列；留一列，其他的改名或删去。"
            ).format(count=len(places), heading=shown[path]),
            sheet=sheet.name,
            cell=Place(head.row, places[1]),
        )
    if ITEM_ID not in head.columns:
        notes.add(
            "id-column-missing",
            Severity.ERROR,
            _("“{heading}”这一列不见了，认不出各行是哪个事项；恢复这一列再导入。").format(
                heading=shown.get(ITEM_ID, ITEM_ID)
            ),
            sheet=sheet.name,
        )
    missing = [shown.get(path, path) for path in head.missing if path != ITEM_ID]
    if missing and head.unknown:
        notes.add(
            "renamed-head",
            Severity.ERROR,
            _(
                "“{unknown}”不是导出的列，“{missing}”又不见了：是不是改了表头的文字？"
                "把表头改回来；自己另加的列删去或放到别的工作表。"
            ).format(unknown=joined(head.unknown), missing=joined(missing)),
            sheet=sheet.name,
            cell=Place(head.row, min(head.unknown.values())),
        )
        return False
    for heading, column in head.unknown.items():
        notes.warn(
            "extra-column",
            _("“{heading}”不是导出的列，没有取。").format(heading=heading),
            sheet.name,
            Place(head.row, column),
        )
    if missing:
        notes.warn(
            "missing-column",
            _("这些列不在表里，各事项的这些内容没有动：{names}。").format(names=joined(missing)),
            sheet.name,
            None,
        )
    return not head.doubled and ITEM_ID in head.columns
