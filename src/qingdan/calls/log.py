"""Read a table of calls: who called, what for, when, who was sent, when it was done.

Calls hold what people say and are never kept in a workspace: the table is read where it lies.
Columns of personal data are refused by name, so that nobody hands them on by mistake
(个人信息保护法第六条: no more than the purpose needs).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ..errors import QingdanError
from ..exchange.reading.grid import Sheet, UnreadableWorkbook
from ..exchange.reading.workbook import read_file, read_workbook
from ..exchange.tables.columns import bare_heading, is_personal
from ..messages import _

_LOOKED_AT = 20
"""Rows from the top in which the heading is looked for."""


class Field(StrEnum):
    """What a column of a table of calls holds."""

    NUMBER = "编号"
    TOWN = "镇街"
    TEXT = "诉求"
    RAISED = "呼叫时间"
    SENT_TO = "派往"
    DONE = "办结时间"
    MARK = "评价"


HEADINGS: Mapping[Field, tuple[str, ...]] = {
    Field.NUMBER: ("编号", "工单号", "工单编号", "呼叫编号", "事项编号", "序号"),
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
        *(
            "派往",
            "派往部门",
            "派单部门",
            "响应部门",
            "承办部门",
            "承办单位",
            "责任部门",
            "应答部门",
            "派给",
        ),
        "交办部门",
    ),
    Field.DONE: ("办结时间", "办结日期", "完成时间", "完成日期", "办结"),
    Field.MARK: ("评价", "满意度", "镇街评价", "反向评价", "评分", "得分"),
}
_NEEDED = (Field.TEXT, Field.RAISED)
_BY_HEADING = {bare_heading(word): field for field, words in HEADINGS.items() for word in words}
_DAY = re.compile(
    r"\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT]+\d{1,2}[:：时].*)?"
)
_SECRET = re.compile(r"(?<!\d)(?:[1-9]\d{16}[\dXx]|1[3-9]\d{9})(?!\d)")
"""Numbers of identity cards and of mobile telephones."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call. ``place`` names its row; ``text`` holds no number of a person any more."""

    place: str
    number: str
    town: str
    text: str
    raised: datetime.date
    sent_to: tuple[str, ...]
    done: datetime.date | None
    mark: float | None


@dataclass(frozen=True, slots=True)
class Log:
    """A table of calls; ``faults`` are rows that could not be read, ``hidden`` numbers masked.

    ``ignored`` are headings that mean nothing here, ``missing`` fields that no heading names.
    """

    calls: tuple[Call, ...]
    faults: tuple[tuple[str, str], ...]
    hidden: int
    ignored: tuple[str, ...] = ()
    missing: tuple[Field, ...] = ()


def read_log(path: Path) -> Log:
    """Read a table of calls, of any format that ``qingdan import`` reads.

    Raises ``QingdanError`` where the file is no table of calls or has columns of personal data.
    """
    try:
        book = read_workbook(read_file(path))
    except UnreadableWorkbook as error:
        raise QingdanError(error.message, error.hint, file=str(path)) from None
    reader = _Reader()
    found = False
    for sheet in book.sheets:
        heading = _heading(sheet)
        if heading is not None:
            found = True
            _refuse_personal(sheet, heading[0], path)
            reader.read(sheet, *heading)
    if not found:
        raise QingdanError(
            _("没有找到呼叫记录的表头。"),
            _("表头至少要有：{fields}。").format(
                fields="、".join(f"{field}（{written_as(field)}）" for field in _NEEDED)
            ),
            file=str(path),
        )
    return Log(
        tuple(reader.calls),
        tuple(reader.faults),
        reader.hidden,
        tuple(dict.fromkeys(reader.ignored)),
        tuple(field for field in Field if field not in reader.fields),
    )


def written_as(field: Field) -> str:
    """Return the usual headings of a column, as words."""
    return _("如 {headings}").format(headings="、".join(HEADINGS[field][1:4]))


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


def _refuse_personal(sheet: Sheet, row: int, path: Path) -> None:
    named = [text for place in sheet.row_places(row) if is_personal(text := sheet.text(*place))]
    if named:
        raise QingdanError(
            _("表里有个人信息列：{columns}。").format(columns="、".join(named)),
            _("核对派单和时限用不着这些列；删去以后再来，原表另存好。"),
            file=str(path),
        )


class _Reader:
    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.faults: list[tuple[str, str]] = []
        self.hidden = 0
        self.ignored: list[str] = []
        self.fields: set[Field] = set()

    def read(self, sheet: Sheet, heading: int, columns: Mapping[Field, int]) -> None:
        self.fields |= columns.keys()
        taken = columns.values()
        others = (place for place in sheet.row_places(heading) if place.column not in taken)
        self.ignored += [text for place in others if (text := sheet.text(*place).strip())]
        for row in range(heading + 1, sheet.rows):
            said = {field: sheet.shown(row, column).strip() for field, column in columns.items()}
            if any(said.values()):
                self._take(f"{sheet.name}!{row + 1}", said)

    def _take(self, place: str, said: Mapping[Field, str]) -> None:
        text, hidden = _SECRET.subn("（已隐去）", said[Field.TEXT])
        raised, done = _day(said[Field.RAISED]), _day(said.get(Field.DONE, ""))
        if not text or raised is None:
            why = _("没有诉求内容") if not text else _("呼叫时间“{text}”读不懂")
            self.faults.append((place, why.format(text=said[Field.RAISED])))
            return
        if said.get(Field.DONE) and done is None:
            why = _("办结时间“{text}”读不懂").format(text=said[Field.DONE])
            self.faults.append((place, why))
            return
        if done is not None and done < raised:
            self.faults.append((place, _("办结时间早于呼叫时间")))
            return
        self.hidden += hidden
        self.calls.append(
            Call(
                place,
                said.get(Field.NUMBER, ""),
                said.get(Field.TOWN, ""),
                text,
                raised,
                tuple(_parts(said.get(Field.SENT_TO, ""))),
                done,
                _mark(said.get(Field.MARK, "")),
            )
        )


def _parts(text: str) -> Iterator[str]:
    return (part for part in re.split(r"[、,，;；/\n]+", text) if part)


def _day(text: str) -> datetime.date | None:
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


def _mark(text: str) -> float | None:
    """A mark from 1 to 5, written as a number or as the usual words; None where it is neither."""
    if text in _WORDS:
        return _WORDS[text]
    found = re.fullmatch(r"([1-5](?:\.\d+)?)\s*(?:分|星)?", text)
    return min(float(found[1]), 5.0) if found else None
