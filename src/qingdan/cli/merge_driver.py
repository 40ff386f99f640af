"""``qingdan merge-driver``: git calls it to merge files of a workspace by field."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _, joined, system_reason
from .options import WorkspaceOption
from .rewriting import say

if TYPE_CHECKING:
    from ..merging.files import Merged

NAME = "qingdan"
ATTRIBUTES = ".gitattributes"


def command(
    base: Annotated[
        Path | None, typer.Argument(metavar="%O", help=_("共同的祖先。"), show_default=False)
    ] = None,
    ours: Annotated[
        Path | None,
        typer.Argument(metavar="%A", help=_("本方；结果写在这里。"), show_default=False),
    ] = None,
    theirs: Annotated[
        Path | None, typer.Argument(metavar="%B", help=_("对方。"), show_default=False)
    ] = None,
    path: Annotated[
        str | None,
        typer.Argument(metavar="%P", help=_("文件在版本库里的路径。"), show_default=False),
    ] = None,
    install: Annotated[
        bool,
        typer.Option(
            "--install", help=_("装到这个版本库：写 .gitattributes，并改本机这份克隆的 git 设置。")
        ),
    ] = False,
    show: Annotated[
        bool, typer.Option("--print", help=_("只显示要写的 .gitattributes 和要运行的 git 命令。"))
    ] = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Merge into ``ours``; return 1 where a person must decide."""
    if install or show:
        return _set_up(workspace, only_show=show)
    if base is None or ours is None or theirs is None:
        raise QingdanError(
            _("要写三个文件：共同的祖先、本方、对方。"),
            _("这个命令由 git 调用；安装用 qingdan merge-driver --install。"),
        )
    versions = [_content(one) for one in (base, ours, theirs)]
    merged = _merge(path or ours.name, *versions)
    if merged.data != versions[1]:
        from .reports import save

        save(merged.data, ours)
    if merged.conflicts:
        say(
            _("{path} 有 {count} 处要人来定：{fields}。").format(
                path=path or ours.name,
                count=len(merged.conflicts),
                fields=joined(merged.conflicts),
            )
        )
    return int(bool(merged.conflicts))


def _merge(path: str, base: bytes, ours: bytes, theirs: bytes) -> Merged:
    """Merge by field; line by line, with a note, what cannot be merged so."""
    from ..merging.files import Merged, UnmergeableError, merge_files
    from ..store.git.merging import merge_lines

    def textual(mine: bytes, old: bytes, other: bytes) -> bytes | None:
        data, conflicts = merge_lines(mine, old, other)
        return None if conflicts else data

    try:
        return merge_files(path, base, ours, theirs, textual)
    except UnmergeableError as error:
        say(
            _("{path} 不能按字段合并，改为逐行合并：{why}").format(
                path=path, why=str(error) or _("写不出来")
            )
        )
    labels = (_("本方"), _("共同的祖先"), _("对方"))
    data, conflicts = merge_lines(ours, base, theirs, labels)
    return Merged(data, (_("整个文件"),) if conflicts else ())


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise QingdanError(
            _("读不了文件：{why}").format(why=system_reason(error)),
            _("这个命令由 git 调用；安装用 qingdan merge-driver --install。"),
            file=str(path),
        ) from None


def _set_up(workspace: Path | None, *, only_show: bool) -> int:
    from ..store.git import locate_workspace
    from ..store.git.merging import set_merge_driver
    from ..store.workspace import find_workspace
    from ..store.write import write_files

    root = find_workspace(workspace)
    location = locate_workspace(root)
    line = f"{_pattern(location.prefix)} merge={NAME}"
    title = _("清单：按字段合并")
    driver = _driver()
    if only_show:
        sys.stdout.write(
            f"# {ATTRIBUTES}\n{line}\n"
            f"git config merge.{NAME}.name {shlex.quote(title)}\n"
            f"git config merge.{NAME}.driver {shlex.quote(driver)}\n"
        )
        return 0
    there = location.top / ATTRIBUTES
    text = there.read_text(encoding="utf-8") if there.exists() else ""
    if line not in text.splitlines():
        end = "" if not text or text.endswith("\n") else "\n"
        write_files(location.top, {ATTRIBUTES: f"{text}{end}{line}\n"})
    set_merge_driver(location.top, NAME, title, driver)
    sys.stdout.write(
        _(
            "已装好：{file} 里写了“{line}”，请提交它；git 设置只在这份克隆里，"
            "每个同事在自己的克隆里都要运行一次 qingdan merge-driver --install。"
        ).format(file=ATTRIBUTES, line=line)
        + "\n"
    )
    return 0


def _pattern(prefix: str) -> str:
    """Return the pattern of ``.gitattributes`` for the YAML files of a workspace."""
    pattern = "".join("\\" + one if one in "*?[\\" else one for one in prefix) + "**/*.yaml"
    if not re.search(r"[\s\"]|^[!#]", pattern):
        return pattern
    return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _driver() -> str:
    """Return what git runs, in the shell it brings along on every system.

    Where this program cannot be run, or fails, git would keep our side without a word and take the
    file for a conflict that somebody has resolved: the other side would be lost. So git itself then
    merges by lines, markers and all. 0 and 1 are answers of ours; the shell says 126 or 127 of what
    it cannot run.
    """
    labels = " ".join(f"-L {label}" for label in ("本方", "共同的祖先", "对方"))
    return (
        f"{_program()} merge-driver %O %A %B %P; s=$?; test $s -gt 1 || exit $s; "
        "echo qingdan：没有运行成，%P 改为逐行合并，请仔细核对。 >&2; "
        f"git merge-file --diff3 {labels} %A %O %B"
    )


def _program() -> str:
    """Return how git finds this program wherever it is called from: by its full path.

    The setting is of this clone alone; a name would depend on which environment is active.
    """
    found = shutil.which(NAME)
    path = Path(found).absolute() if found else Path(sys.executable)
    words = shlex.quote(path.as_posix()) + ("" if found else " -m qingdan")
    return words.replace("%", "%%")  # git puts something in for what begins with it
