"""``qingdan flow compress``: how much time new flows save, and how many save enough."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .flow_reading import read
from .options import (
    FORMATS,
    FormatOption,
    OutputOption,
    RevOption,
    WorkspaceOption,
    demand,
)
from .reports import write_report
from .unread import tell_unread

LISTS = ("procedures", "powers")
_SHARE = re.compile(r"(\d{1,3})(?:\.(\d{1,6}))?(%)?")


def command(
    least: Annotated[
        str,
        typer.Option(
            "--min", metavar="SHARE", help=_("至少压减多少，如 50%；正好这么多也算达到。")
        ),
    ] = "50%",
    only: Annotated[
        str,
        typer.Option(
            "--list",
            metavar="|".join(LISTS),
            help=_("比哪张清单：procedures 比压减前和压减后，powers 比法定时限和承诺时限。"),
        ),
    ] = LISTS[0],
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("有事项压减不到 --min 的，以 1 退出。"))
    ] = False,
    rev: RevOption = None,
    output_format: FormatOption = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Write what each matter saves; returns 1 where files are broken, see ``--exit-code``."""
    demand("--format", output_format, FORMATS)
    demand("--list", only, LISTS)
    asked = share(least)
    from ..flow.compressing import Verdict, compress
    from ..flow.conversion import SECTION, read_conversion
    from ..model.vocabulary import ListKind
    from .announce_versions import profile_of

    kind = ListKind(only)
    snapshot, inventory = read(workspace, rev, [kind])
    conversion = read_conversion(profile_of(inventory.workspace.profile).section(SECTION))
    said = compress(inventory, kind, asked, conversion)
    match output_format:
        case "json":
            from ..report.flow_json import compress_json as render
        case "markdown":
            from ..report.flow_text import compress_markdown as render
        case _:
            from ..report.flow_text import compress_text as render
    write_report(render(said, inventory), output)
    short = exit_code and bool(said.of(Verdict.SHORT))
    return int(tell_unread(snapshot, inventory.broken) or short)


def share(text: str) -> Fraction:
    """Read a share of 0 to 100 per cent; ``50`` is ``50%``.

    Raises ``QingdanError`` for anything else: ``0.5`` may mean a half or half a per cent.
    """
    found = _SHARE.fullmatch(text.strip().replace("％", "%").replace(" ", ""))
    hint = _("写百分比，从 0% 到 100%，如 --min 50% 或者 --min 33.3%。")
    if found is None:
        raise QingdanError(_("--min 不能是“{given}”。").format(given=text), hint)
    whole, decimals, sign = found[1], found[2] or "", found[3]
    if decimals and not sign:
        raise QingdanError(
            _("--min 写成“{given}”，看不出是百分之几。").format(given=text),
            _("加上百分号：一半写 50%，百分之 {given} 写 {given}%。").format(given=text),
        )
    percent = Fraction(int(whole + decimals), 10 ** len(decimals))
    if percent > 100:
        raise QingdanError(_("--min 不能超过 100%：{given}。").format(given=text), hint)
    return percent / 100


__all__ = ["command", "share"]
