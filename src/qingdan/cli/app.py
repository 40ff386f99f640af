"""Put the commands together. A command's module imports its work inside the command."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ..messages import _


def build() -> Any:
    """Return the command line as a click command, its help in the chosen language."""
    from . import diff, import_, init, publish, schema, validate

    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        help=_("清单：把职责任务、权力责任、职责边界三张清单放进版本库，检查、比较、公开。"),
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def _root(
        version: Annotated[
            bool,
            typer.Option("--version", help=_("显示版本。"), callback=_show_version, is_eager=True),
        ] = False,
        lang: Annotated[
            str, typer.Option("--lang", metavar="zh|en", help=_("消息的语言，默认中文。"))
        ] = "zh",
    ) -> None:
        pass

    app.command("init", help=_("新建一个工作区，附带每种清单的示例。"))(init.command)
    app.command("import", help=_("把 Excel 权责清单导入工作区。"))(import_.command)
    app.command("validate", help=_("检查工作区，指出每个问题在哪个文件第几行。"))(validate.command)
    app.command("diff", help=_("比较两个版本：增加、减少、修改、移动了哪些事项。"))(diff.command)
    app.command("publish", help=_("生成公开网站。"))(publish.command)
    app.command("schema", help=_("输出 JSON Schema,供编辑器提示和校验。"))(schema.command)
    return typer.main.get_command(app)


def _show_version(value: bool) -> None:
    if value:
        from .. import __version__

        typer.echo(f"qingdan {__version__}")
        raise typer.Exit
