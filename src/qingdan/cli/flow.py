"""``qingdan flow``: the commands on flows. Each is a file ``flow_….py``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from ..messages import _


def build(text: str) -> Any:
    """Return the group of commands as a click group; ``text`` is its one line of help."""
    from . import flow_compress, flow_list, flow_matrix, flow_once, flow_render
    from .help import Command, Group

    app = typer.Typer(
        name="flow",
        cls=Group,
        help=text,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback(invoke_without_command=True)
    def _root(context: typer.Context) -> None:
        if context.invoked_subcommand is None:
            typer.echo(context.get_help())

    def add(name: str, run: Callable[..., int], text: str) -> None:
        app.command(name, help=text, cls=Command)(run)

    add("compress", flow_compress.command, _("各事项的办理时限压减了多少，有多少项达到要求。"))
    add("once", flow_once.command, _("一次办好的事项占多少。"))
    add("matrix", flow_matrix.command, _("部门和联动事项的矩阵：哪些部门一起办，谁牵头。"))
    add("list", flow_list.command, _("属地管理事项里，哪些有施工图和说明书，哪些没有。"))
    add("render", flow_render.command, _("画出一个事项的步骤（施工图、流程）。"))
    return typer.main.get_command(app)
