"""An .xlsx that people edit and send back: heads, drop-downs, explanations, what it was made from.

XlsxWriter makes everything but the rows of items; these were made before, several at a time, and
are put in where they belong (see ``qingdan.xlsx.rows``). The same content gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

from ...cells.columns import Role
from ...model.vocabulary import ListKind
from ...xlsx.rows import Style, column_name, head_row, placed
from ...xlsx.sheet import tab_names
from . import continued, metadata
from .choices import Choices
from .gathering import Frame
from .guidance import Page, guidance_pages
from .layout import Head, TableColumns
from .making import Row
from .sheetlook import FORMATS, PROTECTION, cell_style, defaults_of, head_note, width_of

_LAST_ROW = 1_048_575
_FROZEN_TO = "名称"
_A3, _A4 = 8, 9
_A4_ROOM, _ONE_PAGE = 170.0, 420.0
"""Widths in characters: what is read well on A4, and on A3, with everything on one page."""
_UNIX = 3
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_ROWS = re.compile(rb"<sheetData>(.*)</sheetData>", re.DOTALL)
_DIMENSION = re.compile(rb'(?<=<dimension ref=")[^"]*')
_STYLED = re.compile(rb' s="(\d+)"')


@dataclass(frozen=True)
class ItemSheet:
    """A sheet of items: its name, its columns, its rows; ``used`` has a bit a filled column."""

    name: str
    kind: ListKind
    heads: tuple[Head, ...]
    rows: Sequence[Row]
    used: int


def item_sheets(
    rows: Sequence[Row], tables: Mapping[ListKind, TableColumns], empty: Sequence[ListKind]
) -> list[ItemSheet]:
    """Return the sheets that rows stand on, which come in their order; one for each empty list."""
    groups: dict[tuple[tuple[int, int, str], ListKind], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.sheet, row.kind), []).append(row)
    parts = [(sheet[2], kind, some) for (sheet, kind), some in groups.items()]
    parts += [(kind.official_name, kind, []) for kind in empty]
    found = []
    names = tab_names(name for name, _kind, _some in parts)
    for name, (_wanted, kind, some) in zip(names, parts, strict=True):
        used = 0
        for row in some:
            used |= row.used
        found.append(ItemSheet(name, kind, tables[kind].kept(used), some, used))
    return found


def write_workbook(frame: Frame, sheets: Sequence[ItemSheet], file: IO[bytes]) -> None:
    """Write the workbook to a file that can be sought."""
    with (
        zipfile.ZipFile(io.BytesIO(_frame_of(frame, sheets))) as made,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as book,
    ):
        for part in made.infolist():
            about = zipfile.ZipInfo(part.filename, part.date_time)
            about.create_system, about.compress_type = _UNIX, zipfile.ZIP_DEFLATED
            found = _SHEET.fullmatch(part.filename)
            number = int(found[1]) - 1 if found else len(sheets)
            with book.open(about, "w") as written:
                if number < len(sheets):
                    _fill(written, made.read(part), sheets[number])
                else:
                    written.write(made.read(part))


def _frame_of(frame: Frame, sheets: Sequence[ItemSheet]) -> bytes:
    """The whole workbook, each sheet of items with one row that shows every style."""
    import datetime

    from xlsxwriter import Workbook

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": frame.name, "created": datetime.datetime(1980, 1, 1)})
        formats = {style: book.add_format(dict(look)) for style, look in FORMATS.items()}
        for style in Style:  # numbers are given out when a format is first asked for its own
            formats[style]._get_xf_index()
        choices = Choices(frame)
        defaults = {sheet.kind: defaults_of(frame, sheet.kind) for sheet in sheets}
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            _lay_out(page, sheet, defaults[sheet.kind], formats, choices)
        taken = {sheet.name.casefold() for sheet in sheets}
        for guide in guidance_pages(frame, [sheet.kind for sheet in sheets]):
            _write_page(book, guide, taken, formats)
        long = [piece for sheet in sheets for row in sheet.rows for piece in row.long]
        if long:
            rows = [(one.item, one.path, one.number, one.text) for one in long]
            widths = (16.0, 24.0, 6.0, 90.0)
            _write_page(book, Page(continued.SHEET, continued.HEADS, rows, widths), taken, formats)
        choices.write(book)
        _write_metadata(book, frame, sheets, has_long=bool(long))
    return file.getvalue()


def _lay_out(
    page: Any,
    sheet: ItemSheet,
    defaults: Mapping[str, Sequence[str]],
    formats: Mapping[Any, Any],
    choices: Choices,
) -> None:
    heads = sheet.heads
    frozen = next((n + 1 for n, one in enumerate(heads) if one.column.path == _FROZEN_TO), 2)
    page.freeze_panes(1, min(frozen, 4))
    _print_well(page, sheet, min(frozen, 4))
    page.set_row(0, 32)
    page.autofilter(0, 0, len(sheet.rows), len(heads) - 1)
    page.protect("", dict(PROTECTION))
    page.set_comments_author("")
    for number, head in enumerate(heads):
        hidden = _is_hidden(sheet, number)
        look = formats[cell_style(head.column)]
        page.set_column(number, number, width_of(head), look, {"hidden": hidden})
        page.write_comment(0, number, head_note(head, defaults), {"x_scale": 2})
        allowed = choices.validation(head.column)
        if allowed is not None:
            page.data_validation(1, number, _LAST_ROW, number, allowed)
    for number, style in enumerate(Style):
        page.write_number(0, number, 0, formats[style])


def _is_hidden(sheet: ItemSheet, number: int) -> bool:
    """The id is not for people; a column that nobody fills is folded away, unless it was asked."""
    column = sheet.heads[number].column
    if column.role is Role.ID or not sheet.heads[number].is_asked:
        return True
    if any(head.heading != head.column.path for head in sheet.heads):
        return False
    return bool(sheet.rows) and not sheet.used >> number & 1


def _print_well(page: Any, sheet: ItemSheet, frozen: int) -> None:
    shown = [n for n in range(len(sheet.heads)) if not _is_hidden(sheet, n)]
    width = sum(width_of(sheet.heads[number]) for number in shown)
    page.set_landscape()
    page.set_paper(_A4 if width <= _A4_ROOM else _A3)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.repeat_rows(0)
    page.set_footer("&C&P / &N")
    if width <= _ONE_PAGE:
        page.fit_to_pages(1, 0)
    else:  # wider than paper: pages side by side, each with the name of the item
        page.set_print_scale(70)
        page.repeat_columns(0, frozen - 1)


def _fill(written: IO[bytes], frame: bytes, sheet: ItemSheet) -> None:
    """Write a sheet of the frame with the rows of its items."""
    found = _ROWS.search(frame)
    if found is None or [*map(int, _STYLED.findall(found[1]))][-len(Style) :] != [*Style]:
        raise AssertionError("XlsxWriter numbers styles in another way")  # the tests would tell
    extent = f"A1:{column_name(len(sheet.heads) - 1)}{1 + len(sheet.rows)}".encode()
    written.write(_DIMENSION.sub(extent, frame[: found.start(1)], count=1))
    titles = head_row([head.heading for head in sheet.heads])
    tall = titles.replace(b"<row ", b'<row ht="32" customHeight="1" ', 1)
    written.write(placed(tall, 1))
    for start in range(0, len(sheet.rows), 100):
        some = sheet.rows[start : start + 100]
        written.write(b"".join(placed(row.data, start + n) for n, row in enumerate(some, 2)))
    written.write(frame[found.end(1) :])


def _write_page(book: Any, page: Page, taken: set[str], formats: Mapping[Any, Any]) -> None:
    """Write a sheet that is only read: explanations, shared texts, long texts."""
    if page.name.casefold() in taken:
        return
    sheet = book.add_worksheet(page.name)
    taken.add(page.name.casefold())
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    first = 0
    if page.heads:
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        first = 1
        for number, title in enumerate(page.heads):
            sheet.write_string(0, number, title, formats[Style.HEAD])
    for number, width in enumerate(page.widths):
        sheet.set_column(number, number, width)
    for row, cells in enumerate(page.rows, first):
        for number, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(row, number, cell, formats[Style.NUMBER])
            elif cell:
                sheet.write_string(row, number, cell, formats[Style.LONG])


def _write_metadata(
    book: Any, frame: Frame, sheets: Sequence[ItemSheet], *, has_long: bool
) -> None:
    notes = [
        metadata.SheetNote(
            one.name, one.kind, one.heads, {row.item: row.digest for row in one.rows}
        )
        for one in sheets
    ]
    page = book.add_worksheet(metadata.SHEET)
    said = metadata.metadata(frame, notes, has_long=has_long)
    for row, cell in enumerate(metadata.metadata_cells(said)):
        page.write_string(row, 0, cell)
    page.very_hidden()


def workbook_bytes(frame: Frame, sheets: Sequence[ItemSheet]) -> bytes:
    """Return the workbook."""
    file = io.BytesIO()
    write_workbook(frame, sheets, file)
    return file.getvalue()


__all__ = ["ItemSheet", "item_sheets", "workbook_bytes", "write_workbook"]
