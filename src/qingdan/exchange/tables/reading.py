"""Read one sheet into a table: what list it is, what its columns mean, its items and the rest."""

from __future__ import annotations

from ...messages import _, joined
from ..findings import Notes
from ..reading.grid import Sheet, area
from .columns import Column
from .groups import GroupReader
from .guide import Guide
from .header import Header
from .headings.every import LISTS
from .leftover import report_columns
from .probable import nameless_header
from .recognising import Recognised, recognise
from .rows import RowReader
from .settling import settle
from .table import Table, Use


def read_table(sheet: Sheet, notes: Notes, guide: Guide | None = None, file: str = "") -> Table:
    """Read one sheet. ``Table.header`` is None where no heading was found.

    ``guide`` says what is settled beforehand; ``file`` is the name of the file.
    """
    guide = guide or Guide()
    recognised = recognise(sheet, guide, sheet.name, file)
    if recognised.rivals:
        return _of_no_kind(sheet, notes, recognised)
    header = _settled_header(sheet, notes, guide, recognised)
    if header is None:
        return _unread(Table(sheet, None, recognised.kind, recognised.mapping))
    reader = GroupReader if LISTS[recognised.kind].grouped else RowReader
    table = reader(sheet, notes, guide, recognised, header).read(header)
    table.file = file
    _tell_kind(table, notes, guide)
    report_columns(table, notes)
    return table


def _settled_header(
    sheet: Sheet, notes: Notes, guide: Guide, recognised: Recognised
) -> Header | None:
    lexicon = guide.lexicon(recognised.kind, recognised.mapping)
    header = recognised.header or nameless_header(sheet, lexicon)
    if header is None:
        return None
    settled = settle(header, sheet, lexicon, guide)
    if Column.NAME in settled.columns:
        return settled
    notes.warn(
        "no-name-column",
        _(
            '第{row}行像是表头，但认不出哪一列是名称；用 --map "列名=名称" 指明，'
            "或写进 mappings/ 里的对应表。列名有：{headings}。"
        ).format(row=header.top + 1, headings=joined(header.texts.values())),
        sheet.name,
        area(sheet.row_places(header.top)),
    )
    return None


def _unread(table: Table) -> Table:
    for place in table.sheet.cells:
        table.uses[place] = Use.UNREAD
    return table


def _of_no_kind(sheet: Sheet, notes: Notes, recognised: Recognised) -> Table:
    notes.warn(
        "list-unclear",
        _("看不出这张表是哪种清单（可能是{kinds}），没有导入；用 --list 指明。").format(
            kinds=_("或").join(kind.official_name for kind in recognised.rivals)
        ),
        sheet.name,
        None,
    )
    return _unread(Table(sheet, None, recognised.kind))


def _tell_kind(table: Table, notes: Notes, guide: Guide) -> None:
    """Say which list was recognised, where nobody gave it, and which mapping was used."""
    if guide.kind is None and table.kind is not guide.usual:
        notes.tell(
            "list-recognised",
            _("从列名认出是{kind}；不对的话用 --list 指明。").format(kind=table.kind.official_name),
            table.sheet.name,
            None,
        )
    if table.mapping is not None:
        notes.tell(
            "mapping-used",
            _("列名按 mappings/{name}.yaml 对应。").format(name=table.mapping.name),
            table.sheet.name,
            None,
        )
