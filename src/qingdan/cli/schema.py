"""``qingdan schema``: JSON Schema of the files of a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..messages import _, joined
from .options import WorkspaceOption

if TYPE_CHECKING:
    from ..model.schema import ExtraFields, FileSchema


def command(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[LIST]",
            help=_("哪一种文件，如 powers、duties、boundaries、organs；不写则列出全部。"),
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR|FILE",
            help=_("写入文件夹或文件，不写到屏幕。"),
            show_default=False,
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=_("输出全部，须用 --output 指明文件夹。"))
    ] = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Print or write JSON Schema, the extra fields of the workspace put in; exit code 0."""
    from ..errors import QingdanError
    from ..model.schema import file_schemas

    files = file_schemas()
    if everything:
        if name is not None or output is None or output.is_file():
            raise QingdanError(
                _("--all 输出全部 JSON Schema，要用 --output 指明一个文件夹，并且不写清单名。"),
                _("例如：qingdan schema --all --output .qingdan/schema"),
            )
        _write(output, list(files), _extra_fields(workspace))
        return 0
    if name is None:
        typer.echo(_listing(files))
        return 0
    chosen = _choose(name, files)
    extra = _extra_fields(workspace)
    if output is None:
        typer.echo(schema_text(chosen, extra), nl=False)
    elif output.is_dir():
        _write(output, [chosen], extra)
    else:
        from ..store.write import write_files

        write_files(output.parent, {output.name: schema_text(chosen, extra)})
    return 0


def schema_text(file: FileSchema, extra: ExtraFields | None = None) -> str:
    """Return the JSON text of a schema, the same bytes for the same input."""
    import json

    from ..model.schema import schema_of

    return json.dumps(schema_of(file, extra), ensure_ascii=False, indent=2) + "\n"


def _write(folder: Path, files: list[FileSchema], extra: ExtraFields | None) -> None:
    from ..store.write import write_files

    folder.mkdir(parents=True, exist_ok=True)
    write_files(folder, {file.file_name: schema_text(file, extra) for file in files})


def _listing(files: tuple[FileSchema, ...]) -> str:
    lines = [_("有这些 JSON Schema：")]
    for file in files:
        where = joined(glob for glob in file.globs if not glob.startswith("!"))
        lines.append(
            _("  {name}　{title}（{where}）").format(name=file.name, title=file.title, where=where)
        )
    lines.append(_("看其中一个：qingdan schema powers"))
    lines.append(_("全部写入文件夹：qingdan schema --all --output .qingdan/schema"))
    return "\n".join(lines)


def _choose(name: str, files: tuple[FileSchema, ...]) -> FileSchema:
    from ..errors import QingdanError

    for file in files:
        if file.name == name:
            return file
    raise QingdanError(
        _("没有名为“{name}”的 JSON Schema。").format(name=name),
        _("可以是：{names}。").format(names=joined(file.name for file in files)),
    )


def _extra_fields(given: Path | None) -> ExtraFields | None:
    """Return the extra fields of the workspace around; None outside a workspace."""
    from ..errors import QingdanError
    from ..store.workspace import find_workspace

    try:
        root = find_workspace(given)
    except QingdanError:
        if given is not None:
            raise
        return None
    from ..store.inventory import read_workspace_file
    from ..store.snapshot import worktree

    return read_workspace_file(worktree(root)).extra_fields
