"""``qingdan calls import TABLE``: calls of towns taken into the private workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from ..store.layout import PRIVATE_FILE
from .options import FORMATS, FormatOption, OutputOption, WorkspaceOption, demand
from .reports import write_report


def command(
    table: Annotated[
        Path,
        typer.Argument(
            metavar="TABLE", help=_("呼叫记录表：Excel、CSV 等，不能有姓名、电话等个人信息列。")
        ),
    ],
    private: Annotated[
        Path | None,
        typer.Option(
            "--private",
            metavar="DIR",
            help=_("导入到哪个内部工作区文件夹，没有的会建好；不写则从当前文件夹向上找。"),
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("只说会导入什么，不写文件。"))
    ] = False,
    output_format: FormatOption = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the calls, all or none; 1 where rows were refused or could not be read."""
    demand("--format", output_format, FORMATS)
    from ..calls.intake import take_in
    from ..calls.keeping import FOLDER, files_of, read_records
    from ..calls.log import read_log
    from ..report.calls_intake import WRITERS, Taken
    from ..store.private import PrivateWorkspace
    from ..store.write import write_files

    root, made = _place(private, workspace)
    place = PrivateWorkspace(root, None)
    log = read_log(table)
    intake = take_in(log, read_records(place))
    before = dict(place.files(FOLDER))
    files = {**made, **files_of(intake.records, before)}
    if dry_run:
        changed = (path for path in files if before.get(path) != _bytes(files[path]))
        written = sorted(changed)
    else:
        written = write_files(root, files)
    write_report(WRITERS[output_format](Taken(log, intake, written, dry_run)), output)
    return int(not intake.is_whole)


def _bytes(content: str | None) -> bytes | None:
    return None if content is None else content.encode("utf-8")


def _place(private: Path | None, workspace: Path | None) -> tuple[Path, dict[str, str]]:
    """Return the folder that calls are kept in, and what makes it a private workspace.

    Raises ``QingdanError`` where it lies with the lists.
    """
    from ..store.private import new_private, open_private, private_around, refuse_beside
    from ..store.workspace import find_workspace

    around = private_around(Path.cwd()) if private is None else None
    root = private if around is None else around.root
    if root is None:
        raise QingdanError(
            _("没有写导入到哪里。"),
            _("用 --private 指明内部工作区，如 --private ../内部；没有的会建好。"),
        )
    if private is None or (root / PRIVATE_FILE).is_file():
        lists = workspace or open_private(root).lists
        if lists is not None:
            refuse_beside(root, lists)
        return root, {}
    return root, new_private(root, find_workspace(workspace))
