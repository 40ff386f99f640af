"""Sets of columns that provinces and offices use, as dated data with sources (profiles)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...cells.columns import ListColumns
from ...errors import QingdanError
from ...messages import _, joined
from ...model.vocabulary import ListKind
from .layout import TableColumns, chosen_columns, full_columns

SECTION = "表格列"
FULL = "全部"
_YES = "是"


@dataclass(frozen=True, slots=True)
class ColumnSet:
    """Columns of one list, as (heading, path); where the set was seen, and whether by us."""

    name: str
    kind: ListKind
    columns: tuple[tuple[str, str], ...]
    source: str
    verified: bool


def column_sets(sections: Sequence[Mapping[str, Any]]) -> dict[str, list[ColumnSet]]:
    """Return the sets that profiles hold in their section 表格列, by name; a name may have one a
    list. The first of two that clash counts.
    """
    found: dict[str, dict[ListKind, ColumnSet]] = {}
    for section in sections:
        for name, lists in section.items():
            for listed, entry in lists.items():
                kind, columns = ListKind(listed), tuple(entry["列"].items())
                own = ColumnSet(name, kind, columns, entry["出处"], entry["核实"] == _YES)
                found.setdefault(name, {}).setdefault(kind, own)
    return {name: list(kinds.values()) for name, kinds in found.items()}


def tables_of(
    columns: Mapping[ListKind, ListColumns],
    name: str | None,
    known: Mapping[str, Sequence[ColumnSet]],
) -> dict[ListKind, TableColumns]:
    """Return the tables of lists with the columns of a set; all columns where none is named.

    Lists that the set does not speak of have all their columns. Raises ``QingdanError`` for a set
    that nobody knows.
    """
    if name is None or name == FULL:
        return {kind: full_columns(every) for kind, every in columns.items()}
    if name not in known:
        raise QingdanError(
            _("没有“{name}”这套列。").format(name=name),
            _("可以写：{choices}。").format(choices=joined([FULL, *known])),
        )
    own = {one.kind: one for one in known[name]}
    return {
        kind: chosen_columns(every, own[kind].columns) if kind in own else full_columns(every)
        for kind, every in columns.items()
    }


__all__ = ["FULL", "SECTION", "ColumnSet", "column_sets", "tables_of"]
