"""The annexes of an announcement: one table a category, grouped by organ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from .categories import Categories
from .rows import Row

NUMBER, MANNER, BASIS = "序号", "调整类型", "调整依据/理由"
NO_BASIS = "依据待补"
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one organ."""

    heading: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """One table: its heading with the number of rows, columns, rows by organ.

    ``note`` says what holds for every row, such as the day; None for nothing.
    """

    category: str
    count: int
    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    note: str | None = None

    @property
    def heading(self) -> str:
        """``下放的事项（39项）``."""
        return f"{self.category}的事项（{self.count}项）"


_CELLS: tuple[tuple[str, Callable[[Row], str]], ...] = (
    ("事项编码", lambda row: row.code),
    ("权力类型", lambda row: row.type),
    ("调整前名称", lambda row: row.before or NOTHING),
    ("调整后名称", lambda row: row.after or NOTHING),
    ("子项", lambda row: row.child),
    ("实施主体（前）", lambda row: row.actor_before or NOTHING),
    ("实施主体（后）", lambda row: row.actor_after or NOTHING),
    (MANNER, lambda row: row.manner),
    (BASIS, lambda row: basis(row)),
    ("后续监管/衔接措施", lambda row: row.measures),
    ("备注", lambda row: _notes(row)),
)


def annexes(
    rows: Sequence[Row], categories: Categories, name: Callable[[str | None], str]
) -> tuple[Annex, ...]:
    """Return a table for each category that has rows; ``name`` gives the name of an organ.

    Columns that are empty in all of a table are left out; 依据 never is. Rows are numbered through
    each table. Kinds inside a category are named only where there are several.
    """
    found = []
    for category in categories.all:
        own = [row for row in rows if row.kind.category == category.name]
        if own:
            plain = {row.kind.word for row in own} == {category.words[0]}
            named = [replace(row, kind=replace(row.kind, word=category.name)) for row in own]
            found.append(_annex(category.name, named if plain else own, name))
    return tuple(found)


def common_day(rows: Sequence[Row]) -> str:
    """Return from when all of several rows hold, in words; empty where they do not agree."""
    said = {row.day_said for row in rows}
    return said.pop() if len(said) == 1 and len(rows) > 1 else ""


def without_days(rows: Iterable[Row]) -> list[Row]:
    """Return rows that leave it to others to say from when they hold."""
    return [replace(row, effective=None) for row in rows]


def _annex(category: str, rows: Sequence[Row], name: Callable[[str | None], str]) -> Annex:
    day = common_day(rows)
    if day:
        rows = without_days(rows)
    chosen = [pair for pair in _columns(rows) if _is_said(pair, rows)]
    groups, number = [], 0
    for organ in dict.fromkeys(row.organ for row in rows):
        lines = []
        for row in rows:
            if row.organ == organ:
                number += 1
                lines.append((str(number), *(cell(row) for _word, cell in chosen)))
        heading = name(organ) if organ else "涉及几个部门的事项"
        groups.append(Group(f"{heading}（{len(lines)}项）", tuple(lines)))
    columns = (NUMBER, *(word for word, _cell in chosen))
    note = f"以下事项均{day}。" if day else None
    return Annex(category, len(rows), columns, tuple(groups), note)


def _columns(rows: Iterable[Row]) -> list[tuple[str, Callable[[Row], str]]]:
    """Return the columns; one for 实施主体 where nobody else acts than before."""
    listed = list(rows)
    same = all(row.actor_before == row.actor_after for row in listed)
    unnamed = all(row.before == row.after for row in listed)
    merged: list[tuple[str, Callable[[Row], str]]] = []
    for word, cell in _CELLS:
        if word == "实施主体（前）" and same:
            merged.append(("实施主体", lambda row: row.actor_after))
        elif word == "调整前名称" and unnamed:
            merged.append(("事项名称", lambda row: row.after))
        elif (word == "实施主体（后）" and same) or (word == "调整后名称" and unnamed):
            continue
        else:
            merged.append((word, cell))
    return merged


def _is_said(column: tuple[str, Callable[[Row], str]], rows: Iterable[Row]) -> bool:
    word, cell = column
    return word == BASIS or any(cell(row) not in ("", NOTHING) for row in rows)


def basis(row: Row) -> str:
    """Return basis and reason of a row; ``依据待补`` where no basis is given."""
    cited = "、".join(row.bases) or NO_BASIS
    return f"{cited}（{row.grounds.rstrip('。')}）" if row.grounds else cited


def _notes(row: Row) -> str:
    return "；".join(text for text in (row.notes, row.day_said) if text)


__all__ = ["NO_BASIS", "Annex", "Group", "annexes", "basis", "common_day", "without_days"]
