"""``qingdan transfer FROM TO``: items of one organ go to another (机构改革), all or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .options import OutputOption, QuietOption, WorkspaceOption, demand
from .reports import write_report
from .rewriting import say

if TYPE_CHECKING:
    from ..transfer.order import Order
    from ..transfer.plan import Plan

FORMATS = ("text", "json")
ALL = "all"


def command(
    giver: Annotated[
        str, typer.Argument(metavar="FROM", help=_("划出的机构：organs.yaml 里的 id 或名称。"))
    ],
    taker: Annotated[str, typer.Argument(metavar="TO", help=_("划入的机构。"))],
    items: Annotated[
        list[str] | None,
        typer.Option(
            "--items",
            metavar="ID,…",
            help=_("划转哪些事项，逗号分隔，可以写几次；主项带上它的子项。"),
            show_default=False,
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help=_("划转全部事项，废止的除外。"))] = False,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DAY",
            help=_("从哪天起，写进事项的生效日期；不写则为今天。"),
            show_default=False,
        ),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(
            "--document",
            metavar=_("文号"),
            help=_("批准文号，写进事项的“批准”。"),
            show_default=False,
        ),
    ] = None,
    basis: Annotated[
        str | None,
        typer.Option(
            "--basis",
            metavar="TEXT",
            help=_("依据，如机构改革方案；写进报告，撤销机构时写进它的备注。"),
            show_default=False,
        ),
    ] = None,
    close: Annotated[
        bool,
        typer.Option("--close", help=_("原机构同日撤销：在 organs.yaml 里写失效日期和承接。")),
    ] = False,
    with_units: Annotated[
        bool,
        typer.Option("--with-units", help=_("事项写着的科室、队伍等一并登记到新机构名下。")),
    ] = False,
    boundaries: Annotated[
        str | None,
        typer.Option(
            "--boundaries",
            metavar="ID,…|all",
            help=_("把这些职责边界事项里的原机构也换成新机构；不写则只列出来由人定。"),
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("只报告会怎么改，不写文件。"))
    ] = False,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help=_("输出的格式。"))
    ] = "text",
    output: OutputOption = None,
    allow_dirty: Annotated[
        bool, typer.Option("--allow-dirty", help=_("有没提交的改动也照样改写。"))
    ] = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Move items and say what was done; 0 when done, whatever is left to decide."""
    demand("--format", output_format, FORMATS)
    if every == bool(items):
        raise QingdanError(
            _("--items 和 --all 要写一个，只写一个。"),
            _("划转几项：--items cf-7k3q9d2m,xk-bbegvn9d；全部划转：--all。"),
        )
    from ..store.workspace import find_workspace
    from .law_library import day_of

    root = find_workspace(workspace)
    day = day_of(on)
    if on is None and not quiet:
        say(_("没有写 --on，按今天 {day} 划转。").format(day=day.isoformat()))
    from ..transfer.order import Order

    chosen = None if every else _words(items or [])
    matters = _boundaries(boundaries)
    order = Order(giver, taker, day, chosen, document, basis, close, with_units, matters)
    plan = _plan(root, order)
    if not dry_run:
        _write(root, plan, allow_dirty=allow_dirty)
    write_report(_render(plan, output_format, dry_run=dry_run), output)
    return 0


def _plan(root: Path, order: Order) -> Plan:
    """Work out an order that names its organs by id or name."""
    from dataclasses import replace

    from ..rules.profile import load
    from ..store.inventory import read_workspace_file
    from ..store.snapshot import worktree
    from ..transfer.choosing import organ_named
    from ..transfer.planning import plan_transfer
    from ..transfer.scene import read_scene

    snapshot = worktree(root)
    try:
        profile = load(read_workspace_file(snapshot).profile)
    except KeyError as error:
        raise QingdanError(
            _("没有“{name}”这个方案。").format(name=error.args[0]),
            _("有哪些方案见 docs/profiles.md。"),
        ) from None
    scene = read_scene(snapshot)
    giver, taker = organ_named(scene, order.giver), organ_named(scene, order.taker)
    return plan_transfer(scene, replace(order, giver=giver, taker=taker), profile)


def _words(given: list[str]) -> tuple[str, ...]:
    parts = [part.strip() for one in given for part in one.replace("，", ",").split(",")]
    return tuple(dict.fromkeys(part for part in parts if part))


def _boundaries(given: str | None) -> tuple[str, ...] | None:
    if given is None:
        return ()
    return None if given == ALL else _words([given])


def _write(root: Path, plan: Plan, *, allow_dirty: bool) -> None:
    """Write all files or none; refuse where one was changed since it was read."""
    from ..store.write import write_files
    from .validate_waive import refuse_uncommitted

    refuse_uncommitted(root, list(plan.files), allowed=allow_dirty)
    for path, data in plan.before.items():
        if (root / path).read_bytes() != data:
            raise QingdanError(
                _("文件在处理期间被改动了：{path}。没有改动任何文件。").format(path=path),
                _("保存并关闭编辑器里的文件，再运行一次。"),
            )
    write_files(root, plan.files)


def _render(plan: Plan, output_format: str, *, dry_run: bool) -> str:
    if output_format == "json":
        from ..report.transfer_json import transfer_json

        return transfer_json(plan, dry_run=dry_run)
    from ..report.transfer_text import transfer_text

    return transfer_text(plan, dry_run=dry_run)
