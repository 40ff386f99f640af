"""What of a workspace anybody may see, for ``qingdan export``."""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..errors import BrokenDataError
from ..messages import _, joined
from ..model.vocabulary import ListKind

if TYPE_CHECKING:
    from ..publish.public.projection import Projection, PublicItem
    from ..store.inventory import Entry
    from ..store.snapshot import Snapshot
    from .export_options import Asked
    from .export_tables import Content

_NAMED = 3


def opened(snapshot: Snapshot, asked: Asked) -> tuple[Projection, list[PublicItem]]:
    """Return what the readers may see, and those of its items that are asked for.

    Raises ``BrokenDataError`` where files are wrong: a list for the public is whole or not at all.
    """
    from ..publish.audience import SiteAudience
    from ..publish.public.projection import project
    from ..store.inventory import load_inventory
    from .unread import tell_places

    inventory = load_inventory(snapshot)
    broken = inventory.broken
    if broken:
        tell_places(snapshot, broken)
        named = joined(broken[:_NAMED]) + (" ……" if len(broken) > _NAMED else "")
        raise BrokenDataError(
            _("有 {count} 个文件有错误，没有导出：{files}").format(count=len(broken), files=named),
            _("运行 qingdan validate 看错在哪里，改好再导出。"),
            file=broken[0],
        )
    from ..exchange.exporting.gathering import demand_known

    demand_known(asked.organs, {key: {"名称": one.name} for key, one in inventory.organs.items()})
    projection = project(inventory, SiteAudience(asked.audience))
    if projection.withheld and not asked.quiet:
        _tell_withheld([entry for entry in inventory.entries if _is_wanted(entry, asked)])
    items = [item for item in projection.items if _is_wanted(item, asked)]
    return projection, items


def _tell_withheld(entries: Sequence[Entry]) -> None:
    """Say how many of the items that are asked for are not for the public, and why."""
    from ..publish.public.projection import withheld_because

    reasons = Counter(reason for entry in entries if (reason := withheld_because(entry)))
    if reasons:
        said = joined(
            _("{reason} {count} 项").format(reason=_(reason.value), count=count)
            for reason, count in sorted(reasons.items())
        )
        sys.stderr.write(_("不公开、没有导出的事项：{said}。").format(said=said) + "\n")


def _is_wanted(item: PublicItem | Entry, asked: Asked) -> bool:
    kind = not asked.kinds or str(item.kind) in asked.kinds
    return kind and (not asked.organs or item.organ in asked.organs or item.organ is None)


def open_content(snapshot: Snapshot, asked: Asked) -> Content:
    """Return the public content of a workspace as tables and data need it."""
    from ..exchange.exporting.gathering import Frame, Listed
    from ..store.sides import WORKTREE
    from .export_tables import Content

    projection, items = opened(snapshot, asked)
    there = {item.kind for item in items}
    wanted = asked.kinds or tuple(there)
    kinds = tuple(kind for kind in ListKind if kind in wanted) or tuple(ListKind)
    site = projection.workspace
    frame = Frame(
        site["名称"],
        bool(site.get("虚构")),
        None,
        kinds,
        asked.organs or None,
        {key: _plain(one) for key, one in projection.organs.items()},
        {place: _plain(one) for place, one in projection.headers.items() if place[0] in kinds},
        {},
        projection.extra_fields,
        commit=None if snapshot.label == WORKTREE else snapshot.label,
        rev=asked.rev,
        is_open=True,
    )
    listed = [
        Listed(one.kind, one.organ, one.id, _plain({**one.fields, **one.extra})) for one in items
    ]
    return Content(frame, listed)


def _plain(value: Any) -> Any:
    """The same with days as text, as files hold them."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


__all__ = ["open_content", "opened"]
