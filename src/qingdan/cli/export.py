"""``qingdan export``: a workspace as tables, as data, or as a list on paper."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..messages import _, joined
from . import export_options as options
from . import progress
from .options import QuietOption, WorkspaceOption
from .unread import tell_unread

if TYPE_CHECKING:
    from ..store.snapshot import Snapshot
    from .export_tables import Content, File


def command(
    form: options.Form = None,
    output: options.Output = None,
    lists: options.Lists = None,
    organs: options.Organs = None,
    rev: options.Revision = None,
    sheets: options.SheetsOption = "list",
    columns: options.Columns = None,
    audience: options.Audience = None,
    paper: options.PaperSize = None,
    force: options.Force = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Export and say what was written; 1 where files of the lists could not be read."""
    wanted = options.form_of(form, output)
    readers = audience or ("internal" if wanted in options.TABLES else "public")
    kinds, chosen = tuple(dict.fromkeys(lists or ())), tuple(dict.fromkeys(organs or ()))
    asked = options.Asked(
        wanted, output, kinds, chosen, rev, sheets, columns, readers, paper, force, quiet
    )
    asked.check()
    root, snapshot = _opened(workspace, rev)
    if wanted in options.TABLES:
        return _tables(root, snapshot, asked)
    from .export_paper import write_paper

    return write_paper(snapshot, asked)


def _opened(workspace: Path | None, rev: str | None) -> tuple[Path, Snapshot]:
    from ..store.snapshot import revision, worktree
    from ..store.workspace import find_versions, find_workspace

    if rev is None:
        root = find_workspace(workspace)
        return root, worktree(root)
    root = find_versions(workspace)
    return root, revision(root, rev)


def _tables(root: Path, snapshot: Snapshot, asked: options.Asked) -> int:
    from .export_target import check_target, file_name, write_beside, write_files

    content = _content(root, snapshot, asked)
    frame = content.frame
    title = file_name(frame.name, f".{asked.form}")
    names = [f"{kind}.csv" for kind in frame.kinds] if asked.form == "csv" else [title]
    paths = check_target(asked.output, names, force=asked.force)
    files = _files(content, snapshot, asked)
    write_files(paths, [file.content for file in files])
    there: list[Path] = []
    for path, file in zip(paths or [], files, strict=False):
        beside = {path.stem + ending: more for ending, more in file.beside.items()}
        there += [path, *write_beside(path, beside)]
    _remark(content, asked)
    unread = tell_unread(snapshot, frame.unread)
    if not asked.quiet and paths is not None:
        written = joined(str(path) for path in there)
        sys.stderr.write(_("已写入 {files}。").format(files=written) + "\n")
    return int(unread)


def _content(root: Path, snapshot: Snapshot, asked: options.Asked) -> Content:
    if asked.audience == "public":
        from .export_open import open_content

        return open_content(snapshot, asked)
    from .export_tables import internal_content

    return internal_content(root, snapshot, asked.kinds, asked.organs, asked.rev)


def _files(content: Content, snapshot: Snapshot, asked: options.Asked) -> list[File]:
    from .export_tables import as_json, comma_separated, excel, tables_of

    with progress.bar(_("导出事项"), quiet=asked.quiet) as advance:
        if asked.form in ("json", "jsonl"):
            return [as_json(content, snapshot, asked.form)]
        tables = tables_of(content.frame, asked.columns)
        if asked.form == "csv":
            return comma_separated(content, snapshot, tables, advance)
        from ..exchange.exporting.layout import Sheets

        return [excel(content, snapshot, tables, Sheets(asked.sheets), advance)]


def _remark(content: Content, asked: options.Asked) -> None:
    """Say what whoever passes the file on must know."""
    if asked.quiet:
        return
    frame, items = content
    if not (frame.files or items) and asked.form in ("xlsx", "csv"):
        remark = _("没有事项，导出的是空表：可以照表头填写，再用 qingdan import --update 导回。")
    elif not (frame.files or items):
        remark = _("没有事项，里面只有空的清单。")
    elif frame.is_open:
        return
    else:
        remark = _("里面有内部字段和没有公布的事项，不要对外提供；对外用 --audience public。")
    sys.stderr.write(_("注意：") + remark + "\n")
