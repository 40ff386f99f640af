"""The private workspace: what an office keeps beside its lists and never publishes.

It is a folder of its own with ``qingdan-private.yaml``, outside the workspace of lists and outside
its repository, and refers to that workspace; the lists know nothing of it. No command that
publishes or exports reads it: those know ``qingdan.yaml`` alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import QingdanError
from ..messages import _, joined
from . import git
from .emit import emit
from .layout import PRIVATE_FILE, WORKSPACE_FILE
from .reader import read_mapping
from .snapshot import Snapshot

_KEYS = frozenset({"格式", "名称", "工作区", "表格"})
TABLES = ("编制", "台账", "AB岗", "流动", "评价")
"""Tables of posts that a private workspace may name."""


@dataclass(frozen=True, slots=True)
class PrivateWorkspace:
    """A private workspace; ``lists`` is the workspace of lists that it names, if any.

    ``tables`` are files by the names of ``TABLES``.
    """

    root: Path
    lists: Path | None
    tables: Mapping[str, Path] = field(default_factory=dict)

    def table(self, name: str) -> Path | None:
        """Return the table of a name; None where none is named."""
        return self.tables.get(name)

    def files(self, folder: str) -> Iterator[tuple[str, bytes]]:
        """Yield path and content of the YAML files of a folder, in the order of their names."""
        inside = self.root / folder
        for path in sorted(inside.glob("*.yaml")) if inside.is_dir() else ():
            yield f"{folder}/{path.name}", path.read_bytes()


def open_private(folder: Path) -> PrivateWorkspace:
    """Read a private workspace; ``QingdanError`` where the folder is none."""
    file = folder / PRIVATE_FILE
    if not file.is_file():
        raise QingdanError(
            _("“{folder}”不是内部工作区：里面没有 {name}。").format(
                folder=folder, name=PRIVATE_FILE
            ),
            _("先用 qingdan calls import 表格 --private 文件夹 导入，文件夹会自动建好。"),
        )
    said = mapping_of(file.read_bytes(), str(file))
    unknown = [key for key in said if key not in _KEYS]
    if unknown or said.get("格式") != 1:
        raise QingdanError(
            _("{name} 里只写 格式: 1、名称、工作区、表格。").format(name=PRIVATE_FILE),
            _("不认识的：{keys}。").format(keys=joined(unknown)) if unknown else "",
            file=str(file),
        )
    tables = said.get("表格", {})
    if not isinstance(tables, dict) or not all(
        key in TABLES and isinstance(value, str) for key, value in tables.items()
    ):
        raise QingdanError(
            _("{name} 的“表格”写得不对。").format(name=PRIVATE_FILE),
            _("写成 表格: {{编制: 编制.xlsx}}；可以写：{names}。").format(names=joined(TABLES)),
            file=str(file),
        )
    named = said.get("工作区")
    return PrivateWorkspace(
        folder,
        folder / named if isinstance(named, str) else None,
        {key: folder / value for key, value in tables.items()},
    )


def private_around(start: Path) -> PrivateWorkspace | None:
    """Return the private workspace that a folder is or lies in; None where there is none."""
    for folder in (start, *start.resolve().parents):
        if (folder / PRIVATE_FILE).is_file():
            return open_private(folder)
    return None


def new_private(folder: Path, lists: Path) -> dict[str, str]:
    """Return what makes a folder a private workspace for the lists; nothing where it is one.

    Raises ``QingdanError`` where it is no folder, or lies with the lists.
    """
    refuse_beside(folder, lists)
    if (folder / PRIVATE_FILE).is_file():
        return {}
    if folder.exists() and not folder.is_dir():
        raise QingdanError(
            _("“{folder}”不是文件夹，不能当内部工作区。").format(folder=folder),
            _("--private 写一个文件夹；没有的会建好。"),
        )
    try:
        near = Path(os.path.relpath(lists.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        near = lists.resolve().as_posix()
    return {PRIVATE_FILE: emit({"格式": 1, "工作区": near})}


def refuse_beside(folder: Path, lists: Path) -> None:
    """Refuse a private workspace that lies in the workspace of lists or in its repository."""
    home, place = lists.resolve(), folder.resolve()
    top = git.repository_root(lists)
    within = [home, *([top.resolve()] if top is not None else [])]
    if (place / WORKSPACE_FILE).is_file() or any(place.is_relative_to(one) for one in within):
        raise QingdanError(
            _("内部工作区“{folder}”和清单在同一个文件夹或者版本库里，会跟着公开。").format(
                folder=folder
            ),
            _("放到清单的版本库外面，如 {example}。").format(
                example=(top or home).parent / _("内部")
            ),
        )


def refuse_private(snapshot: Snapshot) -> None:
    """Refuse to publish a version of a workspace in which a private one lies."""
    for path in snapshot.paths():
        if path.rpartition("/")[2] == PRIVATE_FILE:
            raise QingdanError(
                _("清单工作区里有内部工作区（{path}），不能公开。").format(path=path),
                _("先把内部工作区移到清单的版本库外面；提交过的，同时清理版本历史。"),
            )


def mapping_of(data: bytes, file: str) -> dict[str, Any]:
    """Read a file of a private workspace; ``QingdanError`` where it holds no mapping."""
    read = read_mapping(data)
    if read.value is None:
        fault = read.faults[0]
        raise QingdanError(
            fault.message, fault.hint, file=file, line=fault.line, column=fault.column
        )
    return read.value


__all__ = [
    "TABLES",
    "PrivateWorkspace",
    "mapping_of",
    "new_private",
    "open_private",
    "private_around",
    "refuse_beside",
    "refuse_private",
]
