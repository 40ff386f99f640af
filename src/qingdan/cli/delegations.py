"""``qingdan delegations``: the commands on 赋权事项清单. Each is a file ``delegations_….py``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from ..messages import _


def build(text: str) -> Any:
    """Return the group of commands as a click group; ``text`` is its one line of help."""
    from . import delegations_check, delegations_table
    from .help import Command, Group

    app = typer.Typer(
        name="delegations",
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

    add("check", delegations_check.command, _("逐项判断：凭什么交给乡镇（街道），缺哪个文件。"))
    add("table", delegations_table.command, _("按准备、方式、类型、承接机构等计数。"))
    return typer.main.get_command(app)
