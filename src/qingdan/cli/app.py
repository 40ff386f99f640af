"""Put the commands together. A command's module imports its work inside the command."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Annotated, Any

import typer

from ..messages import _


def build() -> Any:
    """Return the command line as a click command, its help in the chosen language.

    Only names and lines of help are read here: a command's options when it is asked for.
    """
    from .help import Deferred, Group, Later

    app = typer.Typer(
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        help=_("清单：把政府的职责任务、权力责任、职责边界等清单放进版本库，检查、比较、公开。"),
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

    root: Any = typer.main.get_command(app)
    for name, module, text in _commands():
        root.add_command(Later(name, text, partial(_command, name, module, text)))
    for name, text in _groups():
        root.add_command(Deferred(name, text, partial(_group, name, text)))
    return root


def _commands() -> tuple[tuple[str, str, str], ...]:
    """Return name, module and line of help of every command of one word, in the order of help."""
    return (
        ("init", "init", _("新建一个工作区，附带每种清单的示例。")),
        ("import", "import_", _("把 Excel、Word、网页等清单导入工作区，取回改过的表。")),
        ("export", "export", _("导出：可以改了再导回的表、数据，或者可以印发的清单。")),
        ("validate", "validate", _("检查工作区，指出每个问题在哪个文件第几行。")),
        ("explain", "explain", _("说明一条规则：为什么、例子、选项、怎样豁免。")),
        ("rules", "rules", _("列出全部规则。")),
        ("fmt", "fmt", _("把文件整理成统一的版式，注释不动。")),
        ("diff", "diff", _("比较两个版本：增加、减少、修改、移动了哪些事项。")),
        ("history", "history", _("一个事项的历史：哪天、哪个机构、哪次调整、改了什么。")),
        ("who", "who", _("用群众的话问一件事归谁管：哪个机构负责，谁配合，依据什么。")),
        ("ask", "ask", _("常问的问题：谁还没有报、哪些快到期、一个镇街承接了什么。")),
        ("due", "due", _("时限一览：哪些事到期或者快到期，按黄橙红分色。")),
        ("publish", "publish", _("生成公开网站。")),
        ("serve", "serve", _("在本机浏览器里预览网站，改了就刷新，问题写在页面上。")),
        ("verify", "verify", _("核对发布出来的文件夹：哪些文件变了、少了、多了。")),
        ("schema", "schema", _("输出 JSON Schema，供编辑器提示和校验。")),
        ("review", "review", _("记下依据的条文今天是什么样；列出核对以后变了的。")),
        ("transfer", "transfer", _("机构改革：把一个机构的事项划转给另一个机构。")),
        ("conform", "conform", _("与上级通用目录对照：名称、类型、编码、依据是不是相同。")),
        ("reconcile", "reconcile", _("与单位另存的一张表核对：谁多谁少、哪里不同。")),
        ("stats", "stats", _("各清单多少项，按部门、类型、领域等分，和以前比增减多少。")),
        ("load", "load", _("各镇街、部门、科室的职责负担：多少事，多少对口部门，几个人。")),
        ("announce", "announce", _("写调整公告，或者公布整张清单的公告，数量核对得上才写。")),
        ("packet", "packet", _("写调整的会议材料：领导签批的一页纸和全部附件。")),
        ("merge-driver", "merge_driver", _("由 git 调用：按字段合并清单文件。")),
    )


def _groups() -> tuple[tuple[str, str], ...]:
    """Return name and line of help of every group; its module bears its name."""
    return (
        ("law", _("法规库：查法规、添加原文、核对引用。")),
        ("adjust", _("调整：起草一批调整，核对写的和改的。")),
        ("flow", _("流程：时限压减、一次办好、部门联动矩阵、施工图。")),
        ("orphans", _("无头事项：哪些事没有人负责，给它明确牵头部门。")),
        ("calls", _("乡呼县应：镇街的呼叫派得对不对，办得及时不及时，清单漏了什么。")),
        ("posts", _("编制和人员：缺编超编、编制台账、A、B 岗、人员流动、双轴评价。")),
        ("delegations", _("赋权事项：凭什么交给乡镇（街道），各有多少。")),
    )


def _command(name: str, module: str, text: str) -> Any:
    """Load one command with its options."""
    from .help import Command

    run = import_module(f".{module}", __package__).command
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    alone.command(name, help=text, cls=Command)(run)
    return typer.main.get_command(alone)


def _group(name: str, text: str) -> Any:
    """Load a group: its module's ``commands()``."""
    from .group import group

    return group(name, text, import_module(f".{name}", __package__).commands())


def _show_version(value: bool) -> None:
    if value:
        from .. import __version__

        typer.echo(f"qingdan {__version__}")
        raise typer.Exit
