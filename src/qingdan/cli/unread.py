"""Files that a report had to do without: the one way in which commands speak of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..messages import _, in_one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..store.snapshot import Snapshot

_SHOWN = 20


def tell_unread(snapshot: Snapshot, paths: Iterable[str], without: str | None = None) -> bool:
    """Say on stderr where each file is wrong, and what the report lacks without it.

    ``without`` says the latter of items, which are usually left out. Returns whether there are
    any: a command then ends with 1. Raises ``QingdanError`` for a broken ``qingdan.yaml``.
    """
    wrong = sorted(set(paths))
    if not wrong:
        return False
    tell_places(snapshot, wrong, lambda path: _lacking(path, without))
    sys.stderr.write("  → " + _("改好再运行一次；全部问题用 qingdan validate 看。") + "\n")
    return True


def tell_places(
    snapshot: Snapshot, paths: Iterable[str], more: Callable[[str], str] = lambda _path: ""
) -> None:
    """Say on stderr where each file is wrong, and ``more`` about it."""
    from ..report.findings_escape import visible
    from ..rules.unread import why_unread

    wrong = sorted(set(paths))
    for one in why_unread(snapshot, wrong[:_SHOWN]) if wrong else ():
        sys.stderr.write(visible(f"{one.place}: {in_one(one.why, more(one.path))}") + "\n")
    if len(wrong) > _SHOWN:
        sys.stderr.write(_("另有 {count} 个文件读不了。").format(count=len(wrong) - _SHOWN) + "\n")


def _lacking(path: str, without: str | None) -> str:
    """Say what a report is without the file."""
    from ..store.layout import Role, place

    match place(path).role:
        case Role.ORGANS:
            return _("结果里的机构只有 id，没有名称、层级和沿革。")
        case Role.HEADER:
            return _("这张清单的默认值没有用上。")
        case Role.TEXTS:
            return _("里面的标准文本没有展开。")
    return without or _("结果里没有它。")


__all__ = ["tell_places", "tell_unread"]
