"""``qingdan transfer FROM TO``: items of one organ go to another (机构改革), all or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import _
from . import transfer_options as options
from .options import OutputOption, QuietOption, WorkspaceOption, demand
from .reports import write_report
from .rewriting import say

if TYPE_CHECKING:
    import datetime

    from ..transfer.order import Order
    from ..transfer.plan import Plan

ALL = "all"


def command(
    giver: options.Giver = None,
    taker: options.Taker = None,
    items: options.Items = None,
    every: options.Every = False,
    on: options.On = None,
    document: options.Document = None,
    basis: options.BasisText = None,
    close: options.Close = False,
    with_units: options.WithUnits = False,
    boundaries: options.Boundaries = None,
    dry_run: options.DryRun = False,
    undo: options.Undo = False,
    output_format: options.Format = "text",
    output: OutputOption = None,
    allow_dirty: options.AllowDirty = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Move items and say what was done; 0 when done, whatever is left to decide."""
    demand("--format", output_format, options.FORMATS)
    from ..store.workspace import find_workspace

    named = None if workspace is None else str(workspace)
    if undo:
        if giver or every or items or dry_run or output_format != options.FORMATS[0]:
            raise QingdanError(
                _("--undo 要单独用。"), _("撤回上一次划转：qingdan transfer --undo。")
            )
        write_report(_undone(find_workspace(workspace)), output)
        return 0
    if giver is None or taker is None:
        raise QingdanError(
            _("要写划出和划入的两个机构。"),
            _("例如 qingdan transfer ghj zrzy --all；撤回上一次划转用 --undo。"),
        )
    chosen, matters = _chosen(items or [], every=every), _boundaries(boundaries)
    root = find_workspace(workspace)
    from ..transfer.order import Order

    day = _day(on, quiet=quiet)
    order = Order(giver, taker, day, chosen, document, basis, close, with_units, matters)
    plan = _plan(root, order)
    if not dry_run:
        _write(root, plan, allow_dirty=allow_dirty)
    write_report(_render(plan, output_format, dry_run=dry_run, workspace=named), output)
    return 0


def _chosen(items: list[str], *, every: bool) -> tuple[str, ...] | None:
    """Return the ids that go; None for all of the organ."""
    if every == bool(items):
        raise QingdanError(
            _("--items 和 --all 要写一个，只写一个。"),
            _("划转几项：--items cf-7k3q9d2m,xk-bbegvn9d；全部划转：--all。"),
        )
    return None if every else _words(items)


def _day(on: str | None, *, quiet: bool) -> datetime.date:
    from .law_library import day_of

    day = day_of(on)
    if on is None and not quiet:
        say(_("没有写 --on，按今天 {day} 划转。").format(day=day.isoformat()))
    return day


def _undone(root: Path) -> str:
    from ..report.transfer_text import undone_text
    from ..store.undoing import undo

    return undone_text(undo(root))


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
    from ..store.undoing import write_and_remember
    from .validate_waive import refuse_uncommitted

    refuse_uncommitted(root, list(plan.files), allowed=allow_dirty)
    for path, data in plan.before.items():
        if (root / path).read_bytes() != data:
            raise QingdanError(
                _("文件在处理期间被改动了：{path}。没有改动任何文件。").format(path=path),
                _("保存并关闭编辑器里的文件，再运行一次。"),
            )
    write_and_remember(root, plan.before, plan.files)


def _render(plan: Plan, output_format: str, *, dry_run: bool, workspace: str | None) -> str:
    if output_format == "json":
        from ..report.transfer_json import transfer_json

        return transfer_json(plan, dry_run=dry_run)
    from ..report.transfer_text import transfer_text

    return transfer_text(plan, dry_run=dry_run, workspace=workspace)
