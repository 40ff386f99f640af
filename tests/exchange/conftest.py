"""Small workbooks made on the spot, and an import into a workspace of one's own."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from .sample_rows import HEADINGS


@pytest.fixture
def workbook() -> Callable[..., bytes]:
    """Return a function that makes the bytes of an .xlsx.

    ``workbook({"表": rows}, merges={"表": ["A1:C1"]})``; ``change`` may alter the openpyxl book.
    """

    def make(
        sheets: dict[str, Sequence[Sequence[Any]]],
        *,
        merges: dict[str, list[str]] | None = None,
        change: Callable[[Workbook], None] | None = None,
    ) -> bytes:
        book = Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for cells in rows:
                sheet.append(list(cells))
            for span in (merges or {}).get(name, []):
                sheet.merge_cells(span)
        if change is not None:
            change(book)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    return make


@pytest.fixture
def empty_workspace(tmp_path: Path) -> Path:
    """A workspace with no organs and no items."""
    root = tmp_path / "empty"
    root.mkdir()
    (root / "qingdan.yaml").write_text("格式: 1\n名称: 空的\n", encoding="utf-8")
    return root


@pytest.fixture
def import_rows(
    workbook: Callable[..., bytes], empty_workspace: Path, tmp_path: Path
) -> Callable[..., Any]:
    """Return a function that imports rows (``HEADINGS`` are put above) and gives the result.

    Besides the result it returns the files of the workspace as plain mappings, by path.
    """
    from qingdan.exchange.importer import import_workbooks
    from qingdan.store.reader import read_mapping

    def run(
        rows: Sequence[Sequence[Any]],
        *,
        sheet: str = "权责清单",
        headings: Sequence[Any] | None = None,
        above: Sequence[Sequence[Any]] = (),
        merges: Sequence[str] = (),
        organ: str | None = None,
        dry_run: bool = False,
        root: Path | None = None,
        file: str = "list.xlsx",
        options: Any = None,
    ) -> tuple[Any, dict[str, Any]]:
        data = workbook(
            {sheet: [*above, headings or HEADINGS, *rows]}, merges={sheet: list(merges)}
        )
        path = tmp_path / file
        path.write_bytes(data)
        where = root or empty_workspace
        result = import_workbooks(where, [path], organ=organ, dry_run=dry_run, options=options)
        files = {
            found.relative_to(where).as_posix(): read_mapping(found.read_bytes()).value
            for found in sorted(where.rglob("*.yaml"))
        }
        return result, files

    return run
