"""Quotation marks that people type around a number because files have them; tables need none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ...cells.columns import ListColumns
from ...messages import _
from ..findings import Notes
from .rows import Row
from .threeway import settled


def without_quotes(
    row: Row, columns: ListColumns, texts: Callable[[], Mapping[str, str]], notes: Notes
) -> Row:
    """Return a row without the straight quotes around texts that files hold in quotes.

    ``texts`` gives the item's texts today, by column: what has such quotes itself keeps them.
    """
    inner = {
        path: inside
        for path, text in row.cells.items()
        if text[:1] == '"' and _is_quoted(columns, path) and (inside := _inside(settled(text)))
    }
    there = texts() if inner else {}
    bare = {p: one for p, one in inner.items() if there.get(p) != settled(row.cells[p])}
    for path in bare:
        notes.tell(
            "quotes-dropped",
            _("“{column}”：表里不用加引号，取的是引号里面的字。").format(column=row.heading(path)),
            row.sheet,
            row.spot(path).cell,
        )
    return replace(row, cells={**row.cells, **bare}) if bare else row


def _is_quoted(columns: ListColumns, path: str) -> bool:
    return path in columns.by_path and columns.by_path[path].shape.is_quoted


def _inside(text: str) -> str:
    """The text between two straight quotes around the whole of it; empty where there are none."""
    is_quoted = len(text) > 2 and text[0] == text[-1] == '"' and text.count('"') == 2
    return text[1:-1].strip() if is_quoted else ""
