"""``qingdan rules``: the table of all rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ..messages import _
from .options import demand

if TYPE_CHECKING:
    from .rule_listing import Listed

_FORMATS = ("text", "markdown", "json")


def command(
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULES",
            help=_("只列这些规则：编号、前缀或名称，逗号隔开。"),
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help=_("输出的格式。"))
    ] = "text",
) -> int:
    """Print the rules; exit code 0."""
    from .rule_listing import as_json, chosen, listed

    demand("--format", output_format, _FORMATS)
    rules = listed()
    if select:
        words = [part for word in select for part in word.replace("，", ",").split(",")]
        rules = chosen([word for word in words if word.strip()], rules)
    if output_format == "json":
        from ..report.rule_record import SCHEMA

        typer.echo(as_json(SCHEMA, rules), nl=False)
    elif output_format == "markdown":
        from ..report import markdown_escape
        from ..report.rule_record import head

        typer.echo(markdown_escape.table([head(), *(rule.row for rule in rules)]))
    else:
        typer.echo(text_table(rules), nl=False)
        typer.echo(
            "\n" + _("共 {count} 条；qingdan explain 编号 说明其中一条。").format(count=len(rules))
        )
    return 0


def text_table(rules: Sequence[Listed]) -> str:
    """Return the table of rules for a terminal."""
    from ..report.rule_record import head, table

    return table([head(), *(rule.row for rule in rules)])
