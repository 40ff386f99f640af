"""Compare what was read of a sheet with what the list says of itself: totals and numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..messages import _, joined
from .findings import Notes
from .reading.grid import Place, area
from .tables.columns import Column
from .tables.table import Table
from .tables.totals import Declared, declared_in_name, declared_in_total

if TYPE_CHECKING:
    from .source import SheetReading


def compare_totals(reading: SheetReading, notes: Notes) -> None:
    """Compare what was read with sheet name, title, section rows and 合计 rows."""
    sheet = reading.table.sheet.name
    named = declared_in_name(sheet)
    title = next((d for d in map(declared_in_name, reading.table.titles) if d), Declared())
    _compare(reading, named, _("工作表名"), None, notes)
    _compare(reading, title, _("标题"), None, notes)
    reading.declared = named or title
    sections = [(text, declared_in_name(text)) for text, _kind in reading.table.sections]
    for text, declared in sections:
        _compare(reading, Declared(None, declared.types), text, None, notes)
    _compare_headed(reading.table, notes)
    for row, text in reading.table.totals:
        declared = declared_in_total(text)
        if not declared:
            notes.tell(
                "total-unread",
                _("合计行里没有认出事项总数：{text}").format(text=text[:60]),
                sheet,
                area(reading.table.sheet.row_places(row)),
            )
            continue
        _compare(reading, declared, _("合计行"), Place(row, 0), notes)
        if not reading.declared:
            reading.declared = declared


def _compare_headed(table: Table, notes: Notes) -> None:
    """Compare the rows between the items that say how many come below them."""
    for number, headed in enumerate(table.headed):
        declared = declared_in_name(headed.text).total
        after = (one.first for one in table.headed[number + 1 :] if one.rank <= headed.rank)
        count = next(after, len(table.records)) - headed.first
        if declared is not None and declared != count:
            notes.warn(
                "total-differs",
                _("“{where}”写{declared}项，读到{count}项，请核对。").format(
                    where=headed.text, declared=declared, count=count
                ),
                table.sheet.name,
                None,
            )


def _compare(
    reading: SheetReading, declared: Declared, where: str, place: Place | None, notes: Notes
) -> None:
    sheet = reading.table.sheet.name
    if declared.total is not None and declared.total not in (reading.items, reading.mains):
        notes.warn(
            "total-differs",
            _("{where}写{declared}项，读到主项{mains}项、最小颗粒{items}项，请核对。").format(
                where=where, declared=declared.total, mains=reading.mains, items=reading.items
            ),
            sheet,
            place,
        )
    for kind, number in declared.types.items():
        read = (reading.main_types[kind], reading.types[kind])
        if number not in read and (declared.total is None or len(declared.types) > 1):
            notes.warn(
                "type-total-differs",
                _("{where}写{type}{declared}项，读到主项{mains}项、最小颗粒{items}项。").format(
                    where=where, type=kind, declared=number, mains=read[0], items=read[1]
                ),
                sheet,
                place,
            )


def check_ordinals(reading: SheetReading, notes: Notes) -> None:
    """Say where the numbers of the 序号 column leave gaps or repeat."""
    numbers: list[int] = []
    before = None
    for record in reading.table.records:
        place = record.places.get(Column.ORDINAL)
        text = record.values.get(Column.ORDINAL, "").strip()
        if place == before or not text.isdecimal():
            continue
        before = place
        numbers.append(int(text))
    if len(numbers) < 2:
        return
    missing = sorted(set(range(min(numbers), max(numbers) + 1)) - set(numbers))
    repeated = sorted(n for n, count in Counter(numbers).items() if count > 1)
    if max(numbers) > 2 * len(numbers) or len(repeated) > len(numbers) / 2:
        return
    for kind, found, message in (
        ("ordinals-missing", missing, _("原表的序号缺：{numbers}。")),
        ("ordinals-repeated", repeated, _("原表的序号重复：{numbers}。")),
    ):
        if found:
            text = joined(map(str, found[:20]))
            notes.tell(kind, message.format(numbers=text), reading.table.sheet.name, None)
