"""What drafting an item of any list has in common: its name, status, words, what has no place."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import StrEnum

from ...messages import _
from ...model.vocabulary import ListKind, Status
from ..findings import short
from ..reading.grid import Place, column_letters
from ..tables.columns import Column
from ..tables.table import NONE_WORDS
from .cellreader import CellReader
from .draft import Draft
from .given import read_given
from .naming import without_number
from .repair import Kind, mend
from .unsaid import unsaid

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


class RecordDrafter(CellReader, ABC):
    """Makes one draft of one record; each kind of list says how in its own drafter."""

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
        read_given(self.record, self.table, draft, self.notes)
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


def word_in(text: str, words: type[StrEnum]) -> str | None:
    """Return the word of a vocabulary that a text is; None for any other text."""
    bare = "".join(text.split())
    return next((str(word) for word in words if str(word) == bare), None)


def _split_words(text: str) -> list[str]:
    for separator in "，,；;/\n√ 和":
        text = text.replace(separator, "、")
    return text.split("、")
