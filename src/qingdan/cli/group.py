"""Commands of two words: a group and what stands in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

Commands = tuple[tuple[str, Callable[..., int], str], ...]


def group(name: str, text: str, commands: Commands) -> Any:
    """Return a click group; ``text`` is its one line of help, ``commands`` name, function, help.

    Called without a command it shows its help.
    """
    from .help import Command, Group

    app = typer.Typer(
        name=name,
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

    for word, run, help_text in commands:
        app.command(word, help=help_text, cls=Command)(run)
    return typer.main.get_command(app)
