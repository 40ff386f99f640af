"""Put the commands together. A command's module imports its work inside the command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from ..messages import _


def build() -> Any:
    """Return the command line as a click command, its help in the chosen language."""
    from . import diff, explain, fmt, import_, init, publish, review, rules, schema, validate
    from .help import Command, Deferred, Group

    app = typer.Typer(
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        help=_("清单：把职责任务、权力责任、职责边界三张清单放进版本库，检查、比较、公开。"),
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback(invoke_without_command=True)
    def _root(
        context: typer.Context,
        version: Annotated[
            bool,
            typer.Option("--version", help=_("显示版本。"), callback=_show_version, is_eager=True),
        ] = False,
        lang: Annotated[
            str, typer.Option("--lang", metavar="zh|en", help=_("消息的语言，默认中文。"))
        ] = "zh",
    ) -> None:
        if context.invoked_subcommand is None:
            typer.echo(context.get_help())

    def add(name: str, run: Callable[..., int], text: str) -> None:
        app.command(name, help=text, cls=Command)(run)

    add("init", init.command, _("新建一个工作区，附带每种清单的示例。"))
    add("import", import_.command, _("把 Excel 权责清单导入工作区。"))
    add("validate", validate.command, _("检查工作区，指出每个问题在哪个文件第几行。"))
    add("explain", explain.command, _("说明一条规则：为什么、例子、选项、怎样豁免。"))
    add("rules", rules.command, _("列出全部规则。"))
    add("fmt", fmt.command, _("把文件整理成统一的版式，注释不动。"))
    add("diff", diff.command, _("比较两个版本：增加、减少、修改、移动了哪些事项。"))
    add("publish", publish.command, _("生成公开网站。"))
    add("schema", schema.command, _("输出 JSON Schema，供编辑器提示和校验。"))
    add("review", review.command, _("记下依据的条文今天是什么样；列出核对以后变了的。"))
    root: Any = typer.main.get_command(app)
    text = _("法规库：查法规、添加原文、核对引用。")
    root.add_command(Deferred("law", text, lambda: _law(text)))
    return root


def _law(text: str) -> Any:
    """Load the commands on the law library; most runs do not need them."""
    from .law import build

    return build(text)


def _show_version(value: bool) -> None:
    if value:
        from .. import __version__

        typer.echo(f"qingdan {__version__}")
        raise typer.Exit
