"""Read a table of calls: who called, what for, when, who was sent, when it was done.

The table is read where it lies. Columns of personal data are refused by name, so that nobody
hands them on by mistake; numbers of people in a text are masked, and their places told.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..errors import QingdanError
from ..exchange.reading.grid import Sheet, UnreadableWorkbook, column_letters
from ..exchange.reading.workbook import read_file, read_workbook
from ..exchange.tables.columns import bare_heading
from ..messages import _, bracketed, joined
from .call import Call, Field, Log, Secret
from .personal import in_code, in_words, is_about_people, masked

_LOOKED_AT = 20
"""Rows from the top in which the heading is looked for."""

HEADINGS: Mapping[Field, tuple[str, ...]] = {
    Field.NUMBER: ("编号", "工单号", "工单编号", "呼叫编号", "事项编号"),
    Field.ORDINAL: ("序号",),
    Field.TOWN: ("镇街", "乡镇", "街道", "乡镇街道", "镇街道", "呼叫单位", "呼叫镇街", "来源镇街"),
    Field.TEXT: (
        *("诉求", "诉求内容", "呼叫事项", "呼叫内容", "事项内容", "问题描述", "问题", "内容"),
        *("事项", "反映事项"),
    ),
    Field.RAISED: (
        *("呼叫时间", "呼叫日期", "受理时间", "受理日期", "派单时间", "派单日期", "时间", "日期"),
        "发起时间",
    ),
    Field.SENT_TO: (
        *("派往", "派往部门", "派单部门", "响应部门", "承办部门", "承办单位", "责任部门"),
        *("应答部门", "派给", "交办部门"),
    ),
    Field.DONE: ("办结时间", "办结日期", "完成时间", "完成日期", "办结"),
    Field.MARK: ("评价", "满意度", "镇街评价", "反向评价", "评分", "得分"),
}
_NEEDED = (Field.TEXT, Field.RAISED)
_BY_HEADING = {bare_heading(word): field for field, words in HEADINGS.items() for word in words}
_DAY = re.compile(
    r"\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT]+\d{1,2}[:：时].*)?"
)


def read_log(path: Path) -> Log:
    """Read a table of calls, of any format that ``qingdan import`` reads.

    Raises ``QingdanError`` where the file is no table of calls or has columns of personal data.
    """
    try:
        book = read_workbook(read_file(path))
    except UnreadableWorkbook as error:
        raise QingdanError(error.message, error.hint, file=str(path)) from None
    reader = _Reader(path.name, several=len(book.sheets) > 1)
    found = False
    for sheet in book.sheets:
        heading = _heading(sheet)
        if heading is not None:
            found = True
            _refuse_personal(sheet, heading[0], path, reader)
            reader.read(sheet, *heading)
    if not found:
        raise QingdanError(
            _("没有找到呼叫记录的表头。"),
            _("表头至少要有：{fields}。").format(
                fields=joined(field + bracketed(written_as(field)) for field in _NEEDED)
            ),
            file=str(path),
        )
    return reader.log()


def written_as(field: Field) -> str:
    """Return the usual headings of a column, as words."""
    return _("如 {headings}").format(headings=joined(HEADINGS[field][1:4]))


def _heading(sheet: Sheet) -> tuple[int, dict[Field, int]] | None:
    """Return the row of the heading and the columns of its fields."""
    for row in range(min(sheet.rows, _LOOKED_AT)):
        columns: dict[Field, int] = {}
        for place in sheet.row_places(row):
            field = _BY_HEADING.get(bare_heading(sheet.text(*place)))
            if field is not None:
                columns.setdefault(field, place.column)
        if all(field in columns for field in _NEEDED):
            return row, columns
    return None


def _refuse_personal(sheet: Sheet, row: int, path: Path, reader: _Reader) -> None:
    named = [
        (text, reader.cell(sheet, *place))
        for place in sheet.row_places(row)
        if is_about_people(text := sheet.text(*place))
    ]
    if named:
        raise QingdanError(
            _("表里有个人信息列：{columns}（{places}）。").format(
                columns=joined(text for text, _place in named),
                places=joined(place for _text, place in named),
            ),
            _("核对派单和时限用不着这些列；删去以后再来，原表另存好。"),
            file=str(path),
        )


class _Reader:
    def __init__(self, name: str, *, several: bool) -> None:
        self._name, self._several = name, several
        self._calls: list[Call] = []
        self._faults: list[tuple[str, str]] = []
        self._secrets: list[Secret] = []
        self._ignored: list[str] = []
        self._fields: set[Field] = set()
        self._unmarked: list[str] = []

    def cell(self, sheet: Sheet, row: int, column: int) -> str:
        """Return file, row and column of a cell; the sheet, too, where there are several."""
        return f"{self._row(sheet, row)}:{column_letters(column)}"

    def _row(self, sheet: Sheet, row: int) -> str:
        tab = f"{sheet.name}:" if self._several else ""
        return f"{self._name}:{tab}{row + 1}"

    def log(self) -> Log:
        """Return what was read."""
        numbered = {Field.NUMBER, Field.ORDINAL}
        missing = [field for field in Field if field not in self._fields | numbered]
        if not self._fields & numbered:
            missing.insert(0, Field.NUMBER)
        return Log(
            tuple(self._calls),
            tuple(self._faults),
            tuple(self._secrets),
            tuple(dict.fromkeys(self._ignored)),
            tuple(missing),
            tuple(self._unmarked),
        )

    def read(self, sheet: Sheet, heading: int, columns: Mapping[Field, int]) -> None:
        """Take the rows under a heading."""
        self._fields |= columns.keys()
        taken = columns.values()
        others = (place for place in sheet.row_places(heading) if place.column not in taken)
        self._ignored += [text for place in others if (text := sheet.text(*place).strip())]
        untold = frozenset(Field) - columns.keys()
        for row in range(heading + 1, sheet.rows):
            said = {field: sheet.shown(row, column).strip() for field, column in columns.items()}
            if any(said.values()):
                place = self._row(sheet, row)
                shown = self._masked(sheet, row, columns, said)
                self._take(place, shown, untold)

    def _masked(
        self, sheet: Sheet, row: int, columns: Mapping[Field, int], said: Mapping[Field, str]
    ) -> dict[Field, str]:
        """Return the cells of a row without numbers of people; what was taken out is noted."""
        shown = dict(said)
        for field, text in said.items():
            found = list((in_code if field is Field.NUMBER else in_words)(text))
            if found:
                shown[field] = masked(text, found)
                cell = self.cell(sheet, row, columns[field])
                place = self._row(sheet, row)
                self._secrets += [Secret(place, cell, what) for _start, _end, what in found]
        return shown

    def _take(self, place: str, said: Mapping[Field, str], untold: frozenset[Field]) -> None:
        raised, done = day(said[Field.RAISED]), day(said.get(Field.DONE, ""))
        why = _fault(said, raised, done)
        if why is not None or raised is None:
            self._faults.append((place, why or ""))
            return
        given = said.get(Field.MARK, "")
        if given and mark(given) is None:
            self._unmarked.append(place)
        number = Field.ORDINAL if Field.NUMBER in untold else Field.NUMBER
        self._calls.append(
            Call(
                place,
                said.get(number, ""),
                said.get(Field.TOWN, ""),
                said[Field.TEXT],
                raised,
                tuple(_parts(said.get(Field.SENT_TO, ""))),
                done,
                mark(given),
                untold,
            )
        )


def _fault(
    said: Mapping[Field, str], raised: datetime.date | None, done: datetime.date | None
) -> str | None:
    """Return why a row is no call; None where it is one."""
    if not said[Field.TEXT]:
        return _("没有诉求内容")
    if raised is None:
        return _("呼叫时间“{text}”读不懂").format(text=said[Field.RAISED])
    if said.get(Field.DONE) and done is None:
        return _("办结时间“{text}”读不懂").format(text=said[Field.DONE])
    if done is not None and done < raised:
        return _("办结时间早于呼叫时间")
    return None


def _parts(text: str) -> Iterator[str]:
    return (part.strip() for part in re.split(r"[、,，;；/\n]+", text) if part.strip())


def day(text: str) -> datetime.date | None:
    """The day that a cell names, whatever the hour; None where it names none."""
    found = _DAY.fullmatch(text)
    if not found:
        return None
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


_WORDS = {
    "非常满意": 5.0,
    "满意": 4.0,
    "基本满意": 3.0,
    "一般": 3.0,
    "不满意": 2.0,
    "非常不满意": 1.0,
}


def mark(text: str) -> float | None:
    """A mark from 1 to 5, written as a number or as the usual words; None where it is neither."""
    if text in _WORDS:
        return _WORDS[text]
    found = re.fullmatch(r"([1-5](?:\.\d+)?)\s*(?:分|星)?", text)
    return min(float(found[1]), 5.0) if found else None
