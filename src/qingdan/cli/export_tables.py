"""``qingdan export`` of tables and of items as data."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import QingdanError
from ..messages import _, joined
from ..model.vocabulary import ListKind

if TYPE_CHECKING:
    from ..exchange.exporting.column_sets import ColumnSet
    from ..exchange.exporting.gathering import Frame, Listed
    from ..exchange.exporting.layout import Sheets, TableColumns
    from ..exchange.exporting.making import Advance, Row
    from ..store.snapshot import Snapshot


class Content(NamedTuple):
    """What is exported: a workspace without its items, and the items where they are there."""

    frame: Frame
    items: list[Listed] | None


class File(NamedTuple):
    """A file that is ready: its bytes, and what lies beside it by the ending of its name."""

    content: bytes
    beside: dict[str, bytes]


def internal_content(
    root: Path, snapshot: Snapshot, kinds: Sequence[str], organs: Sequence[str], rev: str | None
) -> Content:
    """Return a workspace as its files say it."""
    from ..exchange.exporting.gathering import frame_of

    frame = frame_of(snapshot, [ListKind(kind) for kind in kinds], organs)
    return Content(replace(frame, commit=_commit(root, snapshot), rev=rev), None)


def _commit(root: Path, snapshot: Snapshot) -> str | None:
    """The commit that holds exactly what is exported; None where it is not committed."""
    from ..store import git
    from ..store.sides import WORKTREE

    if snapshot.label != WORKTREE:
        return snapshot.label
    try:
        if git.repository_root(root) is None or git.uncommitted(root, snapshot.paths()):
            return None
        return git.resolve(root, "HEAD")
    except QingdanError:  # no git, or nothing committed yet
        return None


def tables_of(frame: Frame, name: str | None) -> dict[ListKind, TableColumns]:
    """Return the columns of each list: of a set of a profile, or all that its readers may see."""
    from ..cells.columns import ListColumns, list_columns
    from ..exchange.exporting.column_sets import FULL, SECTION, column_sets
    from ..exchange.exporting.column_sets import tables_of as tables

    columns = {kind: list_columns(kind, frame.extra.get(kind, ())) for kind in frame.kinds}
    sets = {}
    if name is not None and name != FULL:
        from ..rules import profile

        own = [frame.profile] if frame.profile in profile.names() else []
        order = list(dict.fromkeys([*own, profile.DEFAULT, *profile.names()]))
        sets = column_sets([profile.load(one).section(SECTION) for one in order])
        _say_unverified([one for one in sets.get(name, []) if one.kind in frame.kinds])
        _say_unspoken(name, sets.get(name, []), frame.kinds)
    if not frame.is_open:
        return tables(columns, name, sets)
    chosen = tables(columns, name, sets)
    return {
        kind: replace(
            table,
            every=ListColumns(kind, tuple(c for c in table.every.columns if not c.is_internal)),
            heads=tuple(head for head in table.heads if not head.column.is_internal),
        )
        for kind, table in chosen.items()
    }


def _say_unverified(sets: Sequence[ColumnSet]) -> None:
    """A set that nobody here has seen at its source is used with a warning."""
    for one in sets:
        if not one.verified:
            sys.stderr.write(
                _("注意：")
                + _("“{name}”这套列（{source}）没有核对过原文，标题和次序可能不一样。").format(
                    name=one.name, source=one.source
                )
                + "\n"
            )


def _say_unspoken(name: str, sets: Sequence[ColumnSet], kinds: Sequence[ListKind]) -> None:
    """Lists that a set does not speak of have all their columns, which nobody asked for."""
    spoken = {one.kind for one in sets}
    rest = [kind.official_name for kind in kinds if kind not in spoken]
    if sets and rest:
        own = [kind.official_name for kind in ListKind if kind in spoken]
        sys.stderr.write(
            _("注意：")
            + _("“{name}”这套列只有{own}的；{rest}导出的是全部的列。").format(
                name=name, own=joined(own), rest=joined(rest)
            )
            + "\n"
        )


def excel(
    content: Content,
    snapshot: Snapshot,
    tables: dict[ListKind, TableColumns],
    sheets: Sheets,
    advance: Advance | None,
) -> File:
    """Return the workbook."""
    from ..exchange.exporting.layout import empty_sheets
    from ..exchange.exporting.sheetlook import item_row
    from ..exchange.exporting.workbook import item_sheets, workbook_bytes

    rows = _rows(content, snapshot, tables, item_row, advance, sheets, splits=True)
    filled = {row.kind for row in rows}
    empty = [kind for kind in empty_sheets(content.frame, tables) if kind not in filled]
    return File(workbook_bytes(content.frame, item_sheets(rows, tables, empty)), {})


def comma_separated(
    content: Content,
    snapshot: Snapshot,
    tables: dict[ListKind, TableColumns],
    advance: Advance | None,
) -> list[File]:
    """Return a CSV a list, each with its data dictionary."""
    from ..exchange.exporting.csv_table import csv_dictionary, csv_file, item_line
    from ..exchange.exporting.layout import Sheets

    rows = _rows(content, snapshot, tables, item_line, advance, Sheets.LIST)
    files = []
    for kind, table in tables.items():
        own = [row for row in rows if row.kind is kind]
        used = 0
        for row in own:
            used |= row.used
        heads = table.kept(used)
        written = csv_file(heads, len(table.heads), own)
        files.append(File(written, {".字段说明.csv": csv_dictionary(heads)}))
    return files


def as_json(content: Content, snapshot: Snapshot, form: str) -> File:
    """Return the items whole, as one JSON document or one a line."""
    from ..exchange.exporting.gathering import read_items
    from ..exchange.exporting.items_json import items_json, items_jsonl
    from ..exchange.exporting.layout import Arrangement, Sheets

    frame, items = content
    if items is None:
        items = []
        for file, item in read_items(snapshot, frame.files):
            if item is None:
                frame.unread.append(file.path)
            else:
                items.append(item)
    order = Arrangement(frame, Sheets.LIST)

    def place(item: Listed) -> tuple[Any, ...]:
        sheet = order.sheet_of(item.kind, item.organ, None)
        return sheet, order.place_of(item.organ, item.mapping.get("序号"), item.id)

    items.sort(key=place)
    parts = items_json(frame, items) if form == "json" else items_jsonl(items)
    return File(b"".join(parts), {})


def _rows(
    content: Content,
    snapshot: Snapshot,
    tables: dict[ListKind, TableColumns],
    make: Callable[..., bytes],
    advance: Advance | None,
    sheets: Sheets,
    *,
    splits: bool = False,
) -> list[Row]:
    from ..exchange.exporting.layout import Arrangement
    from ..exchange.exporting.making import Work, made_rows

    arrangement = Arrangement(content.frame, sheets)
    work = Work(content.frame, tables, arrangement, make, splits, snapshot)
    return made_rows(work, content.items, None, advance)


__all__ = [
    "Content",
    "File",
    "as_json",
    "comma_separated",
    "excel",
    "internal_content",
    "tables_of",
]
