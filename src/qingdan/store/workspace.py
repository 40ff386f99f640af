"""Find the workspace that a command is about."""

from __future__ import annotations

from pathlib import Path

from ..errors import QingdanError
from ..messages import _, joined
from .layout import PRIVATE_FILE, WORKSPACE_FILE

USUAL_FOLDER = "inventories"


def find_workspace(given: Path | None, start: Path | None = None) -> Path:
    """Return the workspace folder: ``given``, else upwards from ``start``, else ./inventories.

    Raises ``QingdanError`` where there is none.
    """
    if given is not None:
        if (given / WORKSPACE_FILE).is_file():
            return given
        if (given / PRIVATE_FILE).is_file():
            raise QingdanError(
                _("“{folder}”是内部工作区，不是清单工作区：它不公开，也没有清单。").format(
                    folder=given
                ),
                _("--workspace 指向清单工作区；呼叫记录用 --private 指明内部工作区。"),
            )
        from . import git

        if git.bare_root(given) is not None:
            git.demand_files(git.locate_workspace(given))
        raise _no_workspace(given)
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


def _no_workspace(given: Path) -> QingdanError:
    hint = _("用 --workspace 指向有 qingdan.yaml 的文件夹；新建工作区用 qingdan init。")
    if not given.exists():
        return QingdanError(_("没有“{folder}”这个文件夹。").format(folder=given), hint)
    if not given.is_dir():
        return QingdanError(_("“{folder}”是文件，不是文件夹。").format(folder=given), hint)
    usual = given / USUAL_FOLDER
    if (usual / WORKSPACE_FILE).is_file():
        hint = _("工作区在 {folder}：--workspace 写到这里。").format(folder=usual)
    return QingdanError(
        _("“{folder}”不是工作区：里面没有 qingdan.yaml。").format(folder=given), hint
    )


def find_versions(given: Path | None, start: Path | None = None) -> Path:
    """Return the workspace whose committed versions are to be read.

    Beside what ``find_workspace`` finds, a bare repository: ``office.git`` itself, or a folder in
    its trees (``office.git/inventories``) that does not exist on disk. Where the repository itself
    is named and its newest commit holds exactly one workspace, that one is meant.
    Raises ``QingdanError`` where there is none.
    """
    from . import git

    place = given or start or Path.cwd()
    if not (place / WORKSPACE_FILE).is_file() and git.bare_root(place) is not None:
        found = git.workspaces_at(place, "HEAD")
        prefix = git.locate_workspace(place).prefix
        if found and prefix not in found:
            if prefix:
                raise _elsewhere(prefix, found)
            if len(found) > 1:
                raise _several(place, found)
        return place
    return find_workspace(given, start)


def _elsewhere(prefix: str, folders: list[str]) -> QingdanError:
    names = [folder.rstrip("/") or "." for folder in folders]
    return QingdanError(
        _("这个版本库的“{folder}”里没有工作区。").format(folder=prefix.rstrip("/")),
        _("工作区在：{folders}。用 --workspace 写明，在根目录的只写版本库。").format(
            folders=joined(names)
        ),
    )


def _several(place: Path, folders: list[str]) -> QingdanError:
    names = [folder.rstrip("/") or "." for folder in folders]
    return QingdanError(
        _("这个版本库里有 {count} 个工作区：{folders}。").format(
            count=len(names), folders=joined(names)
        ),
        _("用 --workspace 写明是哪一个，如 {example}。").format(example=place / names[-1]),
    )
