"""``qingdan adjust``: the commands on adjustments. Each is a file ``adjust_….py``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from ..messages import _


def build(text: str) -> Any:
    """Return the group of commands as a click group; ``text`` is its one line of help."""
    from . import adjust_check, adjust_draft
    from .help import Command, Group

    app = typer.Typer(
        name="adjust",
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

    add("check", adjust_check.command, _("核对调整里写的和实际改的是不是一回事。"))
    add("draft", adjust_draft.command, _("照两个版本的差别起草一批调整，由人补全。"))
    return typer.main.get_command(app)
