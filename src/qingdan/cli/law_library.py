"""Open the law library that a command asks: the workspace's laws and the user's texts laid over."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _

if TYPE_CHECKING:
    from ..law.library.library import LawLibrary
    from ..store.snapshot import Snapshot

OnOption = Annotated[
    str | None,
    typer.Option(
        "--on",
        "--as-of",
        metavar="DATE",
        help=_("按这一天看是否施行；不写则为今天。"),
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class Opened:
    """The library, and what the workspace (where there is one) says of it."""

    library: LawLibrary
    workspace: Path | None
    pinned: str | None
    own: int
    """How many laws the workspace keeps itself."""


def open_for(workspace: Path | None) -> Opened:
    """Open the library for a workspace: the one named, else the usual one, else none at all."""
    from ..law.library.library import open_library
    from ..law.library.localtext import workspace_laws
    from ..law.library.textstore import default_path
    from ..store.law_files import law_mappings
    from ..store.snapshot import worktree
    from ..store.workspace import find_workspace

    try:
        root = find_workspace(workspace)
    except QingdanError:
        if workspace is not None:
            raise
        return Opened(open_library(texts=default_path()), None, None, 0)
    snapshot = worktree(root)
    own = workspace_laws([mapping for _path, mapping in law_mappings(snapshot)])
    return Opened(open_library(own, default_path()), root, _pinned(snapshot), len(own))


def _pinned(snapshot: Snapshot) -> str | None:
    """Read only the one key: a workspace that is wrong elsewhere can still ask for a law."""
    from ..store.layout import WORKSPACE_FILE
    from ..store.reader import read_mapping

    value = (read_mapping(snapshot.read(WORKSPACE_FILE)).value or {}).get("法规库")
    return str(value) if value else None


def pin_differs(opened: Opened) -> str | None:
    """Return the warning where ``qingdan.yaml`` pins another library; None where all is well."""
    if opened.pinned is None or opened.pinned == opened.library.id:
        return None
    return _("注意：") + _(
        "qingdan.yaml 的“法规库”写的是 {pinned}，这里的是 {here}：检查结果可能和别处不同。"
        "用同一版 qingdan、添加同样的法规原文；确认以后把“法规库”改成 {here}。"
    ).format(pinned=opened.pinned, here=opened.library.id)


def day_of(text: str | None) -> datetime.date:
    """Return the day of ``--on``, today where it was not given."""
    if text is None:
        return datetime.datetime.now().astimezone().date()
    from .validate_input import day

    return day(text, "--on")
