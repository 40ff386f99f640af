"""``qingdan law list``: what is in the law library, where it comes from, its id."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..messages import _
from .options import WorkspaceOption, demand

if TYPE_CHECKING:
    from .law_library import Opened

_FORMATS = ("text", "json")
SCHEMA = "qingdan/law-list/1"


def command(
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help=_("输出的格式。"))
    ] = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Print what the library holds; exit code 0."""
    from .law_library import open_for, pin_differs

    demand("--format", output_format, _FORMATS)
    opened = open_for(workspace)
    if output_format == "json":
        import json

        typer.echo(json.dumps(record(opened), ensure_ascii=False, indent=2))
        return 0
    typer.echo(text(opened))
    warning = pin_differs(opened)
    if warning:
        typer.echo(warning, err=True)
    return 0


def record(opened: Opened) -> dict[str, Any]:
    """Return the record of ``--format json``."""
    library = opened.library
    ranks = Counter(law.rank.value for law in library.laws())
    store = library.texts
    return {
        "schema": SCHEMA,
        "id": library.id,
        "pinned": opened.pinned,
        "ranks": dict(sorted(ranks.items(), key=lambda one: (-one[1], one[0]))),
        "sources": [
            {
                "name": source.name,
                "checked": source.checked.isoformat() if source.checked else None,
                "licence": source.licence,
            }
            for source in library.sources
        ],
        "texts": [
            {
                "name": one.name,
                "release": one.release or None,
                "newest": one.checked or None,
                "laws": one.laws,
                "texts": one.texts,
                "licence": one.licence or None,
            }
            for one in (store.collections if store else ())
        ],
        "workspace_laws": opened.own,
    }


def text(opened: Opened) -> str:
    """Return what a person reads."""
    found = record(opened)
    lines = [_("法规库 {id}").format(id=found["id"]), "", _("随程序提供的索引（不含原文）：")]
    lines += [
        _("  {rank} {count} 部").format(rank=rank, count=count)
        for rank, count in found["ranks"].items()
    ]
    lines += ["", _("索引的来源：")]
    for source in found["sources"]:
        checked = source["checked"] or _("日期不详")
        lines.append(
            _("  {name}：核对到 {day}；{licence}").format(
                name=source["name"], day=checked, licence=source["licence"] or _("许可不详")
            )
        )
    lines += ["", _("已添加的原文：")]
    for one in found["texts"]:
        lines.append(
            _("  {name}：{laws} 部，{texts} 个文本，最新的公布于 {day}").format(
                name=" ".join(filter(None, [one["name"], one["release"]])),
                laws=one["laws"],
                texts=one["texts"],
                day=one["newest"] or _("日期不详"),
            )
        )
    if not found["texts"]:
        lines.append(_("  没有。用 qingdan law add 添加，就能对照原文、推荐对应条文。"))
    lines += ["", _("工作区 laws/ 里：{count} 部").format(count=opened.own)]
    return "\n".join(lines)
