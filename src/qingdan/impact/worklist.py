"""Read a work list that came back: the workbook or the JSON of ``law impact``, with confirmations.

A row counts where 确认改为 (``confirmed``) says what the citation shall read, or 是 (``true``) for
the proposal. Rows left empty stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from ..errors import QingdanError
from ..messages import _
from .applying import Decision

YES = frozenset({"是", "同意", "确认", "照建议", "yes", "true", "y", "√", "✓", "1"})
NO = frozenset({"否", "不", "不改", "no", "false", "n", "×", "0", "-", "/", "无"})
COLUMNS = ("编号", "事项", "名称", "机构", "文件", "位置", "现在的引用", "建议改为", "相近", "情况")
CONFIRMED = "确认改为"
_KEYS = {
    "number": "编号",
    "file": "文件",
    "field": "位置",
    "text": "现在的引用",
    "proposal": "建议改为",
    "confirmed": CONFIRMED,
}


@dataclass(frozen=True, slots=True)
class WorkList:
    """A work list that came back. ``law`` is the title it was made for, if it still says so."""

    law: str | None
    decisions: tuple[Decision, ...]
    answers: int
    """Rows in which somebody wrote, be it 不改."""


def read_work_list(data: bytes, name: str) -> WorkList:
    """Return the confirmed rows of a work list. Raises ``QingdanError`` where it is none."""
    law, rows = _from_workbook(data, name) if data.startswith(b"PK") else _from_json(data, name)
    given = [row.get("confirmed") for row in rows]
    return WorkList(
        law,
        tuple(decision for row in rows for decision in _decision(row)),
        sum(one is not None and bool(str(one).strip()) for one in given),
    )


def answers(data: bytes) -> int:
    """Return in how many rows of a work list somebody wrote; 0 for any other file."""
    try:
        return read_work_list(data, "").answers
    except WrongAnswerError:
        return 1
    except QingdanError:
        return 0


class WrongAnswerError(QingdanError):
    """A row of a work list says yes to nothing."""


def _decision(row: Mapping[str, Any]) -> Iterator[Decision]:
    given = row.get("confirmed")
    text = "" if given is None or given is False else str(given).strip()
    if not text or text.lower() in NO:
        return
    if given is True or text.lower() in YES:
        text = str(row.get("proposal") or "").strip()
        if not text:
            raise WrongAnswerError(
                _("工作单第 {number} 行写了同意，但没有建议。").format(number=row.get("number")),
                _("在“确认改为”里写出新的引用，如 《某法》第十二条。"),
            )
    try:
        number = int(str(row.get("number")))
    except ValueError:
        number = 0
    yield Decision(
        number,
        str(row.get("file") or ""),
        str(row.get("field") or ""),
        str(row.get("text") or ""),
        text,
    )


def _from_json(data: bytes, name: str) -> tuple[str | None, list[Mapping[str, Any]]]:
    try:
        record = json.loads(data)
    except ValueError:
        raise _no_work_list(name) from None
    work = record.get("work") if isinstance(record, dict) else None
    if not isinstance(work, list) or not all(isinstance(row, dict) for row in work):
        raise _no_work_list(name)
    law = record.get("law")
    return law if isinstance(law, str) else None, work


def _from_workbook(data: bytes, name: str) -> tuple[str | None, list[Mapping[str, Any]]]:
    from openpyxl import load_workbook

    try:
        workbook = load_workbook(BytesIO(data), read_only=True, data_only=True)
        rows = [list(row) for row in workbook.worksheets[0].iter_rows(values_only=True)]
        law = workbook.properties.subject
    except Exception as error:  # openpyxl trusts what it reads: a damaged file surfaces as anything
        raise _no_work_list(name) from error
    for at, row in enumerate(rows[:10]):
        heads = [str(cell).strip() if cell is not None else "" for cell in row]
        if CONFIRMED in heads and "现在的引用" in heads:
            where = {key: heads.index(head) for key, head in _KEYS.items() if head in heads}
            return law or None, [
                {key: row[column] if column < len(row) else None for key, column in where.items()}
                for row in rows[at + 1 :]
            ]
    raise _no_work_list(name)


def _no_work_list(name: str) -> QingdanError:
    return QingdanError(
        _("{name} 不是 law impact 的工作单。").format(name=name),
        _("用 qingdan law impact 名称 --format xlsx -o 工作单.xlsx 生成，填好“确认改为”再交回来。"),
        file=name,
    )


__all__ = ["COLUMNS", "CONFIRMED", "WorkList", "answers", "read_work_list"]
