"""Find the workspace that a command is about."""

from __future__ import annotations

from pathlib import Path

from ..errors import QingdanError
from ..messages import _
from .layout import WORKSPACE_FILE

USUAL_FOLDER = "inventories"


def find_workspace(given: Path | None, start: Path | None = None) -> Path:
    """Return the workspace folder: ``given``, else upwards from ``start``, else ./inventories.

    Raises ``QingdanError`` where there is none.
    """
    if given is not None:
        if (given / WORKSPACE_FILE).is_file():
            return given
        raise QingdanError(
            _("“{folder}”不是工作区：里面没有 qingdan.yaml。").format(folder=given),
            _("用 --workspace 指向有 qingdan.yaml 的文件夹；新建工作区用 qingdan init。"),
        )
    here = start or Path.cwd()
    for folder in (here, *here.resolve().parents):
        if (folder / WORKSPACE_FILE).is_file():
            return folder
    if (here / USUAL_FOLDER / WORKSPACE_FILE).is_file():
        return here / USUAL_FOLDER
    raise QingdanError(
        _("这里没有工作区：当前文件夹和上级文件夹里都没有 qingdan.yaml。"),
        _("进入工作区文件夹再运行，或用 --workspace 指明；新建工作区用 qingdan init。"),
    )
