"""What drafting an item of any list has in common: bases, lists, status, what has no place."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any

from ...law.citing.splitting import Provision, split_basis
from ...messages import _
from ...model.vocabulary import ListKind, Status
from ..findings import Notes, short
from ..reading.grid import Place, column_letters
from ..tables.columns import Column
from ..tables.table import NONE_WORDS, Record, Table
from .bases import basis, doubt_message
from .clauses import split_clauses, without_separators
from .draft import Draft
from .labelled import labelled_provisions
from .mending import MendedRecord
from .naming import without_number
from .repair import Kind, mend
from .unsaid import unsaid

_BEFORE_TITLE = re.compile(
    r"(?m)^[\s;；,，:：\"]*(?:\d{1,2}\s*[.．、]\s*)?(?=(?:【[^】\n]{1,12}】\s*)?《)"
)
"""What lists of laws and exports of databases leave before a title: 1、 ;1、 a quotation mark."""
_HEADING_UNIT = re.compile(r"[（(]\s*([\u4e00-\u9fff/]+?)\s*[）)]")
_STATUSES = {
    **{str(status): status for status in Status},
    "在用": Status.EFFECTIVE,
    "正常": Status.EFFECTIVE,
    "启用": Status.EFFECTIVE,
    "生效": Status.EFFECTIVE,
    "已废止": Status.REPEALED,
    "取消": Status.REPEALED,
    "已取消": Status.REPEALED,
    "已暂停": Status.SUSPENDED,
    "停用": Status.SUSPENDED,
}


class RecordDrafter(ABC):
    """Makes one draft of one record; each kind of list says how in its own drafter."""

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

    @abstractmethod
    def draft(self) -> Draft | None:
        """Return the draft; None, with a note, where the record cannot be an item."""

    def drafts(self) -> list[Draft]:
        """Return all drafts of the record: the one, where the list says nothing else."""
        draft = self.draft()
        return [] if draft is None else [draft]

    def matter(self, kind: ListKind) -> Draft | None:
        """Begin the draft of a matter; None, with a note, where the record has no name.

        Its name stands without its number; its organ is still to be found.
        """
        written = self.cells.get(Column.NAME) or mend(self.record.main, Kind.NAME).text
        name, numbered = without_number(written)
        name = name.replace("\n", "").rstrip("。；; ")
        self.notes.changed(_("去掉事项名称前的编号"), int(numbered))
        if not name:
            self.warn("no-name", Column.NAME, _("这一行没有事项名称，没有导入。"))
            return None
        return Draft(
            kind=kind,
            sheet=self.sheet,
            place=self.record.place(Column.NAME),
            organ="",
            main=name,
            child="",
            ordinal=self.cells.get(Column.ORDINAL, ""),
            row=self.record.row,
        )

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

    def read_status(self, draft: Draft) -> None:
        """Put 状态 into the draft; 有效 is what the header of the list says anyway."""
        written = self.cells.get(Column.STATUS, "")
        if not written:
            return
        status = _STATUSES.get(written)
        if status is None:
            draft.unhoused.append(f"来源表格“状态”：{written}")
            self.warn(
                "unknown-status",
                Column.STATUS,
                _("不认识状态“{text}”，已记入内部说明。").format(text=written),
            )
        elif status is Status.EFFECTIVE:
            draft.says_effective = True
        else:
            draft.fields["状态"] = str(status)
        if status is not None:
            self.consumed.append(written)

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

    def word(self, draft: Draft, column: Column, words: type[StrEnum]) -> str | None:
        """Return the word of a vocabulary in a column; what is none goes into 内部说明."""
        text = self.cells.get(column, "")
        if not text or text in NONE_WORDS:
            return None
        found = word_in(text, words)
        if found is None:
            self.unknown_word(draft, column, text, words)
        return found

    def unknown_word(
        self,
        draft: Draft,
        column: Column,
        text: str,
        words: type[StrEnum],
        place: Place | None = None,
    ) -> None:
        """Keep a text that is no word of a vocabulary in 内部说明, and say so."""
        draft.unhoused.append(f"来源表格“{column}”：{text}")
        self.warn(
            "unknown-word",
            column,
            _("不认识“{column}”的“{text}”（可以写：{words}），已记入内部说明。").format(
                column=column, text=short(text), words="、".join(str(word) for word in words)
            ),
            place,
        )

    def words(self, draft: Draft, column: Column, words: type[StrEnum]) -> list[str]:
        """Return the words of a vocabulary in a cell of several; nothing where any is none."""
        text = self.cells.get(column, "")
        if not text or text in NONE_WORDS:
            return []
        parts = [p for p in _split_words(text) if p]
        found = [word_in(part, words) for part in parts]
        known = [word for word in found if word is not None]
        if len(known) < len(parts):
            self.unknown_word(draft, column, text, words)
            return []
        return list(dict.fromkeys(known))

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

    def keep_unsaid(self, draft: Draft) -> None:
        """Keep what stands in a row of the item and in no field of the draft."""
        for column, text, place in list(unsaid(draft, self.record, self.mended, self.consumed)):
            draft.unhoused.append(f"来源表格“{column}”：{text}")
            message = _("“{column}”有内容没有对应的字段，已记入内部说明：{text}")
            message = message.format(column=column, text=short(text))
            self.tell("kept-aside", column, message, place)

    def keep_leftover(self, draft: Draft) -> None:
        """Keep what has no field: contradictions, extra columns, notes, texts as they were."""
        for column, text in self.record.astray:
            draft.unhoused.append(f"来源表格“{column}”另有：{text}")
        header = self.table.header
        for index, text in self.record.extra.items():
            names = {} if header is None else {**header.unknown, **header.kept}
            cleaned = mend(text, Kind.PROSE).text
            if cleaned:
                draft.extra[names.get(index) or column_letters(index)] = cleaned
        for index, text in self.record.noted.items():
            heading = "" if header is None else header.noted[index]
            draft.unhoused.append(f"来源表格“{heading}”：{mend(text, Kind.PROSE).text}")
        if self.keep_original:
            for column, place, raw in self.mended.originals:
                draft.unhoused.append(f"来源表格“{column}”（{place}）原文：\n{raw.strip()}")


def listed(text: str) -> list[str]:
    """Return the entries of a list that stands in one cell; none for 无."""
    if not text or text in NONE_WORDS:
        return []
    clauses = split_clauses(text)
    items = without_separators(clauses.items)
    return [clauses.lead, *items] if clauses.lead else items


def word_in(text: str, words: type[StrEnum]) -> str | None:
    """Return the word of a vocabulary that a text is; None for any other text."""
    bare = "".join(text.split())
    return next((str(word) for word in words if str(word) == bare), None)


def _split_words(text: str) -> list[str]:
    for separator in "，,；;/\n√ 和":
        text = text.replace(separator, "、")
    return text.split("、")


@lru_cache(1 << 12)
def _provisions(text: str) -> tuple[Provision, ...]:
    """Split a cell once, however many items have it: procedures are the same for hundreds."""
    text = _BEFORE_TITLE.sub("", text).strip().rstrip('"').rstrip()
    return tuple(labelled_provisions(text) or split_basis(text))
