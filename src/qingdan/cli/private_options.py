"""The private workspace that a command is told of, or runs in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _

if TYPE_CHECKING:
    from ..store.private import PrivateWorkspace

PrivateOption = Annotated[
    Path | None,
    typer.Option(
        "--private",
        metavar="DIR",
        help=_("内部工作区文件夹，不写表格就用它的；不写则从当前文件夹向上找。"),
        show_default=False,
    ),
]


def private_of(given: Path | None) -> PrivateWorkspace | None:
    """Return the private workspace named, or that around the current folder, if any.

    Raises ``QingdanError`` where the folder named is none.
    """
    from ..store.private import open_private, private_around

    return private_around(Path.cwd()) if given is None else open_private(given)


def table_of(table: Path | None, private: PrivateWorkspace | None, name: str) -> Path:
    """Return a table: the one given, else the one of that name in the private workspace.

    Raises ``QingdanError`` where there is none.
    """
    found = table if table is not None or private is None else private.table(name)
    if found is None:
        raise QingdanError(
            _("没有写表格。"),
            _(
                "写上表格；或者在内部工作区的 qingdan-private.yaml 里写 表格: {{{name}: 文件}}。"
            ).format(name=name),
        )
    return found


def lists_of(workspace: Path | None, private: PrivateWorkspace | None) -> Path | None:
    """Return the workspace of lists that was named, else the one the private workspace names."""
    if workspace is None and private is not None:
        return private.lists
    return workspace


__all__ = ["PrivateOption", "lists_of", "private_of", "table_of"]
