"""The tasks of a duty: one a row, or several numbered in one cell, with what belongs to each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...reading.grid import Place
from ...tables.columns import Column
from ...tables.table import Record
from ..clauses import split_clauses, without_separators
from ..mending import MendedRecord

EACH = frozenset({Column.CADENCE, Column.DIFFICULTY, Column.TASK_UNIT, Column.UNIT, Column.NOTE})
"""Columns of which one text beside several tasks speaks of each of them."""
_OWN_NUMBER = re.compile(r"^[（(]?(\d{1,3}(?:[.．\-－]\d{1,3})+)[）)]?[.．、\s]*(?=\S)")
_ENDED = re.compile(r"[。；;]$")


@dataclass(frozen=True)
class Task:
    """A task as the source has it: its text, and the row and place in the cell it stands at."""

    text: str
    number: str
    part: int
    index: int
    siblings: int
    """How many tasks stand in its cell."""


def tasks_of(record: Record, mended: MendedRecord) -> list[Task]:
    """Return the tasks of a record, row by row; rows without any go on with what is above."""
    tasks: list[Task] = []
    seen: set[Place | None] = set()
    for row, cells in enumerate(mended.parts):
        text = cells.get(Column.TASK, "")
        place = record.parts[row].places.get(Column.TASK)
        if not text or place in seen:
            continue  # a cell merged over several rows is seen in each of them
        seen.add(place)
        texts = _split(text)
        number = cells.get(Column.TASK_NUMBER, "")
        for index, one in enumerate(texts):
            own, rest = _own_number(one)
            given = number if len(texts) == 1 else ""
            tasks.append(Task(rest, given or own, row, index, len(texts)))
    return tasks


def text_for(task: Task, column: Column, mended: MendedRecord) -> str | None:
    """Return what a column says of a task; None where nobody can tell of which task it speaks."""
    text = mended.parts[task.part].get(column, "")
    if task.siblings == 1 or not text:
        return text
    clauses = split_clauses(text)
    if clauses.numbers and not clauses.lead and len(clauses.items) == task.siblings:
        return without_separators(clauses.items)[task.index]
    return text if column in EACH and not clauses.numbers else None


def _split(text: str) -> list[str]:
    """Split a cell into tasks at its numbers, or at its lines where each ends a sentence."""
    clauses = split_clauses(text)
    if clauses.numbers and not clauses.lead:
        items = without_separators(clauses.items)
    elif len(lines := text.split("\n")) > 1 and (
        all(_ENDED.search(line) for line in lines[:-1])
        or all(_OWN_NUMBER.match(line) for line in lines)
    ):
        items = without_separators(tuple(lines))
    else:
        items = ["".join(lines)]
    return [item.replace("\n", "").rstrip("。；; ") for item in items if item.strip("。；; ")]


def _own_number(text: str) -> tuple[str, str]:
    found = _OWN_NUMBER.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)
