"""Read the cells of one record: lists, bases, units; what is doubtful is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from ...law.citing.splitting import Provision, split_basis
from ...messages import _
from ..findings import Notes, short
from ..reading.grid import Place
from ..tables.columns import Column
from ..tables.table import NONE_WORDS, Record, Table
from .bases import basis, doubt_message
from .clauses import split_clauses, without_separators
from .labelled import labelled_provisions
from .mending import MendedRecord

_BEFORE_TITLE = re.compile(
    r"(?m)^[\s;；,，:：\"]*(?:\d{1,2}\s*[.．、]\s*)?(?=(?:【[^】\n]{1,12}】\s*)?《)"
)
"""What lists of laws and exports of databases leave before a title: 1、 ;1、 a quotation mark."""
_HEADING_UNIT = re.compile(r"[（(]\s*([\u4e00-\u9fff/]+?)\s*[）)]")


class CellReader:
    """Reads the cells of one record."""

    def __init__(
        self,
        table: Table,
        record: Record,
        mended: MendedRecord,
        notes: Notes,
        *,
        keep_original: bool = False,
    ) -> None:
        self.table = table
        self.record = record
        self.mended = mended
        self.cells = mended.cells
        self.notes = notes
        self.keep_original = keep_original
        self.consumed: list[str] = []
        """Texts of cells that were turned into something that is written otherwise."""
        self.sheet = table.sheet.name

    def plain(self, column: Column) -> str:
        """Return the text of a cell; empty where it says that there is nothing."""
        text = self.cells.get(column, "")
        return "" if text in NONE_WORDS else text

    def warn(self, kind: str, column: Column, message: str, place: Place | None = None) -> None:
        """Note what is probably wrong, at ``place`` or where the column stands."""
        self.notes.warn(kind, message, self.sheet, place or self.record.place(column))

    def tell(self, kind: str, column: Column, message: str, place: Place | None = None) -> None:
        """Note what is worth knowing, at ``place`` or where the column stands."""
        self.notes.tell(kind, message, self.sheet, place or self.record.place(column))

    def made(self, what: str, column: Column, parts: Sequence[str]) -> None:
        """Count what a cell was taken apart into, with the beginning of the cell as an example."""
        self.notes.changed(what, len(parts))
        if self.notes.wants(what):
            text = self.cells.get(column, "")
            self.notes.show(what, text, " ｜ ".join(parts), self.sheet, self.record.place(column))

    def bases(self, column: Column, text: str | None = None, place: Place | None = None) -> Any:
        """Return the bases in a column, or in a ``text`` that stands at ``place``."""
        text = self.cells.get(column, "") if text is None else text
        if not text or text in NONE_WORDS:
            return []
        self.consumed.append(text)
        provisions = _provisions(text)
        for doubt in dict.fromkeys(d for p in provisions for d in p.doubts):
            first = next(p for p in provisions if doubt in p.doubts)
            self.warn(
                f"basis-{doubt}",
                column,
                doubt_message(doubt).format(text=short(first.citation)),
                place,
            )
        self.made(_("依据拆成引用、沿革和原文"), column, [p.citation for p in provisions])
        return [basis(provision) for provision in provisions]

    def listing(self, column: Column) -> list[str]:
        """Return the entries of a list that stands in a column."""
        items = listed(self.cells.get(column, ""))
        if len(items) > 1:
            self.made(_("条目拆成清单"), column, items)
        return items

    def unit_of(self, column: Column, text: str) -> str:
        """Return the unit in the heading (法定期限（工作日）) for a cell that is only a number."""
        header = self.table.header
        if not text.isdecimal() or header is None or column not in header.columns:
            return ""
        heading = self.table.sheet.shown(header.top, header.columns[column])
        found = _HEADING_UNIT.search(heading)
        units = {unit.replace("天", "日") for unit in found[1].split("/")} if found else set()
        return units.pop() if len(units) == 1 else ""

    def remark(self) -> str:
        """Return 备注, with a warning where it says that the item has ended."""
        text = self.cells.get(Column.NOTE, "")
        if "废止" in text or "取消" in text or "停止" in text:
            self.warn(
                "note-says-ended",
                Column.NOTE,
                _("备注写“{text}”，状态仍按有效导入；核对后把状态改为废止或暂停。").format(
                    text=short(text)
                ),
            )
        return text


def listed(text: str) -> list[str]:
    """Return the entries of a list that stands in one cell; none for 无."""
    if not text or text in NONE_WORDS:
        return []
    clauses = split_clauses(text)
    items = without_separators(clauses.items)
    return [clauses.lead, *items] if clauses.lead else items


@lru_cache(1 << 12)
def _provisions(text: str) -> tuple[Provision, ...]:
    """Split a cell once, however many items have it: procedures are the same for hundreds."""
    text = _BEFORE_TITLE.sub("", text).strip().rstrip('"').rstrip()
    return tuple(labelled_provisions(text) or split_basis(text))
