"""Exports of a workspace as bytes, and workspaces made of plain mappings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qingdan.cli.export_tables import (
    as_json,
    comma_separated,
    excel,
    internal_content,
    tables_of,
)
from qingdan.exchange.exporting.layout import Sheets
from qingdan.store.emit import emit
from qingdan.store.layout import locate
from qingdan.store.reader import read_mapping
from qingdan.store.snapshot import worktree

WORKSPACE = "格式: 1\n名称: 测试市三张清单\n虚构: true\n层级: 市级\n"
ORGANS = (
    "机构:\n  zrzy:\n    名称: 测试市自然资源和规划局\n"
    "  zfj:\n    名称: 测试市城市管理综合行政执法局\n"
)


def write(root: Path, items: Mapping[str, Mapping[str, Any]] | None = None) -> Path:
    """Write a workspace whose items are given by path; return its folder."""
    files = {"qingdan.yaml": WORKSPACE, "organs.yaml": ORGANS}
    files |= {path: emit(value) for path, value in (items or {}).items()}
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return root


def items_of(root: Path) -> dict[str, Any]:
    """Return what the items of a workspace say, by path."""
    snapshot = worktree(root)
    wanted = [path for path in snapshot.paths() if locate(path) is not None]
    return {path: read_mapping(data).value for path, data in snapshot.read_all(wanted)}


def exported(
    root: Path, folder: Path, form: str, *, sheets: str = "list", columns: str | None = None
) -> list[Path]:
    """Export a workspace into ``folder``; return the files, one a list for CSV."""
    snapshot = worktree(root)
    content = internal_content(root, snapshot, [], [], None)
    tables = tables_of(content.frame, columns)
    folder.mkdir(parents=True, exist_ok=True)
    if form == "csv":
        paths = []
        files = comma_separated(content, snapshot, tables, None)
        for kind, file in zip(tables, files, strict=True):
            paths.append(folder / f"{kind}.csv")
            paths[-1].write_bytes(file.content)
        return paths
    path = folder / f"清单.{form}"
    if form == "xlsx":
        path.write_bytes(excel(content, snapshot, tables, Sheets(sheets), None).content)
    else:
        path.write_bytes(as_json(content, snapshot, form).content)
    return [path]
