"""``qingdan law``: the commands on the law library. Each is a file ``law_….py``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from ..messages import _


def build(text: str) -> Any:
    """Return the group of commands as a click group; ``text`` is its one line of help."""
    from . import law_add, law_check, law_fill, law_impact, law_list, law_search, law_show
    from .help import Command, Group

    app = typer.Typer(
        name="law",
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

    add("list", law_list.command, _("法规库里有什么、从哪里来、编号是多少。"))
    add("show", law_show.command, _("一部法规：位阶、各次文本、施行和废止、条款数、原文。"))
    add("search", law_search.command, _("在法规名称和已添加的原文里找词。"))
    add("check", law_check.command, _("核对任何文本或文件里的法规引用：还有效吗，有这一条吗。"))
    add("add", law_add.command, _("添加法规原文，供对照、查找和推荐对应条文。"))
    add(
        "impact",
        law_impact.command,
        _("一部法规废止或修改以后，哪些引用要改、改成哪一条、何时之前。"),
    )
    add("fill", law_fill.command, _("把法规原文写进没有原文的依据，或者删去原文。"))
    return typer.main.get_command(app)
