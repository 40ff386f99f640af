"""``qingdan orphans``: matters that nobody owns; ``resolve`` gives one its lead."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from ..errors import QingdanError
from ..messages import _
from . import orphans_overlap
from .group import group
from .options import OutputOption, WorkspaceOption, day_or_today, demand
from .reports import write_report

FORMATS = ("text", "json", "markdown")

Revision = Annotated[
    str | None, typer.Option("--rev", metavar="REV", help=_("看某个版本。"), show_default=False)
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help=_("以这一天为“今天”。"), show_default=False),
]


def build(text: str) -> Any:
    """Return the commands ``orphans list`` and ``orphans resolve`` as a click group."""
    return group(
        "orphans",
        text,
        (
            ("list", listing, _("列出没有人负责、几家都负责、机构已经撤销的事项。")),
            ("overlap", orphans_overlap.command, _("列出两个部门都有、又没有划清的权力。")),
            ("resolve", resolve, _("给一个事项明确牵头部门，同时写一份调整。")),
        ),
    )


def listing(
    rev: Revision = None,
    as_of: AsOf = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help=_("输出格式。"))
    ] = "text",
    output: OutputOption = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("有无头事项，退出码为 1。"))
    ] = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Write what nobody owns; 1 for unread files, or under ``--exit-code`` for a matter."""
    demand("--format", output_format, FORMATS)
    today = day_or_today(as_of)
    from ..ownership.orphans import NOT_COVERED, orphans
    from ..report import orphans_words as words
    from ..rules.run import Options, validate
    from ..store.inventory import load_inventory
    from .validate_input import find, snapshot_of

    snapshot = snapshot_of(find(workspace, [], rev), rev, staged=False)
    inventory = load_inventory(snapshot)
    report = validate(snapshot, Options(as_of=today, select=(NOT_COVERED,)))
    found = orphans(inventory, report.findings, today)

    def named(organ: str) -> str:
        known = inventory.organs.get(organ)
        return known.name if known is not None else organ

    if output_format == "json":
        said = words.orphans_json(found, inventory.broken)
    elif output_format == "markdown":
        said = words.orphans_markdown(found, inventory.broken, named)
    else:
        said = words.orphans_text(found, inventory.broken, named)
    write_report(said, output)
    return int(bool(inventory.broken) or (exit_code and bool(found)))


def resolve(
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
    from .validate_input import find, snapshot_of

    root = find(workspace, [], None)
    snapshot = snapshot_of(root, None, staged=False)
    inventory = load_inventory(snapshot)
    entry = next((one for one in inventory.entries if one.id == item), None)
    if entry is None:
        raise QingdanError(
            _("没有事项“{item}”，或者它读不懂。").format(item=item),
            _("用 qingdan orphans list 看事项的 id；读不懂的先运行 qingdan validate。"),
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
