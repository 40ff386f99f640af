"""``qingdan explain``: why a rule is there, with examples, and how it is set or waived."""

from __future__ import annotations

from typing import Annotated

import typer

from ..messages import _
from .options import demand

_FORMATS = ("text", "markdown", "json")


def command(
    rule: Annotated[
        str,
        typer.Argument(
            metavar="RULE",
            help=_("规则的编号（QD201）、名称（power-without-basis）或问题的叫法。"),
            show_default=False,
        ),
    ],
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help=_("输出的格式。"))
    ] = "text",
) -> int:
    """Print the documentation of a rule; of a prefix, the table of its rules; exit code 0."""
    from ..errors import QingdanError
    from .rule_listing import as_json, chosen, listed
    from .rules import text_table

    demand("--format", output_format, _FORMATS)
    found = chosen([rule], listed())
    if not found:
        raise QingdanError(
            _("{prefix} 开头的规则还没有。").format(prefix=rule.strip().upper()),
            _("qingdan rules 列出全部规则。"),
        )
    if output_format == "json":
        from ..report.rule_record import SCHEMA

        typer.echo(as_json(SCHEMA, found), nl=False)
    elif len(found) > 1:
        typer.echo(text_table(found), nl=False)
        typer.echo("\n" + _("看其中一条：qingdan explain {code}").format(code=found[0].code))
    else:
        page = found[0].markdown if output_format == "markdown" else found[0].plain
        typer.echo(page, nl=False)
    return 0
