"""``qingdan orphans resolve``: give a matter its lead, with the adjustment that says so."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .options import WorkspaceOption, day_or_today


def command(
    item: Annotated[str, typer.Argument(metavar="ITEM", help=_("哪个事项：id。"))],
    lead: Annotated[
        str,
        typer.Option("--lead", metavar="ORGAN", help=_("由哪个机构牵头：机构 id、全称或者简称。")),
    ],
    basis: Annotated[
        str, typer.Option("--basis", metavar="TEXT", help=_("依据：《法规》第几条，或者文件。"))
    ],
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="TEXT", help=_("决定的文号。"), show_default=False),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="DATE", help=_("决定的日期；不写是今天。"), show_default=False
        ),
    ] = None,
    allow_dirty: Annotated[
        bool, typer.Option("--allow-dirty", help=_("改写还没有提交的文件。"))
    ] = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the lead and its adjustment, both or neither."""
    day = day_or_today(date)
    from ..ownership import resolving
    from ..store.inventory import load_inventory
    from .rewriting import say, write_over
    from .unread import tell_unread
    from .validate_input import find, snapshot_of

    root = find(workspace, [], None)
    snapshot = snapshot_of(root, None, staged=False)
    inventory = load_inventory(snapshot)
    entry = next((one for one in inventory.entries if one.id == item), None)
    if entry is None:
        tell_unread(snapshot, inventory.broken)
        raise QingdanError(
            _("没有事项“{item}”，或者它读不了。").format(item=item),
            _("用 qingdan orphans list 看事项的 id；读不了的先运行 qingdan validate。"),
        )
    organ = next(
        (
            one
            for one, known in inventory.organs.items()
            if lead in (one, known.name, *known.short_names)
        ),
        None,
    )
    if organ is None:
        tell_unread(snapshot, inventory.broken)
        raise QingdanError(
            _("机构名录里没有“{organ}”。").format(organ=lead),
            _("写 organs.yaml 里的 id、全称或者简称；没有登记的先登记。"),
        )
    data = snapshot.read(entry.path)
    decision = resolving.Decision(organ, basis, document, day)
    files = resolving.resolve(entry, data, decision, snapshot.paths())
    changed = write_over(root, {entry.path: data}, files, allow_dirty=allow_dirty)
    sys.stdout.write("".join(path + "\n" for path in changed))
    say(_("已经明确由{organ}牵头。核对以后提交。").format(organ=inventory.organs[organ].name))
    return 0
